#include "proposals/reach.h"

#include "base/mem.h"
#include "base/owned.h"
#include "sheet/sheet.h"
#include "store/db.h"
#include "store/schools.h"
#include "support/desk.h"
#include "support/rows.h"

#include <string.h>

/* What a référent looks after, and a sheet of 0230506A by somebody of 0870015U, about c3-mathematiques and
 * codage. The first school is in the ZAP 023001; so is 0230002B; 0190002Z is in 019002. Nobody knows
 * 087009. */
struct row {
	const char *name, *scopes;  /* parted by spaces */
	bool is_covered;
};

static const struct row rows[] = {
	{ "without a scope, everything",            "",                                   true },
	{ "its school",                             "etablissement:0230506A",             true },
	{ "the school of an author",                "etablissement:0870015U",             true },
	{ "another school",                         "etablissement:0230002B",             false },
	{ "its theme",                              "thematique:codage",                  true },
	{ "another theme",                          "thematique:ent",                     false },
	{ "the discipline of its subject",          "enseignement:mathematiques",         true },
	{ "its subject",                            "enseignement:c3-mathematiques",      true },
	{ "the subject of another cycle",           "enseignement:c4-mathematiques",      false },
	{ "the ZAP of its school",                  "zap:023001",                           true },
	{ "another ZAP of the register",            "zap:019002",                           false },
	{ "a ZAP without a register is everything", "zap:087009",                           true },
	{ "one of several is enough",               "thematique:ent zap:019002 zap:023001",   true },
	{ "none of several is none",                "thematique:ent zap:019002",            false },
	{ "a kind nobody knows is nothing",         "lune:023001",                          false },
	{ "the beginning of a kind is none",        "z:023001",                             false },
};

static void learn(struct db *db, const char *uai, const char *zap)
{
	enum school_change change;
	struct error err = {0};
	const struct school school = { .uai = uai, .name = "École", .zap = zap };
	if (!schools_learn(db, &school, "2017-07-14", DESK_NOW, &change, &err))
		fail_msg("%s", err.text);
}

static struct sheet *make_sheet(const struct vocabularies *vocabularies)
{
	static const char text[] = "---\ntitre: \"Un robot\"\nenseignements: [c3-mathematiques]\n"
		"thematiques: [codage]\n"
		"etablissements: [0230506A]\nauteurs:\n  - signature: \"Une équipe\"\n    uai: 0870015U\n---\n";
	struct remarks remarks = {0};
	struct sheet *sheet = sheet_parse(vocabularies, text, strlen(text), &remarks);
	remarks_done(&remarks);
	return sheet;
}

static void reaches(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = desk_new();
	struct db *db = catalogue_store(desk.catalogue);
	learn(db, "0230506A", "023001");
	learn(db, "0230002B", "023001");
	learn(db, "0190002Z", "019002");
	OWNED(sheet) sheet = make_sheet(desk.vocabularies);
	OWNED_WORDS scopes = {0};
	words_split(&scopes, row->scopes, ' ');
	const struct reach reach = { &scopes, desk.vocabularies, db };
	assert_non_null(sheet);
	assert_int_equal(reach_covers(&reach, sheet), row->is_covered);
}

static void a_place_without_a_school_is_in_no_zap(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	struct db *db = catalogue_store(desk.catalogue);
	learn(db, "0230506A", "023001");
	OWNED(sheet) sheet = sheet_new();
	OWNED_WORDS scopes = {0};
	words_add(&scopes, "zap:023001");
	const struct reach reach = { &scopes, desk.vocabularies, db };
	assert_false(reach_covers(&reach, sheet));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, reaches);
	SUITE_TEST(&suite, a_place_without_a_school_is_in_no_zap);
	return suite_run(&suite, "proposals/reach");
}
