#include "proposals/entry.h"

#include "base/mem.h"
#include "base/text.h"
#include "sheet/field.h"
#include "sheet/sheet.h"
#include "support/golden.h"
#include "support/rows.h"
#include "support/sheets.h"

#include <string.h>

/* ---- Each control is about a field ---- */

static void each_question_is_about_a_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < CONTROL_COUNT; i++) {
		const struct control *control = &controls[i];
		assert_non_null(control->name);
		if (control->kind != CONTROL_BODY)
			assert_non_null(field_find(control->field));
		assert_ptr_equal(control_about(control->field), control);
		assert_true(i == 0 || controls[i - 1].step <= control->step);
	}
	assert_null(control_about("statut"));
}

static void what_must_be_given_is_asked_first(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		const struct control *control = control_about(field->key);
		if (field->need == FIELD_MANDATORY || field->need == FIELD_TO_PUBLISH)
			assert_true(control && !control->is_further);
	}
}

static void steps_have_names(void **state)
{
	(void)state;
	enum step step;
	for (enum step each = 0; each < STEP_COUNT; each++)
		assert_true(step_find(step_key(each), &step) && step == each);
	assert_false(step_find("verifier", &step));
}

/* ---- A sheet comes back from its form ---- */

static struct sheet *read_file(const struct vocabularies *vocabularies, const char *path)
{
	OWNED_REMARKS remarks = {0};
	OWNED_STRING bytes = golden_read(path);
	struct sheet *sheet = sheet_parse(vocabularies, bytes, strlen(bytes), &remarks);
	assert_non_null(sheet);
	return sheet;
}

static void comes_back_as_it_was(void **state)
{
	OWNED(vocabularies) vocabularies = lists();
	OWNED(sheet) sheet = read_file(vocabularies, *state);
	OWNED_STRING before = sheet_write(sheet);
	OWNED_ENTRY entry = {0};
	OWNED_REMARKS remarks = {0};
	entry_of_sheet(&entry, sheet);
	entry_write(&entry, STEP_ALL, vocabularies, sheet, &remarks);
	OWNED_STRING after = sheet_write(sheet);
	assert_string_equal(after, before);
	assert_false(remarks_refuse(&remarks));
}

/* ---- What is typed ---- */

struct typed_row {
	const char *name, *control, *value;
	const char *written;   /* a line of the sheet; NULL: none about this field */
	bool is_refused;
};

static const struct typed_row typed_rows[] = {
	{ "a title is tidied", "titre", "  Le   robot  ", "titre: \"Le robot\"", false },
	{ "an empty one is none", "titre", "   ", NULL, true },
	{ "a duration as people say it", "duree", "1 h 30", "duree: PT1H30M", false },
	{ "a duration that is none", "duree", "longtemps", NULL, true },
	{ "a number", "seances", "3", "nb_seances: 3", false },
	{ "a number past its limit", "seances", "3000", NULL, true },
	{ "a key of the list", "type", "scenario", "type: scenario", false },
	{ "a key that somebody made up", "type", "<script>", NULL, true },
	{ "schools with commas", "etablissements", "0230506A, 0870015U",
		"etablissements: [0230506A, 0870015U]", false },
	{ "a school as it is often written", "etablissements", "ce.0870015u@ac-limoges.fr",
		"etablissements: [0870015U]", false },
	{ "a school whose letter is wrong", "etablissements", "0230506B", NULL, true },
	{ "names of software", "noms-logiciels", "Scratch 3 ; GeoGebra",
		"logiciel_nom: [\"Scratch 3\", \"GeoGebra\"]", false },
	{ "names with commas in them", "noms-logiciels", "Scratch, extension Musique; GeoGebra",
		"logiciel_nom: [\"Scratch, extension Musique\", \"GeoGebra\"]", false },
	{ "signatures, one a line", "signatures", "Une équipe\n\n  Jeanne  ",
		"  - signature: \"Une équipe\"", false },
	{ "a school year", "experimente", "2016-2017", "experimente: 2016-2017", false },
	{ "a bidirectional mark is dropped", "titre", "abc\u202Edef", "titre: \"abcdef\"", false },
};

static const struct control *named(const char *name)
{
	for (size_t i = 0; i < CONTROL_COUNT; i++)
		if (strcmp(controls[i].name, name) == 0)
			return &controls[i];
	fail_msg("no control %s", name);
	return NULL;
}

static bool has_line(const char *markdown, const char *line)
{
	OWNED_STRING whole = text_make("\n%s\n", line);
	return strstr(markdown, whole) != NULL;
}

