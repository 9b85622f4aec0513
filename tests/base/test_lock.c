#include "base/lock.h"

#include "support/rows.h"
#include "support/temp.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_held_lock_is_busy_then_free(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "lock");
	struct error err = {0};
	struct lock *first = lock_take(path, 0, &err);
	assert_non_null(first);
	assert_null(lock_take(path, 0, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_null(lock_take(path, 30, &err));
	lock_free(first);
	OWNED(lock) again = lock_take(path, 0, &err);
	assert_non_null(again);
}

static void a_folder_that_is_not_there_fails(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(lock_take("/nonexistent/lock", 0, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_killed_program_lets_go(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "lock");
	int told[2];
	assert_int_equal(pipe(told), 0);
	pid_t child = fork();
	if (child == 0) {
		struct lock *lock = lock_take(path, 0, NULL);
		_exit(!lock || write(told[1], "x", 1) != 1 || pause());
	}
	char c;
	assert_int_equal(read(told[0], &c, 1), 1);
	assert_null(lock_take(path, 0, NULL));
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	OWNED(lock) lock = lock_take(path, 0, NULL);
	assert_non_null(lock);
	close(told[0]);
	close(told[1]);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_held_lock_is_busy_then_free);
	SUITE_TEST(&suite, a_folder_that_is_not_there_fails);
	SUITE_TEST(&suite, a_killed_program_lets_go);
	return suite_run(&suite, "base/lock");
}
