#include "support/rows.h"
#include "support/sheets.h"

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

/* The sheet of a file that says its licence, then `yaml`. */
static struct sheet *parse(const char *yaml, struct remarks *remarks)
{
	OWNED_STRING file = text_make("---\nlicence: CC0-1.0\n%s---\n", yaml);
	struct sheet *sheet = sheet_parse(known, file, strlen(file), remarks);
	assert_non_null(sheet);
	return sheet;
}

struct row {
	const char *name, *yaml;
	const char *kept;       /* what the canonical sheet then says; "" when nothing of it */
	unsigned advice, refusals;
};

static const struct row rows[] = {
	/* As written */
	{ "a title is text",                    "titre: \"018 : no\"\n",         "titre: \"018 : no\"\n", 0, 0 },
	{ "a title may be a bare number",       "titre: 2017\n",                 "titre: \"2017\"\n", 0, 0 },
	{ "a list of keys",                     "niveaux: [cm2, 6e]\n",          "niveaux: [cm2, 6e]\n", 0, 0 },
	{ "3.4 is a code, not a number",        "competences_numeriques: [3.4]\n", "[\"3.4\"]\n", 0, 0 },
	{ "3.40 is no code",                    "competences_numeriques: [3.40]\n", "", 0, 1 },
	{ "a UAI without quotes", "etablissements: [0870015U]\n", "etablissements: [0870015U]\n", 0, 0 },
	{ "a date", "date_creation: 2017-03-01\n", "date_creation: 2017-03-01\n", 0, 0 },
	{ "a number",                           "nb_seances: 3\n",               "nb_seances: 3\n", 0, 0 },
	{ "a flag",                             "exemple: true\n",               "exemple: true\n", 0, 0 },
	{ "a flag that is false goes without saying", "exemple: false\n",        "", 0, 0 },
	{ "French goes without saying",         "langue: fr\n",                  "", 0, 0 },
	{ "another language does not",          "langue: oc\n",                  "langue: oc\n", 0, 0 },
	{ "a group of fields",                  "bilan:\n  plus_values: [autonomie]\n  texte: Bien\n",
		"bilan:\n  plus_values: [autonomie]\n  texte: \"Bien\"\n", 0, 0 },
	{ "an author",                          "auteurs:\n  - signature: anonyme\n    uai: 0870015U\n",
		"auteurs:\n  - signature: \"anonyme\"\n    uai: 0870015U\n", 0, 0 },
	{ "a link on one line", "liens:\n  - {titre: \"A\", url: \"https://a.fr\", nature: viaeduc}\n",
		"liens:\n  - titre: \"A\"\n    url: \"https://a.fr\"\n    nature: viaeduc\n", 0, 0 },
	{ "a relation",                         "relations:\n  - {type: est-base-sur, cible: 2016-0007}\n",
		"relations:\n  - type: est-base-sur\n    cible: 2016-0007\n", 0, 0 },
	{ "an attachment",                      "pieces:\n  - {fichier: a.pdf, taille: 12}\n",
		"pieces:\n  - fichier: \"a.pdf\"\n    taille: 12\n", 0, 0 },
	{ "a concept we have no name for", "programme: [1234, 2635]\n", "programme: [1234, 2635]\n", 0, 0 },
	{ "nothing is nothing",                 "ent:\nniveaux: []\nbilan:\nauteurs: ~\n", "", 0, 0 },

	/* As people type */
	{ "CM 2 is understood",                 "niveaux: [Cm 2]\n",             "niveaux: [cm2]\n", 1, 0 },
	{ "a list as one text is cut", "niveaux: CM1, CM2 ; 6ème\n", "niveaux: [cm1, cm2, 6e]\n", 3, 0 },
	{ "CM1-CM2 is two levels",              "niveaux: CM1-CM2\n",            "niveaux: [cm1, cm2]\n", 2, 0 },
	{ "CM1/CM2 in a list is two levels",    "niveaux: [CM1/CM2]\n",          "niveaux: [cm1, cm2]\n", 2, 0 },
	{ "one key is a list",                  "niveaux: cm2\n",                "niveaux: [cm2]\n", 0, 0 },
	{ "a label with a comma stays whole",
		"niveaux: [gs]\nenseignements: [\"agir, s'exprimer, comprendre à travers l'activité physique\"]\n",
		"enseignements: [c1-activite-physique]\n", 1, 0 },
	{ "a subject is that of the levels",    "enseignements: [Sciences et technologie]\nniveaux: [cm1]\n",
		"enseignements: [c3-sciences-technologie]\n", 1, 0 },
	{ "a UAI with spaces", "etablissements: 087 0015 U\n", "etablissements: [0870015U]\n", 1, 0 },
	{ "a UAI with non-breaking spaces", "etablissements: 087\u00a00015\u00a0U\n",
		"etablissements: [0870015U]\n", 1, 0 },
	{ "a school's mailbox",                 "etablissements: ce.0870015u@ac-limoges.fr\n",
		"etablissements: [0870015U]\n", 1, 0 },
	{ "3 h is PT3H",                        "duree: 3 h\n",                  "duree: PT3H\n", 1, 0 },
	{ "a French date", "date_creation: 1er mars 2017\n", "date_creation: 2017-03-01\n", 1, 0 },
	{ "oui is true",                        "exemple: oui\n",                "exemple: true\n", 1, 0 },
	{ "no is non",                          "experimente: no\n",             "experimente: non\n", 1, 0 },
	{ "an address without its scheme", "source: www.exemple.fr\n",
		"source: \"https://www.exemple.fr\"\n", 1, 0 },
	{ "français is fr",                     "langue: Français\n",            "", 1, 0 },
	{ "a capital in a key",                 "Durée: PT3H\n",                 "duree: PT3H\n", 1, 0 },
	{ "an author as a mere text", "auteurs: Équipe\n", "- signature: \"Équipe\"\n", 0, 0 },
	{ "authors as a list of texts",         "auteurs: [A B, C D]\n",
		"- signature: \"A B\"\n  - signature: \"C D\"\n", 0, 0 },
	{ "a link as an address", "liens: [https://a.fr]\n", "- url: \"https://a.fr\"\n", 0, 0 },
	{ "one author without a list",          "auteurs: {signature: A B}\n",   "- signature: \"A B\"\n", 0, 0 },
	{ "a list of one where a value is due", "type: [fiche]\n",               "type: fiche\n", 0, 0 },
	{ "a key twice in a list",              "niveaux: [cm2, CM2]\n",         "niveaux: [cm2]\n", 2, 0 },
	{ "invisible characters are dropped",   "titre: \"a\\ab\"\n",            "titre: \"ab\"\n", 1, 0 },

	/* Not understood: told, left empty, the rest read on */
	{ "a day that does not exist",          "date_creation: 2017-02-30\n",   "", 0, 1 },
	{ "a key that does not exist",          "type: roman\n",                 "", 0, 1 },
	{ "one of several keys",                "niveaux: [cm2, cm9]\n",         "niveaux: [cm2]\n", 0, 1 },
	{ "a wrong letter",                     "etablissements: [0190011k]\n",  "", 0, 1 },
	{ "a dangerous address",                "source: javascript:alert(1)\n", "", 0, 1 },
	{ "an address with a space",            "source: https://a b\n",         "", 0, 1 },
	{ "an address without a host",          "source: https:///a\n",          "", 0, 1 },
	{ "a number in words",                  "nb_seances: trois\n",           "", 0, 1 },
	{ "a number below its range",           "nb_seances: 0\n",               "", 0, 1 },
	{ "a number past its range",            "nb_seances: 201\n",             "", 0, 1 },
	{ "a number longer than any",           "nb_seances: 99999999999999999999\n", "", 0, 1 },
	{ "a duration past a year",             "duree: P13M\n",                 "", 0, 1 },
	{ "a duration of nothing",              "duree: PT0M\n",                 "", 0, 1 },
	{ "a flag that is neither",             "exemple: bof\n",                "", 0, 1 },
	{ "a language in words",                "langue: occitan\n",             "", 0, 1 },
	{ "an identifier of another form",      "id: fiche-3\n",                 "", 0, 1 },
	{ "a school year that is none",         "experimente: 2016-2019\n",      "", 0, 1 },
	{ "a list where a value is due",        "type: [fiche, projet]\n",       "", 0, 1 },
	{ "a map where a value is due",         "titre: {a: b}\n",               "", 0, 1 },
	{ "a map where a list is due",          "niveaux: {a: b}\n",             "", 0, 1 },
	{ "a list within a list",               "niveaux: [[cm1]]\n",            "", 0, 1 },
	{ "a list of lists of authors",         "auteurs: [[A]]\n",              "", 0, 1 },
	{ "invisible characters alone",         "titre: \"\\a\"\n",              "", 1, 1 },
	{ "a key under two spellings",          "titre: Un\nTitre: Deux\n",      "titre: \"Un\"\n", 1, 1 },

	/* Keys that are none */
	{ "a key from elsewhere",               "mots_cles: [a]\n",              "", 1, 0 },
	{ "a slip in a key",                    "enseignemnts: [emi]\n",         "", 1, 0 },
	{ "a key that the product works out",   "cycles: [cycle3]\n",            "", 1, 0 },
	{ "a key unknown in a group",           "bilan: {note: 3}\n",            "", 1, 0 },
	{ "a key unknown in an author", "auteurs: [{nom: A, signature: B C}]\n", "- signature: \"B C\"\n",
		1, 0 },
};

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = parse(row->yaml, &remarks);
	unsigned refusals = 0;
	for (size_t i = 0; i < remarks.count; i++)
		refusals += remarks.items[i].severity == SEVERITY_REFUSAL;
	OWNED_STRING written = sheet_write(sheet);
	if (*row->kept && !strstr(written, row->kept))
		fail_msg("« %s » is not in:\n%s", row->kept, written);
	if (!*row->kept)
		assert_string_equal(written, "---\nlicence: CC0-1.0\n---\n");
	assert_int_equal(remarks.count - refusals, row->advice);
	assert_int_equal(refusals, row->refusals);
}

