#include "catalogue/ahead.h"

#include "base/lock.h"
#include "catalogue/build.h"
#include "catalogue/folders.h"
#include "catalogue/said.h"
#include "support/desk.h"
#include "support/rows.h"

#include <dirent.h>
#include <time.h>

enum { SHEETS = BUILD_LEAST + 50, MORE = 60 };

static bool write_term(void *context, const char *term, size_t frequency)
{
	text_format(context, "%s %zu\n", term, frequency);
	return true;
}

/* What the index that is served has. */
static char *terms_of(const struct desk *desk)
{
	OWNED_TEXT terms = {0};
	OWNED_STRING folder = desk_index(desk);
	OWNED(engine) engine = engine_open(folder, NULL);
	assert_non_null(engine);
	assert_true(engine_terms(engine, "", write_term, &terms, NULL));
	return mem_copy(text_string(&terms));
}

static size_t count_folders(const struct desk *desk)
{
	OWNED_STRING index = file_join(desk->dir, "index");
	DIR *dir = opendir(index);
	assert_non_null(dir);
	size_t count = 0;
	for (const struct dirent *entry; (entry = readdir(dir));)
		count += entry->d_type == DT_DIR && entry->d_name[0] != '.';
	closedir(dir);
	return count;
}

/* Until a part is being made of the sheets there are. */
static void wait_for_a_part(const struct desk *desk)
{
	OWNED_STRING first = text_make("%s/index/0002/parts/0", desk->dir);
	for (int i = 0; i < 12000 && !file_exists(first); i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	assert_true(file_exists(first));
}

static void take_more(const struct desk *desk, int count)
{
	for (int i = 0; i < count; i++) {
		OWNED_STRING path = text_make("autre-%04d.md", i);
		OWNED_STRING title = text_make("Venue ensuite %d", i);
		free(desk_take(desk, path, title, ""));
	}
}

/* An early sheet is revised and another withdrawn while their part is, or may be, made already. */
static void holds_what_comes_meanwhile(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING gone = desk_take(&desk, "gone.md", "Le papillon", "");
	desk_take_many(&desk, SHEETS);
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, MORE);
	assert_non_null(ahead);
	wait_for_a_part(&desk);
	take_more(&desk, MORE);
	free(desk_take(&desk, "serie-0003.md", "La libellule", ""));
	assert_true(catalogue_withdraw(desk.catalogue, gone, DESK_NOW, NULL));

	size_t read = 0;
	assert_true(catalogue_ahead_finish(ahead, NULL, NULL, &read));
	assert_in_range(read, SHEETS + MORE, SHEETS + MORE + 3);
	assert_int_equal(desk_indexed(&desk), SHEETS + MORE);
	assert_true(desk_is_sound(&desk));
	assert_int_equal(desk_sync(&desk), 0);

	OWNED_STRING made = terms_of(&desk);
	assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));
	OWNED_STRING expected = terms_of(&desk);
	assert_string_equal(made, expected);
}

static void what_comes_after_the_end_is_followed(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, SHEETS);
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, 0);
	size_t read = 0;
	assert_true(ahead && catalogue_ahead_finish(ahead, NULL, NULL, &read));
	catalogue_ahead_free(TAKE(ahead));
	take_more(&desk, 2);
	assert_int_equal(desk_sync(&desk), 2);
	assert_true(desk_is_sound(&desk));
}

static void is_not_begun_for_a_few(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, BUILD_LEAST - 1);
	assert_null(catalogue_ahead_start(desk.catalogue, 100000));
	take_more(&desk, 1);
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, 0);
	assert_non_null(ahead);
}

static void is_not_begun_when_another_writes(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, SHEETS);
	OWNED_STRING index = file_join(desk.dir, "index");
	OWNED(lock) lock = folders_lock(index, 0, NULL);
	assert_non_null(lock);
	assert_null(catalogue_ahead_start(desk.catalogue, 0));
}

static void leaves_nothing_when_it_is_dropped(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "first.md", "Le robot", ""));
	desk_sync(&desk);
	OWNED_STRING served = desk_index(&desk);
	desk_take_many(&desk, SHEETS);
	/* So few more that a part is taken; so many that it waits for others. */
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, SHEETS);
	assert_non_null(ahead);
	wait_for_a_part(&desk);
	catalogue_ahead_free(TAKE(ahead));

	OWNED_STRING still = desk_index(&desk);
	assert_string_equal(still, served);
	assert_int_equal(count_folders(&desk), 1);
	/* Whoever comes next makes it. */
	assert_int_equal(desk_sync(&desk), SHEETS + 1);
	assert_true(desk_is_sound(&desk));
}

/* Sheets may come for hours after it: others may follow what there is meanwhile. */
static void lets_others_write_once_it_failed(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, SHEETS);
	run_sql(&desk, "ALTER TABLE rendering RENAME TO kept");
	/* So few more that a part is taken, by one processor as well. */
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, MORE);
	assert_non_null(ahead);
	OWNED_STRING index = file_join(desk.dir, "index");
	OWNED(lock) lock = folders_lock(index, 20000, NULL);
	assert_non_null(lock);
	lock_free(TAKE(lock));

	run_sql(&desk, "ALTER TABLE kept RENAME TO rendering");
	size_t read = 0;
	assert_false(catalogue_ahead_finish(ahead, NULL, NULL, &read));
	catalogue_ahead_free(TAKE(ahead));
	assert_int_equal(desk_sync(&desk), SHEETS);
	assert_true(desk_is_sound(&desk));
}

static bool finds(struct desk *desk, size_t *total, struct error *err)
{
	const struct catalogue_request request = { .question = "robot" };
	OWNED(found) found = catalogue_search(desk->catalogue, &request, err);
	*total = found ? found->total : 0;
	return found != NULL;
}

/* Until there is a first index, that no sheet is found would be no answer. */
static void nothing_is_said_to_be_found_before_it_is_there(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	size_t total = 0;
	struct error err = {0};
	assert_true(finds(&desk, &total, NULL));
	free(desk_take(&desk, "robot.md", "Le robot", ""));
	assert_true(finds(&desk, &total, NULL));
	desk_take_many(&desk, SHEETS);
	assert_false(finds(&desk, &total, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	desk_sync(&desk);
	assert_true(finds(&desk, &total, NULL));
	assert_in_range(total, 1, SHEETS + 1);
	take_more(&desk, 2);
	assert_true(finds(&desk, &total, NULL));
}

static bool stop(void *context, size_t done, size_t total)
{
	(void)context;
	(void)done;
	(void)total;
	return false;
}

static void stops_when_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, SHEETS);
	OWNED(catalogue_ahead) ahead = catalogue_ahead_start(desk.catalogue, 100000);
	assert_non_null(ahead);
	size_t read = 0;
	assert_false(catalogue_ahead_finish(ahead, stop, NULL, &read));
	assert_int_equal(read, 0);
	catalogue_ahead_free(TAKE(ahead));
	assert_int_equal(desk_sync(&desk), SHEETS);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, holds_what_comes_meanwhile);
	SUITE_TEST(&suite, what_comes_after_the_end_is_followed);
	SUITE_TEST(&suite, is_not_begun_for_a_few);
	SUITE_TEST(&suite, is_not_begun_when_another_writes);
	SUITE_TEST(&suite, leaves_nothing_when_it_is_dropped);
	SUITE_TEST(&suite, lets_others_write_once_it_failed);
	SUITE_TEST(&suite, nothing_is_said_to_be_found_before_it_is_there);
	SUITE_TEST(&suite, stops_when_told);
	return suite_run(&suite, "catalogue/ahead");
}
