#include "http/multipart.h"

#include "http/body.h"

struct part_row {
	const char *name, *type, *body;
	size_t length;
	const char *value;  /* of the field "a" */
	const char *file;   /* of the field "f"; NULL: none */
};

static const struct part_row part_rows[] = {
	{ "a field is read", MIXED, BYTES(PART("a") "1\r\n" OVER), "1", NULL },
	{ "an empty one as well", MIXED, BYTES(PART("a") "\r\n" OVER), "", NULL },
	{ "no part is no field", MIXED, BYTES(OVER), "", NULL },
	{ "a file is read", MIXED, BYTES(FILE_PART("f", "a.md") "# Titre\r\n\r\n" OVER), "", "# Titre\r\n" },
	{ "beside a field", MIXED, BYTES(PART("a") "1\r\n" FILE_PART("f", "a.md") "x\r\n" OVER), "1", "x" },
	{ "no file was chosen", MIXED, BYTES(FILE_PART("f", "") "\r\n" OVER), "", NULL },
	{ "an empty file was", MIXED, BYTES(FILE_PART("f", "a.md") "\r\n" OVER), "", "" },
	{ "a boundary in quotes", "multipart/form-data; boundary=\"XyZ\"", BYTES(PART("a") "1\r\n" OVER),
		"1", NULL },
	{ "lines end with a line feed", MIXED, BYTES(PART("a") "un\r\ndeux\r\n" OVER), "un\ndeux", NULL },
	{ "control characters are spaces", MIXED, BYTES(PART("a") "un\001deux\177\r\n" OVER), "un deux ",
		NULL },
	{ "what looks like a boundary is text", MIXED, BYTES(PART("a") "--XyZ\r\n" OVER), "--XyZ", NULL },
	{ "a last line end may be missing", MIXED, BYTES(PART("a") "1\r\n--XyZ--"), "1", NULL },
	{ "a file name proves nothing", MIXED, BYTES(FILE_PART("f", "../../etc/passwd") "x\r\n" OVER), "",
		"x" },
	{ "bytes of a file are not looked at", MIXED, BYTES(FILE_PART("f", "a") "\xff\xfe\r\n" OVER), "",
		"\xff\xfe" },
	{ "a name in any case of the header", MIXED,
		BYTES("--XyZ\r\ncontent-disposition: form-data; NAME=\"a\"\r\n\r\n1\r\n" OVER), "1", NULL },
};

static void reads_parts(void **state)
{
	const struct part_row *row = *state;
	struct error err = {0};
	size_t length = 0;
	OWNED(form) form = read_body(row->type, row->body, row->length, &err);
	assert_non_null(form);
	assert_string_equal(form_value(form, "a"), row->value);
	const char *file = form_file(form, "f", &length);
	assert_int_equal(file != NULL, row->file != NULL);
	if (file) {
		assert_string_equal(file, row->file);
		assert_int_equal(length, strlen(row->file));
	}
}

static const struct name_row {
	const char *name, *body;
	size_t length;
	const char *told;
} name_rows[] = {
	{ "a file has a name", BYTES(FILE_PART("f", "été 2016.csv") "x\r\n" OVER), "été 2016.csv" },
	{ "without folders", BYTES(FILE_PART("f", "../../etc/passwd") "x\r\n" OVER), "passwd" },
	{ "of any system", BYTES(FILE_PART("f", "C:\\Mes documents\\paf.csv") "x\r\n" OVER), "paf.csv" },
	{ "without quotes nor line ends", BYTES(FILE_PART("f", "un%22%0D%0Adeux.csv") "x\r\n" OVER),
		"undeux.csv" },
	{ "nor signs nobody sees", BYTES(FILE_PART("f", "a\xE2\x80\xAEvsc.exe\x01") "x\r\n" OVER),
		"avsc.exe" },
	{ "spaces are one", BYTES(FILE_PART("f", "  a   b ") "x\r\n" OVER), "a b" },
	{ "what is not UTF-8 is no name", BYTES(FILE_PART("f", "\xe9.csv") "x\r\n" OVER), "" },
	{ "no file was chosen, no name is told", BYTES(FILE_PART("f", "") "\r\n" OVER), "" },
	{ "a field is no file", BYTES(PART("f") "1\r\n" OVER), "" },
};

static void tells_the_name_of_a_file(void **state)
{
	const struct name_row *row = *state;
	OWNED(form) form = read_body(MIXED, row->body, row->length, NULL);
	assert_non_null(form);
	assert_string_equal(form_file_name(form, "f"), row->told);
}

static void a_name_of_a_file_has_an_end(void **state)
{
	(void)state;
	for (size_t extra = 0; extra < 2; extra++) {
		OWNED_TEXT body = {0};
		text_add(&body, "--XyZ\r\nContent-Disposition: form-data; name=\"f\"; filename=\"");
		for (size_t i = 0; i < FORM_FILE_NAME + extra; i++)
			text_add(&body, "a");
		text_add(&body, "\"\r\n\r\nx\r\n" OVER);
		OWNED(form) form = read_body(MIXED, body.bytes, body.length, NULL);
		assert_int_equal(strlen(form_file_name(form, "f")), FORM_FILE_NAME);
	}
}

