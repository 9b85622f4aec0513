#include "index/segment.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/bits.h"
#include "index/engine.h"
#include "index/light.h"
#include "index/schema.h"
#include "index/split.h"

#include <math.h>
#include <string.h>

enum {
	WORD_LETTERS = 3,   /* at least, of what is no little word */
	SHORT_SHEETS = 2,   /* that a word of so many stands in, or else beside the others of the way */
};

/* What each word costs, beside how rare it is: the fewer the likelier. */
static const double WORD_COST = 4, LITTLE_COST = 3, RARE_COST = 8;

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
		bool is_rare;      /* it has three letters, and stands in one sheet */
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
	bool *is_rare, struct error *err)
{
	char light[SPLIT_LONGEST + 1];
	size_t with, length = to - from;
	*cost = INFINITY;
	*is_rare = false;
	if (length < WORD_LETTERS)
		return true;
	light_form(cutting->folded + from, length, light);
	OWNED_STRING term = text_make("%s%s", SCHEMA_LIGHT, light);
	if (!engine_frequency(cutting->engine, term, &with, err))
		return false;
	*is_rare = length == WORD_LETTERS && with < SHORT_SHEETS;
	if (with > 0)
		*cost = WORD_COST + (*is_rare ? RARE_COST : 0)
			+ log2((double)(cutting->sheets + 1) / (double)with);
	return true;
}

/* `word` is the last step of a way to `to`: what it costs alone, and what it is. */
static void reach(struct cutting *cutting, size_t to, struct step word)
{
	const struct step *before = &cutting->steps[word.from];
	if (before->count == SEGMENT_MOST || before->cost + word.cost >= cutting->steps[to].cost)
		return;
	word.cost += before->cost;
	word.count = before->count + 1;
	cutting->steps[to] = word;
}

static bool cut(struct cutting *cutting, struct error *err)
{
	for (size_t from = 0; from < cutting->length; from++) {
		if (isinf(cutting->steps[from].cost))
			continue;
		for (size_t to = from + 1; to <= cutting->length; to++) {
			struct step word = { .from = from };
			if (is_little(cutting, from, to))
				reach(cutting, to,
					(struct step){ .cost = LITTLE_COST, .from = from, .is_little = true });
			if (!word_cost(cutting, from, to, &word.cost, &word.is_rare, err))
				return false;
			reach(cutting, to, word);
		}
	}
	return true;
}

/* Whether some sheet has these words, little ones too, one behind the other. */
static bool find_phrase(const struct cutting *cutting, const struct segments *segments, bool *is_there,
	struct error *err)
{
	OWNED_WORDS terms = {0};
	OWNED_BITS sheets = {0};
	for (size_t i = 0, from = 0; i < segments->count; from = segments->ends[i++]) {
		char light[SPLIT_LONGEST + 1];
		size_t length = segments->ends[i] - from;
		light_form(cutting->folded + from, length, light);
		if (length > 1 || *light == 'a')  /* an article that lost its vowel is no word */
			words_give(&terms, text_make("%s%s", SCHEMA_LIGHT, light));
	}
	OWNED(engine_query) phrase = engine_query_phrase((const char *const *)terms.items, terms.count,
		(unsigned)terms.count);
	if (!engine_matches(cutting->engine, phrase, &sheets, err))
		return false;
	*is_there = bits_size(&sheets) > 0;
	return true;
}

/* « nim » in one sheet is a word where that sheet says « jeu de nim », and « a » between two words
 * where one says so: « sesamath » is no « ses à math ». */
static bool tell(const struct cutting *cutting, struct segments *segments, struct error *err)
{
	size_t words = 0;
	bool has_short = false, has_link = false, has_rare = false, has_letter = false, is_phrase = false;
	const struct step *last = &cutting->steps[cutting->length];
	if (isinf(last->cost))
		return true;
	segments->count = last->count;
	for (size_t i = last->count, at = cutting->length; i-- > 0; at = cutting->steps[at].from) {
		const struct step *step = &cutting->steps[at];
		segments->ends[i] = at;
		words += !step->is_little;
		has_short |= !step->is_little && at - step->from == WORD_LETTERS;
		has_link |= step->is_little && at - step->from > 1;
		has_rare |= step->is_rare;
		has_letter |= step->is_little && at - step->from == 1 && cutting->folded[step->from] == 'a';
	}
	if (words > 1 && !find_phrase(cutting, segments, &is_phrase, err))
		return false;
	if (words < 2 || ((has_rare || has_letter) && !is_phrase))
		segments->count = 0;
	segments->is_sure = is_phrase || has_link || !has_short;
	return true;
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
	return engine_count(engine, &cutting.sheets, err) && cut(&cutting, err)
		&& tell(&cutting, segments, err);
}
