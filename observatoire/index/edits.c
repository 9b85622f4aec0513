#include "index/edits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	MISSED = 9,  /* what a hurried hand does most */
	LAST = 7,    /* the end of a word, not typed yet */
	CROSSED = 8,
	MOVED = 13,  /* a letter that stands two places from its own: « scracht » */
	ALIKE = 7,
	DOUBLED = 5,
	ELIDED = 6,  /* « lecole », the apostrophe forgotten */
	ROWS = 4,    /* of the table that are kept: the present one and those it is made from */
	BAND = 3,    /* letters two words may drift apart: two cost EDITS_ONE each */
};

/* Letters that sound or look alike, in pairs. */
static const char PAIRS[] = "iy" "ck" "kq" "cq" "cs" "sz" "gj" "mn" "ae" "ou" "bp" "dt" "fv" "vw";

static bool are_alike(char a, char b)
{
	for (const char *pair = PAIRS; *pair; pair += 2)
		if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a))
			return true;
	return false;
}

static unsigned first(size_t i, size_t j)
{
	return i == 1 || j == 1 ? EDITS_FIRST : 0;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* The letter at `i`, counted from 1, where the other word has none, for `cost`. */
static unsigned gap_cost(const char *word, size_t i, unsigned cost)
{
	if (i > 1 && word[i - 1] == word[i - 2])
		return DOUBLED;
	return cost + (i == 1 ? EDITS_FIRST : 0);
}

static unsigned swap_cost(char a, char b)
{
	if (a == b)
		return 0;
	return are_alike(a, b) ? ALIKE : EDITS_ONE;
}

/* A letter too many in what was typed. */
static unsigned extra_cost(const char *typed, size_t i)
{
	bool is_article = i == 1 && strchr("cdjlmnst", typed[0]) && typed[1] && strchr("aeiouh", typed[1]);
	return is_article ? ELIDED : gap_cost(typed, i, EDITS_ONE);
}

/* Whether the three letters up to each place are the same, the first or the last of them moved. */
static bool is_moved(const char *typed, const char *meant, size_t i, size_t j)
{
	const char *a = typed + i - 3, *b = meant + j - 3;
	return (a[0] == b[2] && a[1] == b[0] && a[2] == b[1])
		|| (a[0] == b[1] && a[1] == b[2] && a[2] == b[0]);
}

/* What the first i letters and the first j cost, from the costs of fewer. */
static unsigned cell(unsigned rows[ROWS][EDITS_LONGEST + 1], const char *typed, const char *meant,
	size_t i, size_t j)
{
	const unsigned *above = rows[(i + ROWS - 1) % ROWS], *row = rows[i % ROWS];
	unsigned cost = EDITS_FAR;
	if (i > 0)
		cost = least(cost, above[j] + extra_cost(typed, i));
	if (j > 0)
		cost = least(cost, row[j - 1] + gap_cost(meant, j, meant[j] ? MISSED : LAST));
	if (i > 0 && j > 0) {
		unsigned swap = swap_cost(typed[i - 1], meant[j - 1]);
		cost = least(cost, above[j - 1] + swap + (swap ? first(i, j) : 0));
	}
	if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
		cost = least(cost, rows[(i + ROWS - 2) % ROWS][j - 2] + CROSSED + first(i - 1, j - 1));
	if (i > 2 && j > 2 && is_moved(typed, meant, i, j))
		cost = least(cost, rows[(i + ROWS - 3) % ROWS][j - 3] + MOVED + first(i - 2, j - 2));
	return cost;
}

/* ---- Words too far to be worth comparing ---- */

/* The letters of a word, one bit each; what is no letter shares the bit of one. */
static uint32_t letters_of(const char *word, size_t length)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < length; i++)
		letters |= UINT32_C(1) << (word[i] & 31);
	return letters;
}

/* Those of `letters` that are alike one of `others`. */
static uint32_t alike_among(uint32_t letters, uint32_t others)
{
	uint32_t alike = 0;
	for (const char *pair = PAIRS; *pair; pair += 2) {
		uint32_t a = UINT32_C(1) << (pair[0] & 31), b = UINT32_C(1) << (pair[1] & 31);
		alike |= (others & b ? a : 0) | (others & a ? b : 0);
	}
	return letters & alike;
}

static unsigned how_many(uint32_t letters)
{
	return (unsigned)__builtin_popcount(letters);
}

/* What it takes at least: a letter that only one of them has was put for another, left out or is too
 * many, and one put for another accounts for one of either word. */
static unsigned least_cost(const char *typed, size_t typed_length, const char *meant, size_t meant_length)
{
	uint32_t of_typed = letters_of(typed, typed_length), of_meant = letters_of(meant, meant_length);
	uint32_t too_many = of_typed & ~of_meant, missed = of_meant & ~of_typed;
	if (!too_many && !missed)
		return 0;
	/* Of an empty word, the zero: no letter it misses or has too many. */
	uint32_t first_of_typed = letters_of(typed, 1);
	uint32_t last_of_meant = letters_of(meant + meant_length - (meant_length > 0), 1);
	uint32_t cheap_typed = alike_among(too_many, of_meant) | (too_many & first_of_typed);
	uint32_t cheap_meant = alike_among(missed, of_typed) | (missed & last_of_meant);
	unsigned for_typed = ELIDED * how_many(cheap_typed) + EDITS_ONE * how_many(too_many & ~cheap_typed);
	unsigned for_meant = LAST * how_many(cheap_meant) + MISSED * how_many(missed & ~cheap_meant);
	return for_typed > for_meant ? for_typed : for_meant;
}

unsigned edits_cost(const char *typed, const char *meant, unsigned most)
{
	size_t rows_count = strlen(typed), columns = strlen(meant);
	if (rows_count > EDITS_LONGEST || columns > EDITS_LONGEST)
		return EDITS_FAR;
	if (least_cost(typed, rows_count, meant, columns) > most)
		return EDITS_FAR;

	unsigned rows[ROWS][EDITS_LONGEST + 1];
	unsigned before = 0, earlier = 0;  /* the least of each of the two rows above */
	for (size_t i = 0; i <= rows_count; i++) {
		unsigned lowest = EDITS_FAR;
		for (size_t j = 0; j <= columns; j++) {
			bool is_near = i <= j + BAND && j <= i + BAND;
			unsigned cost = i + j == 0 ? 0 : is_near ? cell(rows, typed, meant, i, j) : EDITS_FAR;
			rows[i % ROWS][j] = cost;
			lowest = least(lowest, cost);
		}
		if (lowest > most && before > most && earlier > most)
			return EDITS_FAR;
		earlier = before;
		before = lowest;
	}
	unsigned cost = rows[rows_count % ROWS][columns];
	return cost <= most ? cost : EDITS_FAR;
}
