#include "http/request.h"

#include "base/mem.h"
#include "base/text.h"
#include "http/typed.h"
#include "http/url.h"

#include <string.h>
#include <strings.h>

/* A name and its value, both owned. */
struct pair {
	char *name, *value;
};

struct request {
	enum method method;
	int64_t now;
	const char *sent;
	char *path, *query;
	char *address;
	bool is_private;
	struct pair parameters[REQUEST_MAX_PARAMETERS];  /* of the query */
	size_t parameter_count;
	struct pair segments[4];                         /* of the path, as the route names them */
	size_t segment_count;
	struct request_field headers[REQUEST_MAX_HEADERS];
	size_t header_count;
	const char *body;
	size_t body_length;
	const char *edition;
	int64_t edition_at;
};

struct request *request_new(enum method method, int64_t now)
{
	struct request *req = mem_new(1, sizeof *req);
	req->method = method;
	req->now = now;
	req->sent = "";
	req->path = mem_copy("");
	req->query = mem_copy("");
	req->address = mem_copy("");
	req->edition = "";
	return req;
}

static void pairs_done(struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(pairs[i].name);
		free(pairs[i].value);
	}
}

void request_free(struct request *req)
{
	if (!req)
		return;
	pairs_done(req->parameters, req->parameter_count);
	pairs_done(req->segments, req->segment_count);
	free(req->path);
	free(req->query);
	free(req->address);
	free(req);
}

enum method request_method_named(const char *name)
{
	static const struct {
		const char *name;
		enum method method;
	} known[] = {
		{ "GET",  METHOD_GET },
		{ "HEAD", METHOD_HEAD },
		{ "POST", METHOD_POST },
		{ "OPTIONS", METHOD_OPTIONS },
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(name, known[i].name) == 0)
			return known[i].method;
	return METHOD_OTHER;
}

/* ---- Reading the target ---- */

/* "http://host/path" is what proxies are sent; what counts for us starts at the path. */
static const char *skip_origin(const char *target)
{
	static const char *const schemes[] = { "http://", "https://" };
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (strncasecmp(target, schemes[i], strlen(schemes[i])) == 0) {
			const char *host = target + strlen(schemes[i]);
			return host + strcspn(host, "/?");
		}
	return target;
}

static bool read_pair(struct request *req, const char *text, size_t length, struct error *err)
{
	const char *equals = memchr(text, '=', length);
	size_t name_length = equals ? (size_t)(equals - text) : length;
	const char *rest = equals ? equals + 1 : text + length;

	OWNED_STRING name = url_decode(text, name_length, URL_QUERY, err);
	if (!name)
		return false;
	size_t sent = (size_t)(text + length - rest);
	OWNED_STRING value = typed_is(name) ? typed_decode(rest, sent, REQUEST_MAX_VALUE)
		: url_decode(rest, sent, URL_QUERY, err);
	if (!value)
		return false;
	if (strlen(name) > REQUEST_MAX_NAME || strlen(value) > REQUEST_MAX_VALUE)
		return error_set(err, ERROR_TOO_LARGE, "request: a parameter of %zu bytes", length);
	if (req->parameter_count == REQUEST_MAX_PARAMETERS)
		return error_set(err, ERROR_TOO_LARGE, "request: more than %d parameters",
			REQUEST_MAX_PARAMETERS);

	req->parameters[req->parameter_count++] = (struct pair){ TAKE(name), TAKE(value) };
	return true;
}

static bool read_query(struct request *req, const char *query, struct error *err)
{
	while (*query) {
		size_t length = strcspn(query, "&");
		if (length > 0 && !read_pair(req, query, length, err))
			return false;
		query += length;
		query += *query == '&';
	}
	return true;
}

void request_set_sent(struct request *req, const char *target)
{
	req->sent = skip_origin(target);
}

