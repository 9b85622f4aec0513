#include "http/multipart.h"

#include <string.h>
#include <strings.h>

/* ---- The media type ---- */

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* RFC 2046, 5.1.1, without the space. */
static const char boundary_bytes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	"0123456789'()+_,-./:=?";

/* The value of the parameter at `text`, quoted or not; gives what stands behind it, or NULL. */
static const char *read_boundary(struct multipart *multipart, const char *text)
{
	bool is_quoted = *text == '"';
	text += is_quoted;
	size_t length = strspn(text, boundary_bytes);
	if (length == 0 || length > MULTIPART_BOUNDARY || (is_quoted && text[length] != '"'))
		return NULL;
	memcpy(multipart->delimiter, "\r\n--", 4);
	memcpy(multipart->delimiter + 4, text, length);
	multipart->delimiter[4 + length] = '\0';
	multipart->delimiter_length = 4 + length;
	return text + length + is_quoted;
}

bool multipart_begin(struct multipart *multipart, const char *type, const char *bytes, size_t length)
{
	static const char own[] = "multipart/form-data", parameter[] = "boundary=";
	const char *rest = skip_blanks(type);
	if (strncasecmp(rest, own, sizeof own - 1) != 0)
		return false;
	rest = skip_blanks(rest + sizeof own - 1);
	if (*rest != ';')
		return false;
	rest = skip_blanks(rest + 1);
	if (strncasecmp(rest, parameter, sizeof parameter - 1) != 0)
		return false;
	rest = read_boundary(multipart, rest + sizeof parameter - 1);
	multipart->at = bytes;
	multipart->end = bytes + length;
	return rest && *skip_blanks(rest) == '\0';
}

/* ---- One part ---- */

static bool has(const struct multipart *multipart, const char *text)
{
	size_t length = strlen(text);
	return (size_t)(multipart->end - multipart->at) >= length
		&& memcmp(multipart->at, text, length) == 0;
}

/* Where `what` begins at or behind the place, or NULL. */
static const char *look_for(const struct multipart *multipart, const char *what, size_t length)
{
	return memmem(multipart->at, (size_t)(multipart->end - multipart->at), what, length);
}

/* « ; name="titre" » in a line: the value, not unescaped, for no field of ours needs it. */
static bool find_parameter(const char *line, size_t length, const char *name, const char **value,
	size_t *value_length)
{
	size_t name_length = strlen(name);
	for (const char *at = line, *end = line + length; (at = memchr(at, ';', (size_t)(end - at)));) {
		at++;
		while (at < end && (*at == ' ' || *at == '\t'))
			at++;
		if ((size_t)(end - at) < name_length + 2 || strncasecmp(at, name, name_length) != 0
			|| memcmp(at + name_length, "=\"", 2) != 0)
			continue;
		*value = at + name_length + 2;
		const char *quote = memchr(*value, '"', (size_t)(end - *value));
		*value_length = quote ? (size_t)(quote - *value) : 0;
		return quote != NULL;
	}
	return false;
}

static bool read_disposition(struct multipart_part *part, const char *line, size_t length)
{
	static const char start[] = "Content-Disposition: form-data;";
	if (length < sizeof start - 1 || strncasecmp(line, start, sizeof start - 1) != 0)
		return false;
	part->is_file = find_parameter(line, length, "filename", &part->file_name, &part->file_name_length);
	return find_parameter(line, length, "name", &part->name, &part->name_length);
}

/* The lines up to an empty one; what kind of file its sender says it is does not matter. */
static bool read_header(struct multipart *multipart, struct multipart_part *part)
{
	const char *start = multipart->at;
	bool has_name = false;
	while (!has(multipart, "\r\n")) {
		const char *line_end = look_for(multipart, "\r\n", 2);
		if (!line_end || line_end - start > MULTIPART_HEADER)
			return false;
		size_t length = (size_t)(line_end - multipart->at);
		has_name = read_disposition(part, multipart->at, length) || has_name;
		multipart->at = line_end + 2;
	}
	multipart->at += 2;
	return has_name;
}

static bool is_over(const struct multipart *multipart)
{
	return multipart->at == multipart->end
		|| (has(multipart, "\r\n") && multipart->at + 2 == multipart->end);
}

enum multipart_step multipart_next(struct multipart *multipart, struct multipart_part *part)
{
	/* What stood before is a line end, which the first delimiter lacks. */
	const char *boundary = multipart->delimiter + 2;
	*part = (struct multipart_part){0};
	if (!has(multipart, boundary))
		return MULTIPART_BROKEN;
	multipart->at += multipart->delimiter_length - 2;
	if (has(multipart, "--")) {
		multipart->at += 2;
		return is_over(multipart) ? MULTIPART_END : MULTIPART_BROKEN;
	}
	if (!has(multipart, "\r\n"))
		return MULTIPART_BROKEN;
	multipart->at += 2;
	if (!read_header(multipart, part))
		return MULTIPART_BROKEN;

	const char *end = look_for(multipart, multipart->delimiter, multipart->delimiter_length);
	if (!end)
		return MULTIPART_BROKEN;
	part->bytes = multipart->at;
	part->length = (size_t)(end - multipart->at);
	multipart->at = end + 2;
	return MULTIPART_PART;
}
