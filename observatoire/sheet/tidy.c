#include "sheet/tidy.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum { EXCERPT_CHARACTERS = 60 };

/* Controls, directions of writing, byte-order mark, noncharacters. */
static bool is_unwanted(unsigned point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) || utf8_is_direction(point) || point == 0xFEFF
		|| utf8_is_noncharacter(point);
}

static bool is_line_end(unsigned point)
{
	return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
}

static bool is_blank(unsigned point)
{
	return point == ' ' || point == '\t' || point == '\v' || point == '\f';
}

/* Where `text` ends once the white space behind is left out. */
static const char *trimmed_end(const char *text)
{
	const char *cursor = text, *end = text + strlen(text), *last = text;
	while (cursor < end)
		if (!utf8_is_space(utf8_next(&cursor, end)))
			last = cursor;
	return last;
}

static const char *trimmed_start(const char *text, const char *end)
{
	const char *cursor = text;
	while (cursor < end) {
		text = cursor;
		if (!utf8_is_space(utf8_next(&cursor, end)))
			return text;
	}
	return end;
}

static char *trimmed(const char *text)
{
	const char *end = trimmed_end(text);
	const char *start = trimmed_start(text, end);
	OWNED_TEXT kept = {0};
	text_add_bytes(&kept, start, (size_t)(end - start));
	return utf8_compose(text_string(&kept));
}

/* How far letters and signs go that stand as they are: ASCII, without blanks nor controls. */
static const char *plain_end(const char *text)
{
	while (*text > ' ' && *text < 0x7F)
		text++;
	return text;
}

char *tidy_line(const char *text, bool *has_dropped)
{
	OWNED_TEXT line = {0};
	const char *cursor = text, *end = text + strlen(text);
	bool pending = false;
	while (cursor < end) {
		const char *start = cursor;
		cursor = plain_end(start);
		unsigned point = cursor > start ? (unsigned char)*start : utf8_next(&cursor, end);
		if (is_blank(point) || is_line_end(point)) {
			pending = true;
		} else if (is_unwanted(point)) {
			*has_dropped = true;
		} else {
			if (pending && line.length)
				text_add_char(&line, ' ');
			pending = false;
			text_add_bytes(&line, start, (size_t)(cursor - start));
		}
	}
	return trimmed(text_string(&line));
}

/* The length of the first line of `text`, and where the next one begins (NULL when none does). */
static size_t first_line(const char *text, const char **next)
{
	const char *cursor = text, *end = text + strlen(text);
	while (cursor < end) {
		const char *start = cursor;
		if (!is_line_end(utf8_next(&cursor, end)))
			continue;
		if (*start == '\r' && *cursor == '\n')
			cursor++;
		*next = cursor;
		return (size_t)(start - text);
	}
	*next = NULL;
	return (size_t)(end - text);
}

char *tidy_paragraphs(const char *text, bool *has_dropped)
{
	struct text paragraphs = {0};
	bool has_gap = false;
	while (text) {
		const char *next;
		OWNED_TEXT raw = {0};
		text_add_bytes(&raw, text, first_line(text, &next));
		OWNED_STRING line = tidy_line(text_string(&raw), has_dropped);
		if (*line) {
			if (paragraphs.length)
				text_add(&paragraphs, has_gap ? "\n\n" : "\n");
			text_add(&paragraphs, line);
		}
		has_gap = !*line;
		text = next;
	}
	return text_take(&paragraphs);
}

char *tidy_excerpt(const char *text)
{
	bool has_dropped = false;
	OWNED_STRING line = tidy_line(text, &has_dropped);
	const char *cursor = line, *end = line + strlen(line);
	for (size_t i = 0; i < EXCERPT_CHARACTERS && cursor < end; i++)
		utf8_next(&cursor, end);

	struct text excerpt = {0};
	text_add_bytes(&excerpt, line, (size_t)(cursor - line));
	if (cursor < end)
		text_add(&excerpt, "…");
	return text_take(&excerpt);
}

static bool is_blank_line(const char *line, size_t length)
{
	return strspn(line, " \t") >= length;
}

char *tidy_body(const char *text, unsigned *skipped_lines)
{
	OWNED_TEXT plain = {0};
	size_t clean = strcspn(text, "\r");
	text_add_bytes(&plain, text, clean);
	for (text += clean; *text; text++) {
		if (*text != '\r')
			text_add_char(&plain, *text);
		else if (text[1] != '\n')
			text_add_char(&plain, '\n');
	}

	const char *start = text_string(&plain);
	*skipped_lines = 0;
	for (size_t length; *start && is_blank_line(start, length = strcspn(start, "\n")); ++*skipped_lines)
		start += length + (start[length] == '\n');

	size_t kept = strlen(start);
	while (kept && strchr(" \t\n", start[kept - 1]))
		kept--;
	struct text body = {0};
	text_add_bytes(&body, start, kept);
	if (kept)
		text_add_char(&body, '\n');
	return text_take(&body);
}
