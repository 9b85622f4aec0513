#include "index/sort_key.h"

#include "base/ascii.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

/* The number at `text` behind the count of its digits: a longer number is a greater one. */
static size_t add_number(struct text *key, const char *text)
{
	size_t zeros = strspn(text, "0"), digits = strspn(text + zeros, "0123456789");
	text_add_char(key, (char)('0' + (digits < MOST_DIGITS ? digits : MOST_DIGITS)));
	text_add_bytes(key, text + zeros, digits);
	return zeros + digits;
}

char *sort_key(const char *title)
{
	OWNED_STRING folded = utf8_fold(title);
	const char *at = folded, *end = folded + strlen(folded);
	struct text key = {0};
	bool is_after_word = false;

	while (at < end) {
		const char *next = at;
		bool is_word = utf8_is_word(utf8_next(&next, end));
		if (is_word && is_after_word)
			text_add_char(&key, ' ');
		if (is_word)
			is_after_word = false;
		if (is_word && ascii_is_digit(*at))
			next = at + add_number(&key, at);
		else if (is_word)
			text_add_bytes(&key, at, (size_t)(next - at));
		else
			is_after_word = *text_string(&key) != '\0';
		at = next;
	}
	char *whole = text_take(&key);
	whole[utf8_floor(whole, SORT_KEY_BYTES)] = '\0';
	return whole;
}
