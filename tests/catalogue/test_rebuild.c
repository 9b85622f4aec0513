#include "catalogue/catalogue.h"

#include "support/desk.h"
#include "support/rows.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct catalogue_request everything = { .question = "" };

static size_t total(struct catalogue *catalogue)
{
	struct error err = {0};
	OWNED(found) found = catalogue_search(catalogue, &everything, &err);
	if (!found)
		fprintf(stderr, "%s\n", err.text);
	assert_non_null(found);
	return found->total;
}

static void a_reader_goes_on_and_then_sees_the_new_index(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	desk_sync(&desk);
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	assert_int_equal(total(reader), 3);

	free(desk_take(&desk, "a.md", "Le robot", ""));
	OWNED_STRING before = desk_index(&desk);
	assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));
	OWNED_STRING after = desk_index(&desk);
	assert_string_not_equal(before, after);
	assert_true(file_is_folder(before));
	assert_int_equal(total(reader), 4);
	assert_true(desk_is_sound(&desk));
}

struct watch {
	struct catalogue *reader;
	size_t calls, least, most;
};

static bool search_meanwhile(void *context, size_t done, size_t whole)
{
	struct watch *watch = context;
	(void)done;
	(void)whole;
	size_t found = total(watch->reader);
	watch->least = found < watch->least ? found : watch->least;
	watch->most = found > watch->most ? found : watch->most;
	watch->calls++;
	return true;
}

static void questions_are_answered_while_it_is_made(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 5);
	desk_sync(&desk);
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	struct watch watch = { .reader = reader, .least = SIZE_MAX };
	assert_true(catalogue_rebuild(desk.catalogue, search_meanwhile, &watch, NULL));
	assert_true(watch.calls > 0);
	assert_int_equal(watch.least, 5);
	assert_int_equal(watch.most, 5);
}

static bool stop_at_once(void *context, size_t done, size_t whole)
{
	(void)context;
	(void)done;
	(void)whole;
	return false;
}

static void one_that_is_stopped_changes_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	desk_sync(&desk);
	OWNED_STRING before = desk_index(&desk);
	struct error err = {0};
	assert_false(catalogue_rebuild(desk.catalogue, stop_at_once, NULL, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	OWNED_STRING after = desk_index(&desk);
	assert_string_equal(before, after);
	assert_true(desk_is_sound(&desk));
}

/* As if the index had been swapped two minutes ago. */
static void age_pointer(const struct desk *desk)
{
	OWNED_STRING pointer = text_make("%s/index/current", desk->dir);
	struct stat facts;
	assert_int_equal(stat(pointer, &facts), 0);
	struct timespec then[2] = { facts.st_atim, facts.st_mtim };
	then[1].tv_sec -= 120;
	assert_int_equal(utimensat(AT_FDCWD, pointer, then, 0), 0);
}

static void an_old_index_goes_once_nobody_can_be_reading_it(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 2);
	desk_sync(&desk);
	OWNED_STRING old = desk_index(&desk);
	assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));
	desk_sync(&desk);
	assert_true(file_is_folder(old));
	age_pointer(&desk);
	desk_sync(&desk);
	assert_false(file_exists(old));
	OWNED_STRING serving = desk_index(&desk);
	assert_true(file_is_folder(serving));
}

static void count_sheet(void *context, uint32_t docid, size_t length)
{
	(void)docid, (void)length;
	++*(size_t *)context;
}

/* Rebuilds in a row fill no disk, and a question under way ends on the index it began with. */
static void one_old_index_is_kept_however_many_there_were(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 30);
	desk_sync(&desk);
	OWNED_STRING first = desk_index(&desk);
	OWNED(engine) reader = engine_open(first, NULL);
	for (int i = 0; i < 4; i++)
		assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));

	OWNED_STRING serving = desk_index(&desk);
	size_t there = 0;
	for (int i = 1; i < 12; i++) {
		OWNED_STRING folder = text_make("%s/index/%04d", desk.dir, i);
		there += file_exists(folder);
	}
	assert_int_equal(there, 2);
	assert_true(file_is_folder(serving));
	assert_false(file_exists(first));

	size_t sheets = 0;
	assert_true(engine_lengths(reader, count_sheet, &sheets, NULL));
	assert_int_equal(sheets, 30);
}

/* What another rebuild left unfinished is numbered between the two, and was never served. */
static void the_one_kept_was_served_just_before(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 2);
	desk_sync(&desk);
	for (int i = 0; i < 2; i++) {
		OWNED_STRING before = desk_index(&desk);
		OWNED_STRING left = text_make("%s/index/%04d", desk.dir, 10 * (i + 1));
		assert_true(file_make_folder(left, NULL));
		assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));
		assert_false(file_exists(left));
		assert_true(file_is_folder(before));
		desk_sync(&desk);
		assert_true(file_is_folder(before));
	}
}

static void what_a_killed_rebuild_left_is_removed(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 2);
	desk_sync(&desk);
	OWNED_STRING left = text_make("%s/index/0009", desk.dir);
	OWNED_STRING other = text_make("%s/index/notes", desk.dir);
	assert_true(file_make_folder(left, NULL) && file_make_folder(other, NULL));
	desk_sync(&desk);
	assert_false(file_exists(left));
	assert_true(file_exists(other));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_reader_goes_on_and_then_sees_the_new_index);
	SUITE_TEST(&suite, questions_are_answered_while_it_is_made);
	SUITE_TEST(&suite, one_that_is_stopped_changes_nothing);
	SUITE_TEST(&suite, an_old_index_goes_once_nobody_can_be_reading_it);
	SUITE_TEST(&suite, one_old_index_is_kept_however_many_there_were);
	SUITE_TEST(&suite, the_one_kept_was_served_just_before);
	SUITE_TEST(&suite, what_a_killed_rebuild_left_is_removed);
	return suite_run(&suite, "catalogue/rebuild");
}
