#include "page/booklet.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "page/kept.h"
#include "page/picked.h"

#include <string.h>

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static bool add(struct app *app, const char *id, struct booklet *booklet, size_t *left, struct error *err)
{
	struct error why = {0};
	OWNED(catalogue_sheet) found = catalogue_find(app->catalogue, id, &why);
	if (!found && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	if (!found || found->is_withdrawn) {
		words_add(&booklet->missing, id);
		return true;
	}

	size_t bytes = larger(strlen(found->sheet->body), strlen(found->body->html));
	bool is_whole = bytes <= *left;
	*left -= is_whole ? bytes : 0;
	booklet->entries[booklet->count++] = (struct booklet_entry){ TAKE(found), is_whole };
	return true;
}

bool booklet_bind(struct app *app, const struct request *req, struct booklet *booklet,
	struct response *res, struct error *err)
{
	OWNED_PICKED picked = {0};
	picked_read(app, req, &picked);
	if (!picked.is_shared)
		kept_vary(res, &picked.ids);

	char day[DATE_BYTES];
	date_write(date_of(request_time(req)), day);
	booklet->day = mem_copy(day);
	booklet->base_url = app->base_url;
	booklet->is_partial = picked.is_too_long || picked.is_damaged;
	booklet->entries = mem_new(picked.ids.count + 1, sizeof *booklet->entries);
	size_t left = BOOKLET_MAX_BYTES;
	for (size_t i = 0; i < picked.ids.count; i++)
		if (!add(app, picked.ids.items[i], booklet, &left, err))
			return false;

	if (booklet->count == 0) {
		OWNED_STRING link = link_to_selection(LINK_SELECTION, picked.ids.count > 0 && picked.is_shared
			? &picked.ids : NULL);
		response_found(res, link);
	}
	return true;
}
