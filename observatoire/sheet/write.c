#include "sheet/sheet.h"

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/field.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { COLUMNS = 98, QUOTED_LENGTH = 120 };

/* Words that one YAML or another takes for something else than a text. */
static const char *const RESERVED[] = {
	"y", "n", "yes", "no", "on", "off", "true", "false", "null",
};

static bool is_reserved(const char *text)
{
	for (size_t i = 0; i < sizeof RESERVED / sizeof RESERVED[0]; i++)
		if (strcasecmp(text, RESERVED[i]) == 0)
			return true;
	return false;
}

/* 6e, 2gt, 0870015U: digits then letters. Not 1e5, 0x1F nor 018. */
static bool is_digits_then_letters(const char *text)
{
	size_t digits = strspn(text, "0123456789"), letters = 0;
	while (ascii_is_letter(text[digits + letters]))
		letters++;
	return digits && letters && !text[digits + letters] && (*text != '0' || digits > 1);
}

/* 2017-0042, 2016-2017, 2017-03-14. */
static bool is_dashed_number(const char *text)
{
	size_t length = strspn(text, "0123456789-");
	return !text[length] && length > 5 && text[4] == '-' && ascii_is_digit(text[length - 1]);
}

/* Whether every reader of YAML 1.1 and 1.2 takes the bare word for the same thing. */
static bool is_plain(const char *text)
{
	if (ascii_is_digit(*text)) {
		bool is_number = !text[strspn(text, "0123456789")] && *text != '0' && strlen(text) < 10;
		return is_number || is_digits_then_letters(text) || is_dashed_number(text);
	}
	if (!ascii_is_letter(*text) || is_reserved(text))
		return false;
	for (const char *c = text; *c; c++)
		if (!ascii_is_letter(*c) && !ascii_is_digit(*c) && !strchr("-_.", *c))
			return false;
	return true;
}

/* Characters that may not stand as they are, even between quotes. */
static bool needs_escape(unsigned point)
{
	return point < 0x20 || point == '"' || point == '\\' || (point >= 0x7F && point < 0xA0)
		|| point == 0x2028 || point == 0x2029 || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE;
}

static void write_quoted(struct text *out, const char *text)
{
	text_add_char(out, '"');
	const char *cursor = text, *end = text + strlen(text);
	while (cursor < end) {
		const char *start = cursor;
		unsigned point = utf8_next(&cursor, end);
		if (!needs_escape(point))
			text_add_bytes(out, start, (size_t)(cursor - start));
		else if (point == '"' || point == '\\')
			text_format(out, "\\%c", (int)point);
		else
			text_format(out, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point);
	}
	text_add_char(out, '"');
}

static void write_word(struct text *out, const char *text)
{
	if (is_plain(text))
		text_add(out, text);
	else
		write_quoted(out, text);
}

/* Whether a block (`|-` or `>-`) gives the text back: nothing to escape, no white space twice
 * nor at an end. */
static bool fits_block(const char *text)
{
	const char *cursor = text, *end = text + strlen(text);
	unsigned before = '\n', line_ends = 2;
	while (cursor < end) {
		unsigned point = utf8_next(&cursor, end);
		bool is_line_end = point == '\n';
		line_ends = is_line_end ? line_ends + 1 : 0;
		if (line_ends > 2 || (is_line_end && before == ' '))
			return false;
		if (point == ' ' && (before == ' ' || before == '\n'))
			return false;
		if (!is_line_end && point != '"' && point != '\\' && needs_escape(point))
			return false;
		before = point;
	}
	return before != ' ' && before != '\n';
}

static void write_lines(struct text *out, const char *text, const char *indent)
{
	text_add(out, "|-\n");
	while (*text) {
		size_t length = strcspn(text, "\n");
		if (length)
			text_add(out, indent);
		text_add_bytes(out, text, length);
		text += length;
		if (*text) {
			text_add_char(out, '\n');
			text++;
		}
	}
}

