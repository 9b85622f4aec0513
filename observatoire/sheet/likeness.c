#include "sheet/likeness.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 64 };  /* bytes of a form worth measuring: no key is longer */

static const struct { const char *typed, *meant; } SAME_WORDS[] = {
	{ "ii", "2" }, { "iii", "3" }, { "iv", "4" },
};

static const char *const ORDINALS[] = { "e", "eme", "ieme", "er", "ere", "re", "de", "nde" };

static bool is_ordinal(const char *word)
{
	for (size_t i = 0; i < sizeof ORDINALS / sizeof ORDINALS[0]; i++)
		if (strcmp(word, ORDINALS[i]) == 0)
			return true;
	return false;
}

static bool ends_in_digit(const struct text *form)
{
	return form->length && strchr("0123456789", form->bytes[form->length - 1]);
}

static void drop_plural(struct text *word)
{
	if (word->length > 3 && strchr("sx", word->bytes[word->length - 1]))
		text_cut(word, word->length - 1);
}

/* « 6ème » and « 6 ème » become « 6e ». */
static void add_word(struct text *form, struct text *word)
{
	size_t digits = strspn(text_string(word), "0123456789");
	if (digits && is_ordinal(word->bytes + digits)) {
		text_cut(word, digits);
		text_add_char(word, 'e');
	} else if (ends_in_digit(form) && is_ordinal(text_string(word))) {
		text_cut(word, 0);
		text_add_char(word, 'e');
	}

	drop_plural(word);
	const char *meant = text_string(word);
	for (size_t i = 0; i < sizeof SAME_WORDS / sizeof SAME_WORDS[0]; i++)
		if (strcmp(meant, SAME_WORDS[i].typed) == 0)
			meant = SAME_WORDS[i].meant;
	text_add(form, meant);
	text_cut(word, 0);
}

char *likeness_form(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	OWNED_TEXT word = {0};
	struct text form = {0};
	const char *cursor = folded, *end = folded + strlen(folded);
	while (cursor < end) {
		const char *start = cursor;
		if (utf8_is_word(utf8_next(&cursor, end)))
			text_add_bytes(&word, start, (size_t)(cursor - start));
		else if (word.length)
			add_word(&form, &word);
	}
	if (word.length)
		add_word(&form, &word);
	return text_take(&form);
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned likeness_distance(const char *a, const char *b, unsigned limit)
{
	size_t rows = strlen(a), columns = strlen(b);
	size_t apart = rows > columns ? rows - columns : columns - rows;
	if (rows > LONGEST || columns > LONGEST || apart > limit)
		return limit + 1;

	unsigned cost[LONGEST + 1][LONGEST + 1];
	for (size_t i = 0; i <= rows; i++)
		cost[i][0] = (unsigned)i;
	for (size_t j = 0; j <= columns; j++)
		cost[0][j] = (unsigned)j;
	for (size_t i = 1; i <= rows; i++) {
		for (size_t j = 1; j <= columns; j++) {
			unsigned change = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
			cost[i][j] = least(change, least(cost[i - 1][j], cost[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
		}
	}
	return least(cost[rows][columns], limit + 1);
}

bool likeness_is_closer(const char *typed, const char *meant, unsigned *best)
{
	size_t length = strlen(meant);
	unsigned bearable = length < 3 ? 0 : length < 8 ? 1 : length < 13 ? 2 : 3;
	unsigned distance = likeness_distance(typed, meant, bearable);
	if (distance > bearable || distance >= *best)
		return false;
	*best = distance;
	return true;
}
