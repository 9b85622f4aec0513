#include "base/owned.h"
#include "http/peer.h"
#include "support/rows.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>

struct row {
	const char *name, *field, *address;  /* NULL: none */
};

static const struct row rows[] = {
	{ "one address is it",                "192.0.2.1",                 "192.0.2.1" },
	{ "the last one is the proxy's word", "203.0.113.9, 192.0.2.1",    "192.0.2.1" },
	{ "blanks do not matter",             "a,\t 192.0.2.1 ",           "192.0.2.1" },
	{ "a port is dropped",                "192.0.2.1:4711",            "192.0.2.1" },
	{ "IPv6 is its network",              "2001:db8:1:2:3:4:5:6",      "2001:db8:1:2::/64" },
	{ "brackets go",                      "[2001:db8:1:2::9]",         "2001:db8:1:2::/64" },
	{ "and their port",                   "[2001:db8:1:2::9]:443",     "2001:db8:1:2::/64" },
	{ "IPv4 within IPv6 is IPv4",         "::ffff:192.0.2.1",          "192.0.2.1" },
	{ "an empty field is none",           "",                          NULL },
	{ "an empty last entry is none",      "192.0.2.1,",                NULL },
	{ "a name is none",                   "unknown",                   NULL },
	{ "half an address is none",          "192.0.2",                   NULL },
	{ "two addresses are none",           "192.0.2.1 192.0.2.2",       NULL },
	{ "a bracket alone is none",          "[",                         NULL },
	{ "an open bracket is enough",        "[2001:db8::1",              "2001:db8::/64" },
	{ "a colon alone is none",            ":",                         NULL },
	{ "a zone is none",                   "fe80::1%eth0",              NULL },
};

static void reads_what_a_proxy_says(void **state)
{
	const struct row *row = *state;
	OWNED_STRING address = peer_forwarded(row->field);
	if (row->address)
		assert_string_equal(address, row->address);
	else
		assert_null(address);
}

struct socket_row {
	const char *name, *address, *told;
};

static const struct socket_row sockets[] = {
	{ "a client is told by its address",      "192.0.2.1",           "192.0.2.1" },
	{ "or its network",                       "2001:db8:1:2:3::1",   "2001:db8:1:2::/64" },
	{ "this machine is not counted",          "127.0.0.1",           "" },
	{ "whatever it is called",                "127.9.9.9",           "" },
	{ "in IPv6 either",                       "::1",                 "" },
	{ "nor in its clothes",                   "::ffff:127.0.0.1",    "" },
};

static void names_sockets(void **state)
{
	const struct socket_row *row = *state;
	struct sockaddr_in four = { .sin_family = AF_INET };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
	bool is_four = inet_pton(AF_INET, row->address, &four.sin_addr) == 1;
	assert_true(is_four || inet_pton(AF_INET6, row->address, &six.sin6_addr) == 1);
	OWNED_STRING told = peer_name(is_four ? (const struct sockaddr *)(const void *)&four
		: (const struct sockaddr *)(const void *)&six);
	assert_string_equal(told, row->told);
}

static void a_unix_socket_has_no_address(void **state)
{
	(void)state;
	const struct sockaddr address = { .sa_family = AF_UNIX };
	OWNED_STRING told = peer_name(&address);
	OWNED_STRING nothing = peer_name(NULL);
	assert_string_equal(told, "");
	assert_string_equal(nothing, "");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads_what_a_proxy_says);
	SUITE_ROWS(&suite, sockets, names_sockets);
	SUITE_TEST(&suite, a_unix_socket_has_no_address);
	return suite_run(&suite, "http/peer");
}
