#include "view/notes.h"

#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/found.h"
#include "index/question.h"
#include "view/french.h"
#include "view/results.h"
#include "view/synonyms.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_BYTES = 60,       /* of a value that means nothing: it may be anything */
	QUESTION_BYTES = 200,  /* of a question that is repeated */
};

/* Words that changed nothing, or that no sheet has: why the answer may surprise. NULL without any. */
static struct fields *add_words(struct fields *fields, const char *section, const struct words *words)
{
	if (words->count == 0)
		return NULL;

	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING list = french_between_quotes(words);
	fields_text(out, "MOTS", list);
	fields_repeat(out, words->count > 1 ? "PLUSIEURS_MOTS" : "UN_MOT");
	return out;
}

static void add_whole(struct fields *fields, const struct found *found)
{
	fields_count(fields, "ENTIERES", "ENTIERES_PLURIEL", found->total - found->partial);
	if (found->through)
		fields_repeat(fields, "OU_SYNONYME");
}

/* Sheets without a word of the question are told apart from those that have them all, which come
 * first or, when a sentence was asked, as it falls. */
static void add_partial(struct fields *fields, const struct found *found)
{
	if (found->partial == 0)
		return;
	struct fields *out = fields_repeat(fields, "EN_PARTIE");
	if (found->partial < found->total)
		add_whole(fields_repeat(out, found->is_mixed ? "MELEES" : "DES_ENTIERES"), found);
	else
		fields_repeat(out, "AUCUNE_ENTIERE");
}

/* The words searched instead of those typed, with the way back; or only proposed. */
static void add_correction(struct fields *fields, const struct results *results)
{
	const struct found *found = results->found;
	struct search_terms other = results->terms;
	if (!found->correction)
		return;

	struct fields *out = fields_repeat(fields, found->is_corrected ? "CORRIGEE" : "PROPOSEE");
	if (found->is_corrected)
		other.is_exact = true;
	else
		other.question = found->correction;
	OWNED_STRING link = search_link(&other, 1);
	OWNED_STRING typed = utf8_shorten(results->terms.question, QUESTION_BYTES);
	fields_text(out, "LIEN", link);
	fields_text(out, "TAPE", typed);
	fields_text(out, "CORRECTION", found->correction);
	if (found->is_corrected)
		fields_repeat(out, found->leaves_some ? "PAS_TOUT" : "RIEN");
	if (found->total == 0)
		fields_repeat(out, "SEULE");
}

/* By words or by bytes, whichever came first: a letter is a byte, give or take accents. */
static void add_cut(struct fields *fields)
{
	enum { ROUND = 100 };
	struct fields *out = fields_repeat(fields, "COUPEE");
	fields_number(out, "MOTS_LUS", QUESTION_MAX_WORDS);
	fields_number(out, "LETTRES_LUES", QUESTION_MAX_BYTES / ROUND * ROUND);
}

/* « Niveau « CM9 » », cut when it is long: it may be anything. NULL when it is no filter. */
static char *unread_filter(const char *parameter, const char *value)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (text_equals(facets[facet].parameter, parameter)) {
			OWNED_STRING shown = utf8_shorten(value, MOST_BYTES);
			return text_make("%s «\u00A0%s\u00A0»", facets[facet].label, shown);
		}
	return NULL;
}

/* An old address, or one typed by hand: what it asks for and does not exist would be missed in silence. */
static void add_unread(struct fields *fields, const struct results *results)
{
	enum { TOLD = 3 };
	OWNED_WORDS told = {0};
	for (size_t i = 0; results->unread_names && i < results->unread_names->count; i++) {
		char *filter = unread_filter(results->unread_names->items[i], results->unread_values->items[i]);
		if (filter && told.count < TOLD)
			words_give(&told, filter);
		else
			free(filter);
	}
	OWNED_STRING list = words_join(&told, ", ");
	if (told.count == 0)
		return;
	struct fields *out = fields_repeat(fields, "FILTRES_INCONNUS");
	fields_text(out, "FILTRES", list);
	fields_repeat(out, told.count > 1 ? "PLUSIEURS" : "UN_SEUL");
}

static void add_near(struct fields *list, const struct results *results,
	const struct nameless_field *field)
{
	for (size_t i = 0; i < field->near.count; i++) {
		struct search_terms other = results->terms;
		other.question = field->questions.items[i];
		OWNED_STRING link = search_link(&other, 1);
		struct fields *out = fields_repeat(list, "PROCHE");
		fields_text(out, "NOM", field->near.items[i]);
		fields_text(out, "LIEN", link);
		if (i > 0)
			fields_repeat(out, "SUITE");
	}
}

/* « tag:machin »: what a field asks for that does not exist, what was done instead, what to do. */
static void add_nameless(struct fields *fields, const struct results *results)
{
	static const char *const sections[] = {
		[NAMELESS_LEVEL] = "NIVEAU", [NAMELESS_THEME] = "THEMATIQUE",
		[NAMELESS_TAG] = "ETIQUETTE", [NAMELESS_AUTHOR] = "AUTEUR",
	};
	const struct nameless_fields *nameless = &results->found->nameless;
	for (size_t i = 0; i < nameless->count; i++) {
		const struct nameless_field *field = &nameless->items[i];
		OWNED_STRING value = utf8_shorten(field->value, MOST_BYTES);
		struct fields *out = fields_repeat(fields_repeat(fields, "SANS_NOM"), sections[field->kind]);
		fields_text(out, "VALEUR", value);
		if (field->near.count > 0)
			add_near(fields_repeat(out, "PROCHES"), results, field);
	}
}

void view_notes(struct fields *fields, const struct results *results)
{
	const struct found *found = results->found;
	add_unread(fields, results);
	add_correction(fields, results);
	add_nameless(fields, results);
	view_synonyms(fields, results);
	add_partial(fields, found);
	struct fields *unknown = add_words(fields, "MOTS_INCONNUS", &found->unknown);
	if (unknown && found->is_guessed)
		fields_repeat(unknown, "REMPLACES");
	if (found->total == 0)
		add_words(fields, "MOTS_IGNORES", &found->ignored);
	if (found->asks_nothing && found->total > 0)
		fields_text(fields_repeat(fields, "SANS_MOT"), "TAPE", results->terms.question);
	if (found->is_cut)
		add_cut(fields);
}
