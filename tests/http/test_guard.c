#include "http/guard.h"
#include "support/rows.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

struct row {
	const char *name, *first, *second;  /* two clients; NULL: a unix socket */
	bool is_second_welcome;             /* when one address may have one connection */
};

static const struct row rows[] = {
	{ "one address has one connection",          "192.0.2.1",        "192.0.2.1",        false },
	{ "two addresses have one each",             "192.0.2.1",        "192.0.2.2",        true },
	{ "a mapped address is the same one",        "192.0.2.1",        "::ffff:192.0.2.1", false },
	{ "a network of IPv6 counts as one",         "2001:db8::1",      "2001:db8::2",      false },
	{ "two networks of IPv6 are two",            "2001:db8:0:1::1",  "2001:db8:0:2::1",  true },
	{ "this machine is not counted",             "127.0.0.1",        "127.0.0.1",        true },
	{ "nor in IPv6",                             "::1",              "::1",              true },
	{ "nor mapped",                              "::ffff:127.0.0.2", "::ffff:127.0.0.2", true },
	{ "a unix socket is not counted",            NULL,               NULL,               true },
};

static bool admit(struct guard *guard, int socket, const char *address)
{
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
	struct sockaddr_in four = { .sin_family = AF_INET };
	struct sockaddr none = { .sa_family = AF_UNIX };
	const struct sockaddr *from = &none;
	if (address && inet_pton(AF_INET6, address, &six.sin6_addr) == 1)
		from = (const struct sockaddr *)&six;
	else if (address && inet_pton(AF_INET, address, &four.sin_addr) == 1)
		from = (const struct sockaddr *)&four;
	return guard_admit(guard, socket, from, 1000);
}

static void counts(void **state)
{
	const struct row *row = *state;
	OWNED(guard) guard = guard_new(10, 1);
	assert_true(admit(guard, 3, row->first));
	assert_int_equal(admit(guard, 4, row->second), row->is_second_welcome);
	guard_leave(guard, 3);
	if (!row->is_second_welcome)
		assert_true(admit(guard, 4, row->second));
}

static void no_limit_is_no_limit(void **state)
{
	(void)state;
	OWNED(guard) guard = guard_new(10, 0);
	for (int socket = 100; socket < 110; socket++)
		assert_true(admit(guard, socket, "192.0.2.1"));
}

static void a_full_house_is_told(void **state)
{
	(void)state;
	OWNED(guard) guard = guard_new(2, 0);
	assert_true(admit(guard, 3, "192.0.2.1"));
	assert_false(guard_is_full(guard));
	assert_true(admit(guard, 300, "192.0.2.1"));
	assert_true(guard_is_full(guard));
	guard_leave(guard, 300);
	assert_false(guard_is_full(guard));
}

/* Whether the other end of a pair was told that nothing more comes. */
static bool is_ended(int other)
{
	char byte;
	return recv(other, &byte, 1, MSG_DONTWAIT) == 0;
}

static void who_is_late_is_ended_and_who_works_is_not(void **state)
{
	(void)state;
	OWNED(guard) guard = guard_new(10, 0);
	int waiting[2], working[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, waiting), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, working), 0);
	admit(guard, waiting[0], NULL);
	admit(guard, working[0], NULL);
	guard_step(guard, working[0], STEP_WORKING, 0);

	guard_sweep(guard, 999);
	assert_false(is_ended(waiting[1]));
	guard_sweep(guard, 1000);
	assert_true(is_ended(waiting[1]));
	assert_true(guard_is_late(guard, waiting[0]));
	assert_false(is_ended(working[1]));
	assert_false(guard_is_late(guard, working[0]));

	guard_step(guard, working[0], STEP_SENDING, 2000);
	guard_sweep(guard, 2000);
	assert_true(is_ended(working[1]));
	for (int i = 0; i < 2; i++) {
		close(waiting[i]);
		close(working[i]);
	}
}

static void draining_ends_those_who_wait(void **state)
{
	(void)state;
	OWNED(guard) guard = guard_new(10, 0);
	int waiting[2], busy[2];
	char byte;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, waiting), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, busy), 0);
	admit(guard, waiting[0], NULL);
	admit(guard, busy[0], NULL);
	guard_step(guard, busy[0], STEP_RECEIVING, 5000);

	assert_int_equal(guard_drain(guard), 2);
	assert_int_equal(recv(waiting[0], &byte, 1, MSG_DONTWAIT), 0);
	assert_int_equal(recv(busy[0], &byte, 1, MSG_DONTWAIT), -1);
	guard_leave(guard, waiting[0]);
	assert_int_equal(guard_drain(guard), 1);
	for (int i = 0; i < 2; i++) {
		close(waiting[i]);
		close(busy[i]);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, counts);
	SUITE_TEST(&suite, no_limit_is_no_limit);
	SUITE_TEST(&suite, a_full_house_is_told);
	SUITE_TEST(&suite, who_is_late_is_ended_and_who_works_is_not);
	SUITE_TEST(&suite, draining_ends_those_who_wait);
	return suite_run(&suite, "http/guard");
}
