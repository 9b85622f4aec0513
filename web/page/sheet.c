#include "page/pages.h"

#include "app.h"
#include "base/hash.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "page/kept.h"
#include "page/proposed.h"
#include "page/sheet.h"
#include "page/show.h"
#include "page/tagger.h"
#include "proposals/proposals.h"
#include "view/propose.h"
#include "view/selection.h"
#include "view/sheet.h"
#include "view/sheet_tags.h"

enum { RELATIONS_SHOWN = 20, TAGS_OFFERED = 100 };

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

/* What stands on the page beside the sheet itself. */
struct company {
	struct words titles;   /* of the sheets it names */
	struct cards similar;
	struct words kept;     /* ids of those the visitor keeps */
	const struct tagging_result *tagging;  /* why a tag was not put; NULL */
	const char *typed;                     /* that tag */
};

static void company_done(struct company *company)
{
	words_done(&company->titles);
	cards_done(&company->similar);
	words_done(&company->kept);
}

/* The page also shows other sheets, and what is kept: they are part of what it is made of. */
static bool is_known(const struct request *req, const struct catalogue_sheet *found,
	const struct company *company, struct response *res)
{
	const struct words *schools = &found->schools.names;
	kept_vary(res, &company->kept);
	if (company->titles.count + company->similar.count + company->kept.count + schools->count == 0)
		return response_is_known(res, req, found->etag, found->changed_at);

	char hash[HASH_BYTES];
	OWNED_STRING titles = words_join(&company->titles, "\n");
	OWNED_STRING kept = words_join(&company->kept, "\n");
	OWNED_STRING named = words_join(schools, "\n");
	OWNED_TEXT all = {0};
	text_format(&all, "%s\n%s\n\n%s\n\n%s\n", found->etag, titles, kept, named);
	for (size_t i = 0; i < company->similar.count; i++) {
		const struct card *card = &company->similar.items[i];
		text_format(&all, "\n%s\n%s\n%s\n%s", card->id, card->title, card->summary,
			card->modified_on ? card->modified_on : "");
	}
	hash_quickly(text_string(&all), all.length, hash);
	return response_is_known(res, req, hash, 0);
}

/* Whoever may put tags is shown with which: those that most sheets have. */
static bool add_tags(struct app *app, const struct request *req, const struct catalogue_sheet *found,
	const struct company *company, struct fields *body, struct error *err)
{
	struct sheet_tags shown = {
		.id = found->sheet->id,
		.tags = &found->tags,
		.done = company->tagging ? "" : request_value(req, "fait"),
		.result = company->tagging,
		.typed = company->typed,
	};
	OWNED_SHOWN_TAGS own = {0};
	OWNED_COUNTED_TAGS known = {0};
	bool may_tag = app->visitor.row && app->visitor.role != ROLE_OPERATIONS && proposed_open(app, req);
	if (may_tag) {
		const struct tagger tagger = tagger_of(app, req);
		if (!catalogue_tags_of(app->catalogue, found, app->visitor.row, &own, err))
			return false;
		catalogue_count_tags(app->catalogue, &known, NULL);
		counted_tags_keep(&known, TAGS_OFFERED);
		shown.tags = &own;
		shown.known = &known;
		shown.token = app->token;
		shown.is_keeper = tagging_is_keeper(&tagger, found->sheet);
	}
	view_sheet_tags(body, &shown);
	return true;
}

static bool show_sheet(struct app *app, const struct request *req, const struct catalogue_sheet *found,
	const struct company *company, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_sheet(found->sheet->id);
	OWNED_STRING source = link_to_sheet_source(found->sheet->id);
	OWNED_STRING report = app->proposals ? link_to_report(found->sheet->id) : NULL;
	OWNED_STRING address = link_absolute(app->base_url, link);

	struct fields *body = show_frame(app, page, &(struct frame){
		.title = found->sheet->title,
		.file = "usage.html",
		.description = found->sheet->summary,
		.link = link,
		.source_link = source,
	});
	view_sheet(body, &(struct sheet_page){
		.found = found,
		.address = address,
		.source_link = source,
		.report_link = report,
		.relation_titles = &company->titles,
		.similar = &company->similar,
	}, app->vocabularies);
	view_selection_button(body, found->sheet->id, &company->kept, company->kept.count >= KEPT_MAX);
	if (app->people)
		view_begin_buttons(body, &(struct begin_buttons){
			.id = found->sheet->id,
			.token = app->token,
			.may_vary = proposal_may_vary(app->vocabularies, found->sheet),
			.is_signed_in = app->visitor.row,
		});
	if (!add_tags(app, req, found, company, body, err))
		return false;
	return company->tagging ? show_again(app, req, page, res, err)
		: show_page(app, req, page, res, err);
}

static bool show(struct app *app, const struct request *req, const struct tagging_result *tagging,
	const char *typed, struct response *res, struct error *err)
{
	OWNED(catalogue_sheet) found = catalogue_find(app->catalogue,
		request_parameter(req, "id"), err);
	if (!found)
		return false;
	if (found->is_withdrawn)
		return page_error(app, req, 410, res, err);

	__attribute__((cleanup(company_done))) struct company company = {
		.tagging = tagging, .typed = typed,
	};
	if (!find_titles(app, found->sheet, &company.titles, err))
		return false;
	/* A sheet is read without the index as well: what is close to it is then not told. */
	catalogue_similar(app->catalogue, found, &company.similar, NULL);
	kept_find(app, req, &company.kept);
	return (!tagging && is_known(req, found, &company, res))
		|| show_sheet(app, req, found, &company, res, err);
}

bool page_sheet(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	return show(app, req, NULL, NULL, res, err);
}

bool sheet_show_again(struct app *app, const struct request *req, const struct tagging_result *result,
	const char *typed, struct response *res, struct error *err)
{
	return show(app, req, result, typed, res, err);
}
