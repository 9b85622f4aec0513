#include "index/glance.h"

#include "base/ascii.h"
#include "index/atom_plain.h"

#include <string.h>

enum {
	ANY = 26,          /* stands for whatever letter follows */
	/* Bytes of a form whose second letter, or third, is that of the word: « ay » has the stem « ai »,
	 * « baux » is « bail », « lu » is « lis ». */
	SURE_SECOND = 4,
	SURE_THIRD = 5,
};

/* What a character is to one who looks for beginnings. « œ » is two letters, « oe ». */
enum sight { SIGHT_LETTER, SIGHT_LIGATURE, SIGHT_DIGIT, SIGHT_GAP, SIGHT_UNSURE };

/* Signs beyond ASCII that part words. Whatever is not here may fold to letters, or to nothing. */
static const char *const GAPS[] = {
	"\u00A0", "«", "»", "°", "’", "‘", "“", "”", "…", "–", "—", "―", "•",
	"\u202F", "€",
};

static uint32_t bit(char letter)
{
	return UINT32_C(1) << (letter - 'a');
}

/* ASCII letters past case, digits; 0: what parts words. */
static const char FOLDED[0x80] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
	['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h',
	['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p',
	['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x',
	['Y'] = 'y', ['Z'] = 'z',
	['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
	['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p',
	['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
	['y'] = 'y', ['z'] = 'z',
};

static const uint32_t ANY_BIT = UINT32_C(1) << ANY;

void glance_add(struct glance *glance, const char *form)
{
	if (ascii_is_digit(*form)) {
		glance->wants_digits = true;
		return;
	}
	if (!ascii_is_small(*form)) {
		glance->is_blind = true;
		return;
	}
	size_t length = strlen(form);
	uint32_t *seconds = &glance->seconds[*form - 'a'];
	if (length < SURE_SECOND || !ascii_is_small(form[1])) {
		*seconds |= ANY_BIT;
		return;
	}
	*seconds |= bit(form[1]);
	glance->thirds[*form - 'a'][form[1] - 'a'] |=
		length >= SURE_THIRD && ascii_is_small(form[2]) ? bit(form[2]) : ANY_BIT;
}

bool glance_may_be(const struct glance *glance, const char *folded)
{
	if (glance->is_blind)
		return true;
	if (!ascii_is_small(*folded))
		return glance->wants_digits;
	uint32_t seconds = glance->seconds[*folded - 'a'];
	/* What a letter or two are welded to goes on in any way. */
	if (!seconds || seconds & ANY_BIT || !ascii_is_small(folded[1]))
		return seconds;
	if (!(seconds & bit(folded[1])))
		return false;
	uint32_t thirds = glance->thirds[*folded - 'a'][folded[1] - 'a'];
	return thirds & ANY_BIT || !ascii_is_small(folded[2]) || thirds & bit(folded[2]);
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
	unsigned char byte = (unsigned char)*at;
	*length = 1;
	*letter = byte < 0x80 ? FOLDED[byte] : 0;
	if (byte < 0x80)
		return ascii_is_small(*letter) ? SIGHT_LETTER : *letter ? SIGHT_DIGIT : SIGHT_GAP;

	bool is_capital;
	*letter = atom_plain_letter(at, end, length, &is_capital);
	if (*letter)
		return SIGHT_LETTER;
	if (end - at >= 2 && (memcmp(at, "œ", 2) == 0 || memcmp(at, "Œ", 2) == 0)) {
		*length = 2;
		return SIGHT_LIGATURE;
	}
	*length = 1;
	return look_beyond_ascii(at, end, length);
}

static char letter_at(const struct glance_walk *walk, const char *at)
{
	size_t length;
	bool is_capital;
	return atom_plain_letter(at, walk->end, &length, &is_capital);
}

/* Whether the word goes on as one looked for does; nothing more is awaited once that is known. What stands
 * alone may be an acronym's, « E.I.M. », or be welded to what follows, « e-mail ». */
static bool goes_on(struct glance_walk *walk, enum sight sight, char letter)
{
	uint32_t awaited = walk->awaited;
	walk->awaited = 0;
	if (sight != SIGHT_LETTER || awaited & ANY_BIT)
		return true;
	if (!(awaited & bit(letter)) || walk->has_second)
		return awaited & bit(letter);

	uint32_t thirds = walk->glance->thirds[letter_at(walk, walk->word) - 'a'][letter - 'a'];
	if (thirds & ANY_BIT)
		return true;
	walk->awaited = thirds;
	walk->has_second = true;
	return false;
}

static void begin_word(struct glance_walk *walk, const char *at, char letter)
{
	walk->word = at;
	walk->awaited = walk->glance->seconds[letter - 'a'];
	walk->has_second = false;
}

static bool may_begin(const struct glance *glance, char first)
{
	return ascii_is_small(first) ? glance->seconds[first - 'a'] : glance->wants_digits;
}

/* Past words that begin with no letter looked for, as far as all is ASCII: nearly all there is. */
static void pass_words(struct glance_walk *walk)
{
	const char *at = walk->at;
	bool is_inside = walk->is_inside;
	for (; at < walk->end && (unsigned char)*at < 0x80; at++) {
		char folded = FOLDED[(unsigned char)*at];
		if (folded && !is_inside && may_begin(walk->glance, folded))
			break;
		is_inside = folded;
	}
	walk->at = at;
	walk->is_inside = is_inside;
}

enum glance_sight glance_next(struct glance_walk *walk)
{
	for (;;) {
		if (!walk->awaited)
			pass_words(walk);
		if (walk->at == walk->end)
			break;
		const char *at = walk->at;
		size_t bytes;
		char letter;
		enum sight sight = look(at, walk->end, &letter, &bytes);
		if (sight == SIGHT_UNSURE)
			return GLANCE_UNSURE;
		walk->at += bytes;
		bool begins = !walk->is_inside && sight != SIGHT_GAP;
		walk->is_inside = sight != SIGHT_GAP;
		if (walk->awaited && goes_on(walk, sight, letter))
			return GLANCE_WORD;
		if (begins && sight == SIGHT_LIGATURE && walk->glance->seconds['o' - 'a'] & (bit('e') | ANY_BIT))
			return GLANCE_UNSURE;
		if (begins && sight == SIGHT_LETTER) {
			begin_word(walk, at, letter);
		} else if (begins && walk->glance->wants_digits) {
			walk->word = at;
			return GLANCE_WORD;
		}
	}
	bool is_last = walk->awaited;
	walk->awaited = 0;
	return is_last ? GLANCE_WORD : GLANCE_NOTHING;
}

bool glance_may_hold(const struct glance *glance, const char *text, size_t length)
{
	struct glance_walk walk = { glance, text, text + length, .word = NULL };
	return glance->is_blind || glance->wants_names || glance_next(&walk) != GLANCE_NOTHING;
}
