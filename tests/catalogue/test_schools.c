#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "directory/directory.h"
#include "indicators/figures.h"
#include "indicators/record.h"
#include "indicators/recount.h"
#include "index/synonyms.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

#include <string.h>

static void ignore(void *context, const struct directory_remark *remark)
{
	(void)context;
	(void)remark;
}

static void learn(const struct desk *desk, const char *csv)
{
	struct directory_tally tally;
	const struct directory_file file = {
		csv, strlen(csv), "2017-03-14", DESK_NOW, .tell = ignore,
	};
	assert_true(directory_learn(catalogue_store(desk->catalogue), desk->vocabularies, &file, &tally, NULL));
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

/* What the answer to every sheet, or to those of one school, calls it; "-" when it does not. */
static char *name_in(struct catalogue *reader, const char *uai, bool is_chosen)
{
	const struct filter filter = { FACET_SCHOOL, uai };
	const struct catalogue_request request = { .filters = &filter, .filter_count = is_chosen };
	OWNED(found) found = catalogue_search(reader, &request, NULL);
	const char *name = school_names_find(&found->schools, uai);
	return mem_copy(name ? name : "-");
}

static void expect_name(struct catalogue *reader, const char *uai, const char *expected)
{
	OWNED_STRING listed = name_in(reader, uai, false);
	OWNED_STRING chosen = name_in(reader, uai, true);
	assert_string_equal(listed, expected);
	assert_string_equal(chosen, expected);
}

/* The names one reader keeps follow the register. */
static void a_reader_follows_the_register(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "La tortue", ""));  /* of 0230506A, as the model is */
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	expect_name(reader, "0230506A", "-");
	learn(&desk, "uai;nom;commune\n0230506A;Collège Jamot;Aubusson\n");
	expect_name(reader, "0230506A", "Collège Jamot, Aubusson");
	learn(&desk, "uai;nom\n0230506A;Collège Eugène Jamot\n");
	expect_name(reader, "0230506A", "Collège Eugène Jamot, Aubusson");
}

/* A school no sheet names is in no list; who asks for it is told its name of now. */
static void a_filter_is_named_without_a_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	OWNED_STRING before = name_in(reader, "0190002Z", true);
	learn(&desk, "uai;nom\n0190002Z;Collège Simone Veil\n");
	OWNED_STRING after = name_in(reader, "0190002Z", true);
	assert_string_equal(before, "-");
	assert_string_equal(after, "Collège Simone Veil");
}

/* What one ZAP counts on a day. */
static size_t figure_of(const struct desk *desk, const char *zone, const char *day)
{
	size_t value = 99;
	const struct figure_wanted wanted = {
		.measure = MEASURE_USAGES, .day = day, .key = "zap", .value = zone,
	};
	assert_true(figures_value(catalogue_store(desk->catalogue), &wanted, &value, NULL));
	return value;
}

static size_t follow(const struct desk *desk)
{
	size_t count = 0;
	struct db *db = catalogue_store(desk->catalogue);
	assert_true(db_begin(db, NULL) && indicators_note_zones(db, DESK_NOW, &count, NULL)
		&& db_commit(db, NULL));
	return count;
}

