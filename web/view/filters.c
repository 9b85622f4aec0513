#include "view/filters.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

enum {
	SHOWN_AT_ONCE = 10,  /* values of a long facet; the others are folded away */
	FOLDED_AT_LEAST = 3, /* fewer are not worth folding */
};

/* What is worth showing before anything is ticked. */
static const bool is_open_at_first[FACET_COUNT] = {
	[FACET_LEVEL] = true,
	[FACET_THEME] = true,
};

static int by_count_descending(const void *a, const void *b)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	return (left < right) - (left > right);
}

/* Which values of a long facet are shown at once: the most frequent. */
struct folding {
	size_t count;  /* values above it are shown, those below it folded away */
	size_t ties;   /* how many with just this count are shown */
};

/* Levels are never folded: people look for their class at its place. */
static struct folding folding_of(const struct found *found, enum facet facet)
{
	size_t values = found->value_count[facet];
	if (facet == FACET_LEVEL || values < SHOWN_AT_ONCE + FOLDED_AT_LEAST)
		return (struct folding){ .count = 0, .ties = values };

	size_t *counts = mem_new(values, sizeof *counts);
	for (size_t i = 0; i < values; i++)
		counts[i] = found->values[facet][i].count;
	qsort(counts, values, sizeof *counts, by_count_descending);

	struct folding folding = { .count = counts[SHOWN_AT_ONCE - 1] };
	for (size_t i = 0; i < SHOWN_AT_ONCE; i++)
		folding.ties += counts[i] == folding.count;
	free(counts);
	return folding;
}

static bool is_shown(const struct facet_value *value, struct folding *folding)
{
	if (value->is_chosen || value->count > folding->count)
		return true;
	if (value->count < folding->count || folding->ties == 0)
		return false;
	folding->ties--;
	return true;
}

static void add_box(struct fields *list, enum facet facet, const struct facet_value *value)
{
	struct fields *out = fields_include(list, "CASE", "filtre-case.html");
	OWNED_STRING label = french_capital(value->term->label);
	OWNED_STRING id = text_make("%s-%s", facets[facet].parameter, value->term->key);

	fields_text(out, "PARAMETRE", facets[facet].parameter);
	fields_text(out, "VALEUR", value->term->key);
	fields_text(out, "IDENTIFIANT", id);
	fields_text(out, "LIBELLE", label);
	fields_count(out, "NOMBRE", "PLURIEL", value->count);
	if (value->is_chosen)
		fields_repeat(out, "COCHEE");
}

/* The boxes of a facet, where they are put down: a cycle, then its classes together beneath. */
struct boxes {
	struct fields *list;
	struct fields *group;    /* the last one made, of list */
	struct fields *classes;  /* its classes; NULL while it has none */
	const char *cycle;       /* its key */
};

static void put(struct boxes *boxes, enum facet facet, const struct facet_value *value)
{
	const struct term *term = value->term;
	if (facet == FACET_LEVEL && boxes->group && strcmp(term->cycle, boxes->cycle) == 0) {
		if (!boxes->classes)
			boxes->classes = fields_repeat(boxes->group, "CLASSES");
		add_box(boxes->classes, facet, value);
		return;
	}
	boxes->group = fields_repeat(boxes->list, "GROUPE");
	boxes->classes = NULL;
	boxes->cycle = term->key;
	add_box(boxes->group, facet, value);
}

static void add_facet(struct fields *fields, enum facet facet, const struct found *found)
{
	if (found->value_count[facet] == 0)
		return;

	struct folding folding = folding_of(found, facet);
	struct boxes shown = { .list = fields_repeat(fields, "FACETTE") }, rest = {0};
	bool is_open = is_open_at_first[facet];
	size_t folded = 0;

	fields_text(shown.list, "NOM", facets[facet].label);
	for (size_t i = 0; i < found->value_count[facet]; i++) {
		const struct facet_value *value = &found->values[facet][i];
		is_open |= value->is_chosen;
		if (is_shown(value, &folding)) {
			put(&shown, facet, value);
			continue;
		}
		if (folded++ == 0)
			rest.list = fields_repeat(shown.list, "SUITE");
		put(&rest, facet, value);
	}
	if (folded > 0)
		fields_count(rest.list, "NOMBRE_SUITE", "SUITE_PLURIEL", folded);
	if (is_open)
		fields_repeat(shown.list, "OUVERTE");
}

void view_filters(struct fields *fields, const struct search_terms *terms, const struct found *found)
{
	bool has_values = false;
	for (size_t facet = 0; facet < FACET_COUNT; facet++)
		has_values |= found->value_count[facet] > 0;
	if (!has_values)
		return;

	struct fields *form = fields_include(fields, "FILTRES", "filtres.html");
	fields_optional(form, "QUESTION_GARDEE", "QUESTION", terms->question);
	if (terms->is_exact)
		fields_repeat(form, "EXACTE");
	if (terms->filter_count > 0)
		fields_count(fields_repeat(form, "ACTIFS"), "NOMBRE_ACTIFS", "ACTIFS_PLURIEL",
			terms->filter_count);
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		add_facet(form, facet, found);
}

void view_chosen_filters(struct fields *fields, const struct search_terms *terms,
	const struct vocabularies *vocabularies)
{
	if (terms->filter_count == 0)
		return;

	struct fields *list = fields_repeat(fields, "CHOISIS");
	for (size_t i = 0; i < terms->filter_count; i++) {
		const struct filter *filter = &terms->filters[i];
		const struct facet_row *facet = &facets[filter->facet];
		struct fields *out = fields_repeat(list, "CHOISI");
		OWNED_STRING link = search_link_without(terms, i);
		OWNED_STRING label = french_capital(
			french_label(vocabularies, facet->vocabulary, filter->key));

		fields_text(out, "LIEN", link);
		fields_text(out, "FACETTE_NOM", facet->label);
		fields_text(out, "LIBELLE", label);
	}
	if (terms->filter_count > 1) {
		OWNED_STRING link = search_link(&(struct search_terms){ .question = terms->question }, 1);
		fields_optional(list, "TOUT_RETIRER", "LIEN", link);
	}
}
