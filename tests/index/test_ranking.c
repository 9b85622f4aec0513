#include "index/answers.h"
#include "index/columns.h"
#include "index/match.h"
#include "index/ranking.h"
#include "index/schema.h"
#include "support/lines.h"

/* Twenty documents, the higher the docid the older, and a clause that weighs them. */
enum { DOCUMENTS = 20 };

static struct engine *dated_index(const char *folder)
{
	struct engine_writer *writer = lines_begin(folder);
	for (uint32_t docid = 1; docid <= DOCUMENTS; docid++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_term(document, "robot", 1);
		engine_document_number(document, SLOT_PUBLISHED, 20170100 - docid);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	lines_commit(writer);
	return lines_open(folder);
}

static char *as_text(const struct ranking *ranking)
{
	struct text text = {0};
	for (size_t i = 0; i < ranking->count; i++)
		text_format(&text, i ? " %u" : "%u", ranking->items[i].docid);
	return text_take(&text);
}

struct row {
	const char *name;
	float weights[DOCUMENTS + 1];  /* by docid */
	uint32_t set[DOCUMENTS + 1];   /* ends with 0; none: all of them */
	size_t offset, limit;
	const char *expected;
	float best;
};

static const struct row rows[] = {
	{ "the heaviest first", { [3] = 2, [7] = 5, [11] = 3 }, {3, 7, 11}, 0, 10, "7 11 3", 5 },
	{ "equals from the newest", { [3] = 2, [7] = 2, [11] = 2 }, {3, 7, 11}, 0, 10, "3 7 11", 2 },
	{ "what weighs nothing comes last", { [7] = 1 }, {3, 7, 11}, 0, 10, "7 3 11", 1 },
	{ "only what is in the set", { [3] = 9, [7] = 2 }, {7, 11}, 0, 10, "7 11", 2 },
	{ "as many as wanted", { [3] = 1, [7] = 3, [11] = 2 }, {3, 7, 11}, 0, 2, "7 11", 3 },
	{ "from an offset", { [3] = 1, [7] = 3, [11] = 2 }, {3, 7, 11}, 1, 1, "11", 3 },
	{ "past the end", { [3] = 1 }, {3}, 5, 10, "", 1 },
	{ "nothing wanted", { [3] = 1 }, {3}, 0, 0, "", 0 },
	{ "an empty set", { [3] = 1 }, { DOCUMENTS + 5 }, 0, 0, "", 0 },
	{ "all of them", { [1] = 1, [2] = 9, [3] = 4, [4] = 8, [5] = 2, [6] = 7, [7] = 3, [8] = 6, [9] = 5,
			[10] = 9, [20] = 1 }, {0}, 0, 14, "2 10 4 6 8 9 3 7 5 1 20 11 12 13", 9 },
	{ "a page in the middle of equals", {0}, {0}, 8, 4, "9 10 11 12", 0 },
};

static void ranks(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(engine) engine = dated_index(folder);
	struct columns columns;
	columns_init(&columns, engine, NULL);

	struct answers answers = {0};
	OWNED_BITS set = {0};
	for (uint32_t docid = 1; docid <= DOCUMENTS; docid++) {
		if (row->weights[docid] > 0)
			weights_add(&answers.weights, docid, row->weights[docid]);
		if (row->set[0] == 0)
			bits_add(&set, docid);
	}
	for (size_t i = 0; row->set[i]; i++)
		if (row->set[i] <= DOCUMENTS)
			bits_add(&set, row->set[i]);

	/* A clause of two shares of a half each weighs as one of a whole. */
	struct share shares[] = { { &answers, 0.5, NULL }, { &answers, 0.5, NULL } };
	struct clause clause = { .shares = shares, .share_count = 2 };
	struct match match = { .wanted = &clause, .wanted_count = 1 };
	OWNED_RANKING ranking = {0};
	const struct ranking_request request = {
		.set = &set, .offset = row->offset, .limit = row->limit,
	};
	assert_true(ranking_make(&ranking, &columns, &match, &request, NULL));
	OWNED_STRING text = as_text(&ranking);
	assert_string_equal(text, row->expected);
	assert_float_equal(ranking.best, row->best, 0);

	answers_done(&answers);
	columns_done(&columns);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, ranks);
	return suite_run(&suite, "index/ranking");
}
