#include "sheet/tag.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/personal.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Signs a name may have between or after its letters. */
static bool is_sign(unsigned point)
{
	return point == ' ' || point == '-' || point == '\'' || point == 0x2019 || point == '+'
		|| point == '#' || point == '.' || point == '&';
}

static bool is_digit(unsigned point)
{
	return point >= '0' && point <= '9';
}

enum tag_fault tag_check(const char *name)
{
	OWNED_STRING squeezed = utf8_squeeze(name);
	size_t length = utf8_length(squeezed);
	if (length < TAG_CHARACTERS_LEAST)
		return TAG_SHORT;
	if (length > TAG_CHARACTERS)
		return TAG_LONG;

	bool has_letter = false;
	const char *end = squeezed + strlen(squeezed);
	for (const char *at = squeezed; at < end;) {
		unsigned point = utf8_next(&at, end);
		if (!utf8_is_word(point) && !is_sign(point))
			return TAG_STRANGE;
		has_letter |= utf8_is_word(point) && !is_digit(point);
	}
	if (!has_letter)
		return TAG_NO_LETTER;
	OWNED_STRING personal = personal_refusal(squeezed);
	if (personal)
		return TAG_PERSONAL;
	/* Marks without their letter, and whatever else folds to nothing. */
	OWNED_STRING form = tag_form(squeezed);
	return *form ? TAG_GOOD : TAG_STRANGE;
}

/* ---- The form ---- */

/* Words that end like a plural and are none. Addresses hang on this list: nothing is ever taken from
 * it or added to it. */
static const char *const singular[] = {
	"acces", "ailleurs", "alors", "anglais", "apres", "atlas", "autobus", "avis",
	"bois", "bras", "campus", "choix", "compas", "concours", "consensus", "corps",
	"corpus", "cours", "croix", "cursus", "dans", "dehors", "deux", "discours",
	"divers", "doux", "echecs", "fois", "francais", "hors", "jamais", "latex", "linux",
	"mars", "maths", "mieux", "moins", "mois", "news", "oasis", "ours", "paix",
	"palais", "parcours", "pays", "plus", "prix", "process", "processus", "progres",
	"relais", "repas", "roux", "sans", "secours", "sens", "souris", "sous", "succes",
	"tapis", "temps", "tennis", "toujours", "tous", "travers", "tres", "trois",
	"univers", "unix", "vers", "vieux", "virus", "voix",
};

static bool is_singular(const char *word)
{
	for (size_t i = 0; i < sizeof singular / sizeof singular[0]; i++)
		if (strcmp(singular[i], word) == 0)
			return true;
	return false;
}

static bool ends_with(const struct text *word, const char *end)
{
	size_t length = strlen(end);
	return word->length > length && memcmp(word->bytes + word->length - length, end, length) == 0;
}

/* « robots », « jeux », « tableaux », « journaux »; what is too short to tell stays. Tells whether
 * something was dropped. */
static bool drop_plural(struct text *word)
{
	enum { SHORTEST = 4 };
	if (word->length < SHORTEST || ends_with(word, "ss") || is_singular(text_string(word)))
		return false;
	if (ends_with(word, "aux") && !ends_with(word, "eaux")) {
		text_cut(word, word->length - 2);
		text_add_char(word, 'l');
		return true;
	}
	bool is_plural = ends_with(word, "s") || ends_with(word, "eux") || ends_with(word, "eaux")
		|| ends_with(word, "oux");
	text_cut(word, word->length - is_plural);
	return is_plural;
}

static void add_word(struct text *form, struct text *word)
{
	if (word->length == 0)
		return;
	/* Until nothing is left to drop: the form of a form is that form. */
	while (drop_plural(word))
		continue;
	if (form->length)
		text_add_char(form, '-');
	text_add(form, text_string(word));
	text_cut(word, 0);
}

/* « C++ » and « C# » are not « C »; elsewhere these signs only part words. */
static bool is_of_word(unsigned point, const struct text *word)
{
	return utf8_is_word(point) || (word->length && (point == '+' || point == '#'));
}

char *tag_form(const char *name)
{
	OWNED_STRING folded = utf8_fold(name);
	OWNED_TEXT form = {0}, word = {0};
	const char *end = folded + strlen(folded);
	for (const char *at = folded; at < end;) {
		unsigned point = utf8_next(&at, end);
		if (is_of_word(point, &word))
			text_add_point(&word, point);
		else
			add_word(&form, &word);
	}
	add_word(&form, &word);
	return mem_copy(text_string(&form));
}
