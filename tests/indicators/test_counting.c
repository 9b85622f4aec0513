#include "indicators/definition.h"

#include "base/text.h"
#include "indicators/look.h"
#include "registers/import.h"
#include "sheet/vocabulary.h"
#include "store/db.h"
#include "support/rows.h"
#include "support/stored.h"

#include <stdio.h>
#include <string.h>

/* The example lines of every register, and what each indicator makes of them on a day. */
static const struct row {
	const char *name, *code, *day, *department;
	size_t part, whole, lines;  /* lines: those that make the value */
} rows[] = {
	{ "subjects of a school year",          "1",  "2017-08-31", NULL,  1, 0, 1 },
	{ "that begins again in September",     "1",  "2017-09-01", NULL,  0, 0, 0 },
	{ "trainings near by",                  "3",  "2016-12-13", NULL,  2, 0, 2 },
	{ "up to the day before",               "3",  "2016-12-12", NULL,  1, 0, 1 },
	{ "of a département",                   "3",  "2017-08-31", "023", 1, 0, 1 },
	{ "schools with a council, for ever",   "4",  "2026-10-07", NULL,  2, 0, 2 },
	{ "one more",                           "4",  "2026-10-08", NULL,  3, 0, 3 },
	{ "the last total, as a share",         "5",  "2017-07-03", NULL,  61, 412, 1 },
	{ "and then the next",                  "5",  "2017-07-04", NULL,  94, 398, 1 },
	{ "meetings of CTNÉ, not those of COPIL", "6", "2017-08-31", NULL, 3, 0, 3 },
	{ "of the Corrèze",                     "6",  "2017-08-31", "019", 1, 0, 1 },
	{ "a convention with two purposes is one", "7", "2016-09-15", NULL, 1, 0, 1 },
	{ "conventions in force",               "7",  "2016-12-01", NULL,  2, 0, 2 },
	{ "one ends with its last day",         "7",  "2019-08-31", NULL,  2, 0, 2 },
	{ "and is over the day after",          "7",  "2019-09-01", NULL,  1, 0, 1 },
	{ "projects of the year",               "8",  "2017-08-31", NULL,  2, 0, 2 },
	{ "reports",                            "9",  "2017-06-30", NULL,  1, 0, 1 },
	{ "totals of the last year, added up",  "10", "2017-08-31", NULL,  35, 0, 3 },
	{ "disciplinary trainings that use it", "11", "2017-08-31", NULL,  2, 3, 3 },
	{ "hybrid trainings",                   "12", "2017-08-31", NULL,  2, 6, 6 },
	{ "near by, among those that use it",   "13", "2017-08-31", NULL,  3, 4, 4 },
	{ "collectivities, each once",          "14", "2016-12-01", NULL,  1, 0, 1 },
	{ "values of the last survey",          "15", "2016-07-01", NULL,  3, 0, 3 },
	{ "and of the one before, until then",  "15", "2016-06-30", NULL,  2, 0, 2 },
	{ "the last month, all ENT together",   "16", "2016-11-30", NULL,  11000, 30500, 2 },
	{ "the last reading of each group",     "17", "2017-04-28", NULL,  27, 0, 2 },
	{ "one reading before",                 "17", "2017-04-27", NULL,  12, 0, 1 },
};

static void silent(void *context, const struct register_told *told)
{
	(void)context;
	(void)told;
}

static void take(struct db *db, const struct vocabularies *vocabularies, const struct register_spec *spec)
{
	size_t length = 0;
	OWNED_STRING path = text_make(FIXTURES "/registres/%s.csv", spec->code);
	OWNED_STRING bytes = file_read(path, REGISTER_FILE_BYTES, &length, NULL);
	const struct register_hand hand = { .db = db, .spec = spec, .role = "commande", .now = 1796000000 };
	OWNED_REGISTER_TALLY tally = {0};
	struct error err = {0};
	if (!bytes || !register_import(&hand, vocabularies, &(struct register_file){
		.bytes = bytes, .length = length, .name = path, .tell = silent,
	}, &tally, &err) || tally.rows[REGISTER_ROW_REFUSED] > 0)
		fail_msg("%s: %s", spec->code, err.text);
}

