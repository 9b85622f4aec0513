#include "catalogue/catalogue.h"

#include "base/lock.h"
#include "catalogue/feed.h"
#include "index/schema.h"
#include "support/desk.h"
#include "support/rows.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void the_index_follows_the_store(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	assert_int_equal(desk_sync(&desk), 0);
	assert_int_equal(desk_indexed(&desk), 0);
	OWNED_STRING first = desk_take(&desk, "a.md", "Le robot", "");
	OWNED_STRING second = desk_take(&desk, "b.md", "La tortue", "exemple: true\n");
	free(desk_take(&desk, "c.md", "Le crayon", "statut: brouillon\n"));
	assert_int_equal(desk_sync(&desk), 3);
	assert_int_equal(desk_indexed(&desk), 2);
	assert_int_equal(desk_sync(&desk), 0);

	struct catalogue_figures figures;
	assert_true(catalogue_figures(desk.catalogue, &figures, NULL));
	assert_int_equal(figures.indexed, figures.last_change);

	assert_true(catalogue_withdraw(desk.catalogue, first, DESK_NOW, NULL));
	size_t purged = 0;
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &purged, NULL));
	assert_non_null(second);
	assert_int_equal(desk_sync(&desk), 2);
	assert_int_equal(desk_indexed(&desk), 0);
	assert_true(desk_is_sound(&desk));
}

/* One batch, and the beginning of another. */
enum { MORE_THAN_A_BATCH = FEED_BATCH + 10 };

static bool stop_after(void *context, size_t done, size_t total)
{
	(void)total;
	return done < *(size_t *)context;
}

static void a_sync_that_is_stopped_goes_on_where_it_was(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_sync(&desk);
	desk_take_many(&desk, MORE_THAN_A_BATCH);
	size_t limit = FEED_BATCH, applied = 0;
	assert_true(catalogue_sync(desk.catalogue, stop_after, &limit, &applied, NULL));
	assert_int_equal(applied, FEED_BATCH);
	assert_int_equal(desk_indexed(&desk), FEED_BATCH);
	assert_int_equal(desk_sync(&desk), MORE_THAN_A_BATCH - FEED_BATCH);
	assert_int_equal(desk_indexed(&desk), MORE_THAN_A_BATCH);
	assert_int_equal(desk_sync(&desk), 0);
	assert_true(desk_is_sound(&desk));
}

static bool die_after(void *context, size_t done, size_t total)
{
	(void)total;
	if (done >= *(size_t *)context)
		kill(getpid(), SIGKILL);
	return true;
}

/* Run `work` in a child on a catalogue of its own; the child ends as it likes. */
static void in_child(const struct desk *desk, void (*work)(struct catalogue *catalogue, const void *with),
	const void *with)
{
	pid_t child = fork();
	if (child == 0) {
		struct catalogue *catalogue = desk_open(desk, CATALOGUE_WRITE);
		work(catalogue, with);
		_exit(0);
	}
	int status = 0;
	waitpid(child, &status, 0);
}

static void sync_until_killed(struct catalogue *catalogue, const void *with)
{
	size_t limit = *(const size_t *)with;
	catalogue_sync(catalogue, die_after, &limit, NULL, NULL);
}

static void a_sync_that_is_killed_loses_and_repeats_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_sync(&desk);
	desk_take_many(&desk, MORE_THAN_A_BATCH);
	const size_t limit = FEED_BATCH;
	in_child(&desk, sync_until_killed, &limit);
	assert_int_equal(desk_indexed(&desk), FEED_BATCH);
	assert_int_equal(desk_sync(&desk), MORE_THAN_A_BATCH - FEED_BATCH);
	assert_int_equal(desk_indexed(&desk), MORE_THAN_A_BATCH);
	assert_true(desk_is_sound(&desk));
}

static void a_build_that_is_killed_is_begun_again(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 20);
	OWNED_STRING pointer = text_make("%s/index/current", desk.dir);
	assert_int_equal(remove(pointer), 0);
	const size_t limit = 20;
	in_child(&desk, sync_until_killed, &limit);
	assert_int_equal(desk_indexed(&desk), -1);
	desk_sync(&desk);
	assert_int_equal(desk_indexed(&desk), 20);
	OWNED_STRING unfinished = text_make("%s/index/0002", desk.dir);
	assert_int_equal(desk_sync(&desk), 0);
	OWNED_STRING serving = desk_index(&desk);
	assert_string_not_equal(serving, unfinished);
}

static void put_then_killed(struct catalogue *catalogue, const void *with)
{
	const struct catalogue_file *file = with;
	OWNED_RECEIPT receipt = {0};
	if (catalogue_put(catalogue, file, DESK_NOW, false, &receipt, NULL))
		kill(getpid(), SIGKILL);
}

