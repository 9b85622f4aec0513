#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "catalogue/tags.h"
#include "http/link.h"
#include "http/response.h"
#include "view/sitemap.h"
#include "view/template.h"

#include <string.h>

enum {
	PART_SHEETS = 20000,  /* the protocol allows 50,000 addresses and 50 MB a file */
	PARTS_MAX = 1000,
	PLACES_MAX = 5000,    /* of each kind, and as many tags: with the first part they stay below 50,000 */
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

static char *link_to_whole_map(void)
{
	return link_to_map(&(struct link_map){0});
}

static void add_fixed_pages(struct fields *fields, const char *base_url)
{
	static char *(*const links[])(void) = {
		link_to_home, link_to_notions, link_to_whole_map, link_to_about, link_to_accessibility,
		link_to_legal_notice,
	};
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		OWNED_STRING link = links[i]();
		view_sitemap_page(fields, base_url, link, NULL);
	}
}

struct listed_place {
	enum facet facet;
	char *(*link)(const char *key);
};

/* Places and tags that sheets have: a page of nothing is not to be found. */
static bool add_places(struct app *app, struct fields *fields, struct error *err)
{
	static const struct listed_place places[] = {
		{ FACET_DEPARTMENT, link_to_department }, { FACET_ZONE, link_to_zap },
		{ FACET_SCHOOL, link_to_school },
	};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		OWNED_WORDS keys = {0};
		if (!catalogue_places_told(app->catalogue, places[i].facet, PLACES_MAX, &keys, err))
			return false;
		for (size_t k = 0; k < keys.count; k++) {
			OWNED_STRING link = places[i].link(keys.items[k]);
			view_sitemap_page(fields, app->base_url, link, NULL);
		}
	}
	return true;
}

static bool add_tags(struct app *app, struct fields *fields, struct error *err)
{
	OWNED_COUNTED_TAGS tags = {0};
	if (!catalogue_count_tags(app->catalogue, &tags, err))
		return false;
	counted_tags_keep(&tags, PLACES_MAX);
	for (size_t i = 0; i < tags.count; i++) {
		OWNED_STRING link = link_to_tag(tags.items[i].key, 1);
		view_sitemap_page(fields, app->base_url, link, NULL);
	}
	return true;
}

/* Without an index nobody knows which have sheets: those of the store are listed all the same. */
static bool add_lists(struct app *app, struct fields *fields, struct error *err)
{
	struct error why = {0};
	if (add_places(app, fields, &why) && add_tags(app, fields, &why))
		return true;
	return why.kind == ERROR_BUSY || error_set(err, why.kind, "%s", why.text);
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
	if (number <= 1) {
		add_fixed_pages(fields, app->base_url);
		if (!add_lists(app, fields, err))
			return false;
	}
	return catalogue_each_published(app->catalogue, add_sheet, &part, err)
		&& show_xml(app, "plan.xml", fields, res, err);
}
