#include "view/results.h"

#include "base/utf8.h"
#include "catalogue/found.h"
#include "view/card.h"
#include "view/explain.h"
#include "view/filters.h"
#include "view/notes.h"
#include "view/template.h"

enum {
	PAGES_AROUND = 2,     /* pages named on each side of the current one */
	HEADING_BYTES = 200,  /* of a question that is repeated */
};

unsigned results_last_page(const struct found *found, unsigned per_page)
{
	size_t size = per_page ? per_page : CATALOGUE_PAGE_SIZE;
	size_t listed = found->total < CATALOGUE_MOST_LISTED ? found->total : CATALOGUE_MOST_LISTED;
	size_t pages = (listed + size - 1) / size;
	return pages > 0 ? (unsigned)pages : 1;
}

static void add_step(struct fields *list, const char *section, const struct results *results,
	unsigned page)
{
	OWNED_STRING link = search_link(&results->terms, page);
	struct fields *out = fields_repeat(list, section);
	fields_text(out, "LIEN", link);
	fields_number(out, "NUMERO", page);
}

/* First, last and the current one with its neighbours; a gap stands for what is left out. */
static void add_numbers(struct fields *list, const struct results *results, unsigned last)
{
	unsigned previous = 0;
	for (unsigned page = 1; page <= last; page++) {
		bool is_near = page + PAGES_AROUND >= results->page && page <= results->page + PAGES_AROUND;
		if (page != 1 && page != last && !is_near)
			continue;

		struct fields *number = fields_repeat(list, "NUMERO_DE_PAGE");
		if (page > previous + 1)
			fields_repeat(number, "LACUNE");
		add_step(number, page == results->page ? "PAGE_COURANTE" : "PAGE_AUTRE", results, page);
		previous = page;
	}
}

static void add_pagination(struct fields *fields, const struct results *results, unsigned last)
{
	if (last == 1)
		return;

	struct fields *list = fields_repeat(fields, "PAGINATION");
	if (results->page > 1)
		add_step(list, "PRECEDENTE", results, results->page - 1);
	add_numbers(list, results, last);
	if (results->page < last)
		add_step(list, "SUIVANTE", results, results->page + 1);
}

static void add_suggestion(struct fields *list, const struct suggestion *suggestion)
{
	static const char *const sections[] = {
		[SUGGESTION_WITHOUT_FILTER] = "SANS_LE_FILTRE",
		[SUGGESTION_WITHOUT_CHOICES] = "SANS_LES_FILTRES",
		[SUGGESTION_WITHOUT_FILTERS] = "SANS_FILTRE",
		[SUGGESTION_WITHOUT_QUOTES] = "SANS_GUILLEMETS",
		[SUGGESTION_ANYWHERE] = "PARTOUT",
		[SUGGESTION_WITHOUT_WORD] = "SANS_LE_MOT",
		[SUGGESTION_WITHOUT_EXCLUSION] = "SANS_EXCLURE",
		[SUGGESTION_ONLY_WORD] = "SEULEMENT",
	};
	struct fields *out = fields_repeat(list, "ESSAI");
	fields_text(out, "LIEN", suggestion->link);
	fields_text(fields_repeat(out, sections[suggestion->kind]), "QUOI", suggestion->what);
	fields_count(out, "NOMBRE", "PLURIEL", suggestion->total);
}

static void add_nothing(struct fields *fields, const struct results *results)
{
	struct fields *out = fields_repeat(fields, "AUCUN");
	if (results->suggestion_count == 0)
		return;

	struct fields *list = fields_repeat(out, "ESSAIS");
	for (size_t i = 0; i < results->suggestion_count; i++)
		add_suggestion(list, &results->suggestions[i]);
}

static void add_past_the_end(struct fields *fields, const struct results *results, unsigned last)
{
	struct fields *out = fields_repeat(fields, "PAGE_VIDE");
	OWNED_STRING link = search_link(&results->terms, last);
	fields_text(out, "LIEN", link);
	fields_count(out, "DERNIERE", "PLURIEL", last);
}

/* Pages that follow the first show the list as it was then. */
static void add_newer(struct fields *fields, const struct results *results)
{
	if (results->found->newer == 0)
		return;
	struct fields *out = fields_repeat(fields, "NOUVELLES");
	OWNED_STRING link = search_link(&results->terms, 1);
	fields_count(out, "NOMBRE", "PLURIEL", results->found->newer);
	fields_text(out, "LIEN", link);
}

