#include "catalogue/build.h"

#include "base/file.h"
#include "base/text.h"
#include "catalogue/extent.h"
#include "catalogue/feed.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

#include <sys/stat.h>
#include <unistd.h>

static bool write_term(void *context, const char *term, size_t frequency)
{
	text_format(context, "%s %zu\n", term, frequency);
	return true;
}

static char *terms_of(const char *folder)
{
	OWNED_TEXT terms = {0};
	OWNED(engine) engine = engine_open(folder, NULL);
	assert_non_null(engine);
	assert_true(engine_terms(engine, "", write_term, &terms, NULL));
	return mem_copy(text_string(&terms));
}

struct row {
	const char *name;
	size_t sheets;
	struct build_plan plan;
};

static const struct row rows[] = {
	{ "one part holds all",                     4, { 1, 100, 4, NULL } },
	{ "one thread makes several parts",         5, { 1, 2, 5, NULL } },
	{ "two threads share parts",                9, { 2, 2, 9, NULL } },
	{ "the last part may be full",              8, { 2, 4, 8, NULL } },
	{ "more threads than parts do no harm",     3, { 8, 2, 3, NULL } },
	{ "a part may hold one sheet",              3, { 3, 1, 3, NULL } },
	{ "there may be more than were expected",   9, { 2, 2, 1, NULL } },
};

static void makes_the_same_index(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, row->sheets);
	free(desk_take(&desk, "draft.md", "Un brouillon", "statut: brouillon\n"));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));

	struct error err = {0};
	struct feed_progress quiet = {0};
	OWNED_STRING folder = text_make("%s/index/0077", desk.dir);
	OWNED_EXTENT extent = {0};
	if (!build_index(desk.catalogue, folder, &row->plan, &quiet, &extent, &err))
		fail_msg("%s", err.text);
	assert_int_equal(extent.sheets, row->sheets);
	assert_int_equal(extent.count, (row->sheets + row->plan.part - 1) / row->plan.part);
	assert_int_equal(extent.change, row->sheets + 1);

	OWNED_STRING served = desk_index(&desk);
	OWNED_STRING expected = terms_of(served);
	OWNED_STRING built = terms_of(folder);
	assert_string_equal(built, expected);
	OWNED_STRING parts = file_join(folder, "parts");
	assert_false(file_exists(parts));
}

static bool stop_later(void *context, size_t done, size_t whole)
{
	size_t *calls = context;
	(void)done;
	(void)whole;
	return (*calls)++ == 0;
}

static void stops_when_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 6);
	size_t calls = 0;
	struct error err = {0};
	struct feed_progress progress = { .tell = stop_later, .context = &calls };
	OWNED_STRING folder = text_make("%s/index/0077", desk.dir);
	const struct build_plan plan = { 2, 1, 6, NULL };
	OWNED_EXTENT extent = {0};
	assert_false(build_index(desk.catalogue, folder, &plan, &progress, &extent, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void tells_what_a_thread_could_not_do(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 4);
	/* A file stands where the first part should go. */
	OWNED_STRING folder = text_make("%s/index/0077", desk.dir);
	OWNED_STRING parts = file_join(folder, "parts");
	OWNED_STRING first = file_join(parts, "0");
	assert_true(file_make_folder(parts, NULL) && file_write(first, "x", 1, NULL));

	struct error err = {0};
	struct feed_progress quiet = {0};
	const struct build_plan plan = { 2, 2, 4, NULL };
	OWNED_EXTENT extent = {0};
	assert_false(build_index(desk.catalogue, folder, &plan, &quiet, &extent, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_non_null(strstr(err.text, "xapian"));
}

static void much_to_add_to_little_makes_a_new_index(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "first.md", "Le robot", ""));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	OWNED_STRING little = desk_index(&desk);

	desk_take_many(&desk, BUILD_LEAST);
	size_t applied = 0;
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, &applied, NULL));
	assert_int_equal(applied, BUILD_LEAST + 1);
	OWNED_STRING large = desk_index(&desk);
	assert_string_not_equal(little, large);

	/* Which goes on as any other. */
	free(desk_take(&desk, "more.md", "Le robot", ""));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	OWNED_STRING followed = desk_index(&desk);
	assert_string_equal(large, followed);
	assert_true(desk_is_sound(&desk));
}

/* As when a register tells their schools anew. */
static void change_first(const struct desk *desk, const char *sql)
{
	assert_true(db_run(catalogue_store(desk->catalogue), sql, NULL));
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

static void when_more_than_half_changes_a_new_index_is_made(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 2 * BUILD_LEAST);
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	OWNED_STRING first = desk_index(&desk);

	change_first(&desk, "INSERT INTO change (sheet, kind, made_at)"
		" SELECT row, 'repair', 1 FROM sheet ORDER BY row LIMIT (SELECT count(*) / 2 FROM sheet)");
	OWNED_STRING followed = desk_index(&desk);
	assert_string_equal(first, followed);

	change_first(&desk, "INSERT INTO change (sheet, kind, made_at)"
		" SELECT row, 'repair', 1 FROM sheet ORDER BY row LIMIT (SELECT count(*) / 2 + 1 FROM sheet)");
	OWNED_STRING second = desk_index(&desk);
	assert_string_not_equal(first, second);
	assert_true(desk_is_sound(&desk));
}

static void plans_cover_every_sheet(void **state)
{
	(void)state;
	for (size_t sheets = BUILD_LEAST; sheets < 3000000; sheets = sheets * 3 + 1) {
		struct build_plan plan = build_plan_for(sheets);
		assert_in_range(plan.threads, 1, 8);
		assert_in_range(plan.part, BUILD_LEAST / 32, sheets);
		/* Each part merged takes four descriptors of the 1,024 there may be. */
		assert_in_range((sheets + plan.part - 1) / plan.part, 2, 64);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, makes_the_same_index);
	SUITE_TEST(&suite, stops_when_told);
	SUITE_TEST(&suite, tells_what_a_thread_could_not_do);
	SUITE_TEST(&suite, much_to_add_to_little_makes_a_new_index);
	SUITE_TEST(&suite, when_more_than_half_changes_a_new_index_is_made);
	SUITE_TEST(&suite, plans_cover_every_sheet);
	return suite_run(&suite, "catalogue/build");
}
