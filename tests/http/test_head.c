#include "base/owned.h"
#include "base/text.h"
#include "http/head.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name;
	unsigned status;
	const char *version;
	enum method method;
	struct request_field fields[4];
	size_t body;
};

#define HOST { "Host", "site" }

static const struct row rows[] = {
	{ "a plain request goes on",            0,   "HTTP/1.1", METHOD_GET,  { HOST }, 0 },
	{ "an old one needs no Host",           0,   "HTTP/1.0", METHOD_GET,  { { 0 } }, 0 },
	{ "a new one does",                     400, "HTTP/1.1", METHOD_GET,  { { "X", "1" } }, 0 },
	{ "two Host are refused",               400, "HTTP/1.1", METHOD_GET,  { HOST, { "HOST", "site" } }, 0 },
	{ "two Host are refused in an old one", 400, "HTTP/1.0", METHOD_GET,  { HOST, HOST }, 0 },
	{ "an empty Host is refused",           400, "HTTP/1.1", METHOD_GET,  { { "Host", "" } }, 0 },
	{ "a Host has a port",                  0,   "HTTP/1.1", METHOD_GET,  { { "Host", "a-b.fr:80" } }, 0 },
	{ "a Host may be an IPv6 address",      0,   "HTTP/1.1", METHOD_GET,  { { "Host", "[::1]:80" } }, 0 },
	{ "a Host holds no path",               400, "HTTP/1.1", METHOD_GET,  { { "Host", "a/b" } }, 0 },
	{ "a Host holds no account",            400, "HTTP/1.1", METHOD_GET,  { { "Host", "a@b" } }, 0 },
	{ "no version is refused",              505, "",         METHOD_GET,  { HOST }, 0 },
	{ "a later version is refused",         505, "HTTP/2.0", METHOD_GET,  { HOST }, 0 },
	{ "a version is in capitals",           505, "http/1.1", METHOD_GET,  { HOST }, 0 },
	{ "a name without a letter is refused", 400, "HTTP/1.1", METHOD_GET,  { HOST, { "", "1" } }, 0 },
	{ "a name with a space is refused",     400, "HTTP/1.1", METHOD_GET,  { HOST, { "X ", "1" } }, 0 },
	{ "a name with an accent is refused",   400, "HTTP/1.1", METHOD_GET,  { HOST, { "é", "1" } }, 0 },
	{ "a name with a bracket is refused",   400, "HTTP/1.1", METHOD_GET,  { HOST, { "X(1)", "1" } }, 0 },
	{ "a value may hold any text",          0,   "HTTP/1.1", METHOD_GET,  { HOST, { "X", "é\t(1)" } }, 0 },
	{ "a value holds no control",           400, "HTTP/1.1", METHOD_GET,  { HOST, { "X", "a\rb" } }, 0 },
	{ "a value holds no delete",            400, "HTTP/1.1", METHOD_GET,  { HOST, { "X", "\x7F" } }, 0 },
	{ "a POST tells its length",            0,   "HTTP/1.1", METHOD_POST,
		{ HOST, { "content-length", "42" } }, 42 },
	{ "a POST without a length is empty",   0,   "HTTP/1.1", METHOD_POST, { HOST }, 0 },
	{ "a length at the limit goes on",      0,   "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "1048576" } }, 1048576 },
	{ "a length past the limit is told",    413, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "1048577" } }, 0 },
	{ "a length has digits only",           400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "0x10" } }, 0 },
	{ "an empty length is refused",         400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "" } }, 0 },
	{ "a length no integer holds",          400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "18446744073709551617" } }, 0 },
	{ "two lengths are refused",            400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "5" }, { "Content-Length", "5" } }, 0 },
	{ "a length and an encoding",           400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Content-Length", "5" }, { "Transfer-Encoding", "chunked" } }, 0 },
	{ "an empty GET may tell its length",   0,   "HTTP/1.1", METHOD_GET,
		{ HOST, { "Content-Length", "0" } }, 0 },
	{ "a GET has no body",                  400, "HTTP/1.1", METHOD_GET,
		{ HOST, { "Content-Length", "1" } }, 0 },
	{ "a HEAD has no body",                 400, "HTTP/1.1", METHOD_HEAD,
		{ HOST, { "Content-Length", "1" } }, 0 },
	{ "a chunked body has no length",       411, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Transfer-Encoding", "Chunked" } }, 0 },
	{ "another encoding is refused",        400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Transfer-Encoding", "identity" } }, 0 },
	{ "chunked twice is refused",           400, "HTTP/1.1", METHOD_POST,
		{ HOST, { "Transfer-Encoding", "chunked" }, { "Transfer-Encoding", "chunked" } }, 0 },
	{ "an old request is not chunked",      400, "HTTP/1.0", METHOD_POST,
		{ HOST, { "Transfer-Encoding", "chunked" } }, 0 },
};

static void checks(void **state)
{
	const struct row *row = *state;
	struct head head = { .version = row->version, .method = row->method, .fields = row->fields };
	while (head.field_count < 4 && row->fields[head.field_count].name)
		head.field_count++;

	struct error err = {0};
	size_t body = 0;
	assert_int_equal(head_check(&head, &body, &err), row->status);
	assert_int_equal(err.kind != ERROR_NONE, row->status != 0);
	assert_int_equal(body, row->body);
}

static unsigned check_many(size_t count, size_t value_bytes)
{
	static struct request_field fields[REQUEST_MAX_HEADERS + 1];
	OWNED_TEXT value = {0};
	for (size_t i = 0; i < value_bytes; i++)
		text_add_char(&value, 'x');
	for (size_t i = 0; i < count; i++)
		fields[i] = (struct request_field){ i ? "X" : "Host", i ? text_string(&value) : "site" };
	struct head head = { "HTTP/1.1", METHOD_GET, fields, count };
	size_t body;
	return head_check(&head, &body, NULL);
}

static void the_number_of_fields_has_a_limit(void **state)
{
	(void)state;
	assert_int_equal(check_many(REQUEST_MAX_HEADERS, 1), 0);
	assert_int_equal(check_many(REQUEST_MAX_HEADERS + 1, 1), 431);
}

static void the_bytes_of_fields_have_a_limit(void **state)
{
	(void)state;
	size_t rest = HEAD_MAX_BYTES - strlen("Host" "site" "X");
	assert_int_equal(check_many(2, rest), 0);
	assert_int_equal(check_many(2, rest + 1), 431);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, checks);
	SUITE_TEST(&suite, the_number_of_fields_has_a_limit);
	SUITE_TEST(&suite, the_bytes_of_fields_have_a_limit);
	return suite_run(&suite, "http/head");
}
