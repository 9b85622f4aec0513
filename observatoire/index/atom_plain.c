#include "index/atom_plain.h"

#include <string.h>

/* U+00C0 to U+00FF past case and accent; a point where that is more than one letter, or none. */
static const char LATIN[] =
	"aaaaaa.ceeeeiiii" ".nooooo..uuuuy.."
	"aaaaaa.ceeeeiiii" ".nooooo..uuuuy.y";

enum { LATIN_LEAD = 0xC3, LATIN_FIRST_SMALL = 0xA0, ELIDED_MAX_LETTERS = 6 };

static const char *const ELIDED[] = {
	"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
};

bool atom_is_elidable(const struct atom *atom)
{
	if (atom->length > ELIDED_MAX_LETTERS)
		return false;
	for (size_t i = 0; i < sizeof ELIDED / sizeof ELIDED[0]; i++)
		if (*ELIDED[i] == *atom->folded && strcmp(atom->folded, ELIDED[i]) == 0)
			return true;
	return false;
}

char atom_plain_letter(const char *at, const char *end, size_t *length, bool *is_capital)
{
	unsigned char byte = (unsigned char)*at;
	*length = 1;
	if (byte >= 'a' && byte <= 'z')
		return (char)byte;
	if (byte >= 'A' && byte <= 'Z') {
		*is_capital = true;
		return (char)(byte + 'a' - 'A');
	}
	if (byte != LATIN_LEAD || end - at < 2 || ((unsigned char)at[1] & 0xC0) != 0x80)
		return 0;

	unsigned char low = (unsigned char)at[1];
	*length = 2;
	*is_capital = low < LATIN_FIRST_SMALL;
	char letter = LATIN[low & 0x3F];
	return letter == '.' ? 0 : letter;
}

static bool is_letter(const char *at, const char *end)
{
	size_t length;
	bool is_capital;
	return at < end && atom_plain_letter(at, end, &length, &is_capital);
}

/* Bytes of an apostrophe at `at`, one of the two that nearly everybody types; 0 without. */
static size_t apostrophe(const char *at, const char *end)
{
	if (at < end && *at == '\'')
		return 1;
	return end - at >= 3 && memcmp(at, "\u2019", 3) == 0 ? 3 : 0;
}

bool atom_plain_gap(struct atoms *atoms, enum atom_gap *gap)
{
	const char *at = atoms->cursor, *end = atoms->end;
	if (at == atoms->text || at == end)
		return false;

	size_t length = 1;
	enum atom_gap this = ATOM_SPACE;
	if (atoms->was_elided) {
		this = ATOM_APOSTROPHE;
		length = apostrophe(at, end);
	} else if (*at != ' ') {
		this = ATOM_FAR;
		length = *at && strchr(",;.:!?", *at) && end - at > 1 && at[1] == ' ' ? 2 : 0;
	}
	if (length == 0 || !is_letter(at + length, end))
		return false;
	*gap = this;
	atoms->cursor = at + length;
	return true;
}

/* Whether a word of `atom`'s letters surely ends before `at`: nothing there belongs to it. */
static bool ends(const struct atom *atom, const char *at, const char *end)
{
	if (at == end || *at == ' ')
		return true;
	if (apostrophe(at, end))
		return atom_is_elidable(atom);
	if (atom->length < 2)
		return false;
	if (*at == '.')
		return at + 1 == end || at[1] == ' ' || at[1] == '\n';
	return *at && strchr("\n,;:!?)\"", *at);
}

bool atom_plain_word(struct atoms *atoms, struct atom *atom)
{
	const char *at = atoms->cursor, *end = atoms->end;
	size_t length, letters = 0, capitals = 0;
	while (at < end && letters < ATOM_MAX_BYTES) {
		bool is_capital = false;
		char letter = atom_plain_letter(at, end, &length, &is_capital);
		if (!letter)
			break;
		atom->folded[letters++] = letter;
		capitals += is_capital;
		at += length;
	}
	atom->folded[letters] = '\0';
	atom->length = letters;
	atom->is_acronym = false;
	if (letters == 0 || letters == ATOM_MAX_BYTES || capitals > 1 || !ends(atom, at, end))
		return false;
	atoms->cursor = at;
	return true;
}
