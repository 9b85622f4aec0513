#include "view/filters.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/cut.h"
#include "sheet/tag.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

enum {
	SHOWN_AT_ONCE = 10,  /* branches of a long facet; the others are folded away */
	FOLDED_AT_LEAST = 3, /* fewer are not worth folding */
	SEARCHED_FROM = 16,  /* boxes of a filter from which a script offers to search them */
};

/* What is worth showing before anything is ticked. */
static const bool is_open_at_first[FACET_COUNT] = {
	[FACET_STAGE] = true,
	[FACET_LEVEL] = true,
	[FACET_THEME] = true,
};

/* A value with those it holds: a cycle and its classes, a discipline and its cycles. Mostly one. */
struct branch {
	const struct facet_value *values;  /* `count` of them, the holder first */
	size_t count;
	size_t sheets;                     /* that the holder gives */
	bool is_chosen;                    /* one of them is */
};

struct branches {
	struct branch *items;
	size_t count;
	size_t boxes;
};

static const char *parent_of(enum facet facet, const struct facet_value *value)
{
	return value->term ? facet_parent(facet, value->term) : "";
}

/* The vocabulary gives a holder before what it holds. School years read from the last one. */
static struct branches grow(const struct found *found, enum facet facet)
{
	size_t count = found->value_count[facet];
	struct branches branches = { .items = mem_new(count + 1, sizeof *branches.items), .boxes = count };
	for (size_t i = 0; i < count; i++) {
		size_t rank = facet == FACET_YEAR ? count - 1 - i : i;
		const struct facet_value *value = &found->values[facet][rank];
		struct branch *last = branches.count ? &branches.items[branches.count - 1] : NULL;
		if (!last || strcmp(parent_of(facet, value), last->values[0].key) != 0) {
			last = &branches.items[branches.count++];
			*last = (struct branch){ .values = value, .sheets = value->count };
		}
		last->count++;
		last->is_chosen |= value->is_chosen;
	}
	return branches;
}

/* ---- Folding: of a long facet the most frequent branches are shown at once ---- */

/* Levels are never folded: people look for their class at its place. */
static struct cut cut_for(const struct branches *branches, enum facet facet)
{
	bool is_whole = facet == FACET_LEVEL || branches->count < SHOWN_AT_ONCE + FOLDED_AT_LEAST;
	size_t *counts = mem_new(branches->count + 1, sizeof *counts);
	for (size_t i = 0; i < branches->count; i++)
		counts[i] = branches->items[i].sheets;
	struct cut cut = cut_of(counts, branches->count, is_whole ? branches->count : SHOWN_AT_ONCE);
	free(counts);
	return cut;
}

/* ---- Boxes ---- */

/* What boxes are of. */
struct boxes {
	enum facet facet;
	const struct vocabularies *vocabularies;
};

static char *label_of(const struct boxes *boxes, const struct facet_value *value)
{
	if (value->term && *value->term->short_label)
		return french_capital(value->term->short_label);
	const struct filter filter = { boxes->facet, value->key };
	return french_choice(boxes->vocabularies, &filter, value->name);
}

/* An id holds no space: that of a tag is made of its form. */
static char *id_of(enum facet facet, const char *key)
{
	struct text id = {0};
	text_add(&id, facets[facet].parameter);
	text_add_char(&id, '-');
	OWNED_STRING form = facet == FACET_TAG ? tag_form(key) : NULL;
	text_add(&id, form ? form : key);
	return text_take(&id);
}

static void add_box(const struct boxes *boxes, struct fields *list, const struct facet_value *value,
	const char *holder)
{
	const char *parameter = facets[boxes->facet].parameter;
	struct fields *out = fields_include(list, "CASE", "filtre-case.html");
	OWNED_STRING label = label_of(boxes, value);
	OWNED_STRING id = id_of(boxes->facet, value->key);

	fields_text(out, "PARAMETRE", parameter);
	fields_text(out, "VALEUR", value->key);
	fields_text(out, "IDENTIFIANT", id);
	fields_text(out, "LIBELLE", label);
	fields_optional(out, "DANS", "ENSEMBLE", holder);
	fields_count(out, "NOMBRE", "PLURIEL", value->count);
	if (value->is_chosen)
		fields_repeat(out, "COCHEE");
}

