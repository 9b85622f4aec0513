#include "people/email.h"

#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char letters_and_digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";
static const char local_signs[] = "abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-";

/* Dots stand between two things. */
static bool is_dotted(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '.' && (i == 0 || i + 1 == length || text[i + 1] == '.'))
			return false;
	return length > 0;
}

static bool is_local(const char *text, size_t length)
{
	return length <= 64 && strspn(text, local_signs) >= length && is_dotted(text, length);
}

/* RFC 1123, 2.1: names of letters, digits and inner hyphens, 63 at most. */
static bool is_domain(const char *text)
{
	size_t names = 0;
	for (const char *at = text;; at++, names++) {
		size_t length = strcspn(at, ".");
		if (length == 0 || length > 63 || at[0] == '-' || at[length - 1] == '-')
			return false;
		for (size_t i = 0; i < length; i++)
			if (at[i] != '-' && !strchr(letters_and_digits, at[i]))
				return false;
		at += length;
		if (!*at)
			return names >= 1;
	}
}

static void lower(char *text)
{
	for (; *text; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text += 'a' - 'A';
}

char *email_fold(const char *typed)
{
	static const char blanks[] = " \t\r\n";
	typed += strspn(typed, blanks);
	size_t length = strnlen(typed, EMAIL_MAX_BYTES + 64);
	while (length > 0 && strchr(blanks, typed[length - 1]))
		length--;
	if (length == 0 || length > EMAIL_MAX_BYTES)
		return NULL;

	char *email = mem_copy_bytes(typed, length);
	lower(email);
	const char *at = strchr(email, '@');
	if (at && is_local(email, (size_t)(at - email)) && is_domain(at + 1))
		return email;
	free(email);
	return NULL;
}
