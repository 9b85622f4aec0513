#include "base/text.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FORMATTED = 48 };  /* bytes of most formatted texts: those that fit are formatted once */

void text_done(struct text *text)
{
	free(text->bytes);
	*text = (struct text){0};
}

static void make_room(struct text *text, size_t more)
{
	size_t needed = text->length + more + 1;
	if (needed <= text->capacity)
		return;

	size_t capacity = text->capacity ? text->capacity : 64;
	while (capacity < needed)
		capacity *= 2;
	text->bytes = mem_resize(text->bytes, capacity, 1);
	text->capacity = capacity;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	make_room(text, length);
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, char c)
{
	make_room(text, 1);
	text->bytes[text->length++] = c;
	text->bytes[text->length] = '\0';
}

void text_add_point(struct text *text, unsigned point)
{
	char bytes[UTF8_MAX_BYTES];
	text_add_bytes(text, bytes, utf8_encode(point, bytes));
}

static void add_formatted(struct text *text, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	make_room(text, MOST_FORMATTED);
	size_t room = text->capacity - text->length;
	int length = vsnprintf(text->bytes + text->length, room, format, args);
	if (length < 0)
		abort();
	if ((size_t)length >= room) {
		make_room(text, (size_t)length);
		vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
	}
	va_end(again);
	text->length += (size_t)length;
}

void text_format(struct text *text, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add_formatted(text, format, args);
	va_end(args);
}

void text_cut(struct text *text, size_t length)
{
	if (length >= text->length)
		return;
	text->length = length;
	text->bytes[length] = '\0';
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
	char *string = text->bytes ? text->bytes : mem_copy("");
	*text = (struct text){0};
	return string;
}

char *text_make(const char *format, ...)
{
	struct text made = {0};
	va_list args;
	va_start(args, format);
	add_formatted(&made, format, args);
	va_end(args);
	return text_take(&made);
}

bool text_equals(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}