/* « Cycle 3 » under « Mathématiques » is read with it; « CM1 » says enough. */
static void add_branch(const struct boxes *boxes, struct fields *list, const struct branch *branch)
{
	struct fields *group = fields_repeat(list, "GROUPE");
	add_box(boxes, group, &branch->values[0], NULL);
	if (branch->count == 1)
		return;

	OWNED_STRING holder = boxes->facet == FACET_SUBJECT
		? label_of(boxes, &branch->values[0]) : NULL;
	struct fields *classes = fields_repeat(group, "CLASSES");
	for (size_t i = 1; i < branch->count; i++)
		add_box(boxes, classes, &branch->values[i], holder);
}

static void add_branches(const struct boxes *boxes, struct fields *list,
	const struct branches *branches)
{
	struct cut cut = cut_for(branches, boxes->facet);
	struct fields *rest = NULL;
	size_t folded = 0;

	for (size_t i = 0; i < branches->count; i++) {
		const struct branch *branch = &branches->items[i];
		if (branch->is_chosen || cut_takes(&cut, branch->sheets)) {
			add_branch(boxes, list, branch);
			continue;
		}
		if (!rest)
			rest = fields_repeat(list, "SUITE");
		add_branch(boxes, rest, branch);
		folded += branch->count;
	}
	if (rest)
		fields_count(rest, "NOMBRE_SUITE", "SUITE_PLURIEL", folded);
}

static bool has_chosen(const struct found *found, enum facet facet)
{
	for (size_t i = 0; i < found->value_count[facet]; i++)
		if (found->values[facet][i].is_chosen)
			return true;
	return false;
}

/* Of what is not listed, how many there are and how to come to it. */
static void add_untold(struct fields *under, const struct found *found, enum facet facet)
{
	if (found->untold[facet] == 0)
		return;
	struct fields *out = fields_repeat(under, "NON_DITS");
	fields_count(out, "NOMBRE_NON_DITS", "NON_DITS_PLURIEL", found->untold[facet]);
	fields_repeat(out, has_chosen(found, FACET_DEPARTMENT) ? "AVEC_DEPARTEMENT" : "SANS_DEPARTEMENT");
}

/* A further list of the same filter, folded: the schools under the departments. */
static void add_under(const struct boxes *boxes, struct fields *list,
	const struct branches *branches, const struct found *found)
{
	struct fields *under = fields_repeat(list, "SOUS_LISTE");
	fields_text(under, "NOM", facets[boxes->facet].heading);
	for (size_t i = 0; i < branches->count; i++)
		add_branch(boxes, under, &branches->items[i]);
	if (has_chosen(found, boxes->facet))
		fields_repeat(under, "SOUS_LISTE_OUVERTE");
	add_untold(under, found, boxes->facet);
}

/* ---- One filter ---- */

static bool has_values(const struct found *found, enum facet group)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (facets[facet].group == group && found->value_count[facet] > 0)
			return true;
	return false;
}

static void add_group(struct fields *form, enum facet group, const struct found *found,
	const struct vocabularies *vocabularies)
{
	if (!has_values(found, group))
		return;

	struct fields *out = fields_repeat(form, "FACETTE");
	size_t boxes_count = 0, chosen = 0;
	fields_text(out, "NOM", facets[group].heading);
	fields_text(out, "PARAMETRE", facets[group].parameter);
	for (enum facet facet = group; facet < FACET_COUNT && facets[facet].group == group; facet++) {
		const struct boxes boxes = { facet, vocabularies };
		struct branches branches = grow(found, facet);
		if (facet == group)
			add_branches(&boxes, out, &branches);
		else if (branches.count > 0)
			add_under(&boxes, out, &branches, found);

		boxes_count += branches.boxes;
		for (size_t i = 0; i < found->value_count[facet]; i++)
			chosen += found->values[facet][i].is_chosen;
		free(branches.items);
	}
	if (group == FACET_TAG && found->untold[FACET_TAG] > 0)
		fields_count(fields_repeat(out, "ETIQUETTES_NON_DITES"), "NOMBRE_NON_DITES", "NON_DITES_PLURIEL",
			found->untold[FACET_TAG]);
	if (chosen > 0)
		fields_count(fields_repeat(out, "COCHEES"), "NOMBRE_COCHEES", "COCHEES_PLURIEL", chosen);
	if (chosen > 0 || is_open_at_first[group])
		fields_repeat(out, "OUVERTE");
	if (boxes_count >= SEARCHED_FROM && group != FACET_LEVEL)
		fields_repeat(out, "LONGUE");
}

