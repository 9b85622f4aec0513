#include "registers/value.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "registers/entry.h"
#include "sheet/vocabulary.h"
#include "support/rows.h"

#include <string.h>

/* ---- One value ---- */

static const struct register_choice colours[] = {
	{ "vert", "en vert" }, { "bleu", "en bleu" }, { "gris", "en gris" }, { NULL, NULL },
};

static const struct row {
	const char *name;
	enum register_kind kind;
	const char *typed;
	const char *kept;  /* NULL: refused */
	const char *why;   /* a part of the sentence */
} rows[] = {
	{ "a text loses its spaces", REGISTER_TEXT, "  Programmer \t en  CM2 ", "Programmer en CM2", NULL },
	{ "a text may be as long as it may", REGISTER_TEXT, "12345678901234567890", "12345678901234567890",
		NULL },
	{ "and no longer", REGISTER_TEXT, "123456789012345678901", NULL, "20 caractères" },
	{ "no address of anybody", REGISTER_TEXT, "j.d@ac-limoges.fr", NULL, "adresse de courriel" },
	{ "no telephone", REGISTER_TEXT, "06 12 34 56 78", NULL, "téléphone" },
	{ "no sign nobody sees", REGISTER_TEXT, "a\x01z", NULL, "ne s’affichent pas" },
	{ "a proof is a link", REGISTER_PROOF, "https://pod.fr/a?b=1", "https://pod.fr/a?b=1", NULL },
	{ "or a reference", REGISTER_PROOF, "OM 2016-12", "OM 2016-12", NULL },
	{ "a link has nobody’s address", REGISTER_PROOF, "https://a.fr/?m=j.d@ac-limoges.fr", NULL,
		"adresse de courriel" },
	{ "a link of javascript is a text at most", REGISTER_LINK, "javascript:alert(1)", NULL, "https://" },
	{ "a link has a host", REGISTER_LINK, "https:///rien", NULL, "https://" },
	{ "a link has no space", REGISTER_LINK, "https://a.fr/b c", NULL, "https://" },
	{ "a link has no quote", REGISTER_LINK, "https://a.fr/\"x", NULL, "https://" },
	{ "a date", REGISTER_DATE, "2017-03-14", "2017-03-14", NULL },
	{ "a date with slashes", REGISTER_DATE, "14/3/2017", "2017-03-14", NULL },
	{ "a day that is none", REGISTER_DATE, "30/02/2017", NULL, "existe" },
	{ "a day that is none, plainly", REGISTER_DATE, "2017-02-30", NULL, "existe" },
	{ "a year too far", REGISTER_DATE, "1789-07-14", NULL, "trop loin" },
	{ "a year of two digits", REGISTER_DATE, "14-03-17", NULL, "quatre chiffres" },
	{ "a date and something", REGISTER_DATE, "14/03/2017x", NULL, "existe" },
	{ "a month", REGISTER_MONTH, "2016-11", "2016-11", NULL },
	{ "a month with a slash", REGISTER_MONTH, "11/2016", "2016-11", NULL },
	{ "a thirteenth month", REGISTER_MONTH, "2016-13", NULL, "mois" },
	{ "a school year", REGISTER_SCHOOL_YEAR, "2016-2017", "2016-2017", NULL },
	{ "two years apart", REGISTER_SCHOOL_YEAR, "2016-2018", NULL, "année scolaire" },
	{ "yes", REGISTER_YES_NO, "OUI", "oui", NULL },
	{ "a cross is yes", REGISTER_YES_NO, "x", "oui", NULL },
	{ "no", REGISTER_YES_NO, "Non", "non", NULL },
	{ "perhaps", REGISTER_YES_NO, "peut-être", NULL, "ni" },
	{ "a key", REGISTER_CHOICE, "vert", "vert", NULL },
	{ "a label", REGISTER_CHOICE, "En BLEU", "bleu", NULL },
	{ "what is not in the list", REGISTER_CHOICE, "rouge", NULL, "vert, bleu, gris" },
	{ "two choices, in order", REGISTER_CHOICES, "vert, en bleu", "bleu vert", NULL },
	{ "one is not enough", REGISTER_CHOICES, "vert, vert", NULL, "deux" },
	{ "a UAI as people write it", REGISTER_SCHOOL, "023 0506 a", "0230506A", NULL },
	{ "a wrong letter is told the right one", REGISTER_SCHOOL, "0230506B", NULL, "devrait être A" },
	{ "what is no UAI", REGISTER_SCHOOL, "Jamot", NULL, "sept chiffres" },
	{ "several schools, each once", REGISTER_SCHOOLS, "0230506A; 0190011J ;0230506A",
		"0190011J 0230506A", NULL },
	{ "one of them wrong", REGISTER_SCHOOLS, "0230506A, 0190011K", NULL, "devrait être J" },
	{ "a département by its name", REGISTER_DEPARTMENT, "Creuse", "023", NULL },
	{ "a département by two digits", REGISTER_DEPARTMENT, "87", "087", NULL },
	{ "one of another académie", REGISTER_DEPARTMENT, "033", NULL, "019, 023 ou 087" },
	{ "a ZAP", REGISTER_ZAP, "023001", "023001", NULL },
	{ "a ZAP of elsewhere", REGISTER_ZAP, "033001", NULL, "ZAP" },
	{ "a number in thousands", REGISTER_INTEGER, "1 0", "10", NULL },
	{ "zeros say nothing", REGISTER_INTEGER, "007", "7", NULL },
	{ "a number too large", REGISTER_INTEGER, "21", NULL, "trop grand" },
	{ "a negative count", REGISTER_INTEGER, "-3", NULL, "entier" },
	{ "a number past all numbers", REGISTER_INTEGER, "99999999999999999999", NULL, "entier" },
	{ "a decimal", REGISTER_DECIMAL, "62,50", "62,5", NULL },
	{ "a decimal with a point", REGISTER_DECIMAL, "062.5", "62,5", NULL },
	{ "a negative one", REGISTER_DECIMAL, "-0,25", "-0,25", NULL },
	{ "minus nothing", REGISTER_DECIMAL, "-0,00", "0", NULL },
	{ "a comma and nothing", REGISTER_DECIMAL, "62,", NULL, "62,5" },
	{ "two commas", REGISTER_DECIMAL, "1,2,3", NULL, "nombre" },
	{ "a SIREN", REGISTER_COLLECTIVITY, "222 309 627", "222309627", NULL },
	{ "a SIREN of which one digit is wrong", REGISTER_COLLECTIVITY, "222309628", NULL, "dernier chiffre" },
	{ "a commune", REGISTER_COLLECTIVITY, "23096", "23096", NULL },
	{ "a commune of Corsica", REGISTER_COLLECTIVITY, "2A004", "2A004", NULL },
	{ "neither", REGISTER_COLLECTIVITY, "Guéret", NULL, "SIREN" },
};

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED(vocabularies) vocabularies = vocabularies_load(VOCABULARIES, NULL);
	const struct register_field field = { "c", "C", NULL, row->kind, true, 20, colours };
	char *why = NULL;
	OWNED_STRING kept = register_value_read(&field, vocabularies, row->typed, &why);
	OWNED_STRING told = why;
	if (row->kept)
		assert_string_equal(kept ? kept : told, row->kept);
	else
		assert_null(kept);
	if (row->why && !strstr(told, row->why))
		fail_msg("« %s » does not say « %s »", told, row->why);
}

