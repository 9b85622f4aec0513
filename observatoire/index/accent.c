#include "index/accent.h"

#include "base/utf8.h"
#include "index/analysis.h"
#include "index/light.h"

#include <string.h>

/* Letters of a word, each of which folds to one. */
struct spelt {
	unsigned points[TOKEN_MAX_BYTES];
	size_t count;
};

/* Small words whose accents nobody leaves out for another word. */
static const char *const USUAL[] = {
	"à", "déjà", "là", "même", "où", "très", "voilà", "être", "était", "étaient", "étant",
};

static bool is_plain(unsigned point)
{
	return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

/* À to ÿ, signs and what folds to two letters left aside. */
static bool is_accented(unsigned point)
{
	return point >= 0xC0 && point <= 0xFF && point != 0xC6 && point != 0xD0 && point != 0xD7
		&& point != 0xDE && point != 0xDF && point != 0xE6 && point != 0xF0 && point != 0xF7
		&& point != 0xFE;
}

static unsigned small(unsigned point)
{
	bool is_capital = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE);
	return is_capital ? point + 0x20 : point;
}

/* False for a word with other signs, or without accent. */
static bool spell(const char *bytes, size_t length, struct spelt *spelt)
{
	bool has_accent = false;
	const char *cursor = bytes, *end = bytes + length;
	while (cursor < end) {
		unsigned point = utf8_next(&cursor, end);
		if (spelt->count == TOKEN_MAX_BYTES || (!is_plain(point) && !is_accented(point)))
			return false;
		has_accent |= is_accented(point);
		spelt->points[spelt->count++] = small(point);
	}
	return has_accent;
}

/* â ê î ô û, and ù: « pêche », « mûr ». */
static bool is_telling_anywhere(unsigned point)
{
	return point == 0xE2 || point == 0xEA || point == 0xEE || point == 0xF4 || point == 0xFB
		|| point == 0xF9;
}

static bool is_vowel(unsigned point)
{
	return strchr("aeiouy", (int)(point & 0x7F)) || point >= 0x80;
}

/* « élève », which « élevé » folds to as well. */
static bool ends_in_grave(const struct spelt *spelt)
{
	size_t at = spelt->count;
	if (at < 3 || spelt->points[--at] != 'e')
		return false;
	size_t mute = at;
	while (at > 0 && !is_vowel(spelt->points[at - 1]))
		at--;
	return at > 0 && at < mute && spelt->points[at - 1] == 0xE8;
}

/* Whether another word may be written with the same letters and other accents. */
static bool is_telling(const struct spelt *spelt)
{
	for (size_t i = 0; i < spelt->count; i++)
		if (is_telling_anywhere(spelt->points[i]))
			return true;
	return spelt->points[spelt->count - 1] == 0xE9 || ends_in_grave(spelt);
}

static void write(const struct spelt *spelt, char form[ACCENT_MAX_BYTES])
{
	size_t length = 0;
	for (size_t i = 0; i < spelt->count; i++)
		length += utf8_encode(spelt->points[i], form + length);
	form[length] = '\0';
}

static bool is_usual(const char *form)
{
	for (size_t i = 0; i < sizeof USUAL / sizeof USUAL[0]; i++)
		if (strcmp(USUAL[i], form) == 0)
			return true;
	return false;
}

bool accent_form(const char *bytes, size_t length, const char *folded, char form[ACCENT_MAX_BYTES])
{
	char singular[TOKEN_MAX_BYTES + 1];
	size_t letters = strlen(folded);
	struct spelt spelt = { .count = 0 };
	if (length <= letters || letters > TOKEN_MAX_BYTES || !spell(bytes, length, &spelt)
		|| spelt.count != letters)
		return false;
	/* « animaux » gives « animal », which is no beginning of it: such a word keeps its plural. */
	size_t count = light_singular(folded, letters, singular);
	if (count > 0 && strncmp(folded, singular, count) == 0)
		spelt.count = count;
	if (!is_telling(&spelt))
		return false;
	write(&spelt, form);
	return !is_usual(form);
}
