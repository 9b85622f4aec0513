#include "support/rows.h"
#include "support/sheets.h"

enum { NOW = 1800000000 };  /* 15 January 2027 */

static struct vocabularies *known;

static int load(void **state)
{
	(void)state;
	known = lists();
	return 0;
}

static int unload(void **state)
{
	(void)state;
	vocabularies_free(known);
	return 0;
}

/* A sheet that breaks no rule, to break one at a time. */
static struct sheet *sound_sheet(void)
{
	size_t length;
	struct error err = {0};
	OWNED_STRING file = file_read(FIXTURES "/canonical/complete.md", SHEET_MAX_BYTES, &length, &err);
	OWNED_REMARKS remarks = {0};
	struct sheet *sheet = sheet_parse(known, file, length, &remarks);
	free(sheet->field_lines);
	sheet->field_lines = NULL;
	return sheet;
}

static bool is_told(const struct remarks *remarks, const char *field, enum severity severity)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (remarks->items[i].severity == severity && strcmp(remarks->items[i].field, field) == 0)
			return true;
	return false;
}

static bool is_refused(const struct sheet *sheet, const char *field)
{
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, NOW, &remarks);
	return is_told(&remarks, field, SEVERITY_REFUSAL);
}

static bool is_advised(const struct sheet *sheet, const char *field)
{
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, NOW, &remarks);
	return is_told(&remarks, field, SEVERITY_ADVICE);
}

static void a_sound_sheet_has_no_remark(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, NOW, &remarks);
	assert_int_equal(remarks.count, 0);
}

static void a_field_that_is_missing_is_told_by_its_need(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		OWNED(sheet) sheet = sound_sheet();
		field_clear(field, sheet);
		assert_int_equal(is_refused(sheet, field->key), field->need == FIELD_MANDATORY
			|| strcmp(field->key, "images_eleves") == 0);
		assert_int_equal(is_advised(sheet, field->key), field->need == FIELD_TO_PUBLISH);
	}
}

/* `length` letters é. */
static char *letters(size_t length)
{
	struct text text = {0};
	for (size_t i = 0; i < length; i++)
		text_add(&text, "é");
	return text_take(&text);
}

static bool refuses_length(const struct field *field, size_t length)
{
	OWNED(sheet) sheet = sound_sheet();
	field_clear(field, sheet);
	*field_text(field, sheet) = letters(length);
	return is_refused(sheet, field->key);
}

static void a_text_at_its_limits_is_taken_and_one_past_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		if (field->kind != FIELD_TEXT && field->kind != FIELD_PARAGRAPHS)
			continue;
		assert_false(refuses_length(field, (size_t)field->max));
		assert_true(refuses_length(field, (size_t)field->max + 1));
		if (field->min < 2)
			continue;
		assert_false(refuses_length(field, (size_t)field->min));
		assert_true(refuses_length(field, (size_t)field->min - 1));
	}
}

static bool refuses_number(const struct field *field, long number)
{
	OWNED(sheet) sheet = sound_sheet();
	*field_number(field, sheet) = number;
	return is_refused(sheet, field->key);
}

static void a_number_at_its_limits_is_taken_and_one_past_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		if (field->kind != FIELD_NUMBER)
			continue;
		assert_false(refuses_number(field, field->max));
		assert_true(refuses_number(field, field->max + 1));
		assert_false(refuses_number(field, field->min));
		assert_true(refuses_number(field, -1));
	}
}

static const char *sound_item(const struct field *field)
{
	if (field->kind == FIELD_KEYS)
		return vocabulary_at(known, field->vocabulary, 0)->key;
	return field->kind == FIELD_UAIS ? "0870015U" : "Scratch";
}

static bool refuses_count(const struct field *field, size_t count)
{
	OWNED(sheet) sheet = sound_sheet();
	if (field->kind == FIELD_RECORDS) {
		while (*field_count(field, sheet) < count)
			field_add_record(field, sheet);
	} else {
		field_clear(field, sheet);
		for (size_t i = 0; i < count; i++)
			words_add(field_words(field, sheet), sound_item(field));
	}
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, NOW, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		if (strcmp(remarks.items[i].field, field->key) == 0 && strstr(remarks.items[i].sentence, "au plus"))
			return true;
	return false;
}

static void a_list_at_its_limit_is_taken_and_one_past_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		if (!field_is_list(field) && field->kind != FIELD_RECORDS)
			continue;
		assert_false(refuses_count(field, (size_t)field->max));
		assert_true(refuses_count(field, (size_t)field->max + 1));
	}
}

static void set(char **text, const char *value)
{
	free(*text);
	*text = mem_copy(value);
}

/* What a form could put in a sheet is judged as what a file says. */
static void values_that_no_file_gave_are_judged_too(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->type, "roman");
	set(&sheet->created_on, "2017-02-30");
	set(&sheet->duration, "trois heures");
	set(&sheet->links[0].url, "javascript:alert(1)");
	set(&sheet->authors[0].uai, "0870015A");
	words_add(&sheet->schools, "0190011K");
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, NOW, &remarks);
	static const char *const fields[] = {
		"type", "date_creation", "duree", "liens", "auteurs", "etablissements",
	};
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		assert_true(is_told(&remarks, fields[i], SEVERITY_REFUSAL));
}

