#include "index/glance.h"

#include "index/atom_plain.h"

#include <string.h>

enum {
	ANY_SECOND = 26,
	SURE_BYTES = 3,  /* of a form whose second letter is that of the word: « ay » has the stem « ai » */
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
	bool is_sure = strlen(form) >= SURE_BYTES && is_letter(form[1]);
	glance->seconds[*form - 'a'] |= UINT32_C(1) << (is_sure ? form[1] - 'a' : ANY_SECOND);
}

/* The bits of a word that goes on with this letter. */
static uint32_t fitting(char second)
{
	return UINT32_C(1) << ANY_SECOND | UINT32_C(1) << (second - 'a');
}

bool glance_may_be(const struct glance *glance, const char *folded)
{
	if (glance->is_blind)
		return true;
	if (!is_letter(*folded))
		return glance->wants_digits;
	/* What a letter alone is welded to goes on in any way. */
	uint32_t fit = is_letter(folded[1]) ? fitting(folded[1]) : UINT32_MAX;
	return glance->seconds[*folded - 'a'] & fit;
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

bool glance_may_hold(const struct glance *glance, const char *text, size_t length)
{
	if (glance->is_blind)
		return true;

	uint32_t awaited = 0;  /* seconds of the word that has just begun */
	bool is_inside = false;
	size_t bytes;
	for (const char *at = text, *end = text + length; at < end; at += bytes) {
		char letter;
		enum sight sight = look(at, end, &letter, &bytes);
		if (sight == SIGHT_UNSURE || (sight == SIGHT_DIGIT && !is_inside && glance->wants_digits))
			return true;
		/* A letter alone may be an acronym's, « E.I.M. », or a weld's, « e-mail ». */
		if (awaited & (sight == SIGHT_LETTER ? fitting(letter) : UINT32_MAX))
			return true;
		bool begins = sight == SIGHT_LETTER && !is_inside;
		awaited = begins ? glance->seconds[letter - 'a'] : 0;
		is_inside = sight != SIGHT_GAP;
	}
	return awaited != 0;
}
