#include "base/lock.h"
#include "catalogue/said.h"

/* At the first fault told, the sheet it is of gets a new version from elsewhere. */
struct beside {
	const struct desk *desk;
	size_t faults;
};

static void change_sheet(void *context, const struct catalogue_fault *fault)
{
	struct beside *beside = context;
	(void)fault;
	if (beside->faults++ > 0)
		return;
	OWNED(catalogue) other = desk_open(beside->desk, CATALOGUE_WRITE);
	struct desk elsewhere = *beside->desk;
	elsewhere.catalogue = other;
	free(desk_take(&elsewhere, "a.md", "Le robot de la cour", ""));
}

static void purge_sheet(void *context, const struct catalogue_fault *fault)
{
	struct beside *beside = context;
	size_t count = 0;
	(void)fault;
	if (beside->faults++ > 0)
		return;
	OWNED(catalogue) other = desk_open(beside->desk, CATALOGUE_WRITE);
	assert_true(catalogue_purge_examples(other, DESK_NOW, &count, NULL));
	assert_int_equal(count, 1);
}

/* A sheet is looked at as it was at one moment: what is new in it is no fault. */
static void a_sheet_that_changes_meanwhile_has_one_fault(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, false, change_sheet, &beside, &verdict, NULL));
	assert_int_equal(verdict.faults, 1);
}

/* A repair makes again what the sheet says when it writes, not what it said when it was read. */
static void a_repair_takes_no_new_version_back(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "");
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, true, change_sheet, &beside, &verdict, NULL));
	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, id, NULL);
	assert_non_null(strstr(found->sheet->title, "de la cour"));
	assert_true(desk_is_sound(&desk));
}

static void a_sheet_purged_meanwhile_needs_no_repair(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", "exemple: true\n"));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE rendering SET html = 'x'; DELETE FROM change");
	struct beside beside = { .desk = &desk };
	struct catalogue_verdict verdict = {0};
	struct error err = {0};
	if (!catalogue_verify(desk.catalogue, true, purge_sheet, &beside, &verdict, &err))
		fail_msg("%s", err.text);
	assert_true(desk_is_sound(&desk));
}

struct holder {
	char *path;
	struct lock *lock;
};

static void hold_index(void *context, const struct catalogue_fault *fault)
{
	struct holder *holder = context;
	(void)fault;
	if (!holder->lock)
		holder->lock = lock_take(holder->path, 0, NULL);
	assert_non_null(holder->lock);
}

/* The site, most often: it follows what the repair wrote in the journal. */
static void a_repair_leaves_the_index_to_who_holds_it(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	desk_sync(&desk);
	run_sql(&desk, "UPDATE sheet SET title = 'x'");
	OWNED_STRING path = text_make("%s/index/lock", desk.dir);
	struct holder holder = { .path = path };
	struct catalogue_verdict verdict = {0};
	assert_true(catalogue_verify(desk.catalogue, true, hold_index, &holder, &verdict, NULL));
	assert_int_equal(verdict.faults, 1);
	lock_free(holder.lock);
	const struct said left = verify(&desk, false);
	assert_int_equal(left.count, 0);
	assert_int_equal(left.pending, 1);
	desk_sync(&desk);
	assert_true(desk_is_sound(&desk));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sheet_that_changes_meanwhile_has_one_fault);
	SUITE_TEST(&suite, a_repair_takes_no_new_version_back);
	SUITE_TEST(&suite, a_sheet_purged_meanwhile_needs_no_repair);
	SUITE_TEST(&suite, a_repair_leaves_the_index_to_who_holds_it);
	return suite_run(&suite, "catalogue/verify_beside");
}
