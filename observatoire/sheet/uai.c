#include "sheet/uai.h"

#include "base/ascii.h"

#include <stddef.h>
#include <string.h>

/* Neither I, O nor Q, which are too like 1 and 0. */
static const char LETTERS[] = "ABCDEFGHJKLMNPRSTUVWXYZ";

enum { DIGITS = 7 };

char uai_letter(const char *digits)
{
	unsigned long number = 0;
	for (size_t i = 0; i < DIGITS; i++) {
		if (!ascii_is_digit(digits[i]))
			return '\0';
		number = number * 10 + (unsigned long)(digits[i] - '0');
	}
	return LETTERS[number % (sizeof LETTERS - 1)];
}

bool uai_is_valid(const char *text)
{
	char letter = uai_letter(text);
	return letter && text[DIGITS] == letter && !text[DIGITS + 1];
}

/* The mailbox of a school is ce.UAI@ac-….fr; only what stands before the @ counts. */
static const char *mailbox(const char *text, size_t *length)
{
	const char *at = strchr(text, '@');
	*length = at ? (size_t)(at - text) : strlen(text);
	if (at && *length > 3 && (text[0] == 'c' || text[0] == 'C') && (text[1] == 'e' || text[1] == 'E')
		&& text[2] == '.') {
		*length -= 3;
		return text + 3;
	}
	return text;
}

bool uai_extract(const char *text, char uai[static UAI_BYTES])
{
	size_t length, found = 0;
	text = mailbox(text, &length);
	char seen[UAI_BYTES];
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		if (strchr(" .-_", c))
			continue;
		if (found > DIGITS || (found < DIGITS ? !ascii_is_digit(c) : !ascii_is_letter(c)))
			return false;
		seen[found++] = c >= 'a' ? (char)(c - 'a' + 'A') : c;
	}
	if (found != DIGITS + 1)
		return false;
	memcpy(uai, seen, found);
	uai[found] = '\0';
	return true;
}
