#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/response.h"
#include "support/rows.h"

#include <string.h>

static void an_answer_starts_well(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	size_t length = 7;
	assert_int_equal(response_get_status(res), 200);
	assert_null(response_get_body(res, &length));
	assert_int_equal(length, 0);
	assert_null(response_get_header(res, "Content-Type"));
}

static void the_last_body_is_the_one(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	size_t length;
	response_html(res, mem_copy("<p>"));
	response_json(res, mem_copy("{}"));
	assert_string_equal(response_get_body(res, &length), "{}");
	assert_int_equal(length, 2);
	assert_string_equal(response_get_header(res, "content-type"), "application/json");
	response_bytes(res, "text/markdown; charset=utf-8", mem_copy("# T"), 3);
	assert_string_equal(response_get_header(res, "Content-Type"), "text/markdown; charset=utf-8");
}

static void a_table_is_kept_under_its_name(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	OWNED_TEXT table = {0};
	size_t length;
	text_add(&table, "\"a\";\"b\"\n");
	response_table(res, &table, "journal.csv");
	assert_string_equal(response_get_body(res, &length), "\"a\";\"b\"\n");
	assert_int_equal(length, 8);
	assert_string_equal(response_get_header(res, "Content-Type"), "text/csv; charset=utf-8; header=present");
	assert_string_equal(response_get_header(res, "Content-Disposition"),
		"attachment; filename=\"journal.csv\"");
}

static void a_field_is_set_once(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	const char *name, *value;
	response_cache(res, "no-store");
	response_header(res, "cache-control", "no-cache");
	assert_true(response_field_at(res, 0, &name, &value));
	assert_string_equal(value, "no-cache");
	assert_false(response_field_at(res, 1, &name, &value));
}

static void what_an_answer_depends_on_adds_up(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	response_vary(res, "Cookie");
	response_vary(res, "Accept-Encoding");
	response_vary(res, "cookie");
	assert_string_equal(response_get_header(res, "Vary"), "Cookie, Accept-Encoding");
}

static void a_redirection_has_no_body(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	size_t length;
	response_html(res, mem_copy("<p>"));
	response_redirect(res, "/usages/robot");
	assert_int_equal(response_get_status(res), 303);
	assert_string_equal(response_get_header(res, "Location"), "/usages/robot");
	assert_null(response_get_body(res, &length));
	response_moved(res, "/recherche");
	assert_int_equal(response_get_status(res), 301);
	response_found(res, "/statique/a.svg");
	assert_int_equal(response_get_status(res), 302);
	assert_string_equal(response_get_header(res, "Location"), "/statique/a.svg");
}

static void what_was_said_is_forgotten(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	size_t length;
	response_html(res, mem_copy("<p>"));
	response_status(res, 410);
	response_clear(res);
	assert_int_equal(response_get_status(res), 200);
	assert_null(response_get_header(res, "Content-Type"));
	assert_null(response_get_body(res, &length));
}

static void a_borrowed_body_is_not_given_away(void **state)
{
	(void)state;
	OWNED(response) res = response_new();
	response_borrow(res, "text/css", "a {}", 4);
	assert_null(response_take_body(res));
	response_text(res, mem_copy("à nous"));
	OWNED_STRING ours = response_take_body(res);
	assert_string_equal(ours, "à nous");
}

/* The tag an edition gives to content "v1". */
static char *tag_of(const char *edition, int64_t since)
{
	OWNED(request) req = request_new(METHOD_GET, 0);
	OWNED(response) res = response_new();
	request_set_edition(req, edition, since);
	assert_false(response_is_known(res, req, "v1", 0));
	return mem_copy(response_get_header(res, "ETag"));
}

static void a_tag_names_content_and_edition(void **state)
{
	(void)state;
	OWNED_STRING one = tag_of("one", 1);
	OWNED_STRING again = tag_of("one", 2);
	OWNED_STRING other = tag_of("other", 1);
	assert_string_equal(one, again);
	assert_string_not_equal(one, other);
	assert_memory_equal(one, "W/\"", 3);
}

enum { EDITION_AT = 1000000000, MODIFIED_AT = 1489478400 };

struct row {
	const char *name, *field, *value;  /* "TAG" in the value stands for the tag of the page */
	enum method method;
	bool is_known;
};

#define SINCE "If-Modified-Since"

