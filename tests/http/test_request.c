#include "base/owned.h"
#include "base/text.h"
#include "http/request.h"
#include "support/rows.h"

#include <string.h>

struct target_row {
	const char *name, *target;
	enum error_kind kind;    /* ERROR_NONE: read */
	const char *path, *q;
};

static const struct target_row target_rows[] = {
	{ "a path alone has no parameter",        "/recherche",          ERROR_NONE,    "/recherche", "" },
	{ "a parameter follows the path",         "/recherche?q=robot",  ERROR_NONE,    "/recherche", "robot" },
	{ "the first of two values counts",       "/?q=a&q=b",           ERROR_NONE,    "/",          "a" },
	{ "a parameter may have no value",        "/?q",                 ERROR_NONE,    "/",          "" },
	{ "an equals sign may be a value",        "/?q=a=b",             ERROR_NONE,    "/",          "a=b" },
	{ "a question mark may be a value",       "/?q=a?b",             ERROR_NONE,    "/",          "a?b" },
	{ "empty parameters are skipped",         "/?&&q=a&",            ERROR_NONE,    "/",          "a" },
	{ "names are decoded too",                "/?%71=a",             ERROR_NONE,    "/",          "a" },
	{ "other names are other parameters",     "/?Q=a&qq=b",          ERROR_NONE,    "/",          "" },
	{ "a whole address is read as its path",  "HTTP://site:80/a?q=b", ERROR_NONE,   "/a",         "b" },
	{ "an address without path is refused",   "http://site",         ERROR_INVALID, "",           "" },
	{ "an empty target is refused",           "",                    ERROR_INVALID, "",           "" },
	{ "an asterisk is refused",               "*",                   ERROR_INVALID, "",           "" },
	{ "a host and port is refused",           "site:443",            ERROR_INVALID, "",           "" },
	{ "a fragment is refused",                "/a#b",                ERROR_INVALID, "",           "" },
	{ "a bad path is refused",                "/%zz?q=a",            ERROR_INVALID, "",           "" },
	{ "a bad value leaves the path",          "/a?page=%zz",         ERROR_INVALID, "/a",         "" },
	{ "what people type is never refused",    "/a?q=%00100%+caf%E9", ERROR_NONE,    "/a",
		" 100% café" },
	{ "a bad name is refused",                "/a?%00=b",            ERROR_INVALID, "/a",         "" },
};

static void reads_a_target(void **state)
{
	const struct target_row *row = *state;
	struct error err = {0};
	OWNED(request) req = request_new(METHOD_GET, 0);
	assert_int_equal(request_read_target(req, row->target, &err), row->kind == ERROR_NONE);
	assert_int_equal(err.kind, row->kind);
	assert_string_equal(request_path(req), row->path);
	assert_string_equal(request_value(req, "q"), row->q);
}

struct number_row {
	const char *name, *target;
	unsigned number;
};

/* From 1 to 500, 7 otherwise. */
static const struct number_row number_rows[] = {
	{ "a number is read",                     "/?page=12",         12 },
	{ "the lowest number is read",            "/?page=1",          1 },
	{ "the highest number is read",           "/?page=500",        500 },
	{ "zeros before it do not matter",        "/?page=007",        7 },
	{ "below the lowest is the fallback",     "/?page=0",          7 },
	{ "above the highest is the fallback",    "/?page=501",        7 },
	{ "no value is the fallback",             "/?page=",           7 },
	{ "no parameter is the fallback",         "/",                 7 },
	{ "a sign is no number",                  "/?page=%2B3",       7 },
	{ "a negative number is no number",       "/?page=-1",         7 },
	{ "a space is no number",                 "/?page=+3",         7 },
	{ "letters after it are no number",       "/?page=3a",         7 },
	{ "past every integer is the fallback",   "/?page=99999999999999999999", 7 },
	{ "what would wrap around is the fallback", "/?page=4294967297", 7 },
};

static void reads_a_number(void **state)
{
	const struct number_row *row = *state;
	OWNED(request) req = request_new(METHOD_GET, 0);
	assert_true(request_read_target(req, row->target, NULL));
	assert_int_equal(request_number(req, "page", 1, 500, 7), row->number);
}

/* `count` times `piece` behind "/?". */
static char *repeat(const char *piece, size_t count)
{
	OWNED_TEXT target = {0};
	text_add(&target, "/?");
	for (size_t i = 0; i < count; i++)
		text_add(&target, piece);
	return text_take(&target);
}

static enum error_kind kind_of(const char *target)
{
	struct error err = {0};
	OWNED(request) req = request_new(METHOD_GET, 0);
	request_read_target(req, target, &err);
	return err.kind;
}

static void limits_are_held_at_and_past(void **state)
{
	(void)state;
	OWNED_STRING many = repeat("a=&", REQUEST_MAX_PARAMETERS);
	OWNED_STRING too_many = repeat("a=&", REQUEST_MAX_PARAMETERS + 1);
	assert_int_equal(kind_of(many), ERROR_NONE);
	assert_int_equal(kind_of(too_many), ERROR_TOO_LARGE);

	OWNED_STRING name = repeat("n", REQUEST_MAX_NAME);
	OWNED_STRING long_name = repeat("n", REQUEST_MAX_NAME + 1);
	assert_int_equal(kind_of(name), ERROR_NONE);
	assert_int_equal(kind_of(long_name), ERROR_TOO_LARGE);

	/* Bytes are counted decoded: what matters is what is kept. */
	OWNED_STRING value = repeat("%C3%A9", REQUEST_MAX_NAME / 2);
	assert_int_equal(kind_of(value), ERROR_NONE);

	OWNED_STRING target = repeat("&", REQUEST_MAX_TARGET - 2);
	OWNED_STRING long_target = repeat("&", REQUEST_MAX_TARGET - 1);
	assert_int_equal(kind_of(target), ERROR_NONE);
	assert_int_equal(kind_of(long_target), ERROR_TOO_LARGE);
}

