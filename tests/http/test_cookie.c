#include "base/mem.h"
#include "base/text.h"
#include "http/cookie.h"
#include "http/request.h"
#include "http/response.h"
#include "support/rows.h"

#include <string.h>

static const char plain[] = "http://127.0.0.1:8080", secure[] = "https://exemple.fr";

static char *find(const char *base_url, const char *sent)
{
	OWNED(request) req = request_new(METHOD_GET, 0);
	if (sent)
		request_add_header(req, "Cookie", sent, NULL);
	return cookie_find(req, base_url, "selection");
}

struct row {
	const char *name, *base_url, *sent, *value;  /* value NULL: none */
};

static const struct row rows[] = {
	{ "a cookie alone is found",               plain,  "selection=a.b",                "a.b" },
	{ "nothing sent is nothing found",         plain,  NULL,                           NULL },
	{ "it is found among others",              plain,  "x=1; selection=a; y=2",        "a" },
	{ "without a space between them too",      plain,  "x=1;selection=a;y=2",          "a" },
	{ "the first of two counts",               plain,  "selection=a; selection=b",     "a" },
	{ "an empty value is a value",             plain,  "selection=",                   "" },
	{ "a longer name is another cookie",       plain,  "selections=a; xselection=b",   NULL },
	{ "a name in other case is another",       plain,  "Selection=a",                  NULL },
	{ "a name without value is none",          plain,  "selection",                    NULL },
	{ "a name inside a value is no name",      plain,  "x=selection=a",                NULL },
	{ "only separators are nothing",           plain,  " ;; ; ",                       NULL },
	{ "quotes are refused",                    plain,  "selection=\"a\"",              NULL },
	{ "bytes outside ASCII are refused",       plain,  "selection=\xC3\xA9",           NULL },
	{ "a control character is refused",        plain,  "selection=a\001",              NULL },
	{ "behind https its name says so",         secure, "__Host-selection=a",           "a" },
	{ "what a neighbour could set is no more", secure, "selection=a",                  NULL },
	{ "nor the other way round",               plain,  "__Host-selection=a",           NULL },
};

static void finds(void **state)
{
	const struct row *row = *state;
	OWNED_STRING value = find(row->base_url, row->sent);
	if (row->value)
		assert_non_null(value);
	assert_true(text_equals(value, row->value));
}

static void a_value_has_its_limit(void **state)
{
	(void)state;
	for (size_t past = 0; past < 2; past++) {
		OWNED_TEXT sent = {0};
		text_add(&sent, "selection=");
		for (size_t i = 0; i < COOKIE_MAX_BYTES + past; i++)
			text_add_char(&sent, '1');
		OWNED_STRING value = find(plain, text_string(&sent));
		assert_int_equal(value == NULL, past);
	}
}

static void it_is_given_to_nobody_else(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	const struct cookie cookie = { .name = "selection", .value = "2017-0042.2018-0003", .seconds = 60 };
	cookie_give(res, secure, &cookie);
	assert_string_equal(response_get_header(res, "Set-Cookie"), "__Host-selection=2017-0042.2018-0003;"
		" Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
	cookie_give(res, plain, &cookie);
	assert_string_equal(response_get_header(res, "Set-Cookie"), "selection=2017-0042.2018-0003;"
		" Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
}

static void it_is_forgotten_at_once(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	cookie_forget(res, secure, "selection");
	assert_string_equal(response_get_header(res, "Set-Cookie"),
		"__Host-selection=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, finds);
	SUITE_TEST(&suite, a_value_has_its_limit);
	SUITE_TEST(&suite, it_is_given_to_nobody_else);
	SUITE_TEST(&suite, it_is_forgotten_at_once);
	return suite_run(&suite, "http/cookie");
}
