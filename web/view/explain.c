#include "view/explain.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/found.h"
#include "index/explain.h"
#include "index/synonyms.h"
#include "view/results.h"
#include "view/template.h"

/* ---- Why a sheet is there ---- */

static const struct { enum explain_place place; const char *name, *said; } places[] = {
	{ EXPLAIN_TITLE,  "titre",     "dans le titre" },
	{ EXPLAIN_TEXT,   "texte",     "dans le texte" },
	{ EXPLAIN_LABEL,  "listes",    "dans ses listes" },
	{ EXPLAIN_LEVEL,  "niveau",    "par son niveau" },
	{ EXPLAIN_AUTHOR, "signature", "par sa signature" },
};
enum { PLACES = sizeof places / sizeof places[0] };

void explain_places(const struct card_reason *reason, struct words *names)
{
	for (size_t i = 0; i < PLACES; i++)
		if (reason->places & places[i].place)
			words_add(names, places[i].name);
}

/* « dans le titre, dans le texte et par son niveau » */
static char *where(const struct card_reason *reason)
{
	OWNED_WORDS said = {0};
	for (size_t i = 0; i < PLACES; i++)
		if (reason->places & places[i].place)
			words_add(&said, places[i].said);
	struct text text = {0};
	text_add(&text, "");
	for (size_t i = 0; i < said.count; i++)
		text_format(&text, "%s%s", i == 0 ? "" : i + 1 < said.count ? ", " : " et ", said.items[i]);
	return text_take(&text);
}

char *explain_reason(const struct card_reason *reason)
{
	OWNED_STRING here = where(reason);
	const struct alternative *alternative = reason->alternative;
	if (alternative && alternative->list)
		return text_make("«\u00A0%s\u00A0», choisi dans une liste (%s)", alternative->to,
			alternative->list);
	if (alternative)
		return text_make("«\u00A0%s\u00A0» (synonyme), %s", alternative->to, here);
	if (reason->guess)
		return text_make("«\u00A0%s\u00A0» (mot approché), %s", reason->guess, here);
	if (reason->is_lift)
		return text_make("mot courant, %s", here);
	if (reason->is_relative)
		return text_make("un mot de la même famille, %s", here);
	return reason->places ? mem_copy(here) : mem_copy("absent de la fiche");
}

void view_card_reasons(struct fields *fields, const struct card *card)
{
	if (card->reason_count == 0)
		return;
	struct fields *list = fields_repeat(fields, "POURQUOI");
	for (size_t i = 0; i < card->reason_count; i++) {
		const struct card_reason *reason = &card->reasons[i];
		struct fields *out = fields_repeat(list, "MOTIF");
		OWNED_STRING said = explain_reason(reason);
		fields_text(out, "MOTS", reason->words);
		fields_text(out, "EXPLICATION", said);
		if (reason->percent)
			fields_number(fields_repeat(out, "COMPTE"), "PART", reason->percent);
	}
}

/* ---- How the question was read ---- */

static void add_link(struct fields *fields, const char *section, const struct results *results,
	bool is_explained)
{
	struct search_terms terms = results->terms;
	terms.is_explained = is_explained;
	OWNED_STRING link = search_link(&terms, results->page);
	fields_text(fields_repeat(fields, section), "LIEN", link);
}

void view_explanation(struct fields *fields, const struct results *results)
{
	const struct found *found = results->found;
	if (found->asks_nothing || !*results->terms.question)
		return;
	if (found->cards.count)
		add_link(fields, found->question ? "SANS_EXPLIQUER" : "EXPLIQUER", results, !found->question);
	if (!found->question)
		return;
	OWNED_STRING understood = explain_question(found);
	if (!*understood)
		return;
	struct fields *out = fields_repeat(fields, "COMPRISE");
	fields_text(out, "LECTURE", understood);
	fields_repeat(out, results->terms.order == ORDER_RELEVANCE ? "PAR_PERTINENCE" : "AUTRE_TRI");
}
