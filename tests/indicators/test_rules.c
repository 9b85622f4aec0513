#include "indicators/rules.h"

#include "base/mem.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "support/rows.h"
#include "support/sheets.h"

#include <string.h>

#define BIT(name) MEASURE_BIT(MEASURE_##name)

/* What the front matter of a sheet adds to a plain one, and what it then counts for. */
struct row {
	const char *name, *lines;
	enum count_standing standing;
	unsigned measures;
};

static const struct row rows[] = {
	{ "a published sheet is a usage", "statut: publie", COUNT_STANDING_COUNTED, BIT(USAGES) },
	{ "one to be looked at again still is", "statut: a_revoir", COUNT_STANDING_COUNTED, BIT(USAGES) },
	{ "a draft does not count", "statut: brouillon", COUNT_STANDING_OFFLINE, 0 },
	{ "nor does one withdrawn", "statut: archive", COUNT_STANDING_OFFLINE, 0 },
	{ "nor one from elsewhere", "statut: publie\nexterne: true\nsource: https://exemple.fr/1",
		COUNT_STANDING_EXTERNAL, 0 },
	{ "nor one that says it is a duplicate",
		"statut: publie\nrelations:\n  - type: doublon-de\n    cible: 2017-0001",
		COUNT_STANDING_DUPLICATE, 0 },
	{ "nor one whose schools are of another académie",
		"statut: publie\netablissements: [0330024X]", COUNT_STANDING_ELSEWHERE, 0 },
	{ "two académies are to be looked at",
		"statut: publie\netablissements: [0230506A, 0330024X]", COUNT_STANDING_COUNTED,
		BIT(USAGES) | BIT(SHARED) },
	{ "two schools of one académie are not",
		"statut: publie\netablissements: [0230506A, 0870362W]", COUNT_STANDING_COUNTED, BIT(USAGES) },
	{ "a variant counts, and is told",
		"statut: publie\nrelations:\n  - type: est-base-sur\n    cible: 2017-0001",
		COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(VARIANTS) },
	{ "a coding scenario with a subject counts",
		"statut: publie\ntype: scenario\nthematiques: [codage]\nenseignements: [c4-mathematiques]",
		COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(CODING) },
	{ "for cycle 3 it counts there too",
		"statut: publie\ntype: sequence\nniveaux: [cm2]\nthematiques: [codage]\n"
		"enseignements: [c3-mathematiques]", COUNT_STANDING_COUNTED,
		BIT(USAGES) | BIT(CODING) | BIT(CODING_CYCLE_3) },
	{ "coding without a subject is to be qualified",
		"statut: publie\ntype: scenario\nthematiques: [codage]", COUNT_STANDING_COUNTED,
		BIT(USAGES) | BIT(TO_QUALIFY) },
	{ "a robot alone is to be qualified", "statut: publie\nequipements: [robot-programmable]",
		COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(TO_QUALIFY) },
	{ "a testimony on coding is not a scenario",
		"statut: publie\ntype: temoignage\nthematiques: [codage]\nenseignements: [c3-mathematiques]",
		COUNT_STANDING_COUNTED, BIT(USAGES) },
	{ "a benefit makes it assessed", "statut: publie\nbilan:\n  plus_values: [motivation]",
		COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(ASSESSED) },
	{ "a text of outcome does too", "statut: publie\nbilan:\n  texte: \"Cela a marché.\"",
		COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(ASSESSED) },
	{ "an ENT is counted", "statut: publie\nent: iconito", COUNT_STANDING_COUNTED, BIT(USAGES) | BIT(ENT) },
};

static struct vocabularies *known;

static void reckon(const char *lines, struct reckoning *reckoning)
{
	OWNED_STRING bytes = text_make("---\ntitre: Un titre\n%s\n---\n", lines);
	struct remarks remarks = {0};
	OWNED(sheet) sheet = sheet_parse(known, bytes, strlen(bytes), &remarks);
	remarks_done(&remarks);
	assert_non_null(sheet);
	OWNED_FACTS facts = {0};
	sheet_derive(known, sheet, &facts);
	reckoning_make(reckoning, known, sheet, &facts);
}

static void counts(void **state)
{
	const struct row *row = *state;
	OWNED_RECKONING reckoning = {0};
	reckon(row->lines, &reckoning);
	assert_string_equal(count_standing_key(reckoning.standing), count_standing_key(row->standing));
	assert_int_equal(reckoning.measures, row->measures);
}

static void facets_name_each_value_once(void **state)
{
	(void)state;
	OWNED_RECKONING reckoning = {0};
	reckon("statut: publie\ntype: scenario\nniveaux: [cm2, 6e]\n"
		"enseignements: [c3-mathematiques, c4-mathematiques]\netablissements: [0230506A]", &reckoning);
	assert_string_equal(reckoning.facets, " departement:023 etablissement:0230506A degre:1 degre:2"
		" cycle:cycle3 enseignement:mathematiques equipement:- type:scenario ");
}

static void every_department_is_of_an_academy(void **state)
{
	(void)state;
	for (size_t i = 0; i < vocabulary_size(known, VOCABULARY_DEPARTMENTS); i++)
		assert_true(*vocabulary_at(known, VOCABULARY_DEPARTMENTS, i)->academy);
	assert_string_equal(vocabulary_find(known, VOCABULARY_DEPARTMENTS, "023")->academy, "limoges");
}

int main(void)
{
	known = lists();
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, counts);
	SUITE_TEST(&suite, facets_name_each_value_once);
	SUITE_TEST(&suite, every_department_is_of_an_academy);
	int status = suite_run(&suite, "indicators/rules");
	vocabularies_free(known);
	return status;
}
