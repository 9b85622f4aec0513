#include "people/gate.h"

#include "base/secret.h"
#include "support/rows.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

static const struct gate_limit thrice = { "essai", 3, 60 };
static const struct gate_limit other = { "autre", 3, 60 };

static void so_many_times_and_no_more(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	for (int i = 0; i < 3; i++)
		assert_true(gate_take(gate, &thrice, "a@b.fr", 1000 + i));
	assert_false(gate_take(gate, &thrice, "a@b.fr", 1003));
	assert_true(gate_take(gate, &thrice, "c@d.fr", 1003));
	assert_true(gate_take(gate, &other, "a@b.fr", 1003));
	assert_false(gate_take(gate, &thrice, "a@b.fr", 1059));
	assert_true(gate_take(gate, &thrice, "a@b.fr", 1060));
}

/* Trying while one may not does not put the end off. */
static void waiting_is_enough(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	for (int i = 0; i < 50; i++)
		gate_take(gate, &thrice, "a@b.fr", 1000 + i);
	assert_true(gate_take(gate, &thrice, "a@b.fr", 1060));
}

static void success_forgets(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	for (int i = 0; i < 3; i++)
		gate_take(gate, &thrice, "a@b.fr", 1000);
	gate_forget(gate, &thrice, "a@b.fr");
	assert_true(gate_take(gate, &thrice, "a@b.fr", 1001));
}

/* A clock set back does not lock anybody out. */
static void a_clock_set_back_begins_again(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	for (int i = 0; i < 3; i++)
		gate_take(gate, &thrice, "a@b.fr", 100000);
	assert_true(gate_take(gate, &thrice, "a@b.fr", 1000));
}

/* Many others are met without forgetting one who tries too often. */
static void a_crowd_hides_nobody(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	for (int i = 0; i < 3; i++)
		gate_take(gate, &thrice, "a@b.fr", 1000);
	for (int i = 0; i < 1000; i++) {
		char who[32];
		snprintf(who, sizeof who, "%d@b.fr", i);
		assert_true(gate_take(gate, &thrice, who, 1000));
	}
	assert_false(gate_take(gate, &thrice, "a@b.fr", 1001));
}

/* ---- Turns ---- */

struct crowd {
	struct gate *gate;
	atomic_int inside, most;
};

static void *pass(void *context)
{
	struct crowd *crowd = context;
	if (!gate_enter(crowd->gate))
		return NULL;
	int inside = ++crowd->inside, most = crowd->most;
	while (inside > most && !atomic_compare_exchange_weak(&crowd->most, &most, inside))
		;
	/* Stay until another came in as well, or it is clear that none may. */
	for (int waits = 0; crowd->most < GATE_HASHERS && waits < 200; waits++)
		nanosleep(&(struct timespec){ .tv_nsec = 10 * 1000 * 1000 }, NULL);
	nanosleep(&(struct timespec){ .tv_nsec = 20 * 1000 * 1000 }, NULL);
	crowd->inside--;
	gate_leave(crowd->gate);
	return crowd;
}

static void two_at_once(void **state)
{
	(void)state;
	enum { THREADS = 8 };
	OWNED(gate) gate = gate_new();
	struct crowd crowd = { .gate = gate };
	pthread_t threads[THREADS];
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, pass, &crowd), 0);
	for (int i = 0; i < THREADS; i++) {
		void *done;
		pthread_join(threads[i], &done);
		assert_ptr_equal(done, &crowd);
	}
	assert_int_equal(crowd.most, GATE_HASHERS);
}

static void the_decoy_fits_nothing(void **state)
{
	(void)state;
	OWNED(gate) gate = gate_new();
	assert_false(passphrase_fits(gate_decoy(gate), ""));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, so_many_times_and_no_more);
	SUITE_TEST(&suite, waiting_is_enough);
	SUITE_TEST(&suite, success_forgets);
	SUITE_TEST(&suite, a_clock_set_back_begins_again);
	SUITE_TEST(&suite, a_crowd_hides_nobody);
	SUITE_TEST(&suite, two_at_once);
	SUITE_TEST(&suite, the_decoy_fits_nothing);
	return suite_run(&suite, "people/gate");
}
