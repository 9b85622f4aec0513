#include "view/results_json.h"

#include "base/json.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "index/synonyms.h"
#include "view/explain.h"
#include "view/french.h"
#include "view/results.h"
#include "view/sheet_json.h"

static void set_words(struct json *out, const char *key, const struct words *words)
{
	struct json *list = json_set_list(out, key);
	for (size_t i = 0; i < words->count; i++)
		json_push_text(list, words->items[i]);
}

static struct json *push_synonym(struct json *list, const struct found_synonym *synonym)
{
	const struct alternative *alternative = synonym->alternative;
	struct json *out = json_push_object(list);
	json_set_text(out, "mot", synonym->typed);
	json_set_text(out, "synonyme", alternative->to);
	if (alternative->list)
		json_set_text(out, "liste", alternative->list);
	if (alternative->why)
		json_set_text(out, "explication", alternative->why);
	return out;
}

static void set_synonyms(struct json *out, const struct found *found)
{
	struct json *list = json_set_list(out, "synonymes");
	for (size_t i = 0; i < found->synonym_count; i++)
		json_set_integer(push_synonym(list, &found->synonyms[i]), "nombre",
			(int64_t)found->synonyms[i].count);
}

static void set_through(struct json *out, const struct card *card)
{
	struct json *list = json_set_list(out, "trouve_par");
	for (size_t i = 0; i < card->through_count; i++)
		push_synonym(list, card->through[i]);
}

static void set_aside(struct json *out, const struct card *card)
{
	if (!card->aside)
		return;
	struct json *aside = json_set_object(out, "trouve_dans");
	json_set_text(aside, "champ", card->aside);
	json_set_text(aside, "extrait_html", card->aside_html);
}

static void set_reasons(struct json *out, const struct card *card)
{
	struct json *list = json_set_list(out, "explication");
	for (size_t i = 0; i < card->reason_count; i++) {
		const struct card_reason *reason = &card->reasons[i];
		struct json *item = json_push_object(list);
		OWNED_WORDS places = {0};
		OWNED_STRING said = explain_reason(reason);
		explain_places(reason, &places);
		json_set_text(item, "mots", reason->words);
		set_words(item, "ou", &places);
		if (reason->alternative)
			json_set_text(item, "synonyme", reason->alternative->to);
		if (reason->guess)
			json_set_text(item, "mot_approche", reason->guess);
		json_set_text(item, "phrase", said);
		json_set_integer(item, "part", reason->percent);
	}
}

static void set_unread(struct json *out, const struct results_json *results)
{
	struct json *list = json_set_list(out, "parametres_ignores");
	for (size_t i = 0; i < results->unread_names->count; i++) {
		struct json *item = json_push_object(list);
		json_set_text(item, "parametre", results->unread_names->items[i]);
		json_set_text(item, "valeur", results->unread_values->items[i]);
	}
}

/* « tag:machin »: fields of the question that name nothing of their list. */
static void set_nameless(struct json *out, const struct found *found)
{
	static const char *const names[] = {
		[NAMELESS_LEVEL] = "niveau", [NAMELESS_THEME] = "thematique",
		[NAMELESS_TAG] = "etiquette", [NAMELESS_AUTHOR] = "auteur",
	};
	struct json *list = json_set_list(out, "champs_inconnus");
	for (size_t i = 0; i < found->nameless.count; i++) {
		const struct nameless_field *field = &found->nameless.items[i];
		struct json *item = json_push_object(list);
		json_set_text(item, "champ", names[field->kind]);
		json_set_text(item, "valeur", field->value);
		set_words(item, "proches", &field->near);
		set_words(item, "questions", &field->questions);
	}
}

static void set_place(struct json *out, const struct results_json *results)
{
	const struct found *found = results->found;
	json_set_text(out, "question", results->terms->question);
	json_set_integer(out, "total", (int64_t)found->total);
	json_set_integer(out, "partielles", (int64_t)found->partial);
	json_set_integer(out, "par_synonymes", (int64_t)found->through);
	json_set_integer(out, "page", results->page);
	json_set_integer(out, "pages", results_last_page(found, results->terms->per_page));
	json_set_integer(out, "par_page", results->terms->per_page);
	json_set_text(out, "tri", search_order_key(results->terms->order));
	json_set_integer(out, "etat", found->state);
	json_set_integer(out, "nouvelles", (int64_t)found->newer);
	set_unread(out, results);
	if (found->correction)
		json_set_text(out, "correction", found->correction);
	json_set_boolean(out, "corrige", found->is_corrected);
	set_words(out, "mots_inconnus", &found->unknown);
	set_words(out, "mots_ignores", &found->ignored);
	set_nameless(out, found);
	json_set_boolean(out, "coupee", found->is_cut);
	set_synonyms(out, found);
	if (found->question) {
		OWNED_STRING understood = explain_question(found);
		json_set_text(out, "comprise", understood);
	}
}

static void set_sheets(struct json *out, const struct results_json *results)
{
	struct json *list = json_set_list(out, "usages");
	for (size_t i = 0; i < results->found->cards.count; i++) {
		const struct card *card = &results->found->cards.items[i];
		if (!results->sheets[i])
			continue;
		struct json *item = json_push_object(list);
		view_sheet_json(item, results->sheets[i], results->base_url);
		json_set_real(item, "pertinence", card->score);
		if (card->snippet_html)
			json_set_text(item, "extrait_html", card->snippet_html);
		set_through(item, card);
		set_aside(item, card);
		if (results->found->question)
			set_reasons(item, card);
	}
}

static void push_value(struct json *list, const struct found *found, enum facet facet, size_t rank,
	const struct vocabularies *vocabularies)
{
	const struct facet_value *value = &found->values[facet][rank];
	const struct filter choice = { facet, value->key };
	OWNED_STRING label = french_choice(vocabularies, &choice,
		school_names_find(&found->schools, value->key));
	struct json *out = json_push_object(list);
	json_set_text(out, "cle", value->key);
	json_set_text(out, "libelle", label);
	json_set_integer(out, "nombre", (int64_t)value->count);
	json_set_boolean(out, "choisie", value->is_chosen);
}

static void set_facets(struct json *out, const struct found *found,
	const struct vocabularies *vocabularies)
{
	struct json *list = json_set_list(out, "facettes");
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		struct json *item = json_push_object(list);
		json_set_text(item, "parametre", facets[facet].parameter);
		json_set_text(item, "libelle", facets[facet].label);
		struct json *values = json_set_list(item, "valeurs");
		for (size_t i = 0; i < found->value_count[facet]; i++)
			push_value(values, found, facet, i, vocabularies);
		json_set_integer(item, "autres", (int64_t)found->untold[facet]);
	}
}

void view_results_json(struct json *out, const struct results_json *results,
	const struct vocabularies *vocabularies)
{
	set_place(out, results);
	set_sheets(out, results);
	set_facets(out, results->found, vocabularies);
}