/* "/?name=" and `count` letters. */
static char *value_of(const char *name, size_t count)
{
	OWNED_STRING letters = repeat("x", count);
	return text_make("/?%s=%s", name, letters + strlen("/?"));
}

static void a_long_value_is_refused_and_a_long_question_cut(void **state)
{
	(void)state;
	OWNED_STRING at = value_of("niveau", REQUEST_MAX_VALUE);
	OWNED_STRING past = value_of("niveau", REQUEST_MAX_VALUE + 1);
	assert_int_equal(kind_of(at), ERROR_NONE);
	assert_int_equal(kind_of(past), ERROR_TOO_LARGE);

	OWNED_STRING question = value_of("q", 10 * REQUEST_MAX_TARGET);
	OWNED(request) req = request_new(METHOD_GET, 0);
	assert_true(request_read_target(req, question, NULL));
	assert_int_equal(strlen(request_value(req, "q")), REQUEST_MAX_VALUE);
	assert_true(strlen(request_query(req)) < REQUEST_MAX_TARGET);
}

static void repeated_values_come_in_order_without_the_empty(void **state)
{
	(void)state;
	OWNED(request) req = request_new(METHOD_GET, 0);
	assert_true(request_read_target(req, "/?niveau=cm2&niveau=&q=a&niveau=6e", NULL));
	OWNED_WORDS values = {0};
	request_values(req, "niveau", &values);
	OWNED_STRING joined = words_join(&values, " ");
	assert_string_equal(joined, "cm2 6e");
}

static void a_header_is_found_in_any_case(void **state)
{
	(void)state;
	OWNED(request) req = request_new(METHOD_GET, 0);
	assert_true(request_add_header(req, "accept-ENCODING", "gzip", NULL));
	assert_string_equal(request_header(req, "Accept-Encoding"), "gzip");
	assert_string_equal(request_header(req, "Cookie"), "");
}

static void headers_have_a_limit(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(request) req = request_new(METHOD_GET, 0);
	for (int i = 0; i < REQUEST_MAX_HEADERS; i++)
		assert_true(request_add_header(req, "X", "1", &err));
	assert_false(request_add_header(req, "X", "1", &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

static void methods_are_named_exactly(void **state)
{
	(void)state;
	assert_int_equal(request_method_named("GET"), METHOD_GET);
	assert_int_equal(request_method_named("HEAD"), METHOD_HEAD);
	assert_int_equal(request_method_named("POST"), METHOD_POST);
	assert_int_equal(request_method_named("get"), METHOD_OTHER);
	assert_int_equal(request_method_named("OPTIONS"), METHOD_OPTIONS);
	assert_int_equal(request_method_named("TRACE"), METHOD_OTHER);
}

static void a_place_is_known_even_of_what_cannot_be_read(void **state)
{
	(void)state;
	static const struct { const char *target; bool is_below; } all[] = {
		{ "/api/v1/usages", true },        { "/api/v1/usages/a%2Fb", true },
		{ "https://a.fr/api/%00", true },  { "/api", false },
		{ "/apis/%", false },              { "*", false },
		{ "/%61pi/v1", true },             { "", false },
	};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		OWNED(request) req = request_new(METHOD_GET, 0);
		request_set_sent(req, all[i].target);
		request_read_target(req, all[i].target, NULL);
		assert_int_equal(request_is_below(req, "/api/"), all[i].is_below);
	}
}

static void parts_of_the_path_are_copied(void **state)
{
	(void)state;
	OWNED(request) req = request_new(METHOD_GET, 1489478400);
	request_add_parameter(req, "id/", 2, "robot/etiquettes", 5);
	assert_string_equal(request_parameter(req, "id"), "robot");
	assert_string_equal(request_parameter(req, "nom"), "");
	assert_int_equal(request_time(req), 1489478400);
}

static void a_row_is_digits_and_not_many(void **state)
{
	(void)state;
	static const struct { const char *text; int64_t row; } cases[] = {
		{ "12", 12 }, { "0", 0 }, { "", 0 }, { "-1", 0 }, { "+1", 0 }, { " 1", 0 }, { "1x", 0 }, { "0x1", 0 },
		{ "999999999999999", 999999999999999 }, { "1000000000000000", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(request_row(cases[i].text), cases[i].row);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, target_rows, reads_a_target);
	SUITE_ROWS(&suite, number_rows, reads_a_number);
	SUITE_TEST(&suite, limits_are_held_at_and_past);
	SUITE_TEST(&suite, a_long_value_is_refused_and_a_long_question_cut);
	SUITE_TEST(&suite, repeated_values_come_in_order_without_the_empty);
	SUITE_TEST(&suite, a_header_is_found_in_any_case);
	SUITE_TEST(&suite, headers_have_a_limit);
	SUITE_TEST(&suite, methods_are_named_exactly);
	SUITE_TEST(&suite, a_place_is_known_even_of_what_cannot_be_read);
	SUITE_TEST(&suite, parts_of_the_path_are_copied);
	SUITE_TEST(&suite, a_row_is_digits_and_not_many);
	return suite_run(&suite, "http/request");
}
