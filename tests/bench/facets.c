/* What the counts of all filters cost, without a page around them: see README.md.
 *
 * usage: facets FOLDER VOCABULARIES [SHEETS]
 *
 * Builds an index of boolean terms in FOLDER, asks it, prints a table.
 */
#include "base/error.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/search.h"
#include "sheet/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SCHOOLS = 1000, YEARS = 12, TAGS = 2000, ZONES = 40, ROUNDS = 41, BATCH = 500 };

/* The same sheets in every run. */
static uint32_t dice(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static void add(struct engine_document *document, const char *prefix, const char *key)
{
	char term[ENGINE_TERM_BYTES];
	snprintf(term, sizeof term, "%s%s", prefix, key);
	engine_document_term(document, term, 0);
}

/* Two values of each list on average, low ranks more often, as in real sheets. */
static struct engine_document *sheet_of(const struct vocabularies *vocabularies, uint32_t number)
{
	uint64_t state = number;
	struct engine_document *document = engine_document_new();
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		bool is_open = facet_is_open(facet);
		size_t size = facet == FACET_SCHOOL ? SCHOOLS : facet == FACET_YEAR ? YEARS
			: facet == FACET_TAG ? TAGS : facet == FACET_ZONE ? ZONES
			: vocabulary_size(vocabularies, facets[facet].vocabulary);
		for (uint32_t i = 0, values = facet == FACET_YEAR ? 1 : 1 + dice(&state) % 3; i < values; i++) {
			size_t a = dice(&state) % size, b = dice(&state) % size, rank = a < b ? a : b;
			char key[32];
			snprintf(key, sizeof key, "%07zu", rank);
			add(document, facets[facet].prefix, is_open ? key
				: vocabulary_at(vocabularies, facets[facet].vocabulary, rank)->key);
		}
	}
	engine_document_number(document, SLOT_PUBLISHED, 20100000 + dice(&state) % 100000);
	return document;
}

static bool build(const char *folder, const struct vocabularies *vocabularies, uint32_t sheets,
	struct error *err)
{
	OWNED(engine_writer) writer = engine_writer_open(folder, err);
	const char *schema = document_schema();
	if (!writer || !engine_writer_begin(writer, err)
		|| !engine_writer_set_metadata(writer, SCHEMA_KEY, schema, strlen(schema), err))
		return false;
	for (uint32_t i = 1; i <= sheets; i++) {
		OWNED(engine_document) document = sheet_of(vocabularies, i);
		if (!engine_writer_put(writer, i, document, err))
			return false;
		if (i % BATCH == 0 && (!engine_writer_commit(writer, err) || !engine_writer_begin(writer, err)))
			return false;
	}
	return engine_writer_commit(writer, err);
}

static double now_us(void)
{
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

/* The median cost of one question, in µs of processor. */
static double median(struct search *search, const struct search_request *request, size_t *total)
{
	double costs[ROUNDS];
	for (size_t i = 0; i < ROUNDS; i++) {
		double before = now_us();
		OWNED(search_result) result = search_run(search, request, NULL);
		costs[i] = now_us() - before;
		*total = result ? result->total : 0;
	}
	qsort(costs, ROUNDS, sizeof costs[0], compare);
	return costs[ROUNDS / 2];
}

static void print_table(struct search *search)
{
	static const struct {
		const char *name;
		struct filter filters[4];
		size_t count;
	} rows[] = {
		{ "no filter",                    {{0}}, 0 },
		{ "a degree",                     {{ FACET_STAGE, "ecole" }}, 1 },
		{ "a class",                      {{ FACET_LEVEL, "cm2" }}, 1 },
		{ "a class, a licence",           {{ FACET_LEVEL, "cm2" }, { FACET_LICENCE, "CC0-1.0" }}, 2 },
		{ "a school",                     {{ FACET_SCHOOL, "0000500" }}, 1 },
		{ "four filters",
			{{ FACET_STAGE, "ecole" }, { FACET_THEME, "codage" }, { FACET_TYPE, "scenario" },
				{ FACET_YEAR, "0000003" }}, 4 },
	};
	printf("%-22s %10s %12s %12s %12s\n", "", "sheets", "with counts", "without", "the counts");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct search_request request = {
			.filters = rows[i].filters, .filter_count = rows[i].count, .limit = 20, .with_counts = true,
		};
		size_t total = 0;
		double with = median(search, &request, &total);
		request.with_counts = false;
		double without = median(search, &request, &total);
		printf("%-22s %10zu %9.0f µs %9.0f µs %9.0f µs\n", rows[i].name, total, with, without,
			with - without);
	}
}

static void print_first(struct search *search, const char *name, enum order order)
{
	const struct search_request request = { .limit = 20, .order = order, .with_counts = true };
	double before = now_us();
	struct search_result *result = search_run(search, &request, NULL);
	printf("%-34s %9.1f ms\n", name, (now_us() - before) / 1e3);
	search_result_free(result);
}

int main(int count, char **arguments)
{
	struct error err = {0};
	OWNED(vocabularies) vocabularies = count > 2 ? vocabularies_load(arguments[2], &err) : NULL;
	uint32_t sheets = count > 3 ? (uint32_t)strtoul(arguments[3], NULL, 10) : 100000;
	if (!vocabularies || !build(arguments[1], vocabularies, sheets, &err)) {
		fprintf(stderr, "usage: facets FOLDER VOCABULARIES [SHEETS]\n%s\n", err.text);
		return 2;
	}
	OWNED(search) search = search_open(arguments[1], vocabularies, &err);
	if (!search)
		return 3;
	printf("%u sheets, %d schools, processor time\n", sheets, SCHOOLS);
	print_first(search, "first question after a commit", ORDER_NEWEST);
	print_first(search, "first by title", ORDER_TITLE);
	print_table(search);
	return 0;
}
