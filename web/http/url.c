#include "http/url.h"

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static bool is_unreserved(unsigned char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c)
		|| c == '-' || c == '.' || c == '_' || c == '~';
}

char *url_encode(const char *text)
{
	OWNED_TEXT encoded = {0};
	for (const char *in = text; *in; in++) {
		unsigned char c = (unsigned char)*in;
		if (is_unreserved(c))
			text_add_char(&encoded, *in);
		else
			text_format(&encoded, "%%%02X", c);
	}
	return text_take(&encoded);
}

static int hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool is_control(int c)
{
	return c < 0x20 || c == 0x7F;
}

int url_escaped_byte(const char *bytes, size_t left)
{
	if (left < 3)
		return -1;
	int high = hex_value(bytes[1]), low = hex_value(bytes[2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* The byte that "%XY" stands for, or -1 when it stands for nothing we take. */
static int escaped_byte(const char *bytes, size_t left, enum url_part part)
{
	int byte = url_escaped_byte(bytes, left);
	if (byte <= 0)
		return -1;
	/* An encoded slash is a separator for some servers and a letter for others. */
	if (part == URL_PATH && (byte == '/' || is_control(byte)))
		return -1;
	if (part == URL_FORM && (byte == '\t' || byte == '\n' || byte == '\r'))
		return byte;
	return is_control(byte) ? ' ' : byte;
}

char *url_decode(const char *bytes, size_t length, enum url_part part, struct error *err)
{
	OWNED_TEXT decoded = {0};
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];
		int byte = c;
		if (c == '%') {
			byte = escaped_byte(bytes + i, length - i, part);
			i += 2;
		} else if (c == '+' && part != URL_PATH) {
			byte = ' ';
		} else if (c == ' ' || is_control(c)) {
			byte = -1;
		}
		if (byte < 0) {
			error_set(err, ERROR_INVALID, "url: bad byte or escape near offset %zu", i);
			return NULL;
		}
		text_add_char(&decoded, (char)byte);
	}
	if (!utf8_is_valid(text_string(&decoded), decoded.length, NULL)) {
		error_set(err, ERROR_INVALID, "url: not UTF-8");
		return NULL;
	}
	return text_take(&decoded);
}