bool request_read_target(struct request *req, const char *sent, struct error *err)
{
	OWNED_STRING target = typed_shorten(sent);
	if (strlen(target) > REQUEST_MAX_TARGET)
		return error_set(err, ERROR_TOO_LARGE, "request: a target of %zu bytes", strlen(target));
	const char *start = skip_origin(target);
	if (*start != '/' || strchr(start, '#'))
		return error_set(err, ERROR_INVALID, "request: the target is not a path");

	size_t length = strcspn(start, "?");
	char *path = url_decode(start, length, URL_PATH, err);
	if (!path)
		return false;
	free(req->path);
	req->path = path;
	if (start[length] == '\0')
		return true;
	free(req->query);
	req->query = mem_copy(start + length + 1);
	return read_query(req, req->query, err);
}

bool request_add_header(struct request *req, const char *name, const char *value, struct error *err)
{
	if (req->header_count == REQUEST_MAX_HEADERS)
		return error_set(err, ERROR_TOO_LARGE, "request: more than %d header fields",
			REQUEST_MAX_HEADERS);
	req->headers[req->header_count++] = (struct request_field){ name, value };
	return true;
}

void request_add_parameter(struct request *req, const char *name, size_t name_length,
	const char *value, size_t value_length)
{
	if (req->segment_count == sizeof req->segments / sizeof req->segments[0])
		abort();
	req->segments[req->segment_count++] = (struct pair){
		mem_copy_bytes(name, name_length),
		mem_copy_bytes(value, value_length),
	};
}

void request_set_body(struct request *req, const char *bytes, size_t length)
{
	req->body = bytes;
	req->body_length = length;
}

void request_set_address(struct request *req, const char *address)
{
	free(req->address);
	req->address = mem_copy(address);
}

void request_set_private(struct request *req)
{
	req->is_private = true;
}

void request_set_edition(struct request *req, const char *edition, int64_t since)
{
	req->edition = edition;
	req->edition_at = since;
}

/* ---- For pages ---- */

static const char *pair_value(const struct pair *pairs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(pairs[i].name, name) == 0)
			return pairs[i].value;
	return "";
}

const char *request_value(const struct request *req, const char *name)
{
	return pair_value(req->parameters, req->parameter_count, name);
}

void request_values(const struct request *req, const char *name, struct words *values)
{
	for (size_t i = 0; i < req->parameter_count; i++)
		if (strcmp(req->parameters[i].name, name) == 0 && *req->parameters[i].value)
			words_add(values, req->parameters[i].value);
}

void request_parameters(const struct request *req, request_each *each, void *context)
{
	for (size_t i = 0; i < req->parameter_count; i++)
		each(context, req->parameters[i].name, req->parameters[i].value);
}

unsigned request_number(const struct request *req, const char *name,
	unsigned low, unsigned high, unsigned fallback)
{
	const char *text = request_value(req, name);
	unsigned long number = 0;
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 9 || text[digits] != '\0')
		return fallback;

	number = strtoul(text, NULL, 10);
	return number < low || number > high ? fallback : (unsigned)number;
}

int64_t request_row(const char *text)
{
	enum { MOST_DIGITS = 15 };
	size_t digits = strspn(text, "0123456789");
	return digits > 0 && digits <= MOST_DIGITS && text[digits] == '\0' ? strtoll(text, NULL, 10) : 0;
}

const char *request_parameter(const struct request *req, const char *name)
{
	return pair_value(req->segments, req->segment_count, name);
}

const char *request_path(const struct request *req)
{
	return req->path;
}

bool request_is_below(const struct request *req, const char *start)
{
	return strncmp(*req->path ? req->path : req->sent, start, strlen(start)) == 0;
}

const char *request_query(const struct request *req)
{
	return req->query;
}

enum method request_method(const struct request *req)
{
	return req->method;
}

const char *request_header(const struct request *req, const char *name)
{
	for (size_t i = 0; i < req->header_count; i++)
		if (strcasecmp(req->headers[i].name, name) == 0)
			return req->headers[i].value;
	return "";
}

int64_t request_time(const struct request *req)
{
	return req->now;
}

const char *request_address(const struct request *req)
{
	return req->address;
}

bool request_is_private(const struct request *req)
{
	return req->is_private;
}

const char *request_body(const struct request *req, size_t *length)
{
	*length = req->body_length;
	return req->body;
}

const char *request_edition(const struct request *req, int64_t *since)
{
	*since = req->edition_at;
	return req->edition;
}
