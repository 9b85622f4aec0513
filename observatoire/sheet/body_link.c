#include "sheet/body_writer.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Where the links of a body lead. Nothing is kept beside a sheet: an address that is relative to it
 * leads nowhere, and a link that would be dead is not made. */

static bool starts(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

static bool has_trick(const char *url)
{
	for (const char *c = url; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7F || *c == '\\')
			return true;
	return starts(url, "//");
}

enum body_link body_link_kind(const char *url)
{
	if (!*url || has_trick(url))
		return BODY_LINK_REFUSED;
	if (starts(url, "http://") || starts(url, "https://"))
		return BODY_LINK_AWAY;
	if (starts(url, "mailto:"))
		return BODY_LINK_MAIL;
	if (*url == '/')
		return BODY_LINK_SITE;
	if (*url == '#')
		return BODY_LINK_HERE;
	return url[strcspn(url, ":/?#")] == ':' ? BODY_LINK_REFUSED : BODY_LINK_RELATIVE;
}

static unsigned digit_of(char c)
{
	int low = tolower((unsigned char)c);
	return (unsigned)(isdigit(low) ? low - '0' : low - 'a' + 10);
}

/* An address writes « é » as %C3%A9. What gives no text is left as it is. */
static char *decoded(const char *fragment)
{
	struct text plain = {0};
	for (const char *c = fragment; *c; c++) {
		bool is_code = *c == '%' && isxdigit((unsigned char)c[1]) && isxdigit((unsigned char)c[2]);
		char byte = is_code ? (char)(digit_of(c[1]) * 16 + digit_of(c[2])) : *c;
		text_add_char(&plain, byte ? byte : ' ');
		c += is_code ? 2 : 0;
	}
	OWNED_STRING text = text_take(&plain);
	return utf8_is_valid(text, strlen(text), NULL) ? TAKE(text) : mem_copy(fragment);
}

static const char *anchor_named(const struct body_headings *headings, const char *anchor)
{
	for (size_t i = 0; i < headings->count; i++)
		if (strcmp(headings->items[i].anchor, anchor) == 0)
			return headings->items[i].anchor;
	return NULL;
}

const char *body_headings_find(const struct body_headings *headings, const char *fragment)
{
	OWNED_STRING words = decoded(fragment);
	OWNED_STRING anchor = body_anchor(words);
	const char *whole = anchor_named(headings, words);
	return whole ? whole : anchor_named(headings, anchor);
}
