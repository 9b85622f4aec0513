#include "page/pages.h"

#include "app.h"
#include "base/hash.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "page/show.h"
#include "view/sheet.h"

enum { RELATIONS_SHOWN = 20 };

/* The titles of the sheets this one names; "" for one that the public may not see. */
static bool find_titles(struct app *app, const struct sheet *sheet, struct words *titles,
	struct error *err)
{
	for (size_t i = 0; i < sheet->relation_count && i < RELATIONS_SHOWN; i++) {
		struct error why = {0};
		OWNED(catalogue_sheet) other = catalogue_find(app->catalogue,
			sheet->relations[i].target, &why);
		if (!other && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		words_add(titles, other && !other->is_withdrawn ? other->sheet->title : "");
	}
	return true;
}

/* The page also shows titles of other sheets: they are part of what it is made of. */
static bool is_known(const struct request *req, const struct catalogue_sheet *found,
	const struct words *titles, struct response *res)
{
	if (titles->count == 0)
		return response_is_known(res, req, found->etag, found->changed_at);

	char hash[HASH_BYTES];
	OWNED_STRING joined = words_join(titles, "\n");
	OWNED_STRING all = text_make("%s\n%s", found->etag, joined);
	hash_quickly(all, strlen(all), hash);
	return response_is_known(res, req, hash, 0);
}

static bool show_sheet(struct app *app, const struct catalogue_sheet *found,
	const struct words *titles, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_sheet(found->sheet->id);
	OWNED_STRING source = link_to_sheet_source(found->sheet->id);
	OWNED_STRING address = link_absolute(app->base_url, link);

	view_sheet(show_frame(app, page, &(struct frame){
		.title = found->sheet->title,
		.file = "usage.html",
		.description = found->sheet->summary,
		.link = link,
		.source_link = source,
	}), &(struct sheet_page){
		.found = found,
		.address = address,
		.source_link = source,
		.relation_titles = titles,
	}, app->vocabularies);
	return show_page(app, page, res, err);
}

bool page_sheet(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(catalogue_sheet) found = catalogue_find(app->catalogue,
		request_parameter(req, "id"), err);
	if (!found)
		return false;
	if (found->is_withdrawn)
		return page_error(app, req, 410, res, err);

	OWNED_WORDS titles = {0};
	if (!find_titles(app, found->sheet, &titles, err))
		return false;
	return is_known(req, found, &titles, res) || show_sheet(app, found, &titles, res, err);
}