static void a_remark_knows_its_line(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = parse("niveaux:\n  - cm1\n  - CM 2\nliens:\n  - titre: A\n    url: non\n", &remarks);
	assert_int_equal(remarks.count, 2);
	assert_string_equal(remarks.items[0].field, "niveaux");
	assert_int_equal(remarks.items[0].line, 5);
	assert_string_equal(remarks.items[1].field, "liens");
	assert_int_equal(remarks.items[1].line, 8);
	assert_int_equal(sheet->field_lines[field_rank(field_find("niveaux"))], 3);
	assert_int_equal(sheet->field_lines[field_rank(field_find("titre"))], 0);
	assert_int_equal(sheet->body_line, 10);
}

static void a_licence_not_given_is_the_default_and_told(void **state)
{
	(void)state;
	const char *file = "---\ntitre: A\nlicence:\n---\n";
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, file, strlen(file), &remarks);
	assert_string_equal(sheet->licence, "CC-BY-SA-4.0");
	assert_string_equal(sheet->language, "fr");
	assert_int_equal(remarks.count, 1);
	assert_int_equal(remarks.items[0].severity, SEVERITY_ADVICE);
	assert_int_equal(remarks.items[0].line, 3);
}

static void a_licence_not_understood_is_refused(void **state)
{
	(void)state;
	const char *file = "---\nlicence: tous droits réservés\n---\n";
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, file, strlen(file), &remarks);
	assert_non_null(sheet);
	assert_int_equal(remarks.count, 1);
	assert_int_equal(remarks.items[0].severity, SEVERITY_REFUSAL);
}

