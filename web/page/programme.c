#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/chain.h"
#include "http/link.h"
#include "page/show.h"
#include "view/french.h"
#include "view/programme.h"

bool page_notions(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	size_t *counts = mem_new(vocabulary_size(app->vocabularies, VOCABULARY_PROGRAMME), sizeof *counts);
	bool done = catalogue_count_notions(app->catalogue, counts, err);
	if (done) {
		OWNED(fields) page = fields_new();
		OWNED_STRING link = link_to_notions();
		view_notions(show_frame(app, page, &(struct frame){
			.title = "Notions de codage des programmes",
			.file = "notions.html",
			.link = link,
		}), counts, app->vocabularies);
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
	OWNED(chain) chain = catalogue_chain(app->catalogue, request_parameter(req, "notion"), level,
		number, err);
	if (!chain)
		return false;

	OWNED(fields) page = fields_new();
	OWNED_STRING title = title_of(chain, level, number);
	OWNED_STRING link = link_to_notion(&(struct link_notion){
		.key = chain->notion->key, .level = level, .page = number,
	});
	view_chain(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "notion.html",
		.link = link,
		.is_unlisted = level != NULL,
	}), chain, number, app->vocabularies);
	return show_page(app, req, page, res, err);
}
