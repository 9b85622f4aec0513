#include "index/listed.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/class.h"
#include "index/question.h"
#include "index/saying.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

struct listed_names {
	struct listed *items;  /* sorted by form, then by facet and kind */
	size_t count, capacity;
	struct question **nodes;  /* owns those of the items */
	size_t node_count, node_capacity;
};

void listed_names_free(struct listed_names *names)
{
	if (!names)
		return;
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i].form);
	for (size_t i = 0; i < names->node_count; i++)
		question_free(names->nodes[i]);
	free(names->items);
	free(names->nodes);
	free(names);
}

/* ---- Reading the lists ---- */

/* One entry being read. */
struct reading {
	struct listed_names *names;
	struct analyser *analyser;
	struct filter filter;
	const struct question *node;
};

static bool has(const struct listed_names *names, const char *form, const struct filter *filter)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].filter.facet == filter->facet && names->items[i].filter.key == filter->key
			&& text_equals(names->items[i].form, form))
			return true;
	return false;
}

/* EMI is a discipline in one cycle, and a theme in another; EMC is one, and only belongs to a theme. */
static bool is_discipline(const struct listed_names *names, const char *form)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].filter.facet == FACET_SUBJECT && names->items[i].kind != LISTED_PART
			&& text_equals(names->items[i].form, form))
			return true;
	return false;
}

static void add_form(const struct reading *reading, enum listed_kind kind, const char *form)
{
	struct listed_names *names = reading->names;
	bool is_theme = reading->filter.facet == FACET_THEME;
	if (has(names, form, &reading->filter)
		|| (is_theme && (kind == LISTED_PART || !is_discipline(names, form))))
		return;
	names->items = mem_room(names->items, names->count, &names->capacity, sizeof *names->items);
	names->items[names->count++] =
		(struct listed){ mem_copy(form), reading->filter, kind, reading->node };
}

static void add_name(const struct reading *reading, enum listed_kind kind, const char *name)
{
	OWNED_SAYING saying = {0};
	OWNED_WORDS forms = {0};
	if (!saying_read(&saying, reading->analyser, name, NULL))
		return;
	const struct question *words = saying.words;
	saying_forms((const struct question *const *)words->children, words->count, &forms);
	for (size_t i = 0; i < forms.count; i++)
		add_form(reading, kind, forms.items[i]);
}

static void add_names(const struct reading *reading, enum listed_kind kind, const char *list)
{
	OWNED_WORDS names = {0};
	words_split(&names, list, ';');
	for (size_t i = 0; i < names.count; i++)
		add_name(reading, kind, names.items[i]);
}

static bool find_node(struct reading *reading, const char *label)
{
	struct listed_names *names = reading->names;
	OWNED_SAYING name = {0};
	if (!saying_read(&name, reading->analyser, label, NULL))
		return false;
	OWNED_STRING value = text_make("%s%s", facets[reading->filter.facet].prefix, reading->filter.key);
	names->nodes = mem_room(names->nodes, names->node_count, &names->node_capacity,
		sizeof *names->nodes);
	names->nodes[names->node_count] = saying_key(&name, value);
	reading->node = names->nodes[names->node_count++];
	return true;
}

static void add_term(struct reading *reading, const struct term *term)
{
	OWNED_STRING label = vocabulary_unqualified(term->label);
	OWNED_STRING short_label = vocabulary_unqualified(term->short_label);
	if (!find_node(reading, label))
		return;
	add_name(reading, LISTED_LABEL, label);
	if (*short_label)
		add_name(reading, LISTED_LABEL, short_label);
	add_names(reading, LISTED_NAME, term->names);
	add_names(reading, LISTED_PART, term->synonyms);
}

static int compare_items(const void *a, const void *b)
{
	const struct listed *left = a, *right = b;
	int order = strcmp(left->form, right->form);
	if (order)
		return order;
	if (left->filter.facet != right->filter.facet)
		return left->filter.facet < right->filter.facet ? -1 : 1;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	return strcmp(left->filter.key, right->filter.key);
}