static struct db *filled(const char *folder)
{
	struct db *db = stored_open(folder);
	OWNED(vocabularies) vocabularies = vocabularies_load(VOCABULARIES, NULL);
	for (size_t i = 0; i < register_spec_count; i++)
		take(db, vocabularies, &register_specs[i]);
	return db;
}

static void counts(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = filled(folder);
	const struct counting *counting = indicator_find(row->code)->counting;
	const struct counting_wanted wanted = { row->day, row->department, true, true };
	struct counted_year counted;
	struct figure_year year;
	OWNED_COUNTED_LINES lines = {0};
	assert_true(counting_look(db, counting, &wanted, &counted, &year, NULL));
	assert_int_equal(counted.now.part, row->part);
	assert_int_equal(counted.now.whole, row->whole);
	assert_true(counting_lines(db, counting, &wanted, &lines, NULL));
	assert_int_equal(lines.count, row->lines);
	size_t part = 0, whole = 0;
	for (size_t i = 0; i < lines.count; i++) {
		part += lines.items[i].part;
		whole += lines.items[i].whole;
	}
	assert_int_equal(part, row->part);
	assert_int_equal(whole, row->whole);
}

/* ---- Few people ---- */

#define PROVED ";ref;2017-01-10\n"
#define GROUPS "nom;date;effectif;zap;preuve;date_preuve\n"

static const struct few_row {
	const char *name, *code, *csv, *department;
	bool is_hidden, is_hidden_before;  /* on 31 March 2017, and at the end of January */
} few[] = {
	{ "four people are hidden", "17", GROUPS "A;2017-01-10;4;" PROVED, NULL, true, true },
	{ "five are not", "17", GROUPS "A;2017-01-10;5;" PROVED, NULL, false, false },
	{ "nor nobody", "17", GROUPS "A;2017-01-10;0;" PROVED, NULL, false, false },
	{ "what was more is hidden when it is few", "17",
		GROUPS "A;2017-01-10;12;" PROVED "A;2017-03-10;2;" PROVED, NULL, true, false },
	{ "few of a département", "17",
		GROUPS "A;2017-01-10;3;023001" PROVED "B;2017-01-10;9;087001" PROVED, "023", true, true },
	{ "and what the others would tell of them", "17",
		GROUPS "A;2017-01-10;3;023001" PROVED "B;2017-01-10;9;087001" PROVED, "087", true, true },
	{ "but not their sum", "17",
		GROUPS "A;2017-01-10;3;023001" PROVED "B;2017-01-10;9;087001" PROVED, NULL, false, false },
	{ "until they are enough", "17", GROUPS "A;2017-01-10;3;023001" PROVED "A;2017-03-10;7;023001" PROVED
		"B;2017-01-10;9;087001" PROVED, "087", false, true },
	{ "a share of few", "5", "annee;valorises;rapports;methode;date;preuve;date_preuve\n"
		"2016-2017;3;400;relevé;2017-01-10" PROVED, NULL, true, true },
	{ "a share among few", "5", "annee;valorises;rapports;methode;date;preuve;date_preuve\n"
		"2016-2017;0;4;relevé;2017-01-10" PROVED, NULL, true, true },
	{ "few meetings are told", "6", "type;departement;date;preuve;date_preuve\n"
		"ctne;023;2017-01-10" PROVED, NULL, false, false },
};

static void take_text(struct db *db, const struct register_spec *spec, const char *csv)
{
	OWNED(vocabularies) vocabularies = vocabularies_load(VOCABULARIES, NULL);
	const struct register_hand hand = { .db = db, .spec = spec, .role = "commande", .now = 1796000000 };
	OWNED_REGISTER_TALLY tally = {0};
	assert_true(register_import(&hand, vocabularies, &(struct register_file){
		.bytes = csv, .length = strlen(csv), .name = "a.csv", .tell = silent,
	}, &tally, NULL));
	assert_int_equal(tally.rows[REGISTER_ROW_REFUSED], 0);
}

