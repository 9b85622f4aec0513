#include "page/picked.h"

#include "http/request.h"
#include "page/kept.h"
#include "sheet/id.h"

void picked_done(struct picked *picked)
{
	words_done(&picked->ids);
}

void picked_read(const struct app *app, const struct request *req, struct picked *picked)
{
	OWNED_WORDS pieces = {0};
	words_split(&pieces, request_value(req, "fiches"), ',');
	for (size_t i = 0; i < pieces.count; i++)
		if (!id_is_valid(pieces.items[i]))
			picked->is_damaged = true;
		else if (!kept_add(&picked->ids, pieces.items[i]))
			picked->is_too_long = true;
	picked->is_shared = pieces.count > 0;
	if (!picked->is_shared)
		kept_find(app, req, &picked->ids);
}
