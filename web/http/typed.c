#include "http/typed.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "http/url.h"

#include <string.h>

bool typed_is(const char *name)
{
	return text_equals(name, "q");
}

/* Bytes of a value that are kept: what is left of an escape at the end would read as a sign. */
static size_t kept_of(const char *value, size_t length)
{
	if (length <= TYPED_MAX_SENT)
		return length;
	for (size_t kept = TYPED_MAX_SENT - 1; kept > TYPED_MAX_SENT - 3; kept--)
		if (value[kept] == '%')
			return kept;
	return TYPED_MAX_SENT;
}

char *typed_shorten(const char *target)
{
	OWNED_TEXT shortened = {0};
	const char *at = target + strcspn(target, "?");
	text_add_bytes(&shortened, target, (size_t)(at - target));
	while (*at) {
		size_t length = 1 + strcspn(at + 1, "&");
		bool is_typed = length > 2 && strncmp(at + 1, "q=", 2) == 0;
		text_add_bytes(&shortened, at, is_typed ? 3 + kept_of(at + 3, length - 3) : length);
		at += length;
	}
	return text_take(&shortened);
}

static void add_point(struct text *typed, unsigned point)
{
	if (point < 0x20 || (point >= 0x7F && point < 0xA0))
		text_add_char(typed, ' ');
	else if (!utf8_is_direction(point) && !utf8_is_noncharacter(point))
		text_add_point(typed, point);
}

char *typed_decode(const char *bytes, size_t length, size_t most)
{
	OWNED_TEXT sent = {0}, typed = {0};
	for (size_t i = 0; i < length; i++) {
		int byte = bytes[i] == '%' ? url_escaped_byte(bytes + i, length - i) : -1;
		i += byte >= 0 ? 2 : 0;
		text_add_char(&sent, byte >= 0 ? (char)byte : bytes[i] == '+' ? ' ' : bytes[i]);
	}
	const char *cursor = text_string(&sent), *end = cursor + sent.length;
	while (cursor < end) {
		const char *from = cursor;
		unsigned point = utf8_next(&cursor, end);
		bool is_latin = point == UTF8_REPLACEMENT && cursor == from + 1;
		add_point(&typed, is_latin ? (unsigned char)*from : point);
	}
	return mem_copy_bytes(text_string(&typed), utf8_floor(text_string(&typed), most));
}
