#include "http/form.h"

#include "base/mem.h"
#include "http/request.h"
#include "http/url.h"

#include <string.h>
#include <strings.h>

struct form {
	struct words names, values;  /* of one field at the same rank */
};

void form_free(struct form *form)
{
	if (!form)
		return;
	words_done(&form->names);
	words_done(&form->values);
	free(form);
}

/* ---- The media type ---- */

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* Step over `word`, in any case, at *cursor. */
static bool takes(const char **cursor, const char *word)
{
	size_t length = strlen(word);
	if (strncasecmp(*cursor, word, length) != 0)
		return false;
	*cursor += length;
	return true;
}

/* Browsers send the bare type; some programs say « ; charset=UTF-8 » behind it. */
static bool is_form_type(const char *type)
{
	const char *rest = skip_blanks(type);
	if (!takes(&rest, "application/x-www-form-urlencoded"))
		return false;
	rest = skip_blanks(rest);
	if (*rest == '\0')
		return true;
	if (*rest != ';')
		return false;
	rest = skip_blanks(rest + 1);
	if (!takes(&rest, "charset="))
		return false;
	bool is_quoted = takes(&rest, "\"");
	return takes(&rest, "utf-8") && (!is_quoted || takes(&rest, "\"")) && *skip_blanks(rest) == '\0';
}

/* ---- The fields ---- */

/* A form ends its lines with CR LF (WHATWG URL, 5.2); our texts with LF. */
static void join_line_ends(char *text)
{
	char *out = text;
	for (const char *in = text; *in; in++) {
		if (*in == '\r' && in[1] == '\n')
			continue;
		*out++ = *in == '\r' ? '\n' : *in;
	}
	*out = '\0';
}

static bool read_field(struct form *form, const char *bytes, size_t length, struct error *err)
{
	const char *equals = memchr(bytes, '=', length);
	size_t name_length = equals ? (size_t)(equals - bytes) : length;
	const char *rest = equals ? equals + 1 : bytes + length;

	OWNED_STRING name = url_decode(bytes, name_length, URL_FORM, err);
	if (!name)
		return false;
	OWNED_STRING value = url_decode(rest, (size_t)(bytes + length - rest), URL_FORM, err);
	if (!value)
		return false;
	join_line_ends(value);
	if (strlen(name) > FORM_MAX_NAME || strlen(value) > FORM_MAX_VALUE)
		return error_set(err, ERROR_TOO_LARGE, "form: a field of %zu bytes", length);
	if (form->names.count == FORM_MAX_FIELDS)
		return error_set(err, ERROR_TOO_LARGE, "form: more than %d fields", FORM_MAX_FIELDS);

	words_give(&form->names, TAKE(name));
	words_give(&form->values, TAKE(value));
	return true;
}

struct form *form_read(const struct request *req, struct error *err)
{
	size_t left;
	const char *bytes = request_body(req, &left);
	OWNED(form) form = mem_new(1, sizeof *form);
	if (left > 0 && !is_form_type(request_header(req, "Content-Type"))) {
		error_set(err, ERROR_INVALID, "form: another media type");
		return NULL;
	}
	while (left > 0) {
		const char *end = memchr(bytes, '&', left);
		size_t length = end ? (size_t)(end - bytes) : left;
		if (length > 0 && !read_field(form, bytes, length, err))
			return NULL;
		length += end != NULL;
		bytes += length;
		left -= length;
	}
	return TAKE(form);
}

/* One field as read_field() would read it; NULL when it has another name. */
static char *value_of(const char *bytes, size_t length, const char *name)
{
	const char *equals = memchr(bytes, '=', length);
	if (!equals)
		return NULL;
	OWNED_STRING found = url_decode(bytes, (size_t)(equals - bytes), URL_FORM, NULL);
	if (!found || strcmp(found, name) != 0)
		return NULL;
	return url_decode(equals + 1, (size_t)(bytes + length - equals) - 1, URL_FORM, NULL);
}

char *form_peek(const struct request *req, const char *name)
{
	size_t left;
	const char *bytes = request_body(req, &left);
	if (left == 0 || !is_form_type(request_header(req, "Content-Type")))
		return NULL;
	while (left > 0) {
		const char *end = memchr(bytes, '&', left);
		size_t length = end ? (size_t)(end - bytes) : left;
		char *value = value_of(bytes, length, name);
		if (value)
			return value;
		length += end != NULL;
		bytes += length;
		left -= length;
	}
	return NULL;
}

const char *form_value(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->names.count; i++)
		if (strcmp(form->names.items[i], name) == 0)
			return form->values.items[i];
	return "";
}

void form_values(const struct form *form, const char *name, struct words *values)
{
	for (size_t i = 0; i < form->names.count; i++)
		if (strcmp(form->names.items[i], name) == 0 && *form->values.items[i])
			words_add(values, form->values.items[i]);
}
