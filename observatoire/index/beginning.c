#include "index/beginning.h"

#include "index/engine.h"

#include <string.h>

/* The best so far. */
struct hunt {
	const char *typed;
	size_t length, frequency;
	unsigned least;
	char *meant;
};

/* The word cut after `length` letters, EDITS_LONGEST at most. A letter of the index has thousands. */
static void try_cut(struct hunt *hunt, const char *word, size_t length, size_t frequency)
{
	char begun[EDITS_LONGEST + 1];
	memcpy(begun, word, length);
	begun[length] = '\0';
	unsigned cost = edits_cost(hunt->typed, begun, EDITS_ONE);
	cost += length != hunt->length;  /* of two as near, the one as long */
	if (cost > hunt->least || (cost == hunt->least && frequency <= hunt->frequency))
		return;
	hunt->least = cost;
	hunt->frequency = frequency;
	memcpy(hunt->meant, begun, length + 1);
}

static bool try_word(void *context, const char *word, size_t frequency)
{
	struct hunt *hunt = context;
	size_t length = strlen(word);
	for (size_t cut = hunt->length - 1; cut <= hunt->length + 1 && cut <= length; cut++)
		if (cut <= EDITS_LONGEST)
			try_cut(hunt, word, cut, frequency);
	return true;
}

bool beginning_guess(struct engine *engine, const char *typed, char meant[static EDITS_LONGEST + 1],
	struct error *err)
{
	const char first[] = { *typed, '\0' };
	struct hunt hunt = {
		.typed = typed, .length = strlen(typed), .least = EDITS_ONE + 1, .meant = meant,
	};
	*meant = '\0';
	return *first < 'a' || *first > 'z' || engine_terms(engine, first, try_word, &hunt, err);
}
