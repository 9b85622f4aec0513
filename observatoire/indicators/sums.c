#include "indicators/sums.h"

#include "base/mem.h"
#include "indicators/rules.h"
#include "store/db.h"
#include "store/events.h"

#include <string.h>

void sums_state_done(struct sums_state *state)
{
	words_done(&state->facets);
	*state = (struct sums_state){0};
}

void sums_state_set(struct sums_state *state, const struct event *event)
{
	sums_state_done(state);
	state->measures = event->measures;
	state->is_example = event->is_example;
	words_split(&state->facets, event->facets, ' ');
}

static bool add(const struct sums_ledger *ledger, struct tally tally, const char *token, struct error *err)
{
	const char *colon = strchr(token, ':');
	OWNED_STRING facet = mem_copy_bytes(token, colon ? (size_t)(colon - token) : 0);
	tally.facet = facet;
	tally.value = colon ? colon + 1 : "";
	tally.day = ledger->day;
	return tallies_add(ledger->db, ledger->place, &tally, err);
}

static bool counts_for(const struct sums_state *state, unsigned measure, bool is_example, const char *token)
{
	return (state->measures & measure) && state->is_example == is_example
		&& (*token == '\0' || words_has(&state->facets, token));
}

/* Add `delta` for all that `state` counts for and `other` does not. */
static bool add_difference(const struct sums_ledger *ledger, const struct sums_state *state,
	const struct sums_state *other, int64_t delta, struct error *err)
{
	for (enum measure each = 0; each < MEASURE_COUNT; each++) {
		unsigned measure = MEASURE_BIT(each);
		if (!(state->measures & measure))
			continue;
		const struct tally tally = { .measure = measure, .is_example = state->is_example, .delta = delta };
		if (!counts_for(other, measure, state->is_example, "") && !add(ledger, tally, "", err))
			return false;
		for (size_t i = 0; i < state->facets.count; i++) {
			const char *token = state->facets.items[i];
			if (!counts_for(other, measure, state->is_example, token) && !add(ledger, tally, token, err))
				return false;
		}
	}
	return true;
}

bool sums_move(const struct sums_ledger *ledger, const struct sums_state *before,
	const struct sums_state *after, struct error *err)
{
	return add_difference(ledger, before, after, -1, err)
		&& add_difference(ledger, after, before, 1, err);
}
