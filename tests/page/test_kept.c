#include "page/kept.h"

#include "app.h"
#include "base/text.h"
#include "http/request.h"
#include "http/response.h"
#include "support/rows.h"

#include <string.h>

static const struct app site = { .base_url = "http://127.0.0.1:8080" };

/* ---- What a browser may send ---- */

struct row {
	const char *name, *cookie, *ids;
};

static const struct row rows[] = {
	{ "ids in their order",                   "selection=2018-0003.2017-0042", "2018-0003 2017-0042" },
	{ "one id",                               "selection=2017-0042",           "2017-0042" },
	{ "an empty cookie keeps nothing",        "selection=",                    "" },
	{ "another cookie keeps nothing",         "session=2017-0042",             "" },
	{ "the same id twice is one",             "selection=2017-0042.2018-0003.2017-0042",
		"2017-0042 2018-0003" },
	{ "what is no id is left out",            "selection=x.2017-0042..-1.2017-0042'--.2018-0003",
		"2017-0042 2018-0003" },
	{ "markup is no id",                      "selection=<script>.2017-0042",  "2017-0042" },
	{ "a path is no id",                      "selection=../../etc/passwd",    "" },
	{ "an encoded NUL is no id",              "selection=2017-0042%00.2018-0003", "2018-0003" },
	{ "bytes that are no ASCII spoil it all", "selection=2017-0042.\xFF\xFE",  "" },
};

static char *find(const char *cookie)
{
	OWNED(request) req = request_new(METHOD_GET, 0);
	OWNED_WORDS ids = {0};
	request_add_header(req, "Cookie", cookie, NULL);
	kept_find(&site, req, &ids);
	return words_join(&ids, " ");
}

static void finds(void **state)
{
	const struct row *row = *state;
	OWNED_STRING ids = find(row->cookie);
	assert_string_equal(ids, row->ids);
}

static void ten_thousand_bytes_keep_nothing(void **state)
{
	(void)state;
	OWNED_TEXT cookie = {0};
	text_add(&cookie, "selection=");
	for (int i = 0; i < 1000; i++)
		text_format(&cookie, "2017-%04d.", i);
	OWNED_STRING ids = find(text_string(&cookie));
	assert_string_equal(ids, "");
}

/* ---- The list ---- */

static struct words many(int count)
{
	struct words ids = {0};
	for (int i = 0; i < count; i++)
		words_give(&ids, text_make("2017-%04d", i));
	return ids;
}

static void a_list_has_its_limit(void **state)
{
	(void)state;
	OWNED_WORDS ids = many(KEPT_MAX - 1);
	assert_true(kept_add(&ids, "2018-0001"));
	assert_int_equal(ids.count, KEPT_MAX);
	assert_false(kept_add(&ids, "2018-0002"));
	assert_true(kept_add(&ids, "2018-0001"));
	assert_int_equal(ids.count, KEPT_MAX);

	OWNED_WORDS all = many(KEPT_MAX + 1), read = {0};
	OWNED_STRING joined = words_join(&all, ",");
	kept_parse(&read, joined, ',');
	assert_int_equal(read.count, KEPT_MAX);
}

struct move_row {
	const char *name;
	void (*move)(struct words *ids, const char *id);
	const char *id, *after;  /* of 2017-0000, -0001, -0002: their last digits */
};

static const struct move_row moves[] = {
	{ "one is raised",                      kept_raise,  "2017-0002", "021" },
	{ "the first one cannot be raised",     kept_raise,  "2017-0000", "012" },
	{ "one is lowered",                     kept_lower,  "2017-0000", "102" },
	{ "the last one cannot be lowered",     kept_lower,  "2017-0002", "012" },
	{ "one is removed",                     kept_remove, "2017-0001", "02" },
	{ "what is not there is not raised",    kept_raise,  "2017-0009", "012" },
	{ "what is not there is not lowered",   kept_lower,  "2017-0009", "012" },
	{ "what is not there is not removed",   kept_remove, "2017-0009", "012" },
};

static void moves_one(void **state)
{
	const struct move_row *row = *state;
	OWNED_WORDS ids = many(3);
	OWNED_TEXT after = {0};
	row->move(&ids, row->id);
	for (size_t i = 0; i < ids.count; i++)
		text_add_char(&after, ids.items[i][8]);
	assert_string_equal(text_string(&after), row->after);
}

/* ---- Keeping it ---- */

static void the_last_one_takes_the_cookie_along(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	OWNED_WORDS ids = many(2), none = {0};
	kept_save(&site, res, &ids);
	assert_string_equal(response_get_header(res, "Set-Cookie"), "selection=2017-0000.2017-0001; Path=/;"
		" Max-Age=15552000; HttpOnly; SameSite=Lax");
	kept_save(&site, res, &none);
	assert_string_equal(response_get_header(res, "Set-Cookie"), "selection=; Path=/; Max-Age=0;"
		" HttpOnly; SameSite=Lax");
}

static void no_cache_gives_it_to_another(void **state)
{
	(void)state;
	OWNED(response) some = response_new();
	OWNED(response) nothing = response_new();
	OWNED_WORDS ids = many(1), none = {0};
	kept_vary(some, &ids);
	kept_vary(nothing, &none);
	assert_string_equal(response_get_header(some, "Vary"), "Cookie");
	assert_string_equal(response_get_header(some, "Cache-Control"), "private, no-cache");
	assert_string_equal(response_get_header(nothing, "Vary"), "Cookie");
	assert_null(response_get_header(nothing, "Cache-Control"));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, finds);
	SUITE_TEST(&suite, ten_thousand_bytes_keep_nothing);
	SUITE_TEST(&suite, a_list_has_its_limit);
	SUITE_ROWS(&suite, moves, moves_one);
	SUITE_TEST(&suite, the_last_one_takes_the_cookie_along);
	SUITE_TEST(&suite, no_cache_gives_it_to_another);
	return suite_run(&suite, "page/kept");
}