static void hides_few_people(void **state)
{
	const struct few_row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	const struct indicator *indicator = indicator_find(row->code);
	struct look look;
	struct outlook outlook = {
		.day = "2017-03-31", .key = row->department ? "departement" : NULL, .value = row->department,
	};
	take_text(db, register_spec_find(indicator->counting->code), row->csv);
	assert_true(look_at(db, indicator, &outlook, &look, NULL));
	assert_int_equal(look.counted.now.is_hidden, row->is_hidden);
	assert_int_equal(look.counted.months[4].is_hidden, row->is_hidden_before);
	assert_int_equal(look_has_curve(&look), !row->is_hidden && !row->is_hidden_before);
	if (row->is_hidden)
		assert_int_equal(look.year.months[6].value, 0);
	outlook.sees_few = true;
	assert_true(look_at(db, indicator, &outlook, &look, NULL));
	assert_false(look.counted.now.is_hidden);
	assert_true(look_has_curve(&look));
}

/* A value that is not known says why, and each reason is another thing to do. */
static const struct absence_row {
	const char *name, *code;
	struct look look;
	const char *absence;
} absences[] = {
	{ "a value that is counted", "3", { .is_counted = true, .counted.now = { .lines = 1 } }, NULL },
	{ "a register without a line", "3", { .is_counted = true }, "aucune ligne au registre" },
	{ "a register that knows no département", "3", { .is_counted = true, .is_whole_only = true,
		.counted.now = { .part = 2, .lines = 2 } }, "connu pour l’académie entière seulement" },
	{ "a share of nothing, though there are lines", "16", { .is_counted = true,
		.counted.now = { .lines = 2 } }, "aucune ligne qui entre dans ce calcul" },
};

static void tells_why_there_is_none(void **state)
{
	const struct absence_row *row = *state;
	struct look look = row->look;
	look.indicator = indicator_find(row->code);
	assert_true(text_equals(look_absence(&look), row->absence));
	assert_int_equal(look_has_value(&look), row->absence == NULL);
	assert_int_equal(look_has_year(&look), row->absence == NULL);
}

static void examples_count_for_nothing(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = filled(folder);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	assert_true(look_at_all(db, &(struct outlook){ .day = "2017-08-31" }, looks, NULL));
	for (size_t i = 0; i < indicator_count; i++)
		assert_true(!looks[i].is_counted || !look_has_value(&looks[i]));
	free(looks);
}

static void every_indicator_is_live(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = filled(folder);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	assert_true(look_at_all(db, &(struct outlook){ .day = "2017-08-31", .with_examples = true }, looks,
		NULL));
	for (size_t i = 0; i < indicator_count; i++)
		if (!look_has_value(&looks[i]))
			fail_msg("indicator %s has no value", indicators[i].code);
	free(looks);
}

static void each_rule_names_fields_that_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < indicator_count; i++) {
		const struct counting *counting = indicators[i].counting;
		if (!counting)
			continue;
		const struct register_spec *spec = register_spec_find(counting->code);
		const char *named[] = { counting->among.field, counting->those.field, counting->amount,
			counting->whole };
		assert_non_null(spec);
		assert_true(register_has_word(spec->indicators, indicators[i].code));
		for (size_t j = 0; j < sizeof named / sizeof named[0]; j++)
			assert_true(!named[j] || spec->fields[register_field_rank(spec, named[j])].key);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, counts);
	SUITE_ROWS(&suite, few, hides_few_people);
	SUITE_ROWS(&suite, absences, tells_why_there_is_none);
	SUITE_TEST(&suite, examples_count_for_nothing);
	SUITE_TEST(&suite, every_indicator_is_live);
	SUITE_TEST(&suite, each_rule_names_fields_that_are);
	return suite_run(&suite, "indicators/counting");
}