static const struct people_row {
	const char *name;
	enum register_kind kind;
	const char *value;
	bool is_of_few;
} people[] = {
	{ "nobody is not few", REGISTER_PEOPLE, "0", false },
	{ "one person is", REGISTER_PEOPLE, "1", true },
	{ "four are", REGISTER_PEOPLE, "4", true },
	{ "five are not", REGISTER_PEOPLE, "5", false },
	{ "four answers are no people", REGISTER_INTEGER, "4", false },
};

static void knows_few_people(void **state)
{
	const struct people_row *row = *state;
	const struct register_field field = { "c", "C", NULL, row->kind, true, 20, NULL };
	assert_int_equal(register_value_is_of_few(&field, row->value), row->is_of_few);
}

/* ---- Why ---- */

static const struct reason_row {
	const char *name, *typed, *kept, *why;
} reasons[] = {
	{ "a reason", "  mauvaise   pièce ", "mauvaise pièce", NULL },
	{ "a reason is said", " \n ", NULL, "Dites pourquoi" },
	{ "with nobody’s address", "voir j.d@ac-limoges.fr", NULL, "adresse de courriel" },
	{ "nor number", "appeler le 06 12 34 56 78", NULL, "téléphone" },
	{ "nor a sign nobody sees", "a\x01z", NULL, "ne s’affichent pas" },
};

