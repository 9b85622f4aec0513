#include "base/utf8.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Bytes of a well-formed character at `bytes`, its value in `point`; 0 when ill-formed. */
static size_t decode(const unsigned char *bytes, size_t left, unsigned *point)
{
	unsigned char first = bytes[0];
	if (first < 0x80) {
		*point = first;
		return 1;
	}

	size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	if (first < 0xC2 || first > 0xF4 || size > left)
		return 0;

	unsigned value = first & (0xFFu >> (size + 1));
	for (size_t i = 1; i < size; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3F);
	}

	static const unsigned smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*point = value;
	return size;
}

/* How many of the bytes are ASCII before eight of which one is not. */
static size_t plain_bytes(const char *bytes, size_t length)
{
	size_t count = 0;
	for (uint64_t eight; length - count >= sizeof eight; count += sizeof eight) {
		memcpy(&eight, bytes + count, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	return count;
}

bool utf8_is_valid(const char *bytes, size_t length, size_t *bad_at)
{
	const unsigned char *cursor = (const unsigned char *)bytes;
	for (size_t at = plain_bytes(bytes, length); at < length; at += plain_bytes(bytes + at, length - at)) {
		unsigned point;
		size_t size = decode(cursor + at, length - at, &point);
		if (size == 0) {
			if (bad_at)
				*bad_at = at;
			return false;
		}
		at += size;
	}
	return true;
}

unsigned utf8_next(const char **cursor, const char *end)
{
	unsigned point;
	size_t size = decode((const unsigned char *)*cursor, (size_t)(end - *cursor), &point);
	*cursor += size ? size : 1;
	return size ? point : UTF8_REPLACEMENT;
}

size_t utf8_encode(unsigned point, char *bytes)
{
	if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
		point = UTF8_REPLACEMENT;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)bytes);
}

size_t utf8_length(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

size_t utf8_floor(const char *text, size_t limit)
{
	size_t length = strnlen(text, limit + 1);
	if (length <= limit)
		return length;
	while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
		limit--;
	return limit;
}

char *utf8_shorten(const char *text, size_t limit)
{
	static const char more[] = "…";
	size_t length = utf8_floor(text, limit), at = length;
	if (text[length] == '\0')
		return mem_copy(text);
	while (at > 0 && text[at] != ' ')
		at--;
	/* A first word that fills nearly all of it is cut itself. */
	length = at > limit / 2 ? at : length;
	OWNED_TEXT shortened = {0};
	text_add_bytes(&shortened, text, length);
	text_add(&shortened, more);
	return text_take(&shortened);
}

bool utf8_is_space(unsigned point)
{
	if (point < 0x80)
		return point == ' ' || (point >= '\t' && point <= '\r');
	if (point == 0x85)
		return true;
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
	return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL
		|| category == UTF8PROC_CATEGORY_ZP;
}

bool utf8_is_unseen(unsigned point)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
	return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

bool utf8_is_word(unsigned point)
{
	if (point < 0x80)
		return (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z')
			|| (point >= 'A' && point <= 'Z');
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_direction(unsigned point)
{
	return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)
		|| point == 0x200E || point == 0x200F || point == 0x061C;
}

bool utf8_is_noncharacter(unsigned point)
{
	return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
}

bool utf8_is_upper(unsigned point)
{
	if (point < 0x80)
		return point >= 'A' && point <= 'Z';
	return utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_blank(const char *text)
{
	const char *end = text ? text + strlen(text) : NULL;
	while (text < end) {
		unsigned point = utf8_next(&text, end);
		if (!utf8_is_space(point) && !utf8_is_noncharacter(point))
			return false;
	}
	return true;
}

char *utf8_squeeze(const char *text)
{
	struct text squeezed = {0};
	const char *end = text + strlen(text);
	bool pending = false;
	while (text < end) {
		const char *start = text;
		unsigned point = utf8_next(&text, end);
		if (utf8_is_noncharacter(point))
			continue;
		if (utf8_is_space(point)) {
			pending = squeezed.length > 0;
			continue;
		}
		if (pending)
			text_add_char(&squeezed, ' ');
		pending = false;
		text_add_bytes(&squeezed, start, (size_t)(text - start));
	}
	return text_take(&squeezed);
}

static char *map(const char *text, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped,
		UTF8PROC_NULLTERM | options);
	return length < 0 ? mem_copy(text) : (char *)mapped;
}

/* Whether nothing in it can compose: below U+0300 all characters are as they should be, and
 * U+2010 to U+203F (dashes, quotes, points) neither. Nearly all texts are so. */
static bool is_composed(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	for (; *at; at++) {
		if (at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xBF)
			at += 2;
		else if (*at >= 0xCC)
			return false;
	}
	return true;
}

char *utf8_compose(const char *text)
{
	if (is_composed(text))
		return mem_copy(text);
	return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* What Unicode's own mappings leave alone; "" drops the character. */
static const struct { unsigned point; const char *instead; } FOLDS[] = {
	{ 0x0153, "oe" }, { 0x00E6, "ae" },
	{ 0x2019, "'" }, { 0x2018, "'" }, { 0x02BC, "'" }, { 0x201B, "'" }, { 0x2032, "'" },
	{ 0x2010, "-" }, { 0x2011, "-" },
};

static const char *fold_point(unsigned point)
{
	for (size_t i = 0; i < sizeof FOLDS / sizeof FOLDS[0]; i++)
		if (FOLDS[i].point == point)
			return FOLDS[i].instead;
	return NULL;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* There are capitals to fold, and nothing else. */
static char *fold_ascii(const char *text)
{
	char *folded = mem_copy(text);
	for (char *at = folded; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at + 'a' - 'A');
	return folded;
}

char *utf8_fold(const char *text)
{
	if (is_ascii(text))
		return fold_ascii(text);
	char *plain = map(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE
		| UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	struct text folded = {0};
	const char *cursor = plain, *end = plain + strlen(plain);
	while (cursor < end) {
		const char *start = cursor;
		unsigned point = utf8_next(&cursor, end);
		const char *instead = point < 0x80 ? NULL : fold_point(point);
		if (instead)
			text_add(&folded, instead);
		else
			text_add_bytes(&folded, start, (size_t)(cursor - start));
	}
	free(plain);
	return text_take(&folded);
}
