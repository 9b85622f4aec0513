#include "base/text.h"
#include "index/search.h"
#include "support/facets.h"
#include "support/temp.h"

#include <stdlib.h>

/* Facets as search_run() counts and applies them; the places below count from 1. */
static const struct faceted sheets[] = {
	{ .levels = "cm2", .subjects = "c3-mathematiques", .software = "tableur", .schools = "0230506A",
		.licence = "CC0-1.0", .tried = "2016-2017", .published_on = "2018-10-01" },
	{ .levels = "6e", .subjects = "c3-sciences-technologie", .schools = "0190011J",
		.licence = "CC-BY-SA-4.0", .tried = "non", .published_on = "2017-08-31" },
	{ .levels = "cycle3", .subjects = "mathematiques", .author_uai = "0230506A",
		.licence = "CC-BY-SA-4.0", .published_on = "2017-09-01" },
	{ .levels = "cycle3 6e", .subjects = "lycee-anglais", .schools = "0230506A 0870015U",
		.licence = "CC0-1.0" },
	{ .levels = "2gt bts", .subjects = "lycee-philosophie", .licence = "etalab-2.0",
		.published_on = "2016-01-15" },
	{ .levels = "ash", .subjects = "c3-mathematiques c4-mathematiques" },
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

struct shelf {
	char *folder;
	struct vocabularies *vocabularies;
	struct search *search;
};

static struct shelf shelf_new(void)
{
	struct shelf shelf = { .folder = temp_folder(), .vocabularies = tiny_vocabularies() };
	faceted_index(shelf.folder, shelf.vocabularies, sheets, SHEET_COUNT);
	shelf.search = search_open(shelf.folder, shelf.vocabularies, NULL);
	assert_non_null(shelf.search);
	return shelf;
}

static void shelf_done(struct shelf *shelf)
{
	search_free(shelf->search);
	vocabularies_free(shelf->vocabularies);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static struct search_result *narrow(struct shelf *shelf, const struct filter *filters, size_t count)
{
	const struct search_request request = {
		.filters = filters, .filter_count = count, .limit = 20, .with_counts = true,
	};
	struct search_result *result = search_run(shelf->search, &request, NULL);
	assert_non_null(result);
	return result;
}

/* ---- What a choice gives ---- */

struct row {
	const char *name;
	struct filter filters[3];
	size_t count;
	const char *expected;  /* the sheets found, in order of their numbers */
};

static const struct row rows[] = {
	{ "a class of an école is for the école",        {{ FACET_STAGE, "ecole" }}, 1, "1 3" },
	{ "a cycle that stands alone is for both sides", {{ FACET_STAGE, "college" }}, 1, "2 3 4" },
	{ "a lycée is one",                              {{ FACET_STAGE, "lycee" }}, 1, "5" },
	{ "a BTS is after the bac",                      {{ FACET_STAGE, "superieur" }}, 1, "5" },
	{ "a cycle without a class is for each of its classes", {{ FACET_LEVEL, "cm1" }}, 1, "3" },
	{ "a cycle beside one of its classes is not",    {{ FACET_LEVEL, "6e" }}, 1, "2 3 4" },
	{ "nor is it for those of another cycle",        {{ FACET_LEVEL, "ce1" }}, 1, "" },
	{ "a discipline holds its cycles and itself",    {{ FACET_SUBJECT, "mathematiques" }}, 1, "1 3 6" },
	{ "a subject is only itself",                    {{ FACET_SUBJECT, "c3-mathematiques" }}, 1, "1 6" },
	{ "a language of the lycée is a language",       {{ FACET_SUBJECT, "langues-vivantes" }}, 1, "4" },
	{ "software filters",                            {{ FACET_SOFTWARE, "tableur" }}, 1, "1" },
	{ "a licence filters",                           {{ FACET_LICENCE, "CC0-1.0" }}, 1, "1 4" },
	{ "a school is that of places and of authors",   {{ FACET_SCHOOL, "0230506A" }}, 1, "1 3 4" },
	{ "a department or a school: either",
		{{ FACET_DEPARTMENT, "019" }, { FACET_SCHOOL, "0870015U" }}, 2, "2 4" },
	{ "a school in a department already chosen reduces nothing",
		{{ FACET_DEPARTMENT, "023" }, { FACET_SCHOOL, "0870015U" }}, 2, "1 3 4" },
	{ "a school and a licence: both",
		{{ FACET_SCHOOL, "0230506A" }, { FACET_LICENCE, "CC0-1.0" }}, 2, "1 4" },
	{ "the year it was tried in comes before its publication", {{ FACET_YEAR, "2016-2017" }}, 1, "1 2" },
	{ "September opens a year",                      {{ FACET_YEAR, "2017-2018" }}, 1, "3" },
	{ "two years: either",
		{{ FACET_YEAR, "2017-2018" }, { FACET_YEAR, "2015-2016" }}, 2, "3 5" },
	{ "a year no sheet has finds none",              {{ FACET_YEAR, "1999-2000" }}, 1, "" },
};

static int by_docid(const void *a, const void *b)
{
	return (int)((const struct search_hit *)a)->docid - (int)((const struct search_hit *)b)->docid;
}

static void narrows(void **state)
{
	const struct row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	OWNED(search_result) result = narrow(&shelf, row->filters, row->count);
	qsort(result->hits, result->count, sizeof *result->hits, by_docid);
	OWNED_TEXT found = {0};
	for (size_t i = 0; i < result->count; i++)
		text_format(&found, "%s%u", i ? " " : "", result->hits[i].docid);
	assert_string_equal(text_string(&found), row->expected);
}

/* ---- What is counted ---- */

static size_t open_count(const struct search_result *result, enum facet facet, const char *key)
{
	for (size_t i = 0; i < result->keys[facet].count; i++)
		if (text_equals(result->keys[facet].items[i], key))
			return result->counts[facet][i];
	return 0;
}

static size_t count_of(const struct shelf *shelf, const struct search_result *result,
	enum facet facet, const char *key)
{
	if (facet_is_open(facet))
		return open_count(result, facet, key);
	return result->counts[facet][vocabulary_find(shelf->vocabularies, facets[facet].vocabulary, key)->rank];
}

static const struct filter values[] = {
	{ FACET_STAGE, "ecole" }, { FACET_STAGE, "college" }, { FACET_LEVEL, "cycle3" },
	{ FACET_SUBJECT, "mathematiques" }, { FACET_SUBJECT, "c3-mathematiques" },
	{ FACET_DEPARTMENT, "023" }, { FACET_DEPARTMENT, "087" }, { FACET_SCHOOL, "0230506A" },
	{ FACET_SCHOOL, "0190011J" }, { FACET_YEAR, "2016-2017" }, { FACET_YEAR, "2017-2018" },
	{ FACET_LICENCE, "CC0-1.0" }, { FACET_LICENCE, "CC-BY-SA-4.0" },
};
enum { VALUE_COUNT = sizeof values / sizeof values[0] };

/* Whatever is chosen, the count beside a value of another group is what choosing it too gives;
 * within the group, what it alone would give. */
static void every_count_is_what_a_click_gives(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	for (size_t i = 0; i < VALUE_COUNT; i++) {
		OWNED(search_result) chosen = narrow(&shelf, &values[i], 1);
		for (size_t j = 0; j < VALUE_COUNT; j++) {
			bool is_same = facets[values[i].facet].group == facets[values[j].facet].group;
			const struct filter both[] = { values[j], values[i] };
			OWNED(search_result) clicked = narrow(&shelf, both, is_same ? 1 : 2);
			assert_int_equal(count_of(&shelf, chosen, values[j].facet, values[j].key), clicked->total);
		}
	}
}

static void an_open_facet_tells_its_values_in_order(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED(search_result) all = narrow(&shelf, NULL, 0);
	OWNED_STRING schools = words_join(&all->keys[FACET_SCHOOL], " ");
	OWNED_STRING years = words_join(&all->keys[FACET_YEAR], " ");
	assert_string_equal(schools, "0190011J 0230506A 0870015U");
	assert_string_equal(years, "2015-2016 2016-2017 2017-2018");

	const struct filter open_licence = { FACET_LICENCE, "etalab-2.0" };
	OWNED(search_result) few = narrow(&shelf, &open_licence, 1);
	assert_int_equal(few->keys[FACET_SCHOOL].count, 0);
	assert_int_equal(few->keys[FACET_YEAR].count, 1);
}

/* ---- Which texts are values ---- */

struct key_row {
	const char *name;
	enum facet facet;
	const char *text;
	const char *key;  /* NULL: none */
};

static const struct key_row keys[] = {
	{ "a key of a vocabulary is one",            FACET_LEVEL,  "cm2",       "cm2" },
	{ "a label is understood",                   FACET_LEVEL,  "CM 2",      "cm2" },
	{ "a key of another vocabulary is not",      FACET_LEVEL,  "scenario",  NULL },
	{ "a UAI is one",                            FACET_SCHOOL, "0870015U",  "0870015U" },
	{ "a UAI with another letter is not",        FACET_SCHOOL, "0870015A",  NULL },
	{ "two years in a row are one",              FACET_YEAR,   "2016-2017", "2016-2017" },
	{ "two years that do not follow are not",    FACET_YEAR,   "2016-2018", NULL },
	{ "the name of a tag is one",                FACET_TAG,    "Classe mobile", "Classe mobile" },
	{ "what is no tag is not",                   FACET_TAG,    "<b>",       NULL },
	{ "nothing is not",                          FACET_YEAR,   "",          NULL },
	{ "nothing is no key of a vocabulary",       FACET_LEVEL,  "",          NULL },
};

static void knows_its_values(void **state)
{
	const struct key_row *row = *state;
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	const char *key = facet_key(vocabularies, row->facet, row->text);
	if (row->key)
		assert_string_equal(key, row->key);
	else
		assert_null(key);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, narrows);
	SUITE_TEST(&suite, every_count_is_what_a_click_gives);
	SUITE_TEST(&suite, an_open_facet_tells_its_values_in_order);
	SUITE_ROWS(&suite, keys, knows_its_values);
	return suite_run(&suite, "index/narrow");
}
