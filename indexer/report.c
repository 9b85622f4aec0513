#include "indexer/report.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

void report_say(struct report *report, const char *format, ...)
{
	if (report->is_json || report->is_broken)
		return;
	va_list values;
	va_start(values, format);
	vfprintf(report->out, format, values);
	va_end(values);
}

void report_problem(struct report *report, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	fputs("observatoire-indexer : ", report->err);
	vfprintf(report->err, format, values);
	fputc('\n', report->err);
	va_end(values);
}

void report_json(struct report *report, const struct json *json)
{
	if (report->is_broken)
		return;
	OWNED_STRING line = json_write(json);
	fprintf(report->out, "%s\n", line);
}

void report_sheet_json(struct report *report, const struct report_sheet *sheet)
{
	OWNED_STRING path = report_safe(sheet->path);
	bool is_valid = utf8_is_valid(sheet->path, strlen(sheet->path), NULL);
	OWNED(json) line = json_new();
	json_set_text(line, "path", is_valid ? sheet->path : path);
	json_set_text(line, "id", sheet->id);
	json_set_text(line, "etat", sheet->state);

	struct json *list = json_set_list(line, "remarques");
	for (size_t i = 0; sheet->remarks && i < sheet->remarks->count; i++) {
		const struct remark *remark = &sheet->remarks->items[i];
		struct json *item = json_push_object(list);
		json_set_text(item, "champ", remark->field);
		json_set_integer(item, "ligne", remark->line);
		json_set_text(item, "gravite", severity_name(remark->severity));
		json_set_text(item, "message", remark->sentence);
	}
	report_json(report, line);
}

static void say_remark(struct report *report, const char *path, const struct remark *remark)
{
	OWNED_TEXT line = {0};
	OWNED_STRING sentence = report_safe(remark->sentence);
	text_add(&line, path);
	if (remark->line > 0)
		text_format(&line, ":%u", remark->line);
	if (remark->field[0])
		text_format(&line, ": %s", remark->field);
	text_format(&line, ": %s%s", sentence, remark->severity == SEVERITY_ADVICE ? " (conseil)" : "");
	report_say(report, "%s\n", text_string(&line));
}

void report_remarks(struct report *report, const struct report_sheet *sheet, bool advice)
{
	OWNED_STRING path = report_safe(sheet->path);
	for (size_t i = 0; sheet->remarks && i < sheet->remarks->count; i++)
		if (advice || sheet->remarks->items[i].severity == SEVERITY_REFUSAL)
			say_remark(report, path, &sheet->remarks->items[i]);
}

bool report_flush(struct report *report)
{
	if (report->is_broken)
		return false;
	errno = 0;
	if (fflush(report->out) == 0 && !ferror(report->out))
		return true;
	report->is_broken = true;
	report_problem(report, "la réponse ne peut plus être écrite (%s).",
		errno == ENOSPC ? "disque plein" : errno == EPIPE ? "plus personne ne la lit" : strerror(errno));
	return false;
}

/* Characters that would break the line, move the cursor or turn the direction of the text. */
static bool is_harmful(unsigned point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029
		|| (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

char *report_safe(const char *text)
{
	OWNED_TEXT safe = {0};
	const char *end = text + strlen(text);
	for (const char *at = text; at < end;) {
		const char *from = at;
		unsigned point = utf8_next(&at, end);
		bool is_bad = point == UTF8_REPLACEMENT && at - from == 1;
		if (is_bad)
			text_format(&safe, "\\x%02X", (unsigned)(unsigned char)*from);
		else if (point == '\n')
			text_add(&safe, "\\n");
		else if (is_harmful(point))
			text_format(&safe, "\\u%04X", point);
		else
			text_add_bytes(&safe, from, (size_t)(at - from));
	}
	text_add(&safe, "");
	return text_take(&safe);
}

char *report_count(size_t count, const char *one, const char *many)
{
	char digits[32];
	int length = snprintf(digits, sizeof digits, "%zu", count);
	OWNED_TEXT text = {0};
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			text_add_point(&text, 0x202F);
		text_add_char(&text, digits[i]);
	}
	const char *word = count < 2 ? one : many;
	text_format(&text, "%s%s", word[0] ? " " : "", word);
	return text_take(&text);
}
