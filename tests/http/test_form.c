#include "http/body.h"

static const char plain[] = "application/x-www-form-urlencoded";

/* ---- Values ---- */

struct value_row {
	const char *name, *body, *value;  /* of the field "a" */
};

static const struct value_row value_rows[] = {
	{ "a field is read",                     "a=1",                 "1" },
	{ "no body is no field",                 "",                    "" },
	{ "a field may have no value",           "a",                   "" },
	{ "the first of two values counts",      "a=1&a=2",             "1" },
	{ "empty fields are skipped",            "&&a=1&",              "1" },
	{ "an equals sign may be a value",       "a=b=c",               "b=c" },
	{ "names are decoded too",               "%61=1",               "1" },
	{ "a plus sign is a space",              "a=un+robot",          "un robot" },
	{ "an accent is UTF-8",                  "a=%C3%A9l%C3%A8ve",   "élève" },
	{ "lines end with a line feed",          "a=un%0D%0Adeux",      "un\ndeux" },
	{ "so does a line of an old Macintosh",  "a=un%0Ddeux%0D",      "un\ndeux\n" },
	{ "a tab stays",                         "a=un%09deux",         "un\tdeux" },
	{ "other control characters are spaces", "a=un%01deux%7F",      "un deux " },
};

static void reads_values(void **state)
{
	const struct value_row *row = *state;
	struct error err = {0};
	OWNED(form) form = read_body(plain, row->body, strlen(row->body), &err);
	assert_non_null(form);
	assert_string_equal(form_value(form, "a"), row->value);
}

static void repeated_values_keep_their_order(void **state)
{
	(void)state;
	OWNED(form) form = read_body(plain, "a=2&b=x&a=&a=1&a=2", 18, NULL);
	OWNED_WORDS values = {0};
	form_values(form, "a", &values);
	OWNED_STRING joined = words_join(&values, " ");
	assert_string_equal(joined, "2 1 2");
}

/* ---- Refusals ---- */

struct refusal_row {
	const char *name, *body;
	size_t length;
};

static const struct refusal_row refusals[] = {
	{ "an encoded NUL is refused",         BYTES("a=%00") },
	{ "a NUL byte is refused",             BYTES("a=\0b") },
	{ "a bare line end is refused",        BYTES("a=1\r\n") },
	{ "half an escape is refused",         BYTES("a=%4") },
	{ "what is not UTF-8 is refused",      BYTES("a=%E9") },
	{ "so it is in a name",                BYTES("%E9=1") },
	{ "an overlong form is refused",       BYTES("a=%C0%80") },
};

