#include "sheet/personal.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "sheet/uai.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { PHONE_PAIRS = 4, LOCAL_PART = 64, QUOTED = 80 };

static bool is_local(char c)
{
	return c && (ascii_is_letter(c) || ascii_is_digit(c) || strchr("._%+-", c));
}

static bool is_host(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '.' || c == '-';
}

/* Whether the "@" at `at` stands in an address; `*start` and `*end` are its limits. */
static bool find_address(const char *text, const char *at, const char **start, const char **end)
{
	*start = at;
	while (*start > text && at - *start < LOCAL_PART && is_local((*start)[-1]))
		--*start;
	*end = at + 1;
	while (is_host(**end))
		++*end;
	while (*end > at + 1 && !ascii_is_letter((*end)[-1]) && !ascii_is_digit((*end)[-1]))
		--*end;
	const char *dot = memrchr(at, '.', (size_t)(*end - at));
	return *start < at && dot && dot > at + 1 && *end - dot > 2 && ascii_is_letter(dot[1]);
}

static bool is_school_mailbox(const char *start, const char *end)
{
	char uai[UAI_BYTES];
	OWNED_STRING address = mem_copy_bytes(start, (size_t)(end - start));
	return strstr(address, "@ac-") && uai_extract(address, uai);
}

/* One space, dot, hyphen or non-breaking space between two pairs of digits. */
static const char *skip_separator(const char *cursor)
{
	if (strncmp(cursor, "\u00a0", 2) == 0)
		return cursor + 2;
	if (strncmp(cursor, "\u202f", 3) == 0)
		return cursor + 3;
	return *cursor && strchr(" .-/", *cursor) ? cursor + 1 : cursor;
}

static const char *skip_prefix(const char *cursor)
{
	static const char *const prefixes[] = { "+33", "0033" };
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		size_t length = strlen(prefixes[i]);
		if (strncmp(cursor, prefixes[i], length) != 0)
			continue;
		cursor = skip_separator(cursor + length);
		return strncmp(cursor, "(0)", 3) == 0 ? skip_separator(cursor + 3) : cursor;
	}
	return *cursor == '0' ? cursor + 1 : NULL;
}

/* The end of the telephone number that starts at `cursor`, or NULL. */
static const char *phone_end(const char *cursor)
{
	cursor = skip_prefix(cursor);
	if (!cursor || *cursor < '1' || *cursor > '9')
		return NULL;
	cursor++;
	for (size_t i = 0; i < PHONE_PAIRS; i++) {
		cursor = skip_separator(cursor);
		if (!ascii_is_digit(cursor[0]) || !ascii_is_digit(cursor[1]))
			return NULL;
		cursor += 2;
	}
	return ascii_is_digit(*cursor) ? NULL : cursor;
}

/* A number within a longer one, or behind a decimal sign, is no telephone number. */
static bool may_start_phone(const char *text, const char *cursor)
{
	if (*cursor != '0' && *cursor != '+')
		return false;
	if (cursor == text)
		return true;
	char before = cursor[-1];
	return !ascii_is_digit(before) && !ascii_is_letter(before) && !strchr(",.-+/=_", before);
}

/* What was found, and what it looks like. */
struct finding {
	const char *start, *end;
	const char *what, *remedy;
};

/* What is found at `cursor`; the mailbox of a school is looked past, it is nobody's. */
static bool find_at(const char *text, const char *cursor, struct finding *found)
{
	const char *start, *end;
	if (*cursor == '@' && find_address(text, cursor, &start, &end)) {
		*found = (struct finding){ start, end, is_school_mailbox(start, end) ? NULL
			: "une adresse de courriel", "ôtez-la" };
		return true;
	}
	if (!may_start_phone(text, cursor) || !(end = phone_end(cursor)))
		return false;
	*found = (struct finding){ cursor, end, "un numéro de téléphone",
		"ôtez-le, ou, si c’est une référence, mettez un tiret devant" };
	return true;
}

static void tell(struct remarks *remarks, const char *field, unsigned line, struct finding found)
{
	remarks_add(remarks, SEVERITY_ADVICE, field, line,
		"« %.*s » ressemble à %s : ôtez cette donnée si elle permet de reconnaître ou de joindre "
		"quelqu’un, un élève surtout.", (int)(found.end - found.start), found.start, found.what);
}

void personal_check(const char *text, const char *field, unsigned first_line, struct remarks *remarks)
{
	unsigned line = first_line;
	struct finding found;
	for (const char *cursor = text; *cursor; cursor++) {
		line += first_line && *cursor == '\n';
		if (!find_at(text, cursor, &found))
			continue;
		if (found.what)
			tell(remarks, field, line, found);
		cursor = found.end - 1;
	}
}

char *personal_refusal(const char *text)
{
	struct finding found;
	for (const char *cursor = text; *cursor; cursor++) {
		if (!find_at(text, cursor, &found))
			continue;
		size_t length = (size_t)(found.end - found.start);
		if (found.what)
			return text_make("« %.*s%s » ressemble à %s, et d’autres liront ce texte : %s.",
				(int)(length > QUOTED ? QUOTED : length), found.start, length > QUOTED ? "…" : "",
				found.what, found.remedy);
		cursor = found.end - 1;
	}
	return NULL;
}
