#include "base/owned.h"
#include "indexer/progress.h"
#include "support/rows.h"

struct row {
	const char *name;
	size_t done, total;
	int64_t elapsed_ms;
	const char *line;
};

static const struct row rows[] = {
	{ "nothing done has no rate", 0, 200, 500, "Fiches [                        ]   0\u00a0%  0/200" },
	{ "half is half a bar", 100, 200, 1000,
		"Fiches [############            ]  50\u00a0%  100/200  100/s  reste 1\u00a0s" },
	{ "the end is a whole bar", 200, 200, 2000,
		"Fiches [########################] 100\u00a0%  200/200  100/s  reste 0\u00a0s" },
	{ "minutes are told apart", 100, 1000, 10000,
		"Fiches [##                      ]  10\u00a0%  100/1000  10/s  reste 1\u00a0min\u00a030" },
	{ "hours as well", 1, 1000, 10000,
		"Fiches [                        ]   0\u00a0%  1/1000  0/s  reste 2\u00a0h\u00a046" },
	{ "nothing to do is no division", 0, 0, 0, "Fiches [                        ]   0\u00a0%  0/0" },
	{ "more than all is all", 12, 10, 1000,
		"Fiches [########################] 100\u00a0%  10/10  10/s  reste 0\u00a0s" },
};

static void draws(void **state)
{
	const struct row *row = *state;
	OWNED_STRING line = progress_line("Fiches", row->done, row->total, row->elapsed_ms);
	assert_string_equal(line, row->line);
}

static void a_file_gets_no_bar(void **state)
{
	(void)state;
	FILE *out = tmpfile();
	struct progress progress;
	progress_start(&progress, out, "Fiches");
	progress_show(&progress, 1, 2);
	progress_wipe(&progress);
	assert_int_equal(ftell(out), 0);
	fclose(out);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, draws);
	SUITE_TEST(&suite, a_file_gets_no_bar);
	return suite_run(&suite, "indexer/progress");
}
