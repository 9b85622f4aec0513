#include "http/response.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/moment.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

enum { MAX_FIELDS = 32 };

struct field {
	char *name, *value;
};

struct response {
	unsigned status;
	struct field fields[MAX_FIELDS];
	size_t field_count;
	char *owned;        /* the body when it is ours */
	const char *body;
	size_t length;
};

struct response *response_new(void)
{
	struct response *res = mem_new(1, sizeof *res);
	res->status = 200;
	return res;
}

static void drop_body(struct response *res)
{
	free(res->owned);
	res->owned = NULL;
	res->body = NULL;
	res->length = 0;
}

void response_clear(struct response *res)
{
	for (size_t i = 0; i < res->field_count; i++) {
		free(res->fields[i].name);
		free(res->fields[i].value);
	}
	drop_body(res);
	*res = (struct response){ .status = 200 };
}

void response_free(struct response *res)
{
	if (!res)
		return;
	response_clear(res);
	free(res);
}

/* ---- The body ---- */

void response_bytes(struct response *res, const char *type, char *bytes, size_t length)
{
	response_borrow(res, type, bytes, length);
	res->owned = bytes;
}

void response_borrow(struct response *res, const char *type, const char *bytes, size_t length)
{
	drop_body(res);
	response_header(res, "Content-Type", type);
	res->body = bytes;
	res->length = length;
}

void response_keep_as(struct response *res, const char *name)
{
	OWNED_STRING disposition = text_make("attachment; filename=\"%s\"", name);
	response_header(res, "Content-Disposition", disposition);
}

void response_table(struct response *res, struct text *table, const char *name)
{
	size_t length = table->length;
	response_bytes(res, "text/csv; charset=utf-8; header=present", text_take(table), length);
	response_keep_as(res, name);
}

void response_html(struct response *res, char *html)
{
	response_bytes(res, "text/html; charset=utf-8", html, strlen(html));
}

void response_json(struct response *res, char *json)
{
	response_bytes(res, "application/json", json, strlen(json));
}

void response_text(struct response *res, char *text)
{
	response_bytes(res, "text/plain; charset=utf-8", text, strlen(text));
}

void response_encode(struct response *res, const char *encoding, char *bytes, size_t length)
{
	drop_body(res);
	response_header(res, "Content-Encoding", encoding);
	res->owned = bytes;
	res->body = bytes;
	res->length = length;
}

/* ---- Status and fields ---- */

void response_status(struct response *res, unsigned status)
{
	assert(status >= 200 && status <= 599);
	res->status = status;
}

static struct field *field_named(struct response *res, const char *name)
{
	for (size_t i = 0; i < res->field_count; i++)
		if (strcasecmp(res->fields[i].name, name) == 0)
			return &res->fields[i];

	assert(res->field_count < MAX_FIELDS);
	struct field *field = &res->fields[res->field_count++];
	field->name = mem_copy(name);
	return field;
}

void response_header(struct response *res, const char *name, const char *value)
{
	assert(!strpbrk(name, "\r\n: ") && !strpbrk(value, "\r\n"));
	struct field *field = field_named(res, name);
	free(field->value);
	field->value = mem_copy(value);
}

void response_cache(struct response *res, const char *directives)
{
	response_header(res, "Cache-Control", directives);
}

void response_vary(struct response *res, const char *field)
{
	const char *before = response_get_header(res, "Vary");
	if (before && strcasestr(before, field))
		return;
	OWNED_STRING fields = before ? text_make("%s, %s", before, field) : mem_copy(field);
	response_header(res, "Vary", fields);
}

static void send_to(struct response *res, unsigned status, const char *link)
{
	drop_body(res);
	response_status(res, status);
	response_header(res, "Location", link);
}

void response_redirect(struct response *res, const char *link)
{
	send_to(res, 303, link);
}

void response_moved(struct response *res, const char *link)
{
	send_to(res, 301, link);
}

void response_found(struct response *res, const char *link)
{
	send_to(res, 302, link);
}

/* ---- What the client has already ---- */

/* Weak (RFC 9110, 8.8.1): the same page compressed and not is the same page to us. */
static char *make_etag(const struct request *req, const char *etag, int64_t *since)
{
	char hex[HASH_BYTES];
	OWNED_STRING both = text_make("%s %s", request_edition(req, since), etag);
	hash_quickly(both, strlen(both), hex);
	return text_make("W/\"%.20s\"", hex);
}

/* Whether `etag`, W/"…", is one of a comma-separated list; "*" is any. */
static bool list_has(const char *list, const char *etag)
{
	const char *opaque = etag + 2;
	size_t length = strlen(opaque);

	for (;;) {
		list += strspn(list, " \t,");
		if (*list == '\0')
			return false;
		if (*list == '*')
			return true;
		if (strncmp(list, "W/", 2) == 0)
			list += 2;
		if (strncmp(list, opaque, length) == 0)
			return true;
		/* Step over one quoted tag; commas inside belong to it. */
		if (*list == '"')
			list += 1 + strcspn(list + 1, "\"");
		list += strcspn(list, ",");
	}
}

static bool is_current(const struct request *req, const char *etag, int64_t modified_at)
{
	const char *tags = request_header(req, "If-None-Match");
	if (*tags)
		return list_has(tags, etag);

	int64_t since;
	return modified_at > 0 && moment_parse(request_header(req, "If-Modified-Since"), &since)
		&& modified_at <= since;
}

bool response_is_known(struct response *res, const struct request *req,
	const char *etag, int64_t modified_at)
{
	int64_t since;
	if (request_is_private(req))
		return false;
	OWNED_STRING tag = make_etag(req, etag, &since);
	response_header(res, "ETag", tag);
	if (modified_at > 0) {
		/* A page is as young as the youngest thing it is made of. */
		char date[MOMENT_BYTES];
		modified_at = modified_at > since ? modified_at : since;
		moment_write(modified_at, date);
		response_header(res, "Last-Modified", date);
	}

	bool is_read = request_method(req) == METHOD_GET || request_method(req) == METHOD_HEAD;
	if (!is_read || !is_current(req, tag, modified_at))
		return false;
	drop_body(res);
	response_status(res, 304);
	return true;
}

/* ---- For the server ---- */

unsigned response_get_status(const struct response *res)
{
	return res->status;
}

const char *response_get_header(const struct response *res, const char *name)
{
	for (size_t i = 0; i < res->field_count; i++)
		if (strcasecmp(res->fields[i].name, name) == 0)
			return res->fields[i].value;
	return NULL;
}

const char *response_get_body(const struct response *res, size_t *length)
{
	*length = res->length;
	return res->body;
}

char *response_take_body(struct response *res)
{
	char *bytes = TAKE(res->owned);
	drop_body(res);
	return bytes;
}

bool response_field_at(const struct response *res, size_t rank, const char **name, const char **value)
{
	if (rank >= res->field_count)
		return false;
	*name = res->fields[rank].name;
	*value = res->fields[rank].value;
	return true;
}