static void reads_reasons(void **state)
{
	const struct reason_row *row = *state;
	char *why = NULL;
	OWNED_STRING kept = register_reason_read(row->typed, &why);
	OWNED_STRING told = why;
	assert_true(text_equals(kept, row->kept));
	assert_int_equal(told != NULL, row->why != NULL);
	if (row->why && !strstr(told, row->why))
		fail_msg("« %s » does not say « %s »", told, row->why);
}

static void a_reason_has_an_end(void **state)
{
	(void)state;
	for (size_t extra = 0; extra < 2; extra++) {
		OWNED_TEXT typed = {0};
		char *why = NULL;
		for (size_t i = 0; i < REGISTER_REASON_MAX + extra; i++)
			text_add(&typed, "é");
		OWNED_STRING kept = register_reason_read(text_string(&typed), &why);
		OWNED_STRING told = why;
		assert_int_equal(kept != NULL, extra == 0);
		assert_int_equal(told != NULL, extra == 1);
	}
}

/* ---- The table ---- */

static void each_register_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < register_spec_count; i++) {
		const struct register_spec *spec = &register_specs[i];
		OWNED_WORDS same = {0};
		words_split(&same, spec->same, ' ');
		assert_ptr_equal(register_spec_find(spec->code), spec);
		assert_non_null(spec->fields[register_field_rank(spec, spec->day)].key);
		assert_true(spec->fields[register_field_rank(spec, spec->day)].is_required);
		assert_non_null(spec->fields[register_field_rank(spec, spec->heading)].key);
		assert_non_null(spec->fields[register_field_rank(spec, "preuve")].key);
		assert_non_null(spec->fields[register_field_rank(spec, "date_preuve")].key);
		for (size_t key = 0; key < same.count; key++)
			assert_non_null(spec->fields[register_field_rank(spec, same.items[key])].key);
		for (size_t field = 0; spec->fields[field].key; field++) {
			bool has_choices = spec->fields[field].kind == REGISTER_CHOICE
				|| spec->fields[field].kind == REGISTER_CHOICES;
			assert_int_equal(spec->fields[field].choices != NULL, has_choices);
		}
	}
	assert_null(register_spec_find("rien"));
}

/* ---- A line ---- */

static const struct line_row {
	const char *name, *code, *content;
	const char *day, *department;  /* NULL: of none */
} lines[] = {
	{ "a school says its département", "conseils", "uai: 0230506A\ndate: 2016-11-08\n", "2016-11-08",
		"023" },
	{ "schools of two départements say none", "projets",
		"etablissements: 0190011J 0230506A\ndate: 2017-02-28\n", "2017-02-28", NULL },
	{ "a commune says it", "conventions", "code: 23096\nsignature: 2016-09-01\n", "2016-09-01", "023" },
	{ "a SIREN says nothing", "conventions", "code: 222309627\nsignature: 2016-09-01\n", "2016-09-01",
		NULL },
	{ "a month counts from its last day", "ent", "mois: 2016-02\nent: LéA\n", "2016-02-29", NULL },
	{ "a field that is no more is left out", "conseils", "uai: 0230506A\ndate: 2016-11-08\nvieux: x\n",
		"2016-11-08", "023" },
};

static void follows(void **state)
{
	const struct line_row *row = *state;
	const struct register_spec *spec = register_spec_find(row->code);
	OWNED_ENTRY entry = {0};
	char day[DATE_BYTES];
	register_entry_parse(spec, row->content, &entry);
	register_entry_day(spec, &entry, day);
	assert_string_equal(day, row->day);
	OWNED_STRING department = register_entry_department(spec, &entry);
	assert_true(text_equals(department, row->department));
	OWNED_STRING content = register_entry_write(spec, &entry);
	if (!strstr(row->content, "vieux"))
		assert_string_equal(content, row->content);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, reads);
	SUITE_ROWS(&suite, people, knows_few_people);
	SUITE_ROWS(&suite, reasons, reads_reasons);
	SUITE_TEST(&suite, a_reason_has_an_end);
	SUITE_ROWS(&suite, lines, follows);
	SUITE_TEST(&suite, each_register_is_whole);
	return suite_run(&suite, "registers/value");
}