static void write_folded(struct text *out, const char *text, const char *indent)
{
	text_add(out, ">-\n");
	size_t column = 0;
	while (*text) {
		size_t length = strcspn(text, " ");
		char *word = strndup(text, length);
		size_t width = utf8_length(word);
		if (column && column + 1 + width > COLUMNS) {
			text_add_char(out, '\n');
			column = 0;
		}
		text_add(out, column ? " " : indent);
		text_add(out, word);
		column += column ? width + 1 : width + strlen(indent);
		free(word);
		text += length + (text[length] == ' ');
	}
}

static void write_text(struct text *out, const char *text, const char *indent)
{
	bool has_lines = strchr(text, '\n');
	if ((!has_lines && utf8_length(text) <= QUOTED_LENGTH) || !fits_block(text))
		write_quoted(out, text);
	else if (has_lines)
		write_lines(out, text, indent);
	else
		write_folded(out, text, indent);
}

static void write_words(struct text *out, const struct field *field, const struct words *words)
{
	text_add_char(out, '[');
	for (size_t i = 0; i < words->count; i++) {
		if (i)
			text_add(out, ", ");
		if (field->kind == FIELD_TEXTS)
			write_quoted(out, words->items[i]);
		else
			write_word(out, words->items[i]);
	}
	text_add_char(out, ']');
}

/* `indent` is that of a block beneath the key. */
static void write_value(struct text *out, const struct field *field, const void *owner,
	const char *indent)
{
	switch (field->kind) {
	case FIELD_NUMBER:
		text_format(out, "%ld", *field_number(field, owner));
		break;
	case FIELD_BYTES:
		text_format(out, "%llu", *field_bytes(field, owner));
		break;
	case FIELD_FLAG:
		text_add(out, "true");
		break;
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		write_words(out, field, field_words(field, owner));
		break;
	case FIELD_URL:
		write_quoted(out, *field_text(field, owner));
		break;
	case FIELD_TEXT:
	case FIELD_PARAGRAPHS:
		write_text(out, *field_text(field, owner), indent);
		break;
	default:
		write_word(out, *field_text(field, owner));
	}
}

static void write_records(struct text *out, const struct field *field, const struct sheet *sheet)
{
	text_format(out, "%s:\n", field->key);
	for (size_t i = 0; i < *field_count(field, sheet); i++) {
		const void *record = field_record(field, sheet, i);
		const char *lead = "  - ";
		for (size_t j = 0; j < field->record->field_count; j++) {
			const struct field *part = &field->record->fields[j];
			if (field_is_empty(part, record))
				continue;
			text_format(out, "%s%s: ", lead, part->key);
			write_value(out, part, record, "      ");
			text_add_char(out, '\n');
			lead = "    ";
		}
	}
}

/* What goes without saying. */
static bool is_default(const struct field *field, const struct sheet *sheet)
{
	return field_is_empty(field, sheet)
		|| (field->kind == FIELD_LANGUAGE && strcmp(sheet->language, "fr") == 0);
}

/* The line that opens a group (« bilan: »), once; gives the key within it. */
static const char *enter_group(struct text *out, const struct field *field, struct text *group)
{
	const char *dot = strchr(field->key, '.');
	if (!dot)
		return field->key;
	size_t length = (size_t)(dot - field->key);
	if (group->length != length || strncmp(text_string(group), field->key, length) != 0) {
		text_cut(group, 0);
		text_add_bytes(group, field->key, length);
		text_format(out, "%s:\n", text_string(group));
	}
	return dot + 1;
}

char *sheet_write(const struct sheet *sheet)
{
	struct text out = {0};
	OWNED_TEXT group = {0};
	text_add(&out, "---\n");
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		if (is_default(field, sheet))
			continue;
		if (field->kind == FIELD_RECORDS) {
			write_records(&out, field, sheet);
			continue;
		}
		const char *key = enter_group(&out, field, &group);
		bool is_inside = key != field->key;
		text_format(&out, "%s%s: ", is_inside ? "  " : "", key);
		write_value(&out, field, sheet, is_inside ? "    " : "  ");
		text_add_char(&out, '\n');
	}
	text_add(&out, "---\n");
	text_add(&out, sheet->body ? sheet->body : "");
	return text_take(&out);
}
