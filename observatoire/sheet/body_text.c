#include "sheet/body_inner.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* From Markdown's plain pieces to HTML: escaping, addresses, French spaces. */

#define NBSP "\xC2\xA0"

static const char *entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void body_escape(struct text *html, const char *text, size_t length)
{
	size_t from = 0;
	for (size_t i = 0; i < length; i++) {
		const char *instead = entity(text[i]);
		if (!instead)
			continue;
		text_add_bytes(html, text + from, i - from);
		text_add(html, instead);
		from = i + 1;
	}
	text_add_bytes(html, text + from, length - from);
}

static bool starts(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* French typography: these signs are never left alone at the start of a line. */
static bool is_high_sign(const char *text)
{
	return (*text && strchr(":;?!%", *text)) || strncmp(text, "»", 2) == 0;
}

/* « 8 h 45 », « 20 cm », « 3 € »: what is counted stays on the line of its number. */
static size_t unit_length(const char *text, size_t left)
{
	static const char *const units[] = { "min", "cm", "mm", "km", "kg", "Go", "Mo", "Ko", "€", "°C",
		"h", "s", "m", "g" };
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t length = strlen(units[i]);
		const char *after = text + length, *end = text + left;
		if (length > left || memcmp(text, units[i], length) != 0)
			continue;
		if (after == end || !utf8_is_word(utf8_next(&after, end)))
			return length;
	}
	return 0;
}

/* The space before a unit, or the one of « 8 h 45 » behind it. */
static bool is_counted(const char *text, size_t at, size_t length)
{
	if (at == 0 || at + 1 >= length)
		return false;
	if (ascii_is_digit(text[at - 1]))
		return unit_length(text + at + 1, length - at - 1) > 0;
	bool is_hour = text[at - 1] == 'h' && at >= 3 && (text[at - 2] == ' ' ? ascii_is_digit(text[at - 3])
		: ascii_is_digit(text[at - 2]));
	return is_hour && ascii_is_digit(text[at + 1]);
}

static void escape_french(struct text *html, const char *text, size_t length)
{
	size_t from = 0;
	for (size_t i = 0; i < length; i++) {
		bool before_sign = i + 1 < length && is_high_sign(text + i + 1);
		bool after_quote = i >= 2 && strncmp(text + i - 2, "«", 2) == 0;
		if (text[i] != ' ' || !(before_sign || after_quote || is_counted(text, i, length)))
			continue;
		body_escape(html, text + from, i - from);
		text_add(html, NBSP);
		from = i + 1;
	}
	body_escape(html, text + from, length - from);
}

/* Signs that close a sentence rather than an address. */
static size_t address_length(const char *text)
{
	const char *end = text + strlen(text), *cursor = text;
	while (cursor < end) {
		const char *before = cursor;
		unsigned point = utf8_next(&cursor, end);
		if (utf8_is_space(point) || point < 0x20 || point == '<' || point == '"' || point == 0xBB) {
			cursor = before;
			break;
		}
	}
	size_t length = (size_t)(cursor - text), open = 0, closed = 0;
	for (size_t i = 0; i < length; i++) {
		open += text[i] == '(';
		closed += text[i] == ')';
	}
	while (length > 0 && strchr(".,;:!?'*_)]", text[length - 1])) {
		if (text[length - 1] == ')' && closed-- <= open)
			break;
		length--;
	}
	return length;
}

/* The next bare address in `text`; NULL when there is none. */
static const char *find_address(const char *text)
{
	for (const char *at = strstr(text, "http"); at; at = strstr(at + 4, "http"))
		if ((starts(at, "http://") && address_length(at) > 7)
			|| (starts(at, "https://") && address_length(at) > 8))
			return at;
	return NULL;
}

void body_write_text(struct text *html, const char *text, bool link_bare)
{
	const char *address = link_bare ? find_address(text) : NULL;
	for (; address; address = find_address(text)) {
		size_t length = address_length(address);
		escape_french(html, text, (size_t)(address - text));
		text_add(html, "<a href=\"");
		body_escape(html, address, length);
		text_add(html, "\" rel=\"nofollow noopener\">");
		body_escape(html, address, length);
		text_add(html, "</a>");
		text = address + length;
	}
	escape_french(html, text, strlen(text));
}

/* Past the end of the element `name` opened at `html`; NULL when it is another. */
static const char *skip_element(const char *html, const char *name, const char *end_tag)
{
	if (!starts(html + 1, name))
		return NULL;
	const char *end = strcasestr(html, end_tag);
	return end ? end + strlen(end_tag) : html + strlen(html);
}

static const char *skip_tag(const char *html)
{
	const char *after = skip_element(html, "!--", "-->");
	if (!after)
		after = skip_element(html, "script", "</script>");
	if (!after)
		after = skip_element(html, "style", "</style>");
	if (after)
		return after;
	const char *end = strchr(html, '>');
	return end ? end + 1 : html + strlen(html);
}

char *body_strip_tags(const char *html)
{
	struct text plain = {0};
	while (*html) {
		size_t length = strcspn(html, "<");
		text_add_bytes(&plain, html, length);
		html += length;
		if (*html) {
			html = skip_tag(html);
			text_add_char(&plain, ' ');
		}
	}
	return text_take(&plain);
}
