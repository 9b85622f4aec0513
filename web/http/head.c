#include "http/head.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static unsigned refuse(unsigned status, struct error *err, const char *why)
{
	error_set(err, status == 413 || status == 431 ? ERROR_TOO_LARGE : ERROR_INVALID, "request: %s", why);
	return status;
}

static bool is_alphanumeric(unsigned char c)
{
	return c < 0x80 && isalnum(c);
}

/* RFC 9110, 5.6.2. "Content-Length " with a space is a length for some and nothing for others. */
static bool is_token(const char *name)
{
	for (const char *c = name; *c; c++)
		if (!is_alphanumeric((unsigned char)*c) && !strchr("!#$%&'*+-.^_`|~", *c))
			return false;
	return *name != '\0';
}

static bool is_clean(const char *value)
{
	for (const char *c = value; *c; c++)
		if (((unsigned char)*c < 0x20 && *c != '\t') || *c == 0x7F)
			return false;
	return true;
}

/* A name or an address, perhaps with a port: what else it may hold only serves to confuse. */
static bool is_host(const char *value)
{
	for (const char *c = value; *c; c++)
		if (!is_alphanumeric((unsigned char)*c) && !strchr("-._:[]", *c))
			return false;
	return *value != '\0';
}

/* At most 18 digits fit an int64_t, and no body of ours comes near. */
static bool read_length(const char *value, size_t *length)
{
	size_t digits = strspn(value, "0123456789");
	if (digits == 0 || digits > 18 || value[digits] != '\0')
		return false;
	*length = strtoull(value, NULL, 10);
	return true;
}

/* The fields that say who is asked and where the request ends. */
struct framing {
	const char *host, *length, *encoding;
	unsigned hosts, lengths, encodings;
};

static void note_field(struct framing *framing, const struct request_field *field)
{
	if (strcasecmp(field->name, "Host") == 0) {
		framing->host = field->value;
		framing->hosts++;
	} else if (strcasecmp(field->name, "Content-Length") == 0) {
		framing->length = field->value;
		framing->lengths++;
	} else if (strcasecmp(field->name, "Transfer-Encoding") == 0) {
		framing->encoding = field->value;
		framing->encodings++;
	}
}

static unsigned check_fields(const struct head *head, struct framing *framing, struct error *err)
{
	if (head->field_count > REQUEST_MAX_HEADERS)
		return refuse(431, err, "too many header fields");

	size_t bytes = 0;
	for (size_t i = 0; i < head->field_count; i++) {
		const struct request_field *field = &head->fields[i];
		bytes += strlen(field->name) + strlen(field->value);
		if (bytes > HEAD_MAX_BYTES)
			return refuse(431, err, "header fields too large");
		if (!is_token(field->name))
			return refuse(400, err, "a header name is no token");
		if (!is_clean(field->value))
			return refuse(400, err, "a control character in a header field");
		note_field(framing, field);
	}
	return 0;
}

static unsigned check_framing(const struct framing *framing, bool is_old, struct error *err)
{
	if (framing->hosts > 1 || (framing->hosts == 0 && !is_old))
		return refuse(400, err, "one Host is wanted");
	if (framing->host && !is_host(framing->host))
		return refuse(400, err, "Host is no host");
	if (framing->lengths > 1)
		return refuse(400, err, "two Content-Length");
	if (framing->encodings > 0 && framing->lengths > 0)
		return refuse(400, err, "Content-Length with Transfer-Encoding");
	if (framing->encodings > 1 || (framing->encodings == 1 && is_old))
		return refuse(400, err, "Transfer-Encoding twice or in HTTP/1.0");
	if (framing->encoding && strcasecmp(framing->encoding, "chunked") != 0)
		return refuse(400, err, "unknown Transfer-Encoding");
	if (framing->encoding)
		return refuse(411, err, "a chunked body");
	return 0;
}

static unsigned check_body(const struct head *head, const char *length, size_t *body_bytes,
	struct error *err)
{
	size_t bytes = 0;
	if (length && !read_length(length, &bytes))
		return refuse(400, err, "Content-Length is no number");
	if (bytes > 0 && head->method != METHOD_POST)
		return refuse(400, err, "a body without POST");
	if (bytes > REQUEST_MAX_BODY)
		return refuse(413, err, "body too large");
	*body_bytes = bytes;
	return 0;
}

unsigned head_check(const struct head *head, size_t *body_bytes, struct error *err)
{
	bool is_old = text_equals(head->version, "HTTP/1.0");
	if (!is_old && !text_equals(head->version, "HTTP/1.1"))
		return refuse(505, err, "neither HTTP/1.0 nor HTTP/1.1");

	struct framing framing = {0};
	unsigned status = check_fields(head, &framing, err);
	if (status == 0)
		status = check_framing(&framing, is_old, err);
	if (status == 0)
		status = check_body(head, framing.length, body_bytes, err);
	return status;
}
