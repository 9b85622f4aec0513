#include "sheet/vocabulary.h"

#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "base/words.h"
#include "sheet/likeness.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const FILES[VOCABULARY_COUNT] = {
	[VOCABULARY_ACTIVITIES] = "activites",
	[VOCABULARY_SPECIAL_NEEDS] = "besoins-particuliers",
	[VOCABULARY_SETTINGS] = "cadre",
	[VOCABULARY_DIGITAL_SKILLS] = "crcn",
	[VOCABULARY_SUBJECTS] = "enseignements",
	[VOCABULARY_EQUIPMENT] = "equipements",
	[VOCABULARY_LICENCES] = "licences",
	[VOCABULARY_PLACES] = "lieux",
	[VOCABULARY_METHODS] = "modalites",
	[VOCABULARY_LEVELS] = "niveaux",
	[VOCABULARY_OBSTACLES] = "obstacles",
	[VOCABULARY_BENEFITS] = "plus-values",
	[VOCABULARY_PROGRAMME] = "programme-codage",
	[VOCABULARY_SOFTWARE] = "logiciels",
	[VOCABULARY_THEMES] = "thematiques",
	[VOCABULARY_TYPES] = "types",
	[VOCABULARY_ENT] = "ent",
	[VOCABULARY_EQUIPMENT_MODES] = "mode-equipement",
	[VOCABULARY_SOCLE] = "socle",
	[VOCABULARY_DIFFICULTY] = "difficulte",
	[VOCABULARY_PRIVACY] = "donnees-personnelles",
	[VOCABULARY_PUPIL_IMAGES] = "images-eleves",
	[VOCABULARY_STATUS] = "statuts",
	[VOCABULARY_REASONS] = "motifs",
	[VOCABULARY_REPORTS] = "signalements",
	[VOCABULARY_RELATIONS] = "relations",
	[VOCABULARY_LINK_NATURES] = "natures-de-lien",
	[VOCABULARY_DEPARTMENTS] = "departements",
	[VOCABULARY_STAGES] = "degres",
};

/* How sure we are that a form means its term: the surest wins. */
enum certainty { BY_KEY, BY_LABEL, BY_SYNONYM, NOT_AT_ALL };

struct form {
	char *text;
	const struct term *term;
	enum certainty certainty;
};

struct list {
	struct table *table;  /* owns the strings of `terms` */
	struct term *terms;
	size_t count;
	const struct term **by_key;  /* sorted */
	struct form *forms;
	size_t form_count, form_capacity;
};

struct vocabularies {
	struct list lists[VOCABULARY_COUNT];
};

static void list_done(struct list *list)
{
	for (size_t i = 0; i < list->form_count; i++)
		free(list->forms[i].text);
	free(list->forms);
	free(list->by_key);
	free(list->terms);
	table_free(list->table);
}

void vocabularies_free(struct vocabularies *vocabularies)
{
	if (!vocabularies)
		return;
	for (size_t i = 0; i < VOCABULARY_COUNT; i++)
		list_done(&vocabularies->lists[i]);
	free(vocabularies);
}

static void form_add(struct list *list, const struct term *term, const char *text,
	enum certainty certainty)
{
	list->forms = mem_room(list->forms, list->form_count, &list->form_capacity,
		sizeof *list->forms);
	list->forms[list->form_count++] = (struct form){ likeness_form(text), term, certainty };
}

/* « maths » and, when the term belongs to a cycle, « maths cycle 3 ». */
static void form_add_with_cycle(struct list *list, const struct term *term, const char *text,
	enum certainty certainty)
{
	form_add(list, term, text, certainty);
	if (!*term->cycle)
		return;
	OWNED_STRING precise = text_make("%s %s", text, term->cycle);
	form_add(list, term, precise, certainty);
}

char *vocabulary_unqualified(const char *label)
{
	const char *open = strstr(label, " (");
	return open ? mem_copy_bytes(label, (size_t)(open - label)) : mem_copy(label);
}

static void learn_forms(struct list *list, const struct term *term)
{
	form_add(list, term, term->key, BY_KEY);
	form_add(list, term, term->label, BY_LABEL);
	OWNED_STRING plain = vocabulary_unqualified(term->label);
	form_add_with_cycle(list, term, plain, BY_LABEL);

	OWNED_WORDS synonyms = {0};
	words_split(&synonyms, term->synonyms, ';');
	for (size_t i = 0; i < synonyms.count; i++)
		form_add_with_cycle(list, term, synonyms.items[i], BY_SYNONYM);
}

static struct term term_of(const struct table *table, size_t row)
{
	return (struct term){
		.key = table_cell(table, row, "cle"),
		.label = table_cell(table, row, "libelle"),
		.concept = table_cell(table, row, "concept"),
		.synonyms = table_cell(table, row, "synonymes"),
		.names = table_cell(table, row, "noms"),
		.short_label = table_cell(table, row, "court"),
		.discipline = table_cell(table, row, "discipline"),
		.cycle = table_cell(table, row, "cycle"),
		.degrees = table_cell(table, row, "degres"),
		.stages = table_cell(table, row, "ecoles"),
		.next = table_cell(table, row, "suite"),
		.url = table_cell(table, row, "url"),
		.academy = table_cell(table, row, "academie"),
		.only_digital_tools = strcmp(table_cell(table, row, "outils_numeriques_seul"), "oui") == 0,
		.rank = row,
	};
}

