#include "index/tiers.h"

#include "index/search.h"
#include "index/through.h"

void tiers_done(struct tiers *found)
{
	bits_done(&found->typed);
	bits_done(&found->through);
	bits_done(&found->matched);
	for (size_t i = 0; i < found->count; i++)
		bits_done(&found->items[i].sheets);
	relaxed_done(&found->relaxed);
}

/* The sheets that have every word, and those that have every word or a synonym of it. */
static void find_whole(struct tiers *found, const struct match *match, const struct bits *all)
{
	bits_copy(&found->typed, all);
	bits_copy(&found->through, all);
	for (size_t i = 0; i < match->wanted_count; i++) {
		bits_intersect(&found->typed, &match->wanted[i].bits);
		bits_intersect(&found->through, through_sheets(&match->wanted[i]));
	}
	match_keep_required(match, &found->typed);
	through_keep_required(match, &found->through);
	bits_subtract(&found->through, &found->typed);
}

/* What comes now, without what came already. */
static void add_tier(struct tiers *found, enum tier_kind kind, const struct bits *sheets)
{
	struct tier *tier = &found->items[found->count++];
	tier->kind = kind;
	bits_copy(&tier->sheets, sheets);
	bits_subtract(&tier->sheets, &found->matched);
	bits_unite(&found->matched, sheets);
}

static void find_sentence(struct tiers *found, const struct match *match,
	const struct relax_range *range)
{
	struct relax_range how = *range;
	how.is_as_typed = bits_size(&found->typed) > 0;
	OWNED_BITS sheets = {0};
	bits_copy(&sheets, how.is_as_typed ? &found->typed : &found->through);
	relax(&found->relaxed, match, how, &sheets);
	add_tier(found, how.is_as_typed ? TIER_SENTENCE : TIER_WIDE_SENTENCE, &sheets);
	add_tier(found, TIER_THROUGH, &found->through);
}

void tiers_find(struct tiers *found, const struct match *match, const struct bits *all,
	uint32_t last)
{
	const struct relax_range range = { .count = bits_size(all), .last = last };
	find_whole(found, match, all);
	if (match_is_sentence(match)) {
		find_sentence(found, match, &range);
		return;
	}

	/* Whether to relax is the question's affair, not the filters': counts beside the values
	 * of a facet must stay true when one of them is clicked. */
	size_t whole = bits_size(&found->typed) + bits_size(&found->through);
	OWNED_BITS parts = {0};
	if (match->wanted_count > 1 && whole < SEARCH_ENOUGH)
		relax(&found->relaxed, match, range, &parts);
	if (match->has_chosen) {
		OWNED_BITS chosen = {0};
		bits_copy(&chosen, &found->typed);
		bits_intersect(&chosen, &match->chosen);
		add_tier(found, TIER_WHOLE, &chosen);
	}
	add_tier(found, TIER_WHOLE, &found->typed);
	add_tier(found, TIER_THROUGH, &found->through);
	add_tier(found, TIER_PART, &parts);
}

enum tier_kind tiers_kind(const struct tiers *found, uint32_t docid)
{
	for (size_t i = 0; i < found->count; i++)
		if (bits_has(&found->items[i].sheets, docid))
			return found->items[i].kind;
	return TIER_PART;
}

unsigned tiers_rank(const struct tiers *found, uint32_t docid)
{
	return bits_has(&found->typed, docid) ? 0 : bits_has(&found->through, docid) ? 1 : 2;
}
