#include "index/relax.h"

#include "base/mem.h"
#include "index/match.h"
#include "index/search.h"
#include "index/through.h"

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

/* One part of a question being gathered. */
struct part {
	const struct bits *sheets, *typed;  /* those that answer it; those that do without a synonym */
	float rarity, wide_rarity;          /* what it counts for in these, in the others */
};

static struct part part_of(const struct clause *clause, bool is_as_typed)
{
	struct part part = { &clause->bits, NULL, (float)clause->rarity, (float)clause->wide_rarity };
	if (clause->is_wide && !is_as_typed) {
		part.sheets = &clause->wide;
		part.typed = &clause->bits;
	}
	return part;
}

/* What was typed stands in no sheet: then what stands for it is what was wanted. */
static double rarity_wanted(const struct part *part)
{
	return part->typed && bits_size(part->typed) == 0 ? part->wide_rarity : part->rarity;
}

/* What each sheet gathers; gives the highest rarity among the candidates. */
static float gather(struct relaxed *relaxed, const struct match *match, bool is_as_typed,
	const struct bits *candidates)
{
	float most = 0;
	for (size_t i = 0; i < match->wanted_count; i++) {
		const struct part part = part_of(&match->wanted[i], is_as_typed);
		relaxed->wanted += rarity_wanted(&part);
		for (uint32_t at = 0; bits_next(part.sheets, at, &at); at++) {
			bool is_typed = !part.typed || bits_has(part.typed, at);
			relaxed->gathered[at].rarity += is_typed ? part.rarity : part.wide_rarity;
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
static void keep_good(struct relaxed *relaxed, const struct match *match, bool is_as_typed,
	const struct bits *candidates, struct bits *kept)
{
	size_t count = match->wanted_count;
	float most = gather(relaxed, match, is_as_typed, candidates);
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
		const struct part part = part_of(&match->wanted[i], range.is_as_typed);
		bits_unite(&candidates, part.sheets);
		has_unknown |= bits_size(part.sheets) == 0;
	}
	if (range.is_as_typed)
		match_keep_required(match, &candidates);
	else
		through_keep_required(match, &candidates);
	relaxed->gathered = mem_new((size_t)range.last + 1, sizeof *relaxed->gathered);
	keep_good(relaxed, match, range.is_as_typed, &candidates, &kept);

	size_t size = bits_size(&kept);
	bool is_common = size > SEARCH_ENOUGH && size > range.count / COMMON;
	if (!has_unknown || !is_common || match_is_sentence(match))
		bits_unite(matched, &kept);
}
