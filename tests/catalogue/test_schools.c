#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "directory/directory.h"
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

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_reader_follows_the_register);
	SUITE_TEST(&suite, a_filter_is_named_without_a_sheet);
	return suite_run(&suite, "catalogue/schools");
}
