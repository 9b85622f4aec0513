#include "page/picked.h"

#include "http/request.h"
#include "page/kept.h"

void picked_done(struct picked *picked)
{
	words_done(&picked->ids);
}

void picked_read(const struct app *app, const struct request *req, struct picked *picked)
{
	kept_parse(&picked->ids, request_value(req, "fiches"), ',');
	picked->is_shared = picked->ids.count > 0;
	if (!picked->is_shared)
		kept_find(app, req, &picked->ids);
}
