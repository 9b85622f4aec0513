#include "page/pages.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/chain.h"
#include "http/link.h"
#include "http/request.h"
#include "indicators/look.h"
#include "page/show.h"
#include "view/examples.h"
#include "view/french.h"
#include "view/programme.h"

/* What is said of examples: how many usages they would be today. */
static bool read_examples(struct app *app, const struct request *req, struct examples_shown *examples,
	struct error *err)
{
	char day[DATE_BYTES];
	date_write(date_of(request_time(req)), day);
	examples->are_counted = text_equals(request_value(req, "exemples"), "oui");
	return look_examples(catalogue_store(app->catalogue), &(struct outlook){ .day = day }, &examples->count,
		err);
}

bool page_notions(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	struct examples_shown examples = {0};
	if (!read_examples(app, req, &examples, err))
		return false;
	size_t *counts = mem_new(vocabulary_size(app->vocabularies, VOCABULARY_PROGRAMME), sizeof *counts);
	bool done = catalogue_count_notions(app->catalogue, examples.are_counted, counts, err);
	if (done) {
		OWNED(fields) page = fields_new();
		OWNED_STRING without = link_to_notions();
		OWNED_STRING with = link_with_examples(without);
		examples.other = examples.are_counted ? without : with;
		view_notions(show_frame(app, page, &(struct frame){
			.title = "Notions de codage des programmes",
			.file = "notions.html",
			.link = examples.are_counted ? with : without,
			.is_unlisted = examples.are_counted,
		}), counts, &examples, app->vocabularies);
		done = show_page(app, req, page, res, err);
	}
	free(counts);
	return done;
}

/* « Découvrir la notion d’algorithme… – CM1 (page 2) » */
static char *title_of(const struct chain *chain, const char *level, unsigned page)
{
	OWNED_STRING notion = french_capital(chain->notion->label);
	if (!level)
		return TAKE(notion);
	const char *label = chain->classes[0].level->label;
	return page > 1 ? text_make("%s – %s (page %u)", notion, label, page)
		: text_make("%s – %s", notion, label);
}

bool page_notion(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const char *asked = request_value(req, "niveau");
	const char *level = *asked ? asked : NULL;
	unsigned number = level ? request_number(req, "page", 1, CHAIN_LAST_PAGE, 1) : 0;
	struct examples_shown examples = {0};
	if (!read_examples(app, req, &examples, err))
		return false;
	OWNED(chain) chain = catalogue_chain(app->catalogue, &(struct chain_wanted){
		request_parameter(req, "notion"), level, number, examples.are_counted,
	}, err);
	if (!chain)
		return false;

	OWNED(fields) page = fields_new();
	OWNED_STRING title = title_of(chain, level, number);
	struct link_notion here = { chain->notion->key, level, number, examples.are_counted };
	OWNED_STRING link = link_to_notion(&here);
	here.with_examples = !here.with_examples;
	OWNED_STRING other = link_to_notion(&here);
	examples.other = other;
	view_chain(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "notion.html",
		.link = link,
		.is_unlisted = level || examples.are_counted,
	}), &(struct shown_chain){ chain, number, &examples }, app->vocabularies);
	return show_page(app, req, page, res, err);
}
