#include "index/relax.h"

#include "base/mem.h"
#include "index/match.h"
#include "index/search.h"

#include <stdlib.h>

/* What a sheet must gather of a question to be listed without having every word: this part of
 * its rarity, or, of three words and more, this part of the words. Measured on judged questions:
 * at 0.4 one answer in six is lost, below 0.2 a long question lists half the sheets for nothing.
 * A sentence is ranked as one list, where what has little comes late: at 0.25 one answer in thirty of
 * it is lost. Of two words it must have the rarer, or one about as rare: « robot cm1 » does not ask
 * for all there is for CM1. */
#define GOOD_RARITY             0.25
#define GOOD_RARITY_OF_SENTENCE 0.1
#define GOOD_RARITY_OF_TWO      0.4
#define GOOD_WORDS              (2.0 / 3)

/* What a sheet gathers of a question. */
struct gathered {
	float rarity;
	unsigned words;
};

/* Where a word stands in no sheet, an answer of more than one sheet in this many is none. */
enum { COMMON = 3 };

void relaxed_done(struct relaxed *relaxed)
{
	free(relaxed->gathered);
	*relaxed = (struct relaxed){0};
}

double relaxed_part(const struct relaxed *relaxed, uint32_t docid)
{
	if (!relaxed->gathered || relaxed->wanted <= 0)
		return 1;
	return relaxed->gathered[docid].rarity / relaxed->wanted;
}

/* What each sheet gathers; gives the highest rarity among the candidates. */
static float gather(struct relaxed *relaxed, const struct match *match,
	const struct bits *candidates)
{
	float most = 0;
	for (size_t i = 0; i < match->wanted_count; i++) {
		const struct clause *clause = &match->wanted[i];
		relaxed->wanted += clause->rarity;
		for (uint32_t at = 0; bits_next(&clause->bits, at, &at); at++) {
			relaxed->gathered[at].rarity += (float)clause->rarity;
			relaxed->gathered[at].words++;
		}
	}
	for (uint32_t at = 0; bits_next(candidates, at, &at); at++)
		if (relaxed->gathered[at].rarity > most)
			most = relaxed->gathered[at].rarity;
	return most;
}

static double good_rarity(const struct match *match)
{
	if (match_is_sentence(match))
		return GOOD_RARITY_OF_SENTENCE;
	return match->wanted_count == 2 ? GOOD_RARITY_OF_TWO : GOOD_RARITY;
}

/* Sheets with a good part of the question, or, when none has, with the best part there is. */
static void keep_good(struct relaxed *relaxed, const struct match *match,
	const struct bits *candidates, struct bits *kept)
{
	size_t count = match->wanted_count;
	float most = gather(relaxed, match, candidates);
	float enough = (float)(good_rarity(match) * relaxed->wanted);
	if (enough > most)
		enough = most;
	double words = count > 2 ? GOOD_WORDS * (double)count : (double)count;

	for (uint32_t at = 0; bits_next(candidates, at, &at); at++)
		if (relaxed->gathered[at].rarity >= enough || relaxed->gathered[at].words >= words)
			bits_add(kept, at);
}

void relax(struct relaxed *relaxed, const struct match *match, struct relax_range range,
	struct bits *matched)
{
	OWNED_BITS candidates = {0}, kept = {0};
	bool has_unknown = false;
	for (size_t i = 0; i < match->wanted_count; i++) {
		bits_unite(&candidates, &match->wanted[i].bits);
		has_unknown |= bits_size(&match->wanted[i].bits) == 0;
	}
	match_keep_required(match, &candidates);
	relaxed->gathered = mem_new((size_t)range.last + 1, sizeof *relaxed->gathered);
	keep_good(relaxed, match, &candidates, &kept);

	size_t size = bits_size(&kept);
	bool is_common = size > SEARCH_ENOUGH && size > range.count / COMMON;
	if (!has_unknown || !is_common || match_is_sentence(match))
		bits_unite(matched, &kept);
}
