#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "http/link.h"
#include "page/show.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"
#include "view/place.h"
#include "view/search_link.h"

#include <string.h>

/* ---- One school ---- */

static struct found *find_sheets(struct app *app, const char *uai, struct error *err)
{
	const struct filter filter = { FACET_SCHOOL, uai };
	const struct catalogue_request request = { .filters = &filter, .filter_count = 1, .page = 1 };
	return catalogue_search(app->catalogue, &request, err);
}

/* One the register does not know has a page when some sheet names it. */
static bool find_school(struct app *app, const char *uai, struct school_record *school, struct error *err)
{
	struct error why = {0};
	if (!uai_is_valid(uai))
		return error_set(err, ERROR_NOT_FOUND, "no such school");
	if (catalogue_school_record(app->catalogue, uai, school, &why))
		return true;
	if (why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	memcpy(school->uai, uai, UAI_BYTES);
	return true;
}

bool page_school(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_SCHOOL school = {0};
	if (!find_school(app, request_parameter(req, "uai"), &school, err))
		return false;
	OWNED(found) found = find_sheets(app, school.uai, err);
	if (!found)
		return false;
	if (!school.name && found->total == 0)
		return error_set(err, ERROR_NOT_FOUND, "no such school");

	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_school(school.uai);
	OWNED_STRING title = school.name && school.commune ? text_make("%s, %s", school.name, school.commune)
		: mem_copy(school.name ? school.name : school.uai);
	view_school(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "etablissement.html",
		.link = link,
	}), &(struct school_page){ &school, found }, app->vocabularies);
	return show_page(app, req, page, res, err);
}

/* ---- A territory ---- */

static bool show_territory(struct app *app, const struct request *req, const char *link,
	const struct territory_page *territory, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_territory(show_frame(app, page, &(struct frame){
		.title = territory->name,
		.file = "territoire.html",
		.link = link,
	}), territory);
	return show_page(app, req, page, res, err);
}

/* « /departements/23 » is what people type. */
bool page_department(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	const char *typed = request_parameter(req, "code");
	OWNED_STRING code = strlen(typed) == 2 ? text_make("0%s", typed) : mem_copy(typed);
	const struct term *department = vocabulary_find(app->vocabularies, VOCABULARY_DEPARTMENTS, code);
	OWNED_SCHOOL_LIST schools = {0};
	if (!department)
		return error_set(err, ERROR_NOT_FOUND, "no such department");
	if (!catalogue_schools_of_department(app->catalogue, code, &schools, err))
		return false;
	OWNED_STRING link = link_to_department(code);
	OWNED_STRING search = search_link_to(FACET_DEPARTMENT, code);
	return show_territory(app, req, link, &(struct territory_page){
		.name = department->label, .kind = "Département", .schools = &schools, .search_link = search,
	}, res, err);
}

bool page_zap(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	const char *code = request_parameter(req, "code");
	OWNED_SCHOOL_LIST schools = {0};
	if (!catalogue_schools_of_zap(app->catalogue, code, &schools, err))
		return false;
	if (schools.count == 0)
		return error_set(err, ERROR_NOT_FOUND, "no such zone");
	OWNED_STRING link = link_to_zap(code);
	const char *name = schools.items[0].zap_name ? schools.items[0].zap_name : schools.items[0].zap;
	return show_territory(app, req, link, &(struct territory_page){
		.name = name, .kind = "Zone d’animation pédagogique", .schools = &schools,
	}, res, err);
}