static const struct row rows[] = {
	{ "a client without memory knows nothing", "Accept", "*/*", METHOD_GET, false },
	{ "a tag is known",                   "If-None-Match", "W/TAG", METHOD_GET, true },
	{ "a strong tag is compared weakly",  "If-None-Match", "TAG", METHOD_GET, true },
	{ "HEAD is answered as GET",          "If-None-Match", "TAG", METHOD_HEAD, true },
	{ "a POST is never known",            "If-None-Match", "TAG", METHOD_POST, false },
	{ "a tag in a list is known",         "If-None-Match", "\"a\", W/\"b,c\" ,W/TAG", METHOD_GET, true },
	{ "a tag inside another is not",      "If-None-Match", "\"a,TAG", METHOD_GET, false },
	{ "another tag is not known",         "If-None-Match", "\"a\"", METHOD_GET, false },
	{ "a tag cut short is not known",     "If-None-Match", "W/\"", METHOD_GET, false },
	{ "a star is any",                    "If-None-Match", "*", METHOD_GET, true },
	{ "the very date is known",           SINCE, "Tue, 14 Mar 2017 08:00:00 GMT", METHOD_GET, true },
	{ "a later date is known",            SINCE, "Tue, 14 Mar 2017 08:00:01 GMT", METHOD_GET, true },
	{ "an earlier date is not",           SINCE, "Tue, 14 Mar 2017 07:59:59 GMT", METHOD_GET, false },
	{ "a date that is none is not",       SINCE, "hier", METHOD_GET, false },
};

static char *with_tag(const char *pattern, const char *opaque)
{
	const char *place = strstr(pattern, "TAG");
	if (!place)
		return mem_copy(pattern);
	char *value = mem_new(strlen(pattern) + strlen(opaque) + 1, 1);
	memcpy(value, pattern, (size_t)(place - pattern));
	memcpy(value + (place - pattern), opaque, strlen(opaque));
	return value;
}

static void knows(void **state)
{
	const struct row *row = *state;
	OWNED_STRING tag = tag_of("one", EDITION_AT);
	OWNED_STRING value = with_tag(row->value, tag + 2);
	OWNED(request) req = request_new(row->method, 0);
	OWNED(response) res = response_new();
	request_set_edition(req, "one", EDITION_AT);
	assert_true(request_add_header(req, row->field, value, NULL));

	assert_int_equal(response_is_known(res, req, "v1", MODIFIED_AT), row->is_known);
	assert_int_equal(response_get_status(res), row->is_known ? 304 : 200);
	assert_string_equal(response_get_header(res, "ETag"), tag);
	assert_string_equal(response_get_header(res, "Last-Modified"), "Tue, 14 Mar 2017 08:00:00 GMT");
}

static void a_new_edition_makes_an_old_page_young(void **state)
{
	(void)state;
	OWNED(request) req = request_new(METHOD_GET, 0);
	OWNED(response) res = response_new();
	request_set_edition(req, "one", MODIFIED_AT + 60);
	request_add_header(req, "If-Modified-Since", "Tue, 14 Mar 2017 08:00:59 GMT", NULL);
	assert_false(response_is_known(res, req, "v1", MODIFIED_AT));
	assert_string_equal(response_get_header(res, "Last-Modified"), "Tue, 14 Mar 2017 08:01:00 GMT");
}

/* What a browser kept of the page for everybody must not be taken for one person's. */
static void what_is_private_is_never_known(void **state)
{
	(void)state;
	OWNED(request) req = request_new(METHOD_GET, 0);
	OWNED(response) res = response_new();
	request_add_header(req, "If-None-Match", "*", NULL);
	request_set_private(req);
	assert_false(response_is_known(res, req, "v1", MODIFIED_AT));
	assert_int_equal(response_get_status(res), 200);
	assert_null(response_get_header(res, "ETag"));
	assert_null(response_get_header(res, "Last-Modified"));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, an_answer_starts_well);
	SUITE_TEST(&suite, the_last_body_is_the_one);
	SUITE_TEST(&suite, a_table_is_kept_under_its_name);
	SUITE_TEST(&suite, a_field_is_set_once);
	SUITE_TEST(&suite, what_an_answer_depends_on_adds_up);
	SUITE_TEST(&suite, a_redirection_has_no_body);
	SUITE_TEST(&suite, what_was_said_is_forgotten);
	SUITE_TEST(&suite, a_borrowed_body_is_not_given_away);
	SUITE_TEST(&suite, a_tag_names_content_and_edition);
	SUITE_ROWS(&suite, rows, knows);
	SUITE_TEST(&suite, a_new_edition_makes_an_old_page_young);
	SUITE_TEST(&suite, what_is_private_is_never_known);
	return suite_run(&suite, "http/response");
}