static int compare_keys(const void *a, const void *b)
{
	const struct term *const *left = a, *const *right = b;
	return strcmp((*left)->key, (*right)->key);
}

static bool sort_keys(struct list *list, const char *path, struct error *err)
{
	for (size_t i = 0; i < list->count; i++)
		list->by_key[i] = &list->terms[i];
	if (list->count)
		qsort(list->by_key, list->count, sizeof *list->by_key, compare_keys);
	for (size_t i = 0; i < list->count; i++) {
		const struct term *term = list->by_key[i];
		if (!*term->key || !*term->label)
			return error_set(err, ERROR_INVALID, "%s:%u : il manque la clé ou le libellé", path,
				table_line(list->table, term->rank));
		if (i && strcmp(list->by_key[i - 1]->key, term->key) == 0)
			return error_set(err, ERROR_INVALID, "%s : la clé %s est écrite deux fois", path, term->key);
	}
	return true;
}

static bool list_load(struct list *list, const char *path, struct error *err)
{
	list->table = table_read(path, err);
	if (!list->table)
		return false;
	if (!table_has(list->table, "cle") || !table_has(list->table, "libelle"))
		return error_set(err, ERROR_INVALID, "%s : il faut les colonnes cle et libelle", path);

	list->count = table_rows(list->table);
	list->terms = mem_new(list->count, sizeof *list->terms);
	list->by_key = mem_new(list->count, sizeof *list->by_key);
	for (size_t i = 0; i < list->count; i++)
		list->terms[i] = term_of(list->table, i);
	if (!sort_keys(list, path, err))
		return false;
	for (size_t i = 0; i < list->count; i++)
		learn_forms(list, &list->terms[i]);
	return true;
}

struct vocabularies *vocabularies_load(const char *dir, struct error *err)
{
	OWNED(vocabularies) vocabularies = mem_new(1, sizeof *vocabularies);
	for (size_t i = 0; i < VOCABULARY_COUNT; i++) {
		OWNED_STRING path = text_make("%s/%s.tsv", dir, FILES[i]);
		if (!list_load(&vocabularies->lists[i], path, err))
			return NULL;
	}
	return TAKE(vocabularies);
}

const char *term_name(const struct term *term)
{
	bool is_whole = *term->short_label && !*term->discipline;
	return is_whole ? term->short_label : term->label;
}

bool term_is_ours(const struct term *department)
{
	return text_equals(department->academy, OUR_ACADEMY);
}

const struct term *vocabulary_find(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *key)
{
	const struct list *list = &vocabularies->lists[name];
	struct term wanted = { .key = key };
	const struct term *wanted_at = &wanted;
	const struct term **found = list->count ? bsearch(&wanted_at, list->by_key, list->count,
		sizeof *list->by_key, compare_keys) : NULL;
	return found ? *found : NULL;
}

/* Where to look for what somebody means. */
enum scope { IN_THEIR_CYCLES, IN_NO_CYCLE, ANYWHERE, SCOPE_COUNT };

static bool is_within(const struct term *term, enum scope scope, const struct words *cycles)
{
	switch (scope) {
	case IN_THEIR_CYCLES:
		return cycles && *term->cycle && words_has(cycles, term->cycle);
	case IN_NO_CYCLE:
		return !*term->cycle;
	default:
		return true;
	}
}

/* The one term of the scope with this form, by the surest way; NULL when none or several. */
static const struct term *only_match(const struct list *list, const char *form, enum scope scope,
	const struct words *cycles)
{
	const struct term *match = NULL;
	enum certainty surest = NOT_AT_ALL;
	for (size_t i = 0; i < list->form_count; i++) {
		const struct form *known = &list->forms[i];
		if (known->certainty > surest || strcmp(known->text, form) != 0
			|| !is_within(known->term, scope, cycles))
			continue;
		bool is_rival = known->certainty == surest && match != known->term;
		match = is_rival ? NULL : known->term;
		surest = known->certainty;
	}
	return match;
}

const struct term *vocabulary_guess_in(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text, const struct words *cycles)
{
	const struct term *exact = vocabulary_find(vocabularies, name, text);
	if (exact)
		return exact;

	OWNED_STRING form = likeness_form(text);
	if (!*form)
		return NULL;
	for (int scope = IN_THEIR_CYCLES; scope < SCOPE_COUNT; scope++) {
		const struct term *match = only_match(&vocabularies->lists[name], form, scope, cycles);
		if (match)
			return match;
	}
	return NULL;
}

const struct term *vocabulary_guess(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text)
{
	return vocabulary_guess_in(vocabularies, name, text, NULL);
}

const struct term *vocabulary_closest(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text)
{
	const struct list *list = &vocabularies->lists[name];
	OWNED_STRING typed = likeness_form(text);
	const struct term *closest = NULL;
	unsigned best = UINT_MAX;
	for (size_t i = 0; i < list->form_count; i++)
		if (likeness_is_closer(typed, list->forms[i].text, &best))
			closest = list->forms[i].term;
	return closest;
}

const char *vocabulary_file(enum vocabulary_name name)
{
	return FILES[name];
}

size_t vocabulary_size(const struct vocabularies *vocabularies, enum vocabulary_name name)
{
	return vocabularies->lists[name].count;
}

const struct term *vocabulary_at(const struct vocabularies *vocabularies,
	enum vocabulary_name name, size_t rank)
{
	return &vocabularies->lists[name].terms[rank];
}
