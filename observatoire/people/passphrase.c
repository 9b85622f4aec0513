#include "people/handle.h"

#include "base/utf8.h"
#include "people/gate.h"

#include <ctype.h>
#include <string.h>

static size_t different_bytes(const char *text)
{
	bool seen[256] = {0};
	size_t count = 0;
	for (; *text; text++) {
		count += !seen[(unsigned char)*text];
		seen[(unsigned char)*text] = true;
	}
	return count;
}

/* Past capitals, which the folded address has not. */
static bool holds(const char *text, const char *part)
{
	size_t length = strlen(part);
	for (; *text; text++) {
		size_t i = 0;
		while (i < length && tolower((unsigned char)text[i]) == part[i])
			i++;
		if (i == length)
			return true;
	}
	return false;
}

enum passphrase_fault passphrase_check(const char *passphrase, const char *email)
{
	enum { DIFFERENT = 5 };
	if (strlen(passphrase) > PASSPHRASE_MAX_BYTES)
		return PASSPHRASE_LONG;
	if (utf8_length(passphrase) < PASSPHRASE_MIN)
		return PASSPHRASE_SHORT;
	if (email && *email && holds(passphrase, email))
		return PASSPHRASE_IS_ADDRESS;
	if (different_bytes(passphrase) < DIFFERENT)
		return PASSPHRASE_POOR;
	return PASSPHRASE_GOOD;
}

static bool enter(struct people *people, struct error *err)
{
	return gate_enter(people->gate)
		|| error_set(err, ERROR_BUSY, "too many passphrases to hash at once");
}

char *people_hash(struct people *people, const char *passphrase, struct error *err)
{
	if (!enter(people, err))
		return NULL;
	char *hash = passphrase_hash(passphrase, err);
	gate_leave(people->gate);
	return hash;
}

bool people_try(struct people *people, const char *hash, const char *passphrase, bool *fits,
	struct error *err)
{
	if (!enter(people, err))
		return false;
	*fits = passphrase_fits(hash, passphrase);
	gate_leave(people->gate);
	return true;
}
