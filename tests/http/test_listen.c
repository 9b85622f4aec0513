#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/listen.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

struct row {
	const char *name, *address;
};

static const struct row refused_rows[] = {
	{ "nothing is no address",             "" },
	{ "a port alone is no address",        "8080" },
	{ "a host alone is no address",        "127.0.0.1" },
	{ "a port is a number",                "127.0.0.1:http" },
	{ "a port is not empty",               "127.0.0.1:" },
	{ "a port ends at 65535",              "127.0.0.1:65536" },
	{ "a port is not negative",            "127.0.0.1:-1" },
	{ "a port has five digits",            "127.0.0.1:000080" },
	{ "IPv6 stands in brackets",           "::1:8080" },
	{ "brackets are closed",               "[::1:8080" },
	{ "a unix socket has a path",          "unix:" },
	{ "a path of a socket is short",       "unix:/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
};

static void refuses(void **state)
{
	const struct row *row = *state;
	OWNED_LISTENERS listeners = {0};
	struct error err = {0};
	assert_false(listen_reads(row->address));
	assert_false(listen_at(&listeners, row->address, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_int_equal(listeners.count, 0);
}

static const struct row good_rows[] = {
	{ "an IPv4 address and a port",  "127.0.0.1:0" },
	{ "every address",               ":0" },
	{ "a name",                      "localhost:0" },
};

static void listens(void **state)
{
	const struct row *row = *state;
	OWNED_LISTENERS listeners = {0};
	assert_true(listen_reads(row->address));
	assert_true(listen_at(&listeners, row->address, NULL));
	/* The port is the one the system chose. */
	assert_string_not_equal(strrchr(listeners.items[0].name, ':'), ":0");
}

static void a_taken_port_is_told(void **state)
{
	(void)state;
	OWNED_LISTENERS listeners = {0};
	struct error err = {0};
	assert_true(listen_at(&listeners, "127.0.0.1:0", NULL));
	assert_false(listen_at(&listeners, listeners.items[0].name, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
}

static void an_address_of_others_is_told(void **state)
{
	(void)state;
	OWNED_LISTENERS listeners = {0};
	struct error err = {0};
	assert_false(listen_at(&listeners, "192.0.2.1:0", &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void sockets_have_a_limit(void **state)
{
	(void)state;
	OWNED_LISTENERS listeners = {0};
	struct error err = {0};
	for (int i = 0; i < LISTEN_MAX; i++)
		assert_true(listen_at(&listeners, "127.0.0.1:0", &err));
	assert_false(listen_at(&listeners, "127.0.0.1:0", &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

static void a_socket_left_behind_is_replaced(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING address = text_make("unix:%s/site.sock", folder);
	struct sockaddr_un left = { .sun_family = AF_UNIX };
	memcpy(left.sun_path, address + 5, strlen(address + 5));
	int killed = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(killed, (struct sockaddr *)&left, sizeof left), 0);
	close(killed);

	OWNED_LISTENERS listeners = {0};
	assert_true(listen_at(&listeners, address, NULL));
	listeners_done(&listeners);
	assert_false(file_exists(address + 5));
}

static void a_socket_in_use_or_a_file_is_left_alone(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING used = text_make("unix:%s/site.sock", folder);
	OWNED_STRING file = text_make("unix:%s/file", folder);
	OWNED_LISTENERS first = {0};
	OWNED_LISTENERS second = {0};
	struct error err = {0};
	assert_true(listen_at(&first, used, NULL));
	assert_false(listen_at(&second, used, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_true(file_exists(used + 5));

	assert_true(file_write(file + 5, "x", 1, NULL));
	assert_false(listen_at(&second, file, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_true(file_exists(file + 5));
}

static void sockets_for_another_process_are_not_taken(void **state)
{
	(void)state;
	OWNED_LISTENERS listeners = {0};
	setenv("LISTEN_PID", "1", 1);
	setenv("LISTEN_FDS", "3", 1);
	assert_true(listen_inherit(&listeners, NULL));
	assert_int_equal(listeners.count, 0);
	assert_null(getenv("LISTEN_FDS"));
}

static void a_file_is_no_socket_of_systemd(void **state)
{
	(void)state;
	OWNED_LISTENERS listeners = {0};
	struct error err = {0};
	OWNED_STRING pid = text_make("%ld", (long)getpid());
	int kept = dup(3);
	dup2(2, 3);
	setenv("LISTEN_PID", pid, 1);
	setenv("LISTEN_FDS", "1", 1);
	assert_false(listen_inherit(&listeners, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	if (kept >= 0)
		dup2(kept, 3);

	setenv("LISTEN_PID", pid, 1);
	setenv("LISTEN_FDS", "1000000", 1);
	assert_false(listen_inherit(&listeners, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, refused_rows, refuses);
	SUITE_ROWS(&suite, good_rows, listens);
	SUITE_TEST(&suite, a_taken_port_is_told);
	SUITE_TEST(&suite, an_address_of_others_is_told);
	SUITE_TEST(&suite, sockets_have_a_limit);
	SUITE_TEST(&suite, a_socket_left_behind_is_replaced);
	SUITE_TEST(&suite, a_socket_in_use_or_a_file_is_left_alone);
	SUITE_TEST(&suite, sockets_for_another_process_are_not_taken);
	SUITE_TEST(&suite, a_file_is_no_socket_of_systemd);
	return suite_run(&suite, "http/listen");
}
