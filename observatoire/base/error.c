#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message cut at 239 bytes must not end in the middle of a character. */
static void drop_cut_character(char *text, size_t length)
{
	size_t start = length;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
		text[start - 1] = '\0';
}

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	if (!err)
		return false;

	va_list args;
	va_start(args, format);
	int wanted = vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	if (wanted >= (int)sizeof err->text)
		drop_cut_character(err->text, strlen(err->text));
	err->kind = kind;
	return false;
}