static void refuses(void **state)
{
	const struct refusal_row *row = *state;
	struct error err = {0};
	assert_null(read_body(plain, row->body, row->length, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

struct type_row {
	const char *name, *type;
	bool is_read;
};

static const struct type_row types[] = {
	{ "the type alone",                  "application/x-www-form-urlencoded", true },
	{ "the type in any case",            "Application/X-WWW-Form-Urlencoded", true },
	{ "with its charset",                "application/x-www-form-urlencoded; charset=UTF-8", true },
	{ "with its charset in quotes",      "application/x-www-form-urlencoded;charset=\"utf-8\" ", true },
	{ "another charset is refused",      "application/x-www-form-urlencoded; charset=iso-8859-1", false },
	{ "a quote that stays open",         "application/x-www-form-urlencoded; charset=\"utf-8", false },
	{ "a longer type is another type",   "application/x-www-form-urlencoded2", false },
	{ "parts have another body",         "multipart/form-data; boundary=x", false },
	{ "text is what forged forms send",  "text/plain", false },
	{ "no type at all is refused",       "", false },
};

static void knows_its_type(void **state)
{
	const struct type_row *row = *state;
	struct error err = {0};
	OWNED(form) form = read_body(row->type, "a=1", 3, &err);
	assert_int_equal(form != NULL, row->is_read);
	assert_int_equal(err.kind, row->is_read ? ERROR_NONE : ERROR_INVALID);
}

/* ---- Limits ---- */

struct limit_row {
	const char *name;
	size_t fields, name_bytes, value_bytes;
	enum error_kind kind;
};

static const struct limit_row limits[] = {
	{ "as many fields as there may be", FORM_MAX_FIELDS,     1, 1, ERROR_NONE },
	{ "one field more",                 FORM_MAX_FIELDS + 1, 1, 1, ERROR_TOO_LARGE },
	{ "a name as long as may be",       1, FORM_MAX_NAME,     1, ERROR_NONE },
	{ "a name one byte longer",         1, FORM_MAX_NAME + 1, 1, ERROR_TOO_LARGE },
	{ "a value as long as may be",      1, 1, FORM_MAX_VALUE,     ERROR_NONE },
	{ "a value one byte longer",        1, 1, FORM_MAX_VALUE + 1, ERROR_TOO_LARGE },
};

static void has_limits(void **state)
{
	const struct limit_row *row = *state;
	OWNED_TEXT body = {0};
	for (size_t i = 0; i < row->fields; i++) {
		for (size_t n = 0; n < row->name_bytes; n++)
			text_add_char(&body, 'n');
		text_add_char(&body, '=');
		for (size_t n = 0; n < row->value_bytes; n++)
			text_add_char(&body, 'v');
		text_add_char(&body, '&');
	}
	struct error err = {0};
	OWNED(form) form = read_body(plain, text_string(&body), body.length, &err);
	assert_int_equal(err.kind, row->kind);
	assert_int_equal(form != NULL, row->kind == ERROR_NONE);
}

/* ---- One field ---- */

struct peek_row {
	const char *name, *type, *body, *value;  /* of the field "a"; NULL: none */
};

#define FORM "application/x-www-form-urlencoded"

static const struct peek_row peeks[] = {
	{ "a field is found first",         FORM, "a=1&b=2",          "1" },
	{ "in the middle",                  FORM, "b=2&a=1&c=3",      "1" },
	{ "and last",                       FORM, "b=2&a=1",          "1" },
	{ "its name may be encoded",        FORM, "%61=%C3%A9+t",     "é t" },
	{ "an empty value is one",          FORM, "a=",               "" },
	{ "the first of two is it",         FORM, "a=1&a=2",          "1" },
	{ "a name alone is no field",       FORM, "a&b=1",            NULL },
	{ "a longer name is another",       FORM, "aa=1",             NULL },
	{ "a value is no name",             FORM, "b=a=1",            NULL },
	{ "what cannot be read is none",    FORM, "a=%zz",            NULL },
	{ "nor what surrounds it harms",    FORM, "%zz=1&a=1&b=%zz",  "1" },
	{ "an empty body has none",         FORM, "",                 NULL },
	{ "another type has none",          "text/plain", "a=1",      NULL },
	{ "a part is found",                MIXED, PART("b") "2\r\n" PART("a") "1\r\n" OVER, "1" },
	{ "a part before broken ones",      MIXED, PART("a") "1\r\n--XyZ\r\n", "1" },
	{ "a file is no part of that name", MIXED, FILE_PART("a", "x") "1\r\n" OVER, NULL },
	{ "a part that is no text",         MIXED, PART("a") "\xe9\r\n" OVER, NULL },
};

static void finds_one_field(void **state)
{
	const struct peek_row *row = *state;
	OWNED(request) req = request_new(METHOD_POST, 0);
	request_add_header(req, "Content-Type", row->type, NULL);
	request_set_body(req, row->body, strlen(row->body));
	OWNED_STRING value = form_peek(req, "a");
	if (row->value)
		assert_string_equal(value, row->value);
	else
		assert_null(value);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, value_rows, reads_values);
	SUITE_TEST(&suite, repeated_values_keep_their_order);
	SUITE_ROWS(&suite, refusals, refuses);
	SUITE_ROWS(&suite, types, knows_its_type);
	SUITE_ROWS(&suite, limits, has_limits);
	SUITE_ROWS(&suite, peeks, finds_one_field);
	return suite_run(&suite, "http/form");
}
