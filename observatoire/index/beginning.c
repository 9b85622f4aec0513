#include "index/beginning.h"

#include "index/spelling.h"

#include <string.h>

enum { CUTS = 3 };

/* The best so far. */
struct hunt {
	const char *typed;
	size_t length, frequency;
	unsigned least;
	char *meant;
	struct cut {
		char letters[EDITS_LONGEST + 1];
		unsigned cost;
	} last[CUTS];  /* of the word before, whose beginning is often the same */
};

/* The word cut after `length` letters, EDITS_LONGEST at most. A letter has thousands of words. */
static void try_cut(struct hunt *hunt, const char *word, size_t length, size_t frequency)
{
	struct cut *cut = &hunt->last[length + 1 - hunt->length];
	if (memcmp(cut->letters, word, length) != 0 || cut->letters[length]) {
		memcpy(cut->letters, word, length);
		cut->letters[length] = '\0';
		cut->cost = edits_cost(hunt->typed, cut->letters, EDITS_ONE);
		cut->cost += length != hunt->length;  /* of two as near, the one as long */
	}
	if (cut->cost > hunt->least || (cut->cost == hunt->least && frequency <= hunt->frequency))
		return;
	hunt->least = cut->cost;
	hunt->frequency = frequency;
	memcpy(hunt->meant, cut->letters, length + 1);
}

static void try_word(void *context, const char *word, size_t length, size_t frequency)
{
	struct hunt *hunt = context;
	for (size_t cut = hunt->length - 1; cut <= hunt->length + 1 && cut <= length; cut++)
		if (cut <= EDITS_LONGEST)
			try_cut(hunt, word, cut, frequency);
}

void beginning_guess(const struct spelling *spelling, const char *typed,
	char meant[static EDITS_LONGEST + 1])
{
	struct hunt hunt = {
		.typed = typed, .length = strlen(typed), .least = EDITS_ONE + 1, .meant = meant,
	};
	*meant = '\0';
	spelling_each(spelling, *typed, try_word, &hunt);
}