/* A page of letters is no heading; the box has the whole. */
static char *heading_of(const char *question)
{
	return utf8_shorten(question, HEADING_BYTES);
}

static void add_heading(struct fields *fields, const struct results *results, unsigned last)
{
	const struct search_terms *terms = &results->terms;
	const struct found *found = results->found;
	OWNED_STRING heading = heading_of(found->is_corrected ? found->correction : terms->question);
	if (*terms->question && !found->asks_nothing)
		fields_optional(fields, "AVEC_QUESTION", "QUESTION", heading);
	else if (found->total > 0 || !found->asks_nothing)
		fields_repeat(fields, terms->filter_count > 0 ? "FILTRES_SEULS" : "TOUT");

	if (results->found->total > 0)
		fields_count(fields_repeat(fields, "TROUVES"), "TOTAL", "TOTAL_PLURIEL", results->found->total);
	view_notes(fields, results);
	add_newer(fields, results);
	if (last > 1 && results->page <= last) {
		struct fields *place = fields_repeat(fields, "PLACE");
		fields_number(place, "PAGE", results->page);
		fields_number(place, "PAGES", last);
	}
}

/* ---- Order and number of sheets: two menus of the filters' form ---- */

/* Without a question nothing is more relevant than the newest. */
static enum order usual_order(const struct search_terms *terms)
{
	return *terms->question ? ORDER_RELEVANCE : ORDER_NEWEST;
}

/* An order that would say nothing is left out, unless it is the one asked for. */
static bool is_offered(const struct results *results, enum order order)
{
	const struct search_terms *terms = &results->terms;
	if (order == ORDER_RELEVANCE)
		return *terms->question;
	return order != ORDER_REUSED || results->found->has_reuses || terms->order == order;
}

static void add_orders(struct fields *menus, const struct results *results)
{
	const struct search_terms *terms = &results->terms;
	enum order usual = usual_order(terms);
	enum order now = terms->order == ORDER_RELEVANCE ? usual : terms->order;
	for (enum order order = 0; order < ORDER_COUNT; order++) {
		if (!is_offered(results, order))
			continue;
		struct fields *out = fields_repeat(menus, "TRI");
		/* The usual order is not asked for: it must not be that of the next question. */
		fields_text(out, "VALEUR", order == usual ? "" : search_order_key(order));
		fields_text(out, "LIBELLE", search_order_label(order));
		if (order == now)
			fields_repeat(out, "CHOISI");
	}
}

static void add_menus(struct fields *list, const struct results *results)
{
	struct fields *menus = fields_repeat(list, "MENUS");
	add_orders(menus, results);
	unsigned now = results->terms.per_page ? results->terms.per_page : CATALOGUE_PAGE_SIZE;
	for (const unsigned *size = search_page_sizes; *size; size++) {
		struct fields *out = fields_repeat(menus, "PAR_PAGE");
		fields_number(out, "NOMBRE", *size);
		if (*size == now)
			fields_repeat(out, "CHOISI");
	}
}

static void add_exports(struct fields *fields, const struct search_terms *terms)
{
	struct fields *out = fields_repeat(fields, "EMPORTER");
	OWNED_STRING table = search_link_as(terms, LINK_TABLE, 1);
	OWNED_STRING feed = search_link_as(terms, LINK_FEED, 1);
	fields_text(out, "LIEN_TABLEUR", table);
	fields_text(out, "LIEN_FLUX", feed);
}

void view_results(struct fields *fields, const struct results *results,
	const struct vocabularies *vocabularies)
{
	const struct found *found = results->found;
	unsigned last = results_last_page(found, results->terms.per_page);

	add_heading(fields, results, last);
	view_explanation(fields, results);
	view_chosen_filters(fields, &results->terms, found, vocabularies);
	bool has_form = view_filters(fields, &results->terms, found, vocabularies);

	OWNED_STRING typed = heading_of(results->terms.question);
	if (found->total == 0 && found->asks_nothing)
		fields_optional(fields, "RIEN_A_CHERCHER", "TAPE", typed);
	else if (found->total == 0)
		add_nothing(fields, results);
	else if (found->cards.count == 0)
		add_past_the_end(fields, results, last);
	else {
		struct fields *list = fields_repeat(fields, "LISTE");
		if (has_form)
			add_menus(list, results);
		for (size_t i = 0; i < found->cards.count; i++)
			view_card(list, &found->cards.items[i], vocabularies);
		add_pagination(fields, results, last);
		add_exports(fields, &results->terms);
	}
}
