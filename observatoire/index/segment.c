#include "index/segment.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/engine.h"
#include "index/light.h"
#include "index/schema.h"
#include "index/split.h"

#include <math.h>
#include <string.h>

enum {
	WORD_LETTERS = 3,   /* at least, of what is no little word */
	SHORT_SHEETS = 2,   /* that a word of so many must stand in */
};

/* What each word costs, beside how rare it is: the fewer the likelier. */
static const double WORD_COST = 4, LITTLE_COST = 3;

static const char *const LITTLE[] = {
	"a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par",
	"pour", "sans", "sur", "un", "une",
};

/* One word being cut: the best way to each place of it. */
struct cutting {
	struct engine *engine;
	const char *folded;
	size_t length, sheets;
	struct step {
		double cost;       /* INFINITY: no way leads here */
		size_t from;       /* where the last word begins */
		size_t count;      /* words up to here */
		bool is_little;    /* the last one */
	} steps[SPLIT_LONGEST + 1];
};

/* « d » and « l » are articles before a vowel only; « a » is not one here but between two words. */
static bool is_little(const struct cutting *cutting, size_t from, size_t to)
{
	size_t length = to - from;
	for (size_t i = 0; i < sizeof LITTLE / sizeof LITTLE[0]; i++) {
		if (strlen(LITTLE[i]) != length || memcmp(LITTLE[i], cutting->folded + from, length) != 0)
			continue;
		char next = cutting->folded[to];
		bool is_elided = *LITTLE[i] == 'd' || *LITTLE[i] == 'l';
		return next != '\0' && (length > 1 || (is_elided ? strchr("aeiouh", next) != NULL : from > 0));
	}
	return false;
}

/* What the letters between two places cost as one word; INFINITY when they are none. */
static bool word_cost(const struct cutting *cutting, size_t from, size_t to, double *cost,
	struct error *err)
{
	char light[SPLIT_LONGEST + 1];
	size_t with, length = to - from;
	*cost = INFINITY;
	if (length < WORD_LETTERS)
		return true;
	light_form(cutting->folded + from, length, light);
	OWNED_STRING term = text_make("%s%s", SCHEMA_LIGHT, light);
	if (!engine_frequency(cutting->engine, term, &with, err))
		return false;
	if (with >= (length == WORD_LETTERS ? SHORT_SHEETS : 1))
		*cost = WORD_COST + log2((double)(cutting->sheets + 1) / (double)with);
	return true;
}

static void reach(struct cutting *cutting, size_t from, size_t to, double cost, bool is_little)
{
	const struct step *before = &cutting->steps[from];
	if (before->count < SEGMENT_MOST && before->cost + cost < cutting->steps[to].cost)
		cutting->steps[to] = (struct step){ before->cost + cost, from, before->count + 1, is_little };
}

static bool cut(struct cutting *cutting, struct error *err)
{
	for (size_t from = 0; from < cutting->length; from++) {
		if (isinf(cutting->steps[from].cost))
			continue;
		for (size_t to = from + 1; to <= cutting->length; to++) {
			double cost;
			if (is_little(cutting, from, to))
				reach(cutting, from, to, LITTLE_COST, true);
			if (!word_cost(cutting, from, to, &cost, err))
				return false;
			reach(cutting, from, to, cost, false);
		}
	}
	return true;
}

static void tell(const struct cutting *cutting, struct segments *segments)
{
	size_t words = 0;
	bool has_short = false, has_link = false;
	const struct step *last = &cutting->steps[cutting->length];
	if (isinf(last->cost))
		return;
	segments->count = last->count;
	for (size_t i = last->count, at = cutting->length; i-- > 0; at = cutting->steps[at].from) {
		const struct step *step = &cutting->steps[at];
		segments->ends[i] = at;
		words += !step->is_little;
		has_short |= !step->is_little && at - step->from == WORD_LETTERS;
		has_link |= step->is_little && at - step->from > 1;
	}
	if (words < 2)
		segments->count = 0;
	segments->is_sure = has_link || !has_short;
}

bool segment_find(struct engine *engine, const char *folded, struct segments *segments,
	struct error *err)
{
	struct cutting cutting = { .engine = engine, .folded = folded, .length = strlen(folded) };
	*segments = (struct segments){0};
	if (cutting.length > SPLIT_LONGEST
		|| strspn(folded, "abcdefghijklmnopqrstuvwxyz") != cutting.length)
		return true;
	for (size_t i = 1; i <= cutting.length; i++)
		cutting.steps[i].cost = INFINITY;
	if (!engine_count(engine, &cutting.sheets, err) || !cut(&cutting, err))
		return false;
	tell(&cutting, segments);
	return true;
}