struct listed_names *listed_names_new(const struct vocabularies *vocabularies, struct analyser *analyser)
{
	static const enum facet lists[] = { FACET_SUBJECT, FACET_STAGE, FACET_THEME };
	OWNED(listed_names) names = mem_new(1, sizeof *names);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		enum vocabulary_name list = facets[lists[i]].vocabulary;
		size_t size = vocabularies ? vocabulary_size(vocabularies, list) : 0;
		for (size_t rank = 0; rank < size; rank++) {
			const struct term *term = vocabulary_at(vocabularies, list, rank);
			struct reading reading = { names, analyser, { lists[i], term->key }, NULL };
			if (!*term->discipline)
				add_term(&reading, term);
		}
	}
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, compare_items);
	return TAKE(names);
}

/* ---- A question ---- */

static int compare_form(const void *form, const void *item)
{
	return strcmp(form, ((const struct listed *)item)->form);
}

/* The first item of a form, and how many there are; NULL when it names nothing. */
static const struct listed *find(const struct listed_names *names, const char *form, size_t *count)
{
	const struct listed *end = names->items + names->count;
	const struct listed *first = names->count
		? bsearch(form, names->items, names->count, sizeof *names->items, compare_form) : NULL;
	if (!first)
		return NULL;
	while (first > names->items && text_equals(first[-1].form, form))
		first--;
	for (*count = 0; first + *count < end && text_equals(first[*count].form, form);)
		++*count;
	return first;
}

/* Say it on `run` children from `first` on, if they name something. */
static bool name_run(const struct listed_names *names, struct question *list, size_t first, size_t run)
{
	struct saying_view view;
	if (!saying_see(&view, list, first, run) || (view.count == 1 && view.words[0]->keys))
		return false;

	OWNED_WORDS forms = {0};
	saying_forms(view.words, view.count, &forms);
	const struct listed *found = NULL;
	size_t count = 0;
	for (size_t i = 0; !found && i < forms.count; i++)
		found = find(names, forms.items[i], &count);
	size_t weighing = 0;
	for (size_t i = first; i < first + run; i++)
		weighing += !list->children[i]->is_weightless;
	for (size_t i = first; found && i < first + run; i++) {
		list->children[i]->listed = found;
		list->children[i]->listed_count = count;
		list->children[i]->listed_run = weighing;
	}
	return found;
}

static size_t name_longest(const struct listed_names *names, struct question *list, size_t first)
{
	size_t longest = list->count - first < SAYING_WORDS ? list->count - first : SAYING_WORDS;
	for (size_t run = longest; run > 0; run--)
		if (name_run(names, list, first, run))
			return run;
	return 1;
}

static bool leaves_class_alone(const struct question *node)
{
	return node->is_weightless || node->kind == QUESTION_NOT || node->listed || node->keys;
}

/* « maths seconde »: beside nothing but a discipline and choices it is the class, which the analyser
 * only tells by the words before it. */
static void find_class(struct question *question)
{
	static const struct { const char *word, *name; } classes[] = {
		{ "seconde", "2de" }, { "premiere", "1re" },
	};
	enum { COUNT = sizeof classes / sizeof classes[0] };
	struct question *other = NULL;
	bool has_listed = false;
	for (size_t i = 0; i < question->count; i++) {
		struct question *child = question->children[i];
		has_listed |= child->listed != NULL;
		if (leaves_class_alone(child))
			continue;
		if (other)
			return;
		other = child;
	}
	bool is_plain = has_listed && other && other->kind == QUESTION_WORD && !other->is_prefix
		&& !other->is_quoted && other->field == QUESTION_ANYWHERE;
	for (size_t i = 0; is_plain && i < COUNT; i++)
		if (text_equals(other->folded, classes[i].word))
			other->keys = class_keys(classes[i].name);
}

void listed_names_find(const struct listed_names *names, struct question *question)
{
	for (size_t i = 0; i < question->count;) {
		struct question *child = question->children[i];
		size_t run = name_longest(names, question, i);
		for (size_t each = 0; !child->listed && child->kind == QUESTION_ANY && each < child->count; each++)
			name_run(names, child, each, 1);
		i += run;
	}
	find_class(question);
}