static const struct {
	const char *name, *type, *body;
	size_t length;
} broken_rows[] = {
	{ "nothing at all before a boundary", MIXED, BYTES("x" PART("a") "1\r\n" OVER) },
	{ "no end", MIXED, BYTES(PART("a") "1\r\n") },
	{ "something behind the end", MIXED, BYTES(PART("a") "1\r\n" OVER "x") },
	{ "a part without a name", MIXED, BYTES("--XyZ\r\nContent-Type: text/plain\r\n\r\n1\r\n" OVER) },
	{ "a part without a header", MIXED, BYTES("--XyZ\r\n\r\n1\r\n" OVER) },
	{ "a header without an end", MIXED, BYTES("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n") },
	{ "a name without an end", MIXED,
		BYTES("--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" OVER) },
	{ "a NUL in a field", MIXED, BYTES(PART("a") "1\0" "2\r\n" OVER) },
	{ "a field that is not UTF-8", MIXED, BYTES(PART("a") "\xe9\r\n" OVER) },
	{ "a name that is not UTF-8", MIXED, BYTES(PART("\xe9") "1\r\n" OVER) },
	{ "another boundary", MIXED,
		BYTES("--abc\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--abc--") },
	{ "no boundary", "multipart/form-data", BYTES(PART("a") "1\r\n" OVER) },
	{ "an empty boundary", "multipart/form-data; boundary=", BYTES("--\r\n") },
	{ "a boundary that stays open", "multipart/form-data; boundary=\"XyZ", BYTES(PART("a") "1\r\n" OVER) },
	{ "another kind of parts", "multipart/mixed; boundary=XyZ", BYTES(PART("a") "1\r\n" OVER) },
};

static void refuses_parts(void **state)
{
	size_t row = (size_t)(uintptr_t)*state;
	struct error err = {0};
	assert_null(read_body(broken_rows[row].type, broken_rows[row].body, broken_rows[row].length, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void a_file_keeps_its_zeros(void **state)
{
	(void)state;
	static const char body[] = FILE_PART("f", "a") "x\0y\r\n" OVER;
	size_t length = 0;
	OWNED(form) form = read_body(MIXED, body, sizeof body - 1, NULL);
	assert_non_null(form_file(form, "f", &length));
	assert_int_equal(length, 3);
}

struct part_limit {
	const char *name;
	bool is_file;
	size_t count, bytes;
	enum error_kind kind;
};

static const struct part_limit part_limits[] = {
	{ "as many parts as there may be", false, FORM_MAX_FIELDS, 1, ERROR_NONE },
	{ "one part more", false, FORM_MAX_FIELDS + 1, 1, ERROR_TOO_LARGE },
	{ "a part as long as may be", false, 1, FORM_MAX_VALUE, ERROR_NONE },
	{ "a part one byte longer", false, 1, FORM_MAX_VALUE + 1, ERROR_TOO_LARGE },
	{ "as many files as there may be", true, FORM_MAX_FILES, 1, ERROR_NONE },
	{ "one file more", true, FORM_MAX_FILES + 1, 1, ERROR_TOO_LARGE },
	{ "a file as long as may be", true, 1, FORM_MAX_FILE, ERROR_NONE },
	{ "a file one byte longer", true, 1, FORM_MAX_FILE + 1, ERROR_TOO_LARGE },
};

static void parts_have_limits(void **state)
{
	const struct part_limit *row = *state;
	OWNED_TEXT body = {0};
	for (size_t i = 0; i < row->count; i++) {
		text_add(&body, row->is_file ? FILE_PART("f", "a.md") : PART("a"));
		for (size_t n = 0; n < row->bytes; n++)
			text_add_char(&body, 'v');
		text_add(&body, "\r\n");
	}
	text_add(&body, OVER);
	struct error err = {0};
	OWNED(form) form = read_body(MIXED, text_string(&body), body.length, &err);
	assert_int_equal(err.kind, row->kind);
	assert_int_equal(form != NULL, row->kind == ERROR_NONE);
}

static void headers_of_parts_have_limits(void **state)
{
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		OWNED_TEXT body = {0};
		static const char line[] = "Content-Disposition: form-data; name=\"a\"\r\nX: ";
		text_format(&body, "--XyZ\r\n%s", line);
		for (size_t i = 0; i < MULTIPART_HEADER - (sizeof line - 1) + more; i++)
			text_add_char(&body, 'x');
		text_add(&body, "\r\n\r\n1\r\n" OVER);
		OWNED(form) form = read_body(MIXED, text_string(&body), body.length, NULL);
		assert_int_equal(form != NULL, !more);
	}
}

static void boundaries_have_limits(void **state)
{
	(void)state;
	for (int more = 0; more < 2; more++) {
		OWNED_STRING boundary = text_make("%0*d", MULTIPART_BOUNDARY + more, 7);
		OWNED_STRING type = text_make("multipart/form-data; boundary=%s", boundary);
		OWNED_STRING body = text_make("--%s--", boundary);
		OWNED(form) form = read_body(type, body, strlen(body), NULL);
		assert_int_equal(form != NULL, !more);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, part_rows, reads_parts);
	SUITE_ROWS(&suite, name_rows, tells_the_name_of_a_file);
	SUITE_TEST(&suite, a_name_of_a_file_has_an_end);
	for (size_t i = 0; i < sizeof broken_rows / sizeof broken_rows[0]; i++)
		suite_add(&suite, broken_rows[i].name, refuses_parts, (void *)(uintptr_t)i);
	SUITE_TEST(&suite, a_file_keeps_its_zeros);
	SUITE_ROWS(&suite, part_limits, parts_have_limits);
	SUITE_TEST(&suite, headers_of_parts_have_limits);
	SUITE_TEST(&suite, boundaries_have_limits);
	return suite_run(&suite, "http/multipart");
}