/* The register may tell of a ZAP after the sheets: they are found by it, and counted from their first day. */
static void sheets_are_gathered_by_zone(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "La tortue", ""));
	learn(&desk, "uai;nom;zap;libelle_zap\n0230506A;Collège Jamot;023001;Est creusois\n");
	const struct filter zone = { FACET_ZONE, "023001" };
	const struct catalogue_request request = { .filters = &zone, .filter_count = 1 };
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	OWNED(found) found = catalogue_search(reader, &request, NULL);
	assert_int_equal(found->total, 1);
	assert_string_equal(school_names_find(&found->schools, "023001"), "Est creusois");

	OWNED_SCHOOL_LIST schools = {0};
	free(desk_take(&desk, "b.md", "L’exemple", "exemple: true\n"));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	struct schools_wanted wanted = { SCHOOLS_BY_ZONE, "023001", "2017-07-14", true };
	assert_true(catalogue_schools(reader, &wanted, &schools, NULL));
	assert_int_equal(schools.items[0].sheets, 2);
	school_list_done(&schools);
	wanted.with_examples = false;
	assert_true(catalogue_schools(reader, &wanted, &schools, NULL));
	assert_int_equal(schools.count, 1);
	assert_int_equal(schools.items[0].sheets, 1);
	assert_true(schools.items[0].declared != 0);
	assert_true(catalogue_date_schools(reader, schools.items, schools.count, NULL));
	assert_string_equal(schools.items[0].last_on, "2017-07-14");

	assert_int_equal(figure_of(&desk, "-", "2017-07-14"), 1);
	assert_int_equal(follow(&desk), 1);
	assert_int_equal(figure_of(&desk, "-", "2017-07-14"), 0);
	assert_int_equal(figure_of(&desk, "023001", "2017-07-14"), 1);
	assert_int_equal(follow(&desk), 0);
	struct recount sums = { .differing = 99 };
	assert_true(indicators_recount(catalogue_store(desk.catalogue), &sums, NULL));
	assert_int_equal(sums.differing, 0);
}

static size_t found_for(const struct desk *desk, const struct synonyms *synonyms, const char *question)
{
	OWNED(catalogue) reader = desk_open(desk, CATALOGUE_READ);
	catalogue_use_synonyms(reader, synonyms);
	OWNED(found) found = catalogue_search(reader, &(struct catalogue_request){ .question = question }, NULL);
	assert_non_null(found);
	return found->total;
}

/* « Brevo » is near to *brève*, until it is the name of a place: then no sheet speaks of it. */
static void the_name_of_a_place_is_no_mistake(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Une brève de couloir", ""));
	free(desk_take(&desk, "b.md", "La tortue", ""));
	free(desk_take(&desk, "c.md", "Le lapin", ""));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	OWNED(synonyms) synonyms = synonyms_load(VOCABULARIES, desk.vocabularies, NULL);
	OWNED_STRING french = file_join(desk.root, "mots-francais.txt");
	assert_true(file_write(french, "chat\n", 5, NULL));
	assert_true(synonyms_learn_french(synonyms, desk.root, NULL));

	assert_int_equal(found_for(&desk, synonyms, "Brevo"), 1);
	assert_int_equal(found_for(&desk, synonyms, "lapin Brevo"), 2);
	learn(&desk, "uai;nom;commune\n0190506X;Collège Jean Moulin;Brevo-la-Gaillarde\n");
	assert_int_equal(found_for(&desk, synonyms, "Brevo"), 0);
	assert_int_equal(found_for(&desk, synonyms, "lapin Brevo"), 1);
}

/* What no text of a sheet says, its schools do: the correction is written as the register has it. */
static void a_correction_writes_a_name_whole(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "La tortue", ""));
	learn(&desk, "uai;nom;commune\n0230506A;Collège Jacques Grancher;Châtelus-Malvaleix\n");
	const char *const rows[][2] = {
		{ "malvalleix", "Malvaleix" }, { "chatellus", "Châtelus" },
		{ "tortue granccher", "tortue Grancher" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct catalogue_request request = { .question = rows[i][0] };
		OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
		assert_non_null(found);
		assert_non_null(found->correction);
		assert_string_equal(found->correction, rows[i][1]);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_reader_follows_the_register);
	SUITE_TEST(&suite, a_filter_is_named_without_a_sheet);
	SUITE_TEST(&suite, sheets_are_gathered_by_zone);
	SUITE_TEST(&suite, the_name_of_a_place_is_no_mistake);
	SUITE_TEST(&suite, a_correction_writes_a_name_whole);
	return suite_run(&suite, "catalogue/schools");
}