/* ---- The form ---- */

static void add_kept(struct fields *form, const char *name, const char *value)
{
	struct fields *kept = fields_repeat(form, "GARDE");
	fields_text(kept, "PARAMETRE", name);
	fields_text(kept, "VALEUR", value);
}

/* Without a list there is no menu that says the order: the form keeps it. */
static void keep_order(struct fields *form, const struct search_terms *terms)
{
	if (terms->order != ORDER_RELEVANCE)
		add_kept(form, "tri", search_order_key(terms->order));
	if (terms->per_page && terms->per_page != CATALOGUE_PAGE_SIZE) {
		OWNED_STRING number = text_make("%u", terms->per_page);
		add_kept(form, "par-page", number);
	}
}

static bool has_form(const struct found *found)
{
	for (enum facet group = 0; group < FACET_COUNT; group++)
		if (has_values(found, group))
			return true;
	return false;
}

bool filters_have_box(const struct search_terms *terms, const struct found *found)
{
	return has_form(found) && !terms->is_exact;
}

bool view_filters(struct fields *fields, const struct search_terms *terms, const struct found *found,
	const struct vocabularies *vocabularies)
{
	if (!has_form(found))
		return false;

	struct fields *form = fields_include(fields, "FILTRES", "filtres.html");
	if (*terms->question && !filters_have_box(terms, found))
		add_kept(form, "q", terms->question);
	if (terms->is_exact)
		add_kept(form, "exact", "1");
	if (terms->is_explained)
		add_kept(form, "expliquer", "1");
	if (found->cards.count == 0)
		keep_order(form, terms);
	if (terms->filter_count > 0)
		fields_count(fields_repeat(form, "ACTIFS"), "NOMBRE_ACTIFS", "ACTIFS_PLURIEL",
			terms->filter_count);
	for (enum facet group = 0; group < FACET_COUNT; group++)
		if (facets[group].group == group)
			add_group(form, group, found, vocabularies);
	return true;
}

/* ---- What was chosen ---- */

/* « ou » between values of one filter, « et » between filters; the facet is named once. */
static void add_chosen(struct fields *list, const struct search_terms *terms, size_t rank,
	const char *label)
{
	const struct filter *filter = &terms->filters[rank];
	const struct filter *before = rank > 0 ? &terms->filters[rank - 1] : NULL;
	struct fields *out = fields_repeat(list, "CHOISI");
	OWNED_STRING link = search_link_without(terms, rank);

	fields_text(out, "LIEN", link);
	fields_text(out, "LIBELLE", label);
	bool is_named = before && before->facet == filter->facet;
	fields_text(fields_repeat(out, is_named ? "MEME_FACETTE" : "FACETTE"), "FACETTE_NOM",
		facets[filter->facet].label);
	if (before) {
		bool is_same = facets[before->facet].group == facets[filter->facet].group;
		fields_repeat(out, is_same ? "OU_BIEN" : "ET_AUSSI");
	}
}

void view_chosen_filters(struct fields *fields, const struct search_terms *terms,
	const struct found *found, const struct vocabularies *vocabularies)
{
	if (terms->filter_count == 0)
		return;

	struct fields *list = fields_repeat(fields, "CHOISIS");
	for (size_t i = 0; i < terms->filter_count; i++) {
		const struct filter *filter = &terms->filters[i];
		OWNED_STRING label = french_choice(vocabularies, filter,
			school_names_find(&found->schools, filter->key));
		add_chosen(list, terms, i, label);
	}
	if (terms->filter_count > 1) {
		OWNED_STRING link = search_link_without_any(terms);
		fields_optional(list, "TOUT_RETIRER", "LIEN", link);
	}
}
