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

static void check_form(struct request *req, const char *bytes, size_t length)
{
	struct error err = {0};
	request_set_body(req, bytes, length);
	OWNED(form) form = form_read(req, &err);
	expect((form == NULL) == (err.kind != ERROR_NONE));
	if (!form)
		return;

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
	request_add_header(req, "Content-Type", "application/x-www-form-urlencoded", NULL);
	request_add_header(req, "Host", "site", NULL);
	request_add_header(req, "Cookie", text, NULL);
	request_add_header(req, "Origin", text, NULL);
	check_form(req, (const char *)bytes, length);
	check_cookie(req);
	expect(!origin_is_ours(req, NULL) || strcasestr(text, "//site"));
	return 0;
}
