#include "proposals/checks.h"

#include "base/mem.h"
#include "base/text.h"
#include "sheet/remark.h"
#include "sheet/sheet.h"
#include "support/golden.h"
#include "support/rows.h"
#include "support/sheets.h"

#include <string.h>

enum { NOW = 1500000000 };

struct judged {
	struct vocabularies *vocabularies;
	struct sheet *sheet;
	struct remarks remarks;
	struct checks checks;
};

static void judged_done(struct judged *judged)
{
	vocabularies_free(judged->vocabularies);
	sheet_free(judged->sheet);
	remarks_done(&judged->remarks);
}

#define OWNED_JUDGED __attribute__((cleanup(judged_done))) struct judged

static void judge(struct judged *judged, const char *markdown)
{
	judged->vocabularies = lists();
	judged->sheet = sheet_parse(judged->vocabularies, markdown, strlen(markdown), &judged->remarks);
	assert_non_null(judged->sheet);
	sheet_check(judged->vocabularies, judged->sheet, NOW, &judged->remarks);
	checks_make(&judged->checks, judged->sheet, &judged->remarks);
}

#define FRONT \
	"titre: Le robot sur un quadrillage\n" \
	"resume: Les élèves programment un robot de sol sur un quadrillage, puis vérifient à pied.\n" \
	"type: scenario\n" \
	"thematiques: [codage]\n" \
	"niveaux: [cm1, cm2]\n" \
	"enseignements: [c3-mathematiques]\n" \
	"equipements: [robot-programmable]\n" \
	"duree: PT2H\n" \
	"licence: CC-BY-SA-4.0\n" \
	"auteurs:\n  - signature: Une équipe\n" \
	"etablissements: [0230506A]\n" \
	"experimente: \"2016-2017\"\n"

/* `repeat` lines of 60 characters behind a heading. */
static char *sheet_of(const char *front, int repeat)
{
	struct text text = {0};
	text_format(&text, "---\n%s---\n## Déroulement\n\n", front);
	for (int i = 0; i < repeat; i++)
		text_add(&text, "Les élèves avancent sur la grille, case après case, en avant.\n");
	return text_take(&text);
}

struct row {
	const char *name, *front;
	int repeat;
	unsigned score;
	const char *first;   /* the field that is worth most, or NULL */
};

static const struct row rows[] = {
	{ "a sheet with everything is complete", FRONT "bilan:\n  texte: Ils se corrigent seuls.\n", 30,
		100, NULL },
	{ "one of the three parts of an outcome is enough", FRONT "bilan:\n  plus_values: [engagement]\n",
		30, 100, NULL },
	{ "without an outcome it lacks that", FRONT, 30, 95, "bilan.texte" },
	{ "a short body is one that may be longer", FRONT "bilan:\n  texte: Ils se corrigent seuls.\n", 8,
		92, "corps" },
	{ "one too short gives nothing", FRONT "bilan:\n  texte: Ils se corrigent seuls.\n", 1, 77, "corps" },
	{ "nothing but a licence is what a draft begins with", "licence: CC-BY-SA-4.0\n", 0, 2, "corps" },
	{ "a title too short is none", "titre: Robot\nlicence: CC-BY-SA-4.0\n", 0, 2, "corps" },
	{ "a title counts", "titre: Le robot sur un quadrillage\nlicence: CC-BY-SA-4.0\n", 0, 12, "corps" },
	{ "no material is an answer", "equipements: [aucun]\nlicence: CC-BY-SA-4.0\n", 0, 9, "corps" },
	{ "what was not tried is an answer", "experimente: non\nlicence: CC-BY-SA-4.0\n", 0, 4, "corps" },
};

static void scores(void **state)
{
	const struct row *row = *state;
	OWNED_JUDGED judged = {0};
	OWNED_STRING markdown = sheet_of(row->front, row->repeat);
	judge(&judged, markdown);
	assert_int_equal(judged.checks.score, row->score);
	if (row->first)
		assert_string_equal(judged.checks.lacks[0].field, row->first);
	else
		assert_int_equal(judged.checks.lack_count, 0);
	unsigned lacking = 0;
	for (size_t i = 0; i < judged.checks.lack_count; i++) {
		lacking += judged.checks.lacks[i].points;
		assert_true(i == 0 || judged.checks.lacks[i - 1].points >= judged.checks.lacks[i].points);
		assert_true(judged.checks.lacks[i].step < STEP_COUNT);
	}
	assert_int_equal(judged.checks.score + lacking, CHECKS_FULL);
}

static void a_complete_sheet_may_be_sent(void **state)
{
	(void)state;
	OWNED_JUDGED judged = {0};
	OWNED_STRING markdown = sheet_of(FRONT "bilan:\n  texte: Ils se corrigent seuls.\n", 30);
	judge(&judged, markdown);
	assert_int_equal(judged.checks.refusals, 0);
}

static void remarks_are_counted_where_they_are_mended(void **state)
{
	(void)state;
	OWNED_JUDGED judged = {0};
	judge(&judged, "---\nlicence: CC-BY-SA-4.0\nliens:\n  - url: nulle-part\n---\n![](photo.png)\n");
	const struct checks *checks = &judged.checks;
	assert_true(checks->refusals_of[STEP_WHAT] >= 3);
	assert_int_equal(checks->refusals_of[STEP_WHOM], 2);
	assert_int_equal(checks->refusals_of[STEP_WITH], 1);
	assert_true(checks->refusals_of[STEP_HOW] >= 3);
	assert_int_equal(checks->refusals_of[STEP_SIGN], 1);
	assert_true(checks->refusals_of[STEP_COUNT] >= 1);
	size_t sum = 0;
	for (size_t i = 0; i <= STEP_COUNT; i++)
		sum += checks->refusals_of[i];
	assert_int_equal(sum, checks->refusals);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, scores);
	SUITE_TEST(&suite, a_complete_sheet_may_be_sent);
	SUITE_TEST(&suite, remarks_are_counted_where_they_are_mended);
	return suite_run(&suite, "proposals/checks");
}
