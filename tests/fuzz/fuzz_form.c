#include "base/mem.h"
#include "base/utf8.h"
#include "http/cookie.h"
#include "http/form.h"
#include "http/origin.h"
#include "http/request.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Any body is a form within the limits, of UTF-8 without NUL nor carriage return, or is refused; the
 * same bytes as fields of the header are a cookie of plain ASCII or none, and an origin or none. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void expect(bool is_true)
{
	if (!is_true)
		abort();
}

/* With fields, or with parts. */
static void check_form(const char *type, const char *bytes, size_t length)
{
	struct error err = {0};
	OWNED(request) req = request_new(METHOD_POST, 0);
	request_add_header(req, "Content-Type", type, NULL);
	request_set_body(req, bytes, length);
	OWNED_STRING peeked = form_peek(req, "a");
	expect(!peeked || utf8_is_valid(peeked, strlen(peeked), NULL));
	OWNED(form) form = form_read(req, &err);
	expect((form == NULL) == (err.kind != ERROR_NONE));
	if (!form)
		return;

	size_t file_length = 0;
	const char *file = form_file(form, "a", &file_length);
	expect(!file || (file_length <= FORM_MAX_FILE && file[file_length] == '\0'));

	OWNED_WORDS values = {0};
	form_values(form, "a", &values);
	expect(values.count <= FORM_MAX_FIELDS);
	for (size_t i = 0; i < values.count; i++) {
		const char *value = values.items[i];
		expect(strlen(value) <= FORM_MAX_VALUE && !strchr(value, '\r'));
		expect(utf8_is_valid(value, strlen(value), NULL));
	}
}

static void check_cookie(const struct request *req)
{
	OWNED_STRING value = cookie_find(req, "http://site", "a");
	expect(!value || (strlen(value) <= COOKIE_MAX_BYTES && !strpbrk(value, " ;,\"\\\t\r\n")));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	OWNED_STRING text = mem_copy_bytes((const char *)bytes, length);
	OWNED(request) req = request_new(METHOD_POST, 0);
	request_add_header(req, "Host", "site", NULL);
	request_add_header(req, "Cookie", text, NULL);
	request_add_header(req, "Origin", text, NULL);
	check_form("application/x-www-form-urlencoded", (const char *)bytes, length);
	check_form("multipart/form-data; boundary=XyZ", (const char *)bytes, length);
	check_cookie(req);
	expect(!origin_is_ours(req, NULL) || strcasestr(text, "//site"));
	return 0;
}
