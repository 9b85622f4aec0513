#include "base/text.h"
#include "index/columns.h"
#include "index/narrow.h"
#include "support/facets.h"
#include "support/temp.h"

#include <stdlib.h>

/* Counts told by what sheets have, beside those of one set of bits after another. */

enum { SHEETS = 300, ROUNDS = 60, GAP = 7 };

static uint32_t dice(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

static const char *any(const struct vocabularies *vocabularies, enum vocabulary_name name, uint32_t *seed)
{
	return vocabulary_at(vocabularies, name, dice(seed) % vocabulary_size(vocabularies, name))->key;
}

static void put(struct engine_writer *writer, struct analyser *analyser,
	const struct vocabularies *vocabularies, uint32_t docid)
{
	static const char *const schools[] = { "0230506A", "0190011J", "0870015U" };
	static const char *const years[] = { "2015-2016", "2016-2017", NULL };
	uint32_t seed = docid;
	OWNED_STRING levels = text_make("%s %s", any(vocabularies, VOCABULARY_LEVELS, &seed),
		any(vocabularies, VOCABULARY_LEVELS, &seed));
	const struct faceted row = {
		.levels = levels,
		.subjects = any(vocabularies, VOCABULARY_SUBJECTS, &seed),
		.schools = dice(&seed) % 4 ? schools[dice(&seed) % 3] : NULL,
		.licence = any(vocabularies, VOCABULARY_LICENCES, &seed),
		.tried = years[dice(&seed) % 3],
	};
	OWNED(sheet) sheet = faceted_sheet(&row);
	OWNED_FACTS facts = {0};
	sheet_derive(vocabularies, sheet, &facts);
	const struct document_source source = { .sheet = sheet, .facts = &facts, .revision = 1 };
	OWNED(engine_document) document = document_make(analyser, vocabularies, &source);
	assert_true(engine_writer_put(writer, docid, document, NULL));
}

/* Some numbers belong to no sheet. */
static struct engine *open_index(const char *folder, const struct vocabularies *vocabularies)
{
	OWNED(analyser) analyser = analyser_new();
	struct engine_writer *writer = tiny_begin(folder);
	for (uint32_t docid = 1; docid <= SHEETS; docid++)
		if (docid % GAP)
			put(writer, analyser, vocabularies, docid);
	assert_true(engine_writer_close(writer, true, NULL));
	struct engine *engine = engine_open(folder, NULL);
	assert_non_null(engine);
	return engine;
}

static size_t plain_count(struct columns *columns, enum facet facet, const char *key,
	const struct bits *left)
{
	OWNED_BITS sheets = {0};
	assert_true(columns_add(columns, &(struct filter){ facet, key }, &sheets, NULL));
	return bits_common(left, &sheets);
}

static void check_closed(struct columns *columns, enum facet facet, const struct bits *left,
	const size_t *counts)
{
	enum vocabulary_name name = facets[facet].vocabulary;
	for (size_t rank = 0; rank < vocabulary_size(columns->vocabularies, name); rank++)
		assert_int_equal(counts[rank],
			plain_count(columns, facet, vocabulary_at(columns->vocabularies, name, rank)->key, left));
}

static void check_open(struct columns *columns, enum facet facet, const struct bits *left,
	const size_t *counts, const struct words *keys)
{
	const struct words *all = &columns_open(columns, facet, NULL)->keys;
	size_t told = 0;
	for (size_t rank = 0; rank < all->count; rank++) {
		size_t count = plain_count(columns, facet, all->items[rank], left);
		if (count == 0)
			continue;
		assert_string_equal(keys->items[told], all->items[rank]);
		assert_int_equal(counts[told++], count);
	}
	assert_int_equal(keys->count, told);
}

static void check_all(struct narrow_counting *counting)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		OWNED_BITS left = {0};
		OWNED_WORDS keys = {0};
		bits_copy(&left, counting->matched);
		narrow_apply(counting->narrow, facets[facet].group, &left);
		size_t *counts = narrow_count(counting, facet, &keys, NULL);
		assert_non_null(counts);
		if (facet_is_open(facet))
			check_open(counting->columns, facet, &left, counts, &keys);
		else
			check_closed(counting->columns, facet, &left, counts);
		free(counts);
	}
}

