#include "http/form.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "http/multipart.h"
#include "http/request.h"
#include "http/url.h"

#include <string.h>
#include <strings.h>

struct form {
	struct words names, values;  /* of one field at the same rank */
	struct words file_fields;    /* the fields that hold a file, */
	struct words file_names;     /* and what each of these is called */
	struct text files[FORM_MAX_FILES];
};

void form_free(struct form *form)
{
	if (!form)
		return;
	words_done(&form->names);
	words_done(&form->values);
	words_done(&form->file_fields);
	words_done(&form->file_names);
	for (size_t i = 0; i < FORM_MAX_FILES; i++)
		text_done(&form->files[i]);
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

/* `name` and `value` now belong to the form. */
static bool add_field(struct form *form, char *name, char *value, struct error *err)
{
	OWNED_STRING own_name = name;
	OWNED_STRING own_value = value;
	join_line_ends(value);
	if (strlen(name) > FORM_MAX_NAME || strlen(value) > FORM_MAX_VALUE)
		return error_set(err, ERROR_TOO_LARGE, "form: a field of %zu bytes", strlen(value));
	if (form->names.count == FORM_MAX_FIELDS)
		return error_set(err, ERROR_TOO_LARGE, "form: more than %d fields", FORM_MAX_FIELDS);
	words_give(&form->names, TAKE(own_name));
	words_give(&form->values, TAKE(own_value));
	return true;
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
	return value && add_field(form, TAKE(name), TAKE(value), err);
}

static bool read_fields(struct form *form, const char *bytes, size_t left, struct error *err)
{
	while (left > 0) {
		const char *end = memchr(bytes, '&', left);
		size_t length = end ? (size_t)(end - bytes) : left;
		if (length > 0 && !read_field(form, bytes, length, err))
			return false;
		length += end != NULL;
		bytes += length;
		left -= length;
	}
	return true;
}

/* ---- The parts of a form with a file ---- */

/* What url_decode() makes of a field: text without NUL nor controls but tabs and line ends; NULL is none. */
static char *part_text(const char *bytes, size_t length)
{
	if (memchr(bytes, '\0', length) || !utf8_is_valid(bytes, length, NULL))
		return NULL;
	char *text = mem_copy_bytes(bytes, length);
	for (char *c = text; *c; c++) {
		bool is_control = (unsigned char)*c < 0x20 || *c == 0x7F;
		if (is_control && !strchr("\t\r\n", *c))
			*c = ' ';
	}
	return text;
}

/* Some browsers told the whole path, and all of them write three signs as they do in addresses (WHATWG
 * HTML, 4.10.21.8). */
static char *name_of_file(const struct multipart_part *part)
{
	OWNED_STRING told = part_text(part->file_name, part->file_name_length);
	OWNED_TEXT out = {0};
	const char *start = told ? told : "", *end = start + strlen(start);
	for (const char *at = start; at < end; at++)
		if (*at == '/' || *at == '\\')
			start = at + 1;
	while (start < end) {
		const char *from = start;
		unsigned point = utf8_next(&start, end);
		bool is_escape = strncmp(from, "%22", 3) == 0 || strncmp(from, "%0A", 3) == 0
			|| strncmp(from, "%0D", 3) == 0;
		if (is_escape)
			start = from + 3;
		else if (!utf8_is_unseen(point))
			text_add_bytes(&out, from, (size_t)(start - from));
	}
	char *name = utf8_squeeze(text_string(&out));
	name[utf8_floor(name, FORM_FILE_NAME)] = '\0';
	return name;
}

/* A field that nobody chose a file for is sent all the same, empty. */
static bool read_file(struct form *form, char *name, const struct multipart_part *part, struct error *err)
{
	OWNED_STRING own_name = name;
	if (part->file_name_length == 0 && part->length == 0)
		return true;
	if (part->length > FORM_MAX_FILE || strlen(name) > FORM_MAX_NAME)
		return error_set(err, ERROR_TOO_LARGE, "form: a file of %zu bytes", part->length);
	if (form->file_fields.count == FORM_MAX_FILES)
		return error_set(err, ERROR_TOO_LARGE, "form: more than %d files", FORM_MAX_FILES);
	struct text *file = &form->files[form->file_fields.count];
	text_add_bytes(file, part->bytes, part->length);
	words_give(&form->file_fields, TAKE(own_name));
	words_give(&form->file_names, name_of_file(part));
	return true;
}

static bool read_part(struct form *form, const struct multipart_part *part, struct error *err)
{
	OWNED_STRING name = part_text(part->name, part->name_length);
	if (!name)
		return error_set(err, ERROR_INVALID, "form: a name that is no text");
	if (part->is_file)
		return read_file(form, TAKE(name), part, err);
	OWNED_STRING value = part_text(part->bytes, part->length);
	if (!value)
		return error_set(err, ERROR_INVALID, "form: a field that is no text");
	return add_field(form, TAKE(name), TAKE(value), err);
}

static bool read_parts(struct form *form, struct multipart *multipart, struct error *err)
{
	struct multipart_part part;
	enum multipart_step step;
	while ((step = multipart_next(multipart, &part)) == MULTIPART_PART)
		if (!read_part(form, &part, err))
			return false;
	return step == MULTIPART_END || error_set(err, ERROR_INVALID, "form: broken parts");
}

struct form *form_read(const struct request *req, struct error *err)
{
	size_t length;
	struct multipart multipart;
	const char *bytes = request_body(req, &length), *type = request_header(req, "Content-Type");
	OWNED(form) form = mem_new(1, sizeof *form);
	bool is_read = length == 0;
	if (length > 0 && multipart_begin(&multipart, type, bytes, length))
		is_read = read_parts(form, &multipart, err);
	else if (length > 0 && is_form_type(type))
		is_read = read_fields(form, bytes, length, err);
	else if (length > 0)
		error_set(err, ERROR_INVALID, "form: another media type");
	return is_read ? TAKE(form) : NULL;
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

static char *peek_part(struct multipart *multipart, const char *name)
{
	struct multipart_part part;
	while (multipart_next(multipart, &part) == MULTIPART_PART)
		if (!part.is_file && part.name_length == strlen(name)
			&& memcmp(part.name, name, part.name_length) == 0)
			return part_text(part.bytes, part.length);
	return NULL;
}

char *form_peek(const struct request *req, const char *name)
{
	size_t left;
	struct multipart multipart;
	const char *bytes = request_body(req, &left);
	if (left > 0 && multipart_begin(&multipart, request_header(req, "Content-Type"), bytes, left))
		return peek_part(&multipart, name);
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

void form_each(const struct form *form, form_field_fn *each, void *context)
{
	for (size_t i = 0; i < form->names.count; i++)
		each(context, form->names.items[i], form->values.items[i]);
}

/* Its place among the files; their number when there is none. */
static size_t rank_of_file(const struct form *form, const char *name)
{
	size_t rank = 0;
	while (rank < form->file_fields.count && strcmp(form->file_fields.items[rank], name) != 0)
		rank++;
	return rank;
}

const char *form_file(const struct form *form, const char *name, size_t *length)
{
	size_t rank = rank_of_file(form, name);
	if (rank == form->file_fields.count)
		return NULL;
	*length = form->files[rank].length;
	return text_string(&form->files[rank]);
}

const char *form_file_name(const struct form *form, const char *name)
{
	size_t rank = rank_of_file(form, name);
	return rank < form->file_names.count ? form->file_names.items[rank] : "";
}
