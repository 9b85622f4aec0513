#include "index/glance.h"

#include "index/atom_plain.h"

#include <string.h>

enum {
	ANY = 26,          /* stands for whatever letter follows */
	/* Bytes of a form whose second letter, or third, is that of the word: « ay » has the stem « ai »,
	 * « baux » is « bail ». */
	SURE_SECOND = 3,
	SURE_THIRD = 5,
};

/* What a character is to one who looks for beginnings. */
enum sight { SIGHT_LETTER, SIGHT_DIGIT, SIGHT_GAP, SIGHT_UNSURE };

/* Signs beyond ASCII that part words. Whatever is not here may fold to letters, or to nothing. */
static const char *const GAPS[] = {
	"\u00A0", "«", "»", "°", "’", "‘", "“", "”", "…", "–", "—", "•", "\u202F", "€",
};

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static uint32_t bit(char letter)
{
	return UINT32_C(1) << (letter - 'a');
}

static const uint32_t ANY_BIT = UINT32_C(1) << ANY;

void glance_add(struct glance *glance, const char *form)
{
	if (*form >= '0' && *form <= '9') {
		glance->wants_digits = true;
		return;
	}
	if (!is_letter(*form)) {
		glance->is_blind = true;
		return;
	}
	size_t length = strlen(form);
	uint32_t *seconds = &glance->seconds[*form - 'a'];
	if (length < SURE_SECOND || !is_letter(form[1])) {
		*seconds |= ANY_BIT;
		return;
	}
	*seconds |= bit(form[1]);
	glance->thirds[*form - 'a'][form[1] - 'a'] |=
		length >= SURE_THIRD && is_letter(form[2]) ? bit(form[2]) : ANY_BIT;
}

bool glance_may_be(const struct glance *glance, const char *folded)
{
	if (glance->is_blind)
		return true;
	if (!is_letter(*folded))
		return glance->wants_digits;
	uint32_t seconds = glance->seconds[*folded - 'a'];
	/* What a letter or two are welded to goes on in any way. */
	if (!seconds || seconds & ANY_BIT || !is_letter(folded[1]))
		return seconds;
	if (!(seconds & bit(folded[1])))
		return false;
	uint32_t thirds = glance->thirds[*folded - 'a'][folded[1] - 'a'];
	return thirds & ANY_BIT || !is_letter(folded[2]) || thirds & bit(folded[2]);
}

static enum sight look_beyond_ascii(const char *at, const char *end, size_t *length)
{
	for (size_t i = 0; i < sizeof GAPS / sizeof GAPS[0]; i++) {
		size_t bytes = strlen(GAPS[i]);
		if ((size_t)(end - at) >= bytes && memcmp(at, GAPS[i], bytes) == 0) {
			*length = bytes;
			return SIGHT_GAP;
		}
	}
	return SIGHT_UNSURE;
}

static enum sight look(const char *at, const char *end, char *letter, size_t *length)
{
	bool is_capital;
	*letter = atom_plain_letter(at, end, length, &is_capital);
	if (*letter)
		return SIGHT_LETTER;
	*length = 1;
	if (*at >= '0' && *at <= '9')
		return SIGHT_DIGIT;
	return (unsigned char)*at < 0x80 ? SIGHT_GAP : look_beyond_ascii(at, end, length);
}

/* A word being read: what letters are awaited, and how many of it were read. */
struct glimpse {
	uint32_t awaited;
	size_t read;
	char first;
};

/* Whether the word goes on as one looked for does. What stands alone may be an acronym's, « E.I.M. », or be
 * welded to what follows, « e-mail ». */
static bool goes_on(const struct glance *glance, struct glimpse *word, enum sight sight, char letter)
{
	if (sight != SIGHT_LETTER)
		return true;
	if (word->read == 1 && !(word->awaited & ANY_BIT) && word->awaited & bit(letter)) {
		word->awaited = glance->thirds[word->first - 'a'][letter - 'a'];
		word->read = 2;
		return word->awaited & ANY_BIT;
	}
	bool fits = word->awaited & (bit(letter) | ANY_BIT);
	word->awaited = 0;
	return fits;
}

bool glance_may_hold(const struct glance *glance, const char *text, size_t length)
{
	if (glance->is_blind || glance->wants_names)
		return true;

	struct glimpse word = {0};
	bool is_inside = false;
	size_t bytes;
	for (const char *at = text, *end = text + length; at < end; at += bytes) {
		char letter;
		enum sight sight = look(at, end, &letter, &bytes);
		if (sight == SIGHT_UNSURE || (sight == SIGHT_DIGIT && !is_inside && glance->wants_digits))
			return true;
		if (word.awaited && goes_on(glance, &word, sight, letter))
			return true;
		if (sight == SIGHT_LETTER && !is_inside)
			word = (struct glimpse){ glance->seconds[letter - 'a'], 1, letter };
		is_inside = sight != SIGHT_GAP;
	}
	return word.awaited;
}