static void a_part_that_is_missing_is_refused(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->authors[0].signature, NULL);
	set(&sheet->links[0].url, NULL);
	set(&sheet->relations[0].target, NULL);
	assert_true(is_refused(sheet, "auteurs"));
	assert_true(is_refused(sheet, "liens"));
	assert_true(is_refused(sheet, "relations"));
}

static void an_image_needs_an_alternative_and_a_word_on_pupils(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->attachments[0].file, "photo.JPG");
	assert_false(is_refused(sheet, "pieces"));
	set(&sheet->attachments[0].alternative, NULL);
	assert_true(is_refused(sheet, "pieces"));
	set(&sheet->pupil_images, NULL);
	assert_true(is_refused(sheet, "images_eleves"));
	set(&sheet->attachments[0].file, "plan.pdf");
	assert_false(is_refused(sheet, "pieces"));
	assert_false(is_refused(sheet, "images_eleves"));
}

static void dates_out_of_order_are_advised(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->created_on, "2018-01-01");
	set(&sheet->published_on, "2017-12-31");
	set(&sheet->modified_on, "2018-01-01");
	assert_true(is_advised(sheet, "date_publication"));
	assert_false(is_advised(sheet, "date_modification"));
}

/* Without a clock no day is known to be to come. */
static void a_date_to_come_is_advised_by_who_knows_the_day(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->published_on, "2027-01-15");
	set(&sheet->modified_on, "2027-01-16");
	assert_false(is_advised(sheet, "date_publication"));
	assert_true(is_advised(sheet, "date_modification"));
	OWNED_REMARKS remarks = {0};
	sheet_check(known, sheet, 0, &remarks);
	assert_int_equal(remarks.count, 0);
}

static void none_with_other_equipment_is_advised(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	words_add_once(&sheet->equipment, "tablette");
	words_add_once(&sheet->equipment, "aucun");
	assert_true(is_advised(sheet, "equipements"));
}

static void a_testimony_without_outcome_is_advised(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->type, "temoignage");
	assert_false(is_advised(sheet, "bilan.texte"));
	words_done(&sheet->benefits);
	words_done(&sheet->obstacles);
	set(&sheet->outcome, NULL);
	assert_true(is_advised(sheet, "bilan.texte"));
}

static void personal_data_is_advised_wherever_it_is(void **state)
{
	(void)state;
	OWNED(sheet) sheet = sound_sheet();
	set(&sheet->objectives, "Appeler le 05 55 12 34 56.");
	set(&sheet->authors[0].signature, "moi@exemple.org");
	assert_true(is_advised(sheet, "objectifs"));
	assert_true(is_advised(sheet, "auteurs"));
}

struct row {
	const char *name, *body;
	size_t letters;  /* added behind */
	bool is_refused;
};

static const struct row bodies[] = {
	{ "300 characters with a heading are enough",    "## A\n\n",               293, false },
	{ "299 are not",                                 "## A\n\n",               292, true },
	{ "a text without heading is refused",           "A\n\n",                  400, true },
	{ "an underlined heading is one",                "A\n---\n\n",             400, false },
	{ "a rule is none",                              "\n---\n\n",              400, true },
	{ "a heading within code is none",               "```\n## A\n```\n\n",     400, true },
	{ "a hashtag is none",                           "#robot\n\n",             400, true },
	{ "a heading too deep is none",                  "####### A\n\n",          400, true },
	{ "nothing is refused",                          "",                       0,   true },
	{ "a body at its limit is taken", "## A\n\n", (SHEET_BODY_BYTES - 7) / 2, false },
	{ "one past it is not",                          "## A\n\n",               SHEET_BODY_BYTES / 2, true },
};

static void judges_bodies(void **state)
{
	const struct row *row = *state;
	OWNED(sheet) sheet = sound_sheet();
	OWNED_STRING rest = letters(row->letters);
	free(sheet->body);
	sheet->body = text_make("%s%s\n", row->body, rest ? rest : "");
	assert_int_equal(is_refused(sheet, "corps"), row->is_refused);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, a_sound_sheet_has_no_remark);
	SUITE_TEST(&suite, a_field_that_is_missing_is_told_by_its_need);
	SUITE_TEST(&suite, a_text_at_its_limits_is_taken_and_one_past_is_not);
	SUITE_TEST(&suite, a_number_at_its_limits_is_taken_and_one_past_is_not);
	SUITE_TEST(&suite, a_list_at_its_limit_is_taken_and_one_past_is_not);
	SUITE_TEST(&suite, values_that_no_file_gave_are_judged_too);
	SUITE_TEST(&suite, a_part_that_is_missing_is_refused);
	SUITE_TEST(&suite, an_image_needs_an_alternative_and_a_word_on_pupils);
	SUITE_TEST(&suite, dates_out_of_order_are_advised);
	SUITE_TEST(&suite, a_date_to_come_is_advised_by_who_knows_the_day);
	SUITE_TEST(&suite, none_with_other_equipment_is_advised);
	SUITE_TEST(&suite, a_testimony_without_outcome_is_advised);
	SUITE_TEST(&suite, personal_data_is_advised_wherever_it_is);
	SUITE_ROWS(&suite, bodies, judges_bodies);
	return _cmocka_run_group_tests("sheet/check", suite.tests, suite.count, load, unload);
}
