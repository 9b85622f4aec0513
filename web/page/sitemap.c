#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "view/sitemap.h"
#include "view/template.h"

#include <string.h>

enum {
	PART_SHEETS = 20000,  /* the protocol allows 50,000 addresses and 50 MB a file */
	PARTS_MAX = 1000,
};

/* The sheets of one part, on their way into its template. */
struct part {
	struct fields *fields;
	const char *base_url;
	size_t first, seen;
};

static void add_sheet(void *context, const char *id, const char *modified_on)
{
	struct part *part = context;
	size_t rank = part->seen++;
	if (rank < part->first || rank >= part->first + PART_SHEETS)
		return;

	OWNED_STRING link = link_to_sheet(id);
	view_sitemap_page(part->fields, part->base_url, link, modified_on);
}

static void add_fixed_pages(struct fields *fields, const char *base_url)
{
	static char *(*const links[])(void) = {
		link_to_home, link_to_notions, link_to_about, link_to_accessibility, link_to_legal_notice,
	};
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		OWNED_STRING link = links[i]();
		view_sitemap_page(fields, base_url, link, NULL);
	}
}

static bool show_xml(const struct app *app, const char *file, const struct fields *fields,
	struct response *res, struct error *err)
{
	OWNED_STRING xml = templates_render(app->templates, file, fields, err);
	if (!xml)
		return false;

	size_t length = strlen(xml);
	response_bytes(res, "application/xml; charset=utf-8", TAKE(xml), length);
	response_cache(res, "public, max-age=3600");
	return true;
}

static bool show_list_of_parts(const struct app *app, size_t sheets, struct response *res,
	struct error *err)
{
	OWNED(fields) fields = fields_new();
	for (unsigned number = 1; (size_t)(number - 1) * PART_SHEETS < sheets; number++) {
		OWNED_STRING link = link_to_sitemap_part(number);
		view_sitemap_part(fields, app->base_url, link);
	}
	return show_xml(app, "plans.xml", fields, res, err);
}

bool page_sitemap(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct catalogue_figures figures;
	unsigned number = request_number(req, "partie", 1, PARTS_MAX, 0);
	if (!catalogue_figures(app->catalogue, &figures, err))
		return false;
	if (number == 0 && figures.sheets > PART_SHEETS)
		return show_list_of_parts(app, figures.sheets, res, err);

	OWNED(fields) fields = fields_new();
	struct part part = {
		.fields = fields,
		.base_url = app->base_url,
		.first = number > 1 ? (size_t)(number - 1) * PART_SHEETS : 0,
	};
	if (number <= 1)
		add_fixed_pages(fields, app->base_url);
	return catalogue_each_published(app->catalogue, add_sheet, &part, err)
		&& show_xml(app, "plan.xml", fields, res, err);
}
