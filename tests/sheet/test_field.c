#include "sheet/field.h"
#include "sheet/sheet.h"
#include "support/rows.h"
#include "support/sheets.h"

#include <string.h>

static void every_row_is_filled_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		assert_non_null(field->key);
		assert_non_null(field->label);
		assert_ptr_equal(field_find(field->key), field);
		assert_int_equal(field_rank(field), i);
		assert_int_equal(field->kind == FIELD_RECORDS, field->record != NULL);
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(sheet_fields[j].offset, field->offset);
	}
}

static void lists_and_numbers_have_a_limit(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		bool is_bounded = field_is_list(field) || field->kind == FIELD_RECORDS
			|| field->kind == FIELD_NUMBER || field->kind == FIELD_TEXT
			|| field->kind == FIELD_PARAGRAPHS;
		if (is_bounded)
			assert_true(field->max > 0);
	}
}

struct row {
	const char *name, *typed, *guessed, *closest;
};

static const struct row rows[] = {
	{ "an accent and a capital do not matter", "Résumé",          "resume",            "resume" },
	{ "a hyphen is an underscore",             "date-creation",   "date_creation",     "date_creation" },
	{ "a singular is understood",              "niveau",          "niveaux",           "niveaux" },
	{ "a slip is told, not understood",        "enseignemnts",    NULL,                "enseignements" },
	{ "a word from elsewhere is neither",      "mots-clés",       NULL,                NULL },
};

static void guesses(void **state)
{
	const struct row *row = *state;
	const struct field *guessed = field_guess(row->typed), *closest = field_closest(row->typed);
	assert_int_equal(guessed != NULL, row->guessed != NULL);
	if (guessed)
		assert_string_equal(guessed->key, row->guessed);
	assert_int_equal(closest != NULL, row->closest != NULL);
	if (closest)
		assert_string_equal(closest->key, row->closest);
}

static void bilan_holds_fields_and_titre_does_not(void **state)
{
	(void)state;
	assert_true(field_is_group("bilan"));
	assert_false(field_is_group("titre"));
	assert_false(field_is_group("bil"));
}

static void need(const char *guide, const char *key)
{
	OWNED_STRING quoted = text_make("`%s`", key);
	if (!strstr(guide, quoted))
		fail_msg("%s is not in format-fiche.md", quoted);
}

static void the_guide_names_every_field_and_every_key(void **state)
{
	(void)state;
	size_t length;
	OWNED_STRING guide = file_read(DOCS "/format-fiche.md", 1 << 20, &length, NULL);
	assert_non_null(guide);
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		const char *dot = strchr(field->key, '.');
		need(guide, dot ? dot + 1 : field->key);
		for (size_t j = 0; field->record && j < field->record->field_count; j++)
			need(guide, field->record->fields[j].key);
	}

	OWNED(vocabularies) known = lists();
	for (int list = 0; list < VOCABULARY_COUNT; list++)
		for (size_t i = 0; i < vocabulary_size(known, (enum vocabulary_name)list); i++)
			need(guide, vocabulary_at(known, (enum vocabulary_name)list, i)->key);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, every_row_is_filled_once);
	SUITE_TEST(&suite, lists_and_numbers_have_a_limit);
	SUITE_ROWS(&suite, rows, guesses);
	SUITE_TEST(&suite, bilan_holds_fields_and_titre_does_not);
	SUITE_TEST(&suite, the_guide_names_every_field_and_every_key);
	return suite_run(&suite, "sheet/field");
}