static void writes_what_was_typed(void **state)
{
	const struct typed_row *row = *state;
	const struct control *control = named(row->control);
	OWNED(vocabularies) vocabularies = lists();
	OWNED(sheet) sheet = sheet_new();
	OWNED_ENTRY entry = {0};
	OWNED_REMARKS remarks = {0};
	words_add(&entry.values[control - controls], row->value);
	entry_write(&entry, control->step, vocabularies, sheet, &remarks);
	OWNED_STRING markdown = sheet_write(sheet);
	OWNED_STRING key = text_make("\n%s:", control->field);
	if (row->written ? !has_line(markdown, row->written) : strstr(markdown, key) != NULL)
		fail_msg("%s", markdown);
	assert_int_equal(remarks_refuse(&remarks), row->is_refused);
	if (row->is_refused)
		assert_string_equal(remarks.items[0].field, control->field);
}

/* ---- What stays ---- */

static void a_step_leaves_the_others_alone(void **state)
{
	(void)state;
	OWNED(vocabularies) vocabularies = lists();
	OWNED(sheet) sheet = read_file(vocabularies, FIXTURES "/canonical/complete.md");
	OWNED_ENTRY entry = {0};
	OWNED_REMARKS remarks = {0};
	OWNED_STRING body = mem_copy(sheet->body);
	size_t links = sheet->link_count, levels = sheet->levels.count;
	entry_write(&entry, STEP_WHAT, vocabularies, sheet, &remarks);
	assert_null(sheet->title);
	assert_string_equal(sheet->body, body);
	assert_int_equal(sheet->link_count, links);
	assert_int_equal(sheet->levels.count, levels);
}

static void a_signature_that_was_there_keeps_its_school(void **state)
{
	(void)state;
	OWNED(vocabularies) vocabularies = lists();
	OWNED(sheet) sheet = read_file(vocabularies, FIXTURES "/canonical/complete.md");
	OWNED_ENTRY entry = {0};
	OWNED_REMARKS remarks = {0};
	OWNED_STRING school = mem_copy(sheet->authors[0].uai);
	OWNED_STRING typed = text_make("Quelqu’un d’autre\n%s", sheet->authors[0].signature);
	words_add(&entry.values[named("signatures") - controls], typed);
	assert_non_null(school);
	entry_write(&entry, STEP_SIGN, vocabularies, sheet, &remarks);
	assert_int_equal(sheet->author_count, 2);
	assert_null(sheet->authors[0].uai);
	assert_string_equal(sheet->authors[1].uai, school);
}

static char *long_text(size_t length)
{
	char *text = mem_new(1, length + 1);
	memset(text, 'a', length);
	return text;
}

struct long_row {
	const char *name, *control;
	size_t kept, dropped;  /* the longest text a draft holds, and one past it */
};

static const struct long_row long_rows[] = {
	{ "a title",   "titre", 240, 241 },
	{ "a summary", "resume", 1200, 1201 },
	{ "a body",    "corps", SHEET_BODY_BYTES - 1, SHEET_BODY_BYTES + 1 },
};

static void is_kept_as_long_as_it_may_be_shortened(void **state)
{
	const struct long_row *row = *state;
	const struct control *control = named(row->control);
	OWNED(vocabularies) vocabularies = lists();
	for (int i = 0; i < 2; i++) {
		OWNED(sheet) sheet = sheet_new();
		OWNED_ENTRY entry = {0};
		OWNED_REMARKS remarks = {0};
		words_give(&entry.values[control - controls], long_text(i ? row->dropped : row->kept));
		entry_write(&entry, control->step, vocabularies, sheet, &remarks);
		assert_int_equal(remarks_refuse(&remarks), i);
		OWNED_STRING markdown = sheet_write(sheet);
		assert_int_equal(strstr(markdown, "aaaa") != NULL, !i);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, each_question_is_about_a_field);
	SUITE_TEST(&suite, what_must_be_given_is_asked_first);
	SUITE_TEST(&suite, steps_have_names);
	suite_add_files(&suite, FIXTURES "/sheets", ".md", comes_back_as_it_was);
	suite_add_files(&suite, FIXTURES "/canonical", ".md", comes_back_as_it_was);
	SUITE_ROWS(&suite, typed_rows, writes_what_was_typed);
	SUITE_TEST(&suite, a_step_leaves_the_others_alone);
	SUITE_TEST(&suite, a_signature_that_was_there_keeps_its_school);
	SUITE_ROWS(&suite, long_rows, is_kept_as_long_as_it_may_be_shortened);
	return suite_run(&suite, "proposals/entry");
}
