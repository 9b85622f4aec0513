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

/* The facts of a sheet whose front matter is `yaml`. */
static void derive(const char *yaml, struct sheet_facts *facts)
{
	OWNED_STRING file = text_make("---\n%s---\n", yaml);
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, file, strlen(file), &remarks);
	assert_non_null(sheet);
	sheet_derive(known, sheet, facts);
}

struct row {
	const char *name, *yaml, *cycles, *degrees, *departments;
	bool is_inter_degrees;
};

static const struct row rows[] = {
	{ "CM2 is cycle 3, first degree",          "niveaux: [cm2]\n",       "cycle3", "1", "", false },
	{ "6e is cycle 3, second degree",          "niveaux: [6e]\n",        "cycle3", "2", "", false },
	{ "CM2 with 6e is between degrees",        "niveaux: [cm2, 6e]\n",   "cycle3", "1 2", "", true },
	{ "cycle 3 as a whole is too",             "niveaux: [cycle3]\n",    "cycle3", "1 2", "", true },
	{ "6e with 5e is not",                     "niveaux: [6e, 5e]\n",    "cycle3 cycle4", "2", "", false },
	{ "GS with CP is not",                     "niveaux: [gs, cp]\n",    "cycle1 cycle2", "1", "", false },
	{ "a liaison theme says it",               "niveaux: [cm2]\nthematiques: [liaison-inter-degres]\n",
		"cycle3", "1", "", true },
	{ "a liaison setting says it",             "niveaux: [6e]\ncadre: [liaison-primaire-college]\n",
		"cycle3", "2", "", true },
	{ "ASH alone is of both degrees",          "niveaux: [ash]\n",       "", "1 2", "", false },
	{ "ASH with 6e is of the second",          "niveaux: [6e, ash]\n",   "cycle3", "2", "", false },
	{ "2de is lycée",                          "niveaux: [2gt]\n",       "lycee", "2", "", false },
	{ "nothing gives nothing",                 "titre: a\n",             "", "", "", false },
	{ "a school gives its département",        "etablissements: [0870015U]\n", "", "", "087", false },
	{ "an author's school too, each once",
		"etablissements: [0870015U, 0870362W]\nauteurs: [{signature: A, uai: 0190011J}]\n",
		"", "", "019 087", false },
	{ "a wrong UAI gives none",                "etablissements: [0190011K]\n", "", "", "", false },
};

static void compare(const struct words *words, const char *expected)
{
	OWNED_STRING joined = words_join(words, " ");
	assert_string_equal(joined ? joined : "", expected);
}

static void derives(void **state)
{
	const struct row *row = *state;
	OWNED_FACTS facts = {0};
	derive(row->yaml, &facts);
	compare(&facts.cycles, row->cycles);
	compare(&facts.degrees, row->degrees);
	compare(&facts.departments, row->departments);
	assert_int_equal(facts.is_inter_degrees, row->is_inter_degrees);
}

struct place_row {
	const char *name, *yaml, *stages, *schools, *year;
};

static const struct place_row places[] = {
	{ "CM2 is taught in an école",         "niveaux: [cm2]\n",          "ecole", "", "" },
	{ "6e in a collège",                   "niveaux: [6e]\n",           "college", "", "" },
	{ "cycle 3 as a whole in both",        "niveaux: [cycle3]\n",       "ecole college", "", "" },
	{ "cycle 3 beside 6e is for 6e",       "niveaux: [cycle3, 6e]\n",   "college", "", "" },
	{ "cycle 3 beside 5e is still both",   "niveaux: [cycle3, 5e]\n",   "ecole college", "", "" },
	{ "a CAP in a lycée",                  "niveaux: [cap]\n",          "lycee", "", "" },
	{ "a BTS after the bac",               "niveaux: [bts]\n",          "superieur", "", "" },
	{ "ASH says nothing of where",         "niveaux: [ash]\n",          "", "", "" },
	{ "places and authors name schools, each once",
		"etablissements: [0870015U]\n"
		"auteurs: [{signature: A, uai: 0190011J}, {signature: B, uai: 0870015U}]\n",
		"", "0190011J 0870015U", "" },
	{ "the year it was tried in comes first",
		"experimente: 2015-2016\ndate_publication: 2018-02-01\n", "", "", "2015-2016" },
	{ "not tried: the year of its publication",
		"experimente: non\ndate_publication: 2018-02-01\n", "", "", "2017-2018" },
	{ "31 August closes a year",           "date_publication: 2017-08-31\n", "", "", "2016-2017" },
	{ "1 September opens one",             "date_publication: 2017-09-01\n", "", "", "2017-2018" },
	{ "not published: the year it was made in", "date_creation: 2017-01-01\n", "", "", "2016-2017" },
};

static void places_it(void **state)
{
	const struct place_row *row = *state;
	OWNED_FACTS facts = {0};
	derive(row->yaml, &facts);
	compare(&facts.stages, row->stages);
	compare(&facts.schools, row->schools);
	assert_string_equal(facts.school_year ? facts.school_year : "", row->year);
}

enum verdict { NO, CODING, CANDIDATE };

struct coding {
	const char *name, *yaml;
	enum verdict verdict;
};

#define SCENARIO "type: scenario\nniveaux: [cm2]\nenseignements: [c3-mathematiques]\n"
#define TOOLS_ONLY "type: scenario\nniveaux: [gs]\nenseignements: [c1-outils-numeriques]\n"

static const struct coding codings[] = {
	{ "a scenario on the theme of coding counts",        SCENARIO "thematiques: [codage]\n", CODING },
	{ "a sequence does too", "type: sequence\nenseignements: [c3-francais]\nthematiques: [codage]\n",
		CODING },
	{ "a concept of coding makes it coding",             SCENARIO "programme: [2635]\n", CODING },
	{ "another concept does not",                        SCENARIO "programme: [2636]\n", NO },
	{ "CRCN 3.4 makes it coding", SCENARIO "competences_numeriques: [\"3.4\"]\n", CODING },
	{ "CRCN 3.1 does not",                               SCENARIO "competences_numeriques: [\"3.1\"]\n", NO },
	{ "a coding subject makes it coding", "type: scenario\nenseignements: [lycee-isn]\n", CODING },
	{ "a robot alone is to qualify", SCENARIO "equipements: [robot-programmable]\n", CANDIDATE },
	{ "a programming tool alone is to qualify", SCENARIO "logiciels: [logiciel-programmation]\n",
		CANDIDATE },
	{ "a title on algorithms is to qualify", SCENARIO "titre: \"L'algorithme du glouton\"\n", CANDIDATE },
	{ "tablets alone are not",                           SCENARIO "equipements: [tablette]\n", NO },
	{ "coding without a subject is to qualify", "type: scenario\nthematiques: [codage]\n", CANDIDATE },
	{ "coding that only serves the tools too",           TOOLS_ONLY "thematiques: [codage]\n", CANDIDATE },
	{ "a tutorial on coding is no scenario",
		"type: tutoriel\nenseignements: [c3-francais]\nthematiques: [codage]\n", NO },
};

static void knows_coding(void **state)
{
	const struct coding *row = *state;
	OWNED_FACTS facts = {0};
	derive(row->yaml, &facts);
	assert_int_equal(facts.is_coding, row->verdict == CODING);
	assert_int_equal(facts.is_coding_candidate, row->verdict == CANDIDATE);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, derives);
	SUITE_ROWS(&suite, places, places_it);
	SUITE_ROWS(&suite, codings, knows_coding);
	return _cmocka_run_group_tests("sheet/derive", suite.tests, suite.count, load, unload);
}