static void there_is_no_sheet_in_what_is_no_front_matter(void **state)
{
	(void)state;
	static const char *const files[] = { "", "# Titre\n", "---\n- a\n---\n", "---\na: [\n---\n" };
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		OWNED_REMARKS remarks = {0};
		assert_null(sheet_parse(known, files[i], strlen(files[i]), &remarks));
		assert_true(remarks_refuse(&remarks));
	}
}

static void a_list_far_past_its_limit_is_not_kept_whole(void **state)
{
	(void)state;
	OWNED_TEXT yaml = {0};
	text_add(&yaml, "programme: [");
	for (unsigned i = 100; i < 900; i++)
		text_format(&yaml, "%u, ", i);
	text_add(&yaml, "\"1000,1001,1002\"]\n");
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = parse(text_string(&yaml), &remarks);
	assert_true(sheet->programme.count > 10 && sheet->programme.count <= 60);
	assert_true(remarks_refuse(&remarks));

	OWNED_REMARKS silence = {0};
	OWNED_STRING written = sheet_write(sheet);
	OWNED(sheet) again = sheet_parse(known, written, strlen(written), &silence);
	assert_non_null(again);
	assert_null(first_difference(sheet, again));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads);
	SUITE_TEST(&suite, a_remark_knows_its_line);
	SUITE_TEST(&suite, a_licence_not_given_is_the_default_and_told);
	SUITE_TEST(&suite, a_licence_not_understood_is_refused);
	SUITE_TEST(&suite, there_is_no_sheet_in_what_is_no_front_matter);
	SUITE_TEST(&suite, a_list_far_past_its_limit_is_not_kept_whole);
	return _cmocka_run_group_tests("sheet/parse", suite.tests, suite.count, load, unload);
}
