#include "base/mem.h"
#include "index/analysis.h"
#include "index/columns.h"
#include "index/match.h"
#include "index/neighbours.h"
#include "index/question.h"
#include "index/ranking.h"
#include "support/lines.h"

/* Sheets of a line, each word at its place; the same words otherwise put together. */
static const char *const sheets[] = {
	"la classe de neige part en robot",      /* 1 */
	"la neige tombe sur la classe",          /* 2 */
	"classe neige et robot",                 /* 3 */
	"une classe puis une autre classe de neige", /* 4 */
	"le robot a des tempetes de neige",      /* 5 */
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0], MOST_PARTS = 8 };

struct row {
	const char *name, *typed, *lifted;
};

static const struct row rows[] = {
	{ "words that follow one another as in the question", "classe de neige", "1 4" },
	{ "without what is between them too", "classe neige", "3" },
	{ "in no other order", "neige de classe", "" },
	{ "each pair counts", "la classe de neige part en robot", "1 1 1 4" },
	{ "one word has no neighbour", "neige", "" },
	{ "a beginning has no place", "classe de neig*", "" },
	{ "a phrase has none either", "\"classe de\" neige", "" },
	{ "far apart is not together", "classe a b c d e f g h i neige", "" },
	{ "a word in no sheet follows none", "classe de gnou", "" },
};

/* A clause a word, as rare as any other. */
static void fill(struct match *match, struct columns *columns, const struct question *question)
{
	match->wanted = mem_new(MOST_PARTS, sizeof *match->wanted);
	for (size_t i = 0; i < question->count; i++) {
		const struct question *node = question->children[i];
		if (node->is_weightless)
			continue;
		struct clause *clause = &match->wanted[match->wanted_count++];
		*clause = (struct clause){ .node = node, .rarity = 1 };
		if (node->light)
			assert_true(engine_postings(columns->engine, node->light, &clause->bits, NULL));
	}
}

/* Each sheet as many times as a pair lifts it. */
static char *lifted_as_text(const struct ranked *ranked)
{
	struct text text = {0};
	float one = 0;
	for (size_t i = 0; i < SHEET_COUNT; i++)
		if (ranked[i].weight > 0 && (one == 0 || ranked[i].weight < one))
			one = ranked[i].weight;
	for (size_t i = 0; i < SHEET_COUNT; i++)
		for (float left = ranked[i].weight; left > one / 2; left -= one)
			text_format(&text, "%s%u", text.length ? " " : "", ranked[i].docid);
	text_add(&text, "");
	return text_take(&text);
}

static void lifts(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(analyser) analyser = analyser_new();
	OWNED(engine) engine = lines_of_texts(folder, analyser, sheets, SHEET_COUNT);
	OWNED(question) question = question_parse(analyser, row->typed);
	struct columns columns;
	columns_init(&columns, engine, NULL);
	OWNED_MATCH match = {0};
	fill(&match, &columns, question);

	struct ranked ranked[SHEET_COUNT];
	for (uint32_t i = 0; i < SHEET_COUNT; i++)
		ranked[i] = (struct ranked){ i + 1, 0 };
	assert_true(neighbours_lift(&columns, &match, ranked, SHEET_COUNT, NULL));

	OWNED_STRING lifted = lifted_as_text(ranked);
	assert_string_equal(lifted, row->lifted);
	columns_done(&columns);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, lifts);
	return suite_run(&suite, "index/neighbours");
}
