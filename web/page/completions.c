#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/completer.h"
#include "http/link.h"
#include "http/response.h"
#include "index/syntax.h"
#include "sheet/vocabulary.h"
#include "view/search_link.h"

#include <string.h>

/* Offers that are searched before they are made: a millisecond each at 100,000 sheets. */
enum { MADE_UP_TRIED = 4 };

/* What people call an entry of each list. */
static const struct {
	enum vocabulary_name vocabulary;
	const char *noun;
} nouns[] = {
	{ VOCABULARY_LEVELS,      "niveau" },
	{ VOCABULARY_THEMES,      "thématique" },
	{ VOCABULARY_EQUIPMENT,   "équipement" },
	{ VOCABULARY_SOFTWARE,    "logiciel" },
	{ VOCABULARY_SUBJECTS,    "enseignement" },
	{ VOCABULARY_TYPES,       "type de fiche" },
	{ VOCABULARY_DEPARTMENTS, "département" },
	{ VOCABULARY_PROGRAMME,   "notion du programme" },
};

static const char *noun_of(enum vocabulary_name vocabulary)
{
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (nouns[i].vocabulary == vocabulary)
			return nouns[i].noun;
	return "mot";
}

static char *count_sheets(size_t count)
{
	return text_make("%zu fiche%s", count, count > 1 ? "s" : "");
}

/* « fiche », « thématique, 12 fiches », « équipement « tablette », 3 fiches » for « iPad »;
 * « niveau » for « robot cm2 », which nobody has counted. */
static char *describe(const struct app *app, const struct completion *offer)
{
	if (offer->vocabulary == VOCABULARY_COUNT)
		return offer->target ? mem_copy("fiche") : count_sheets(offer->count);

	if (!offer->target)
		return mem_copy(noun_of(offer->vocabulary));
	const struct term *term = vocabulary_find(app->vocabularies, offer->vocabulary, offer->target);
	bool is_label = !term || text_equals(term_name(term), offer->text);
	OWNED_STRING count = count_sheets(offer->count);
	return is_label ? text_make("%s, %s", noun_of(offer->vocabulary), count)
		: text_make("%s «\u00a0%s\u00a0», %s", noun_of(offer->vocabulary), term_name(term), count);
}

/* A name behind other words that were typed. */
static bool is_made_up(const struct completion *offer)
{
	return !offer->target && offer->vocabulary != VOCABULARY_COUNT;
}

/* A title leads to its sheet; an entry of a list to the sheets that have it, exactly those
 * counted, when a filter says so; what is left to a search of its words. */
static char *link_of(const struct completion *offer)
{
	bool is_title = offer->vocabulary == VOCABULARY_COUNT;
	if (is_title && offer->target)
		return link_to_sheet(offer->target);
	if (is_made_up(offer))
		return link_to_search(&(struct link_search){ .question = offer->text });
	if (offer->vocabulary == VOCABULARY_PROGRAMME)
		return link_to_notion(&(struct link_notion){ .key = offer->target });
	for (enum facet facet = 0; facet < FACET_COUNT && !is_title; facet++)
		if (facets[facet].vocabulary == offer->vocabulary)
			return search_link_to(facet, offer->target);
	return link_to_search(&(struct link_search){ .question = offer->text });
}

/* « niveau:c » goes on to cycles and classes, not to « codage ». */
static bool is_of_field(const struct completion *offer)
{
	const char *at = offer->text, *end = at + strlen(at), *value;
	while (at < end) {
		const char *past = syntax_chunk_end(at, end);
		enum question_field field = syntax_field(at, past, end, &value);
		if (field == QUESTION_LEVEL)
			return offer->vocabulary == VOCABULARY_LEVELS;
		if (field == QUESTION_THEME)
			return offer->vocabulary == VOCABULARY_THEMES;
		at = syntax_skip_spaces(past > at ? past : at + 1, end);
	}
	return true;
}

/* « robot CM2 » was put together here: what finds nothing is no offer. */
static bool is_found(const struct app *app, const struct completion *offer)
{
	size_t total = 0;
	const struct catalogue_request request = { .question = offer->text, .page = 1 };
	return !is_made_up(offer) || (is_of_field(offer)
		&& catalogue_count(app->catalogue, &request, &total, NULL) && total > 0);
}

/* The extension « Suggestions » of OpenSearch: what was typed, then three lists side by side. */
bool page_completions(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)err;
	const char *typed = request_value(req, "q");
	OWNED_COMPLETIONS offers = {0};
	completer_find(app->completer, typed, &offers);

	OWNED(json) answer = json_new_list();
	json_push_text(answer, typed);
	struct json *texts = json_push_list(answer), *words = json_push_list(answer);
	struct json *links = json_push_list(answer);
	/* Those behind other words are made up all together, or none is. */
	size_t count = offers.count && is_made_up(&offers.items[0]) && offers.count > MADE_UP_TRIED
		? MADE_UP_TRIED : offers.count;
	for (size_t i = 0; i < count; i++) {
		if (!is_found(app, &offers.items[i]))
			continue;
		OWNED_STRING description = describe(app, &offers.items[i]);
		OWNED_STRING link = link_of(&offers.items[i]);
		OWNED_STRING address = link_absolute(app->base_url, link);
		json_push_text(texts, offers.items[i].text);
		json_push_text(words, description);
		json_push_text(links, address);
	}
	char *body = json_write(answer);
	response_bytes(res, "application/x-suggestions+json; charset=utf-8", body, strlen(body));
	response_cache(res, "public, max-age=60");
	return true;
}
