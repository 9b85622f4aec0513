#include "http/log.h"

#include "base/text.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 2048 };

/* Forged lines, terminal escapes and invisible controls (C0, C1, DEL, bidi) end here. */
static bool is_harmless(unsigned point)
{
	return point >= 0x20 && (point < 0x7F || point > 0x9F) && point != UTF8_REPLACEMENT
		&& (point < 0x200B || point > 0x200F) && (point < 0x2028 || point > 0x202E)
		&& (point < 0x2066 || point > 0x2069);
}

static void add_harmless(struct text *line, const char *raw)
{
	const char *end = raw + strlen(raw);
	for (const char *cursor = raw; cursor < end;) {
		unsigned point = utf8_next(&cursor, end);
		text_add_point(line, is_harmless(point) ? point : '?');
	}
}

void log_line(enum log_level level, const char *format, ...)
{
	char raw[LINE_BYTES];
	va_list args;
	va_start(args, format);
	vsnprintf(raw, sizeof raw, format, args);
	va_end(args);

	OWNED_TEXT line = {0};
	if (getenv("JOURNAL_STREAM"))
		text_format(&line, "<%d>", level);
	add_harmless(&line, raw);
	text_add_char(&line, '\n');

	/* One write for one line; a log that is full or closed must not stop the service. */
	ssize_t written = write(STDERR_FILENO, line.bytes, line.length);
	(void)written;
}