static void batch_then_killed(struct catalogue *catalogue, const void *with)
{
	catalogue_begin(catalogue, NULL);
	put_then_killed(catalogue, with);
}

static void what_was_acknowledged_is_there_after_a_kill(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), NULL };
	in_child(&desk, put_then_killed, &file);
	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, "2017-0001", NULL);
	assert_non_null(found);
	desk_sync(&desk);
	assert_int_equal(desk_indexed(&desk), 1);
}

static void a_batch_that_was_not_committed_is_gone_after_a_kill(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), NULL };
	in_child(&desk, batch_then_killed, &file);
	assert_false(desk_knows(&desk, &file));
	assert_null(catalogue_find(desk.catalogue, "2017-0001", NULL));
}

static void an_index_somebody_writes_is_busy(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", ""));
	OWNED_STRING path = text_make("%s/index/lock", desk.dir);
	struct lock *lock = lock_take(path, 0, NULL);
	struct error err = {0};
	assert_false(catalogue_sync(desk.catalogue, NULL, NULL, NULL, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	lock_free(lock);
	assert_int_equal(desk_sync(&desk), 1);
}

/* ---- An index that is not to be continued ---- */

static void set_metadata(const char *folder, const char *key, const char *value)
{
	OWNED(engine_writer) writer = engine_writer_open(folder, NULL);
	assert_true(engine_writer_begin(writer, NULL));
	assert_true(engine_writer_set_metadata(writer, key, value, strlen(value), NULL));
	assert_true(engine_writer_commit(writer, NULL));
}

static void spoil_schema(const struct desk *desk, const char *folder)
{
	(void)desk;
	set_metadata(folder, SCHEMA_KEY, "schema=0;analysis=0");
}

static void spoil_mark(const struct desk *desk, const char *folder)
{
	(void)desk;
	set_metadata(folder, "mark", "0123456789abcdef 1");
}

static void spoil_number(const struct desk *desk, const char *folder)
{
	(void)desk;
	set_metadata(folder, SCHEMA_CHANGE_KEY, "1000");
}

static void spoil_file(const struct desk *desk, const char *folder)
{
	(void)desk;
	OWNED_STRING path = file_join(folder, "iamglass");
	assert_true(file_write(path, "x", 1, NULL));
}

static void spoil_folder(const struct desk *desk, const char *folder)
{
	(void)desk;
	assert_true(file_remove_tree(folder, NULL));
}

static void spoil_all(const struct desk *desk, const char *folder)
{
	(void)folder;
	OWNED_STRING index = file_join(desk->dir, "index");
	assert_true(file_remove_tree(index, NULL));
}

static void spoil_pointer(const struct desk *desk, const char *folder)
{
	(void)folder;
	OWNED_STRING path = text_make("%s/index/current", desk->dir);
	assert_true(file_write(path, "../../etc", 9, NULL));
}

struct spoil_row {
	const char *name;
	void (*spoil)(const struct desk *desk, const char *folder);
};

static const struct spoil_row spoil_rows[] = {
	{ "an index of another version is made again",     spoil_schema },
	{ "an index of another catalogue is made again",   spoil_mark },
	{ "an index ahead of the journal is made again",   spoil_number },
	{ "a damaged index is made again",                 spoil_file },
	{ "an index that is gone is made again",           spoil_folder },
	{ "an index nothing points to is made again",      spoil_pointer },
	{ "so is one whose folder is gone, lock and all",  spoil_all },
};

static void makes_again(void **state)
{
	const struct spoil_row *row = *state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	desk_sync(&desk);
	OWNED_STRING folder = desk_index(&desk);
	row->spoil(&desk, folder);
	assert_int_equal(desk_sync(&desk), 3);
	assert_int_equal(desk_indexed(&desk), 3);
	assert_int_equal(desk_sync(&desk), 0);
	assert_true(desk_is_sound(&desk));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_index_follows_the_store);
	SUITE_TEST(&suite, a_sync_that_is_stopped_goes_on_where_it_was);
	SUITE_TEST(&suite, a_sync_that_is_killed_loses_and_repeats_nothing);
	SUITE_TEST(&suite, a_build_that_is_killed_is_begun_again);
	SUITE_TEST(&suite, what_was_acknowledged_is_there_after_a_kill);
	SUITE_TEST(&suite, a_batch_that_was_not_committed_is_gone_after_a_kill);
	SUITE_TEST(&suite, an_index_somebody_writes_is_busy);
	SUITE_ROWS(&suite, spoil_rows, makes_again);
	return suite_run(&suite, "catalogue/sync");
}
