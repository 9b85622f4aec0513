#include "base/owned.h"
#include "http/url.h"
#include "support/rows.h"

#include <string.h>

struct encode_row {
	const char *name, *plain, *encoded;
};

static const struct encode_row encode_rows[] = {
	{ "an empty text stays empty",           "",         "" },
	{ "letters, digits and -._~ stay",       "aZ9-._~",  "aZ9-._~" },
	{ "an accent is encoded byte by byte",   "élève",    "%C3%A9l%C3%A8ve" },
	{ "what would end a path is encoded",    "a/b?c#d",  "a%2Fb%3Fc%23d" },
	{ "what would end an attribute as well", "\"'<>&",   "%22%27%3C%3E%26" },
	{ "a space and a plus are told apart",   "a b+c",    "a%20b%2Bc" },
	{ "a percent is encoded",                "100%",     "100%25" },
};

static void encodes(void **state)
{
	const struct encode_row *row = *state;
	OWNED_STRING got = url_encode(row->plain);
	assert_string_equal(got, row->encoded);
}

struct decode_row {
	const char *name, *encoded;
	enum url_part part;
	const char *plain;  /* NULL: refused as ERROR_INVALID */
};

static const struct decode_row decode_rows[] = {
	{ "nothing decodes to nothing",               "",             URL_QUERY, "" },
	{ "escapes become bytes, in either case",     "%C3%a9",       URL_QUERY, "é" },
	{ "a plus is a space in a query",             "escape+game",  URL_QUERY, "escape game" },
	{ "a plus is itself in a path",               "c++",          URL_PATH,  "c++" },
	{ "raw UTF-8 is taken as browsers of old do", "élève",        URL_QUERY, "élève" },
	{ "an encoded slash is a letter in a query",  "a%2Fb",        URL_QUERY, "a/b" },
	{ "an encoded slash is refused in a path",    "a%2fb",        URL_PATH,  NULL },
	{ "an encoded dot is a dot",                  "%2e%2E",       URL_PATH,  ".." },
	{ "a percent decodes once",                   "%2541",        URL_PATH,  "%41" },
	{ "NUL is refused in a query",                "a%00b",        URL_QUERY, NULL },
	{ "NUL is refused in a path",                 "a%00b",        URL_PATH,  NULL },
	{ "two letters that are no digits",           "%zz",          URL_QUERY, NULL },
	{ "one digit is not enough",                  "%4",           URL_QUERY, NULL },
	{ "a percent at the end",                     "100%",         URL_QUERY, NULL },
	{ "a sign is no digit",                       "%+4",          URL_QUERY, NULL },
	{ "a lone continuation byte is no UTF-8",     "%80",          URL_QUERY, NULL },
	{ "an overlong slash is no UTF-8",            "%C0%AF",       URL_PATH,  NULL },
	{ "a surrogate is no UTF-8",                  "%ED%A0%80",    URL_QUERY, NULL },
	{ "raw bytes that are no UTF-8",              "\xFF",         URL_PATH,  NULL },
	{ "Latin-1 is no UTF-8",                      "%E9l%E8ve",    URL_QUERY, NULL },
	{ "a raw space has no place",                 "a b",          URL_QUERY, NULL },
	{ "a raw control has no place",               "a\x01",        URL_QUERY, NULL },
	{ "a pasted control becomes a space",         "a%0Bb%7F",     URL_QUERY, "a b " },
	{ "a control is refused in a path",           "a%0Ab",        URL_PATH,  NULL },
};

static void decodes(void **state)
{
	const struct decode_row *row = *state;
	struct error err = {0};
	OWNED_STRING got = url_decode(row->encoded, strlen(row->encoded), row->part, &err);
	if (row->plain) {
		assert_non_null(got);
		assert_string_equal(got, row->plain);
	} else {
		assert_null(got);
		assert_int_equal(err.kind, ERROR_INVALID);
	}
}

static void a_raw_zero_byte_is_refused(void **state)
{
	(void)state;
	OWNED_STRING got = url_decode("a\0b", 3, URL_QUERY, NULL);
	assert_null(got);
}

static void an_escape_is_not_read_past_the_length(void **state)
{
	(void)state;
	OWNED_STRING got = url_decode("%41", 2, URL_QUERY, NULL);
	assert_null(got);
}

static void a_form_may_have_lines(void **state)
{
	(void)state;
	OWNED_STRING decoded = url_decode("a%0D%0A%09%01+b", 15, URL_FORM, NULL);
	assert_string_equal(decoded, "a\r\n\t  b");
	assert_null(url_decode("a\r", 2, URL_FORM, NULL));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, encode_rows, encodes);
	SUITE_ROWS(&suite, decode_rows, decodes);
	SUITE_TEST(&suite, a_raw_zero_byte_is_refused);
	SUITE_TEST(&suite, an_escape_is_not_read_past_the_length);
	SUITE_TEST(&suite, a_form_may_have_lines);
	return suite_run(&suite, "http/url");
}
