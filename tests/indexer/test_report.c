#include "base/owned.h"
#include "indexer/report.h"
#include "support/rows.h"

#include <stdio.h>
#include <string.h>

struct safe_row {
	const char *name, *text, *safe;
};

static const struct safe_row safe_rows[] = {
	{ "plain text stays", "été/robot.md", "été/robot.md" },
	{ "nothing stays nothing", "", "" },
	{ "a line end is shown", "a\nb", "a\\nb" },
	{ "an escape cannot reach the terminal", "a\033[2Jb", "a\\u001B[2Jb" },
	{ "a C1 control is shown", "a\302\233b", "a\\u009Bb" },
	{ "a bad byte is shown", "caf\351", "caf\\xE9" },
	{ "a real replacement character stays", "\357\277\275", "\357\277\275" },
	{ "a direction override is shown", "a\342\200\256b", "a\\u202Eb" },
	{ "a non-breaking space stays", "a\302\240b", "a\302\240b" },
};

static void is_made_safe(void **state)
{
	const struct safe_row *row = *state;
	OWNED_STRING safe = report_safe(row->text);
	assert_string_equal(safe, row->safe);
}

struct count_row {
	const char *name;
	size_t count;
	const char *text;
};

static const struct count_row count_rows[] = {
	{ "none is singular in French", 0, "0 fiche" },
	{ "one is singular", 1, "1 fiche" },
	{ "two are plural", 2, "2 fiches" },
	{ "hundreds have no space", 999, "999 fiches" },
	{ "thousands have one", 1000, "1\342\200\257000 fiches" },
	{ "millions have two", 1234567, "1\342\200\257234\342\200\257567 fiches" },
};

static void is_counted(void **state)
{
	const struct count_row *row = *state;
	OWNED_STRING text = report_count(row->count, "fiche", "fiches");
	assert_string_equal(text, row->text);
}

/* A report into memory. */
struct desk {
	struct report report;
	char *said;
	size_t length;
};

static void desk_open(struct desk *desk, bool is_json)
{
	*desk = (struct desk){0};
	FILE *out = open_memstream(&desk->said, &desk->length);
	assert_non_null(out);
	desk->report = (struct report){ .out = out, .err = stderr, .is_json = is_json };
}

static void desk_expect(struct desk *desk, const char *said)
{
	fclose(desk->report.out);
	assert_string_equal(desk->said, said);
	free(desk->said);
}

static void fill_remarks(struct remarks *remarks)
{
	remarks_add(remarks, SEVERITY_REFUSAL, "titre", 2, "Il manque.");
	remarks_add(remarks, SEVERITY_ADVICE, "", 0, "Bien.");
}

static void people_get_one_line_a_remark(void **state)
{
	(void)state;
	struct desk desk;
	OWNED_REMARKS remarks = {0};
	fill_remarks(&remarks);
	desk_open(&desk, false);
	report_remarks(&desk.report, &(struct report_sheet){ "a\nb.md", NULL, "refuse", &remarks }, true);
	desk_expect(&desk, "a\\nb.md:2: titre: Il manque.\na\\nb.md: Bien. (conseil)\n");
}

static void advice_can_be_left_out(void **state)
{
	(void)state;
	struct desk desk;
	OWNED_REMARKS remarks = {0};
	fill_remarks(&remarks);
	desk_open(&desk, false);
	report_remarks(&desk.report, &(struct report_sheet){ "a.md", NULL, "refuse", &remarks }, false);
	desk_expect(&desk, "a.md:2: titre: Il manque.\n");
}

static void machines_get_one_object_a_sheet(void **state)
{
	(void)state;
	struct desk desk;
	OWNED_REMARKS remarks = {0};
	fill_remarks(&remarks);
	desk_open(&desk, true);
	report_say(&desk.report, "not for machines");
	report_sheet_json(&desk.report, &(struct report_sheet){ "caf\351.md", "2017-0001", "pris", &remarks });
	desk_expect(&desk, "{\"path\":\"caf\\\\xE9.md\",\"id\":\"2017-0001\",\"etat\":\"pris\",\"remarques\":["
		"{\"champ\":\"titre\",\"ligne\":2,\"gravite\":\"refus\",\"message\":\"Il manque.\"},"
		"{\"champ\":\"\",\"ligne\":0,\"gravite\":\"conseil\",\"message\":\"Bien.\"}]}\n");
}

static void a_full_disk_breaks_the_answer_once(void **state)
{
	(void)state;
	char *said = NULL;
	size_t length = 0;
	FILE *err = open_memstream(&said, &length);
	FILE *out = fopen("/dev/full", "w");
	assert_non_null(out);
	struct report report = { .out = out, .err = err };
	report_say(&report, "bonjour\n");
	assert_false(report_flush(&report));
	assert_false(report_flush(&report));
	fclose(err);
	fclose(out);
	assert_non_null(strstr(said, "disque plein"));
	assert_ptr_equal(strchr(said, '\n'), said + length - 1);
	free(said);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, safe_rows, is_made_safe);
	SUITE_ROWS(&suite, count_rows, is_counted);
	SUITE_TEST(&suite, people_get_one_line_a_remark);
	SUITE_TEST(&suite, advice_can_be_left_out);
	SUITE_TEST(&suite, machines_get_one_object_a_sheet);
	SUITE_TEST(&suite, a_full_disk_breaks_the_answer_once);
	return suite_run(&suite, "indexer/report");
}