/* From none of the sheets to all of them, with and without filters. */
static void counts_are_those_of_each_value(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(engine) engine = open_index(folder, vocabularies);
	struct columns columns;
	columns_init(&columns, engine, vocabularies);
	static const struct filter filters[] = {
		{ FACET_STAGE, "ecole" }, { FACET_SCHOOL, "0230506A" }, { FACET_YEAR, "2016-2017" },
	};
	uint32_t seed = 87;
	for (uint32_t round = 0; round <= ROUNDS; round++) {
		OWNED_BITS matched = {0};
		for (uint32_t docid = 1; docid <= SHEETS; docid++)
			if (docid % GAP && dice(&seed) % ROUNDS < round)
				bits_add(&matched, docid);
		OWNED_NARROW narrow = {0};
		assert_true(narrow_choose(&narrow, &columns, filters, round % 4, NULL));
		struct narrow_counting counting = { &narrow, &columns, &matched, .all = {0} };
		check_all(&counting);
		narrow_counting_done(&counting);
	}
	columns_done(&columns);
}

/* Of a middling part of the sheets, comparing bits costs less than to count what each has: both are told. */
static void both_ways_are_taken(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(engine) engine = open_index(folder, vocabularies);
	struct columns columns;
	columns_init(&columns, engine, vocabularies);
	struct census census = *columns_census(&columns, NULL);
	OWNED_BITS some = {0};
	bits_add(&some, 1);
	struct census_counts few = {0}, many = {0};
	census_count(&census, &some, &columns.all, &few);
	assert_true(few.has_closed);

	census.closed *= 1000;  /* as if sheets had many more values */
	census_count(&census, &some, &columns.all, &many);
	assert_false(many.has_closed);
	for (uint32_t i = 0; i < census.kinds; i++)
		assert_int_equal(many.of[i], i < census.closed_kinds ? 0 : few.of[i]);
	census_counts_done(&few);
	census_counts_done(&many);
	columns_done(&columns);
}

/* As if a sheet had more values than a row has room for, one of them with a high number. */
static void what_finds_no_room_is_counted_too(void **state)
{
	(void)state;
	enum { OPEN = 10, HIGH = UINT16_MAX + 2 };
	struct census_row rows[3] = { [1] = { .open = 1, .closed = 1, .has_more = 1, .values = { OPEN, 8 } } };
	struct census_extra extras[] = { { 1, HIGH }, { 1, 9 }, { 2, OPEN } };
	uint32_t *sizes = mem_new(HIGH + 1, sizeof *sizes);
	struct census census = { .rows = rows, .extras = extras, .extra_count = 3, .sizes = sizes,
		.sheet_count = 2, .closed = 2, .closed_kinds = OPEN, .kinds = HIGH + 1 };
	OWNED_BITS all = {0}, first = {0};
	bits_add(&all, 1);
	bits_add(&all, 2);
	bits_add(&first, 1);
	for (int has_closed = 0; has_closed <= 1; has_closed++) {
		struct census_counts counts = {0};
		census.closed = has_closed ? 2 : 1000;
		census_count(&census, &first, &all, &counts);
		assert_int_equal(counts.has_closed, has_closed);
		assert_int_equal(counts.of[OPEN], 1);
		assert_int_equal(counts.of[8], has_closed);
		assert_int_equal(counts.of[9], has_closed);
		assert_int_equal(counts.of[HIGH], 1);
		census_counts_done(&counts);
	}
	free(sizes);
}

/* As if sheets brought more tags than a row can number: what lists have stays in the rows. */
static void many_open_values_leave_rows_to_closed_ones(void **state)
{
	(void)state;
	enum { TAGS = UINT16_MAX + 1 };
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(engine) engine = open_index(folder, vocabularies);
	struct columns columns;
	columns_init(&columns, engine, vocabularies);
	assert_non_null(columns_open(&columns, FACET_TAG, NULL));
	struct words *tags = &columns.open[FACET_TAG].keys;
	for (unsigned i = 0; i < TAGS; i++)
		words_give(tags, text_make("%05u", i));
	const struct census *census = columns_census(&columns, NULL);
	assert_non_null(census);
	assert_true(census->extra_count > 0);
	for (size_t i = 0; i < census->extra_count; i++)
		assert_true(census->extras[i].number >= census->closed_kinds);

	OWNED_BITS matched = {0};
	bits_copy(&matched, columns_all(&columns, NULL));
	OWNED_NARROW narrow = {0};
	struct narrow_counting counting = { &narrow, &columns, &matched, .all = {0} };
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		OWNED_WORDS keys = {0};
		size_t *counts = narrow_count(&counting, facet, &keys, NULL);
		assert_non_null(counts);
		if (facet == FACET_SCHOOL)
			check_open(&columns, facet, &matched, counts, &keys);
		else if (!facet_is_open(facet))
			check_closed(&columns, facet, &matched, counts);
		free(counts);
	}
	narrow_counting_done(&counting);
	columns_done(&columns);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, counts_are_those_of_each_value);
	SUITE_TEST(&suite, what_finds_no_room_is_counted_too);
	SUITE_TEST(&suite, many_open_values_leave_rows_to_closed_ones);
	SUITE_TEST(&suite, both_ways_are_taken);
	return suite_run(&suite, "index/census");
}
