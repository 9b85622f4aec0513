#include "index/spelling.h"

#include "base/mem.h"
#include "index/edits.h"
#include "index/engine.h"
#include "index/light.h"
#include "index/sound.h"
#include "index/stopword.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	SHORT = 7,            /* letters up to which one mistake is allowed, beyond it two */
	MOST_OF_SHORTEST = 8, /* cost allowed, in the terms of edits.h */
	MOST_OF_SHORT = 14,
	MOST = 20,
	DRIFT = 2,            /* letters a word may be longer or shorter by */
	ENDING_DRIFT = 3,     /* and what was typed longer than a light form: « numériquehs » */
	SOUND_DRIFT = 4,      /* when it sounds the same: « fotografie » */
	SOUND_COST = 8,
	OTHER_LETTERS = 4,    /* two mistakes change no more letters of the set */
	CLOSE_LETTERS = 2,    /* nor does one */
	LOST_E = 5,           /* a light form in -e lost one, « journée »; a word with no ending did not */
	LOST_ENDING = 2,      /* what a word counts less that is near only past the ending of what was typed */
};

/* How much less likely a cost of one makes a word: one whole mistake, thirty times. */
static const double UNLIKELY = 0.34;

_Static_assert(sizeof ((struct spelling_guess *)0)->light > EDITS_LONGEST, "a guess holds a word");

struct entry {
	uint32_t letters;    /* which of a to z it has, one bit each */
	uint32_t sound;
	uint32_t frequency : 30;
	uint32_t is_added : 1;   /* no sheet has it */
	uint32_t is_little : 1;  /* a stop word's: « dan » */
};

/* The words of one length. */
struct shelf {
	struct entry *entries;  /* `count` of them */
	char *words;            /* `length` letters each, in the same order, without zeros */
	size_t count, capacity;
};

struct spelling {
	struct shelf shelves[EDITS_LONGEST + 1];  /* by length */
	size_t least;  /* sheets a word must stand in */
};

void spelling_free(struct spelling *spelling)
{
	if (!spelling)
		return;
	for (size_t length = 0; length <= EDITS_LONGEST; length++) {
		free(spelling->shelves[length].entries);
		free(spelling->shelves[length].words);
	}
	free(spelling);
}

size_t spelling_size(const struct spelling *spelling)
{
	size_t size = 0;
	for (size_t length = 0; length <= EDITS_LONGEST; length++)
		size += spelling->shelves[length].count;
	return size;
}

/* The letters of a word; 0 when it has another sign, or is not of a length that is kept. */
static uint32_t letters_of(const char *word, size_t length)
{
	uint32_t letters = 0;
	if (length < SPELLING_SHORTEST || length > EDITS_LONGEST)
		return 0;
	for (size_t i = 0; i < length; i++) {
		if (word[i] < 'a' || word[i] > 'z')
			return 0;
		letters |= 1u << (word[i] - 'a');
	}
	return letters;
}

static void shelf_grow(struct shelf *shelf, size_t length)
{
	if (shelf->count < shelf->capacity)
		return;
	shelf->capacity = shelf->capacity * 2 + 64;
	shelf->entries = mem_resize(shelf->entries, shelf->capacity, sizeof *shelf->entries);
	shelf->words = mem_resize(shelf->words, shelf->capacity, length);
}

static void shelf_put(struct shelf *shelf, const char *word, size_t length, uint32_t letters,
	size_t frequency)
{
	shelf_grow(shelf, length);
	memcpy(shelf->words + shelf->count * length, word, length);
	shelf->entries[shelf->count++] = (struct entry){
		.letters = letters, .sound = sound_of(word, length),
		.frequency = (uint32_t)frequency & (INT32_MAX >> 1),
	};
}

static void shelf_add(struct shelf *shelf, const char *word, size_t length, uint32_t letters)
{
	shelf_put(shelf, word, length, letters, SPELLING_ADDED);
	shelf->entries[shelf->count - 1].is_added = 1;
}

static bool note_word(void *context, const char *word, size_t frequency)
{
	struct spelling *spelling = context;
	size_t length = strlen(word);
	uint32_t letters = letters_of(word, length);
	if (letters && frequency >= spelling->least)
		shelf_put(&spelling->shelves[length], word, length, letters, frequency);
	return true;
}

static bool shelf_has(const struct shelf *shelf, const char *word, size_t length)
{
	for (size_t i = 0; i < shelf->count; i++)
		if (memcmp(shelf->words + i * length, word, length) == 0)
			return true;
	return false;
}

static void mark_little(void *context, const char *stopword)
{
	struct spelling *spelling = context;
	char light[EDITS_LONGEST + 1];
	size_t length = light_form(stopword, strlen(stopword), light);
	struct shelf *shelf = &spelling->shelves[length];
	for (size_t i = 0; i < shelf->count; i++)
		shelf->entries[i].is_little |= memcmp(shelf->words + i * length, light, length) == 0;
}

void spelling_add(struct spelling *spelling, const char *light)
{
	size_t length = strlen(light);
	uint32_t letters = letters_of(light, length);
	if (letters && !shelf_has(&spelling->shelves[length], light, length))
		shelf_add(&spelling->shelves[length], light, length, letters);
}

void spelling_each(const struct spelling *spelling, char first, spelling_tell *tell, void *context)
{
	for (size_t length = SPELLING_SHORTEST; length <= EDITS_LONGEST; length++) {
		const struct shelf *shelf = &spelling->shelves[length];
		for (size_t i = 0; i < shelf->count; i++)
			if (shelf->words[i * length] == first && !shelf->entries[i].is_added)
				tell(context, shelf->words + i * length, length, shelf->entries[i].frequency);
	}
}

struct spelling *spelling_read(struct engine *engine, struct error *err)
{
	size_t sheets;
	if (!engine_count(engine, &sheets, err))
		return NULL;

	OWNED(spelling) spelling = mem_new(1, sizeof *spelling);
	spelling->least = sheets < SPELLING_MANY ? 1 : 2;
	/* Light forms have no prefix: those worth keeping begin with a small letter. */
	for (char first[] = "a"; *first <= 'z'; (*first)++)
		if (!engine_terms(engine, first, note_word, spelling, err))
			return NULL;
	stopword_each(mark_little, spelling);
	/* It says something beside others (« sans ordinateur »), and nothing alone. */
	mark_little(spelling, "sans");
	return TAKE(spelling);
}

/* ---- Guesses ---- */

/* A word one looks for, and the best found for it. */
struct hunt {
	const char *word;     /* its light form */
	const char *folded;   /* as it was typed; NULL when that is the same, or not known */
	size_t length;
	uint32_t letters, sound, sound_folded;
	unsigned most, most_folded;  /* cost allowed */
	bool is_no_word, is_typed, is_alone, is_close;
	struct candidate {
		char word[EDITS_LONGEST + 1];
		unsigned cost;
		size_t frequency;
		double weight;    /* likelihood, past a common factor */
	} best[SPELLING_MAX_GUESSES];
	size_t count;
	double all;           /* weight of every candidate seen */
};

static unsigned most_for(size_t length, const struct spelling_word *word)
{
	bool is_no_word = word->is_no_word;
	if (word->is_close)
		return EDITS_ONE;
	if (length <= SPELLING_SHORTEST)
		return is_no_word ? EDITS_ONE : MOST_OF_SHORTEST;
	return length <= SHORT ? MOST_OF_SHORT : MOST;
}

/* Put in its place among the best; the last one falls out. */
static void rank(struct hunt *hunt, const struct candidate *candidate)
{
	hunt->all += candidate->weight;
	size_t at = hunt->count;
	while (at > 0 && candidate->weight > hunt->best[at - 1].weight)
		at--;
	if (at == SPELLING_MAX_GUESSES)
		return;
	if (hunt->count < SPELLING_MAX_GUESSES)
		hunt->count++;
	memmove(&hunt->best[at + 1], &hunt->best[at],
		(hunt->count - at - 1) * sizeof hunt->best[0]);
	hunt->best[at] = *candidate;
}

/* What light_form() takes away. The first row that fits decides; the last one always does. */
static const struct { const char *light, *whole; } ENDINGS[] = {
	{ "al", "aux" }, { "c", "qu" }, { "f", "v" }, { "el", "ell" }, { "en", "enn" }, { "on", "onn" },
	{ "", "e" },
};

static size_t row_of(const char *light, size_t length)
{
	size_t row = 0, cut = strlen(ENDINGS[row].light);
	while (cut > length || memcmp(light + length - cut, ENDINGS[row].light, cut) != 0)
		cut = strlen(ENDINGS[++row].light);
	return row;
}

/* Nothing tells whether it lost an ending: many do not end in « e ». */
static bool is_plain(const char *light, size_t length)
{
	return ENDINGS[row_of(light, length)].light[0] == '\0';
}

/* A word mistyped near its end keeps what the right one loses: « dyslexioques » is far from « dyslexic »,
 * and near « dyslexiqu », « animeaux » far from « animal » and near « animaux ». */
static unsigned ending_cost(const char *typed, unsigned most, const char *light, size_t length)
{
	char whole[EDITS_LONGEST + 2];
	size_t row = row_of(light, length), cut = strlen(ENDINGS[row].light);
	memcpy(whole, light, length - cut);
	memcpy(whole + length - cut, ENDINGS[row].whole, strlen(ENDINGS[row].whole) + 1);
	return edits_cost(typed, whole, most);
}

/* « uliss » and « pixe »: what was typed with its ending, beside a word that may end in « s ». */
static unsigned folded_cost(const struct hunt *hunt, const char *light, size_t length)
{
	char whole[EDITS_LONGEST + 2];
	const char *typed = hunt->folded ? hunt->folded : hunt->word;
	memcpy(whole, light, length);
	memcpy(whole + length, "s", 2);
	unsigned cost = hunt->folded ? edits_cost(typed, light, hunt->most_folded) : EDITS_FAR;
	if (light[0] != typed[0] || length == EDITS_LONGEST)
		return cost;
	unsigned plural = edits_cost(typed, whole, hunt->most_folded);
	unsigned other = hunt->folded && !is_plain(light, length)
		? ending_cost(typed, hunt->most_folded, light, length) : EDITS_FAR;
	plural = other < plural ? other : plural;
	return cost < plural ? cost : plural;
}

/* « cnl »: of three letters one may be missing; another in its place would make any word of any other. */
static unsigned most_to(const struct hunt *hunt, size_t length)
{
	bool lacks_one = hunt->length == SPELLING_SHORTEST && length > hunt->length;
	return lacks_one ? EDITS_ONE : hunt->most;
}

/* « tablaux » sounds like « tableau » until it is taken for a plural. */
static bool sounds_alike(const struct hunt *hunt, const struct entry *entry)
{
	return entry->sound == hunt->sound || entry->sound == hunt->sound_folded;
}

/* How far a word is from what was typed; `weighed` what it counts for. */
static unsigned cost_to(const struct hunt *hunt, const struct entry *entry, const char *light,
	size_t length, unsigned *weighed)
{
	unsigned cost = edits_cost(hunt->word, light, most_to(hunt, length));
	if (hunt->is_typed && !hunt->folded && light[length - 1] == 'e' && hunt->word[hunt->length - 1] != 'e')
		cost += LOST_E;
	bool is_far = cost >= EDITS_FAR, is_heard = sounds_alike(hunt, entry);
	if (is_far && light[0] == hunt->word[0])
		cost = ending_cost(hunt->word, hunt->most, light, length);
	if (is_heard && cost > SOUND_COST)
		cost = SOUND_COST;
	bool is_by_ending = hunt->folded || (hunt->is_typed && is_far && !is_heard && is_plain(light, length));
	*weighed = is_by_ending ? cost + LOST_ENDING : cost;
	if (hunt->folded || (hunt->is_typed && cost >= EDITS_FAR)) {
		unsigned folded = folded_cost(hunt, light, length);
		*weighed = folded < *weighed ? folded : *weighed;
		cost = folded < cost ? folded : cost;
	}
	return cost;
}

static void try_word(struct hunt *hunt, const struct entry *entry, const char *letters, size_t length)
{
	unsigned weighed;
	struct candidate candidate = { .frequency = entry->frequency };
	memcpy(candidate.word, letters, length);
	candidate.cost = cost_to(hunt, entry, candidate.word, length, &weighed);
	unsigned most = most_to(hunt, length);
	if (candidate.cost > (hunt->most_folded > most ? hunt->most_folded : most))
		return;
	candidate.weight = sqrt((double)entry->frequency) * exp(-UNLIKELY * weighed);
	rank(hunt, &candidate);
}

/* One mistake parts them, at most: it changes no more letters of the set, and not the first one. */
static bool may_be_close(const struct hunt *hunt, const struct entry *entry, char first)
{
	return first == hunt->word[0] && __builtin_popcount(entry->letters ^ hunt->letters) <= CLOSE_LETTERS;
}

static void search_shelf(struct hunt *hunt, const struct shelf *shelf, size_t length)
{
	bool is_near_length = length > hunt->length ? length - hunt->length <= DRIFT
		: hunt->length - length <= ENDING_DRIFT;
	for (size_t i = 0; i < shelf->count; i++) {
		const struct entry *entry = &shelf->entries[i];
		if ((hunt->is_alone && entry->is_little)
			|| (hunt->is_close && !may_be_close(hunt, entry, shelf->words[i * length])))
			continue;
		bool is_near = is_near_length
			&& __builtin_popcount(entry->letters ^ hunt->letters) <= OTHER_LETTERS;
		if (is_near || sounds_alike(hunt, entry))
			try_word(hunt, entry, shelf->words + i * length, length);
	}
}

/* Near, and more likely than the others together: 1 is a word that could be no other. */
static double confidence_of(const struct hunt *hunt, const struct candidate *candidate)
{
	size_t letters = hunt->folded ? strlen(hunt->folded) : hunt->length;
	double near = 1 - (double)candidate->cost / ((double)EDITS_ONE * (double)letters);
	return near > 0 ? near * candidate->weight / hunt->all : 0;
}

static size_t search(const struct spelling *spelling, struct hunt *hunt, struct spelling_guess *guesses,
	size_t most)
{
	size_t length = hunt->length, from = length > SOUND_DRIFT ? length - SOUND_DRIFT : 0;
	for (size_t at = from; at <= length + SOUND_DRIFT && at <= EDITS_LONGEST; at++)
		search_shelf(hunt, &spelling->shelves[at], at);

	size_t count = hunt->count < most ? hunt->count : most;
	for (size_t i = 0; i < count; i++) {
		const struct candidate *candidate = &hunt->best[i];
		guesses[i] = (struct spelling_guess){
			.frequency = candidate->frequency,
			.cost = candidate->cost,
			.confidence = confidence_of(hunt, candidate),
		};
		memcpy(guesses[i].light, candidate->word, sizeof candidate->word);
	}
	return count;
}

size_t spelling_guess_word(const struct spelling *spelling, const struct spelling_word *word,
	struct spelling_guess *guesses, size_t most)
{
	size_t length = strlen(word->light);
	bool has_ending = word->folded && strcmp(word->folded, word->light) != 0;
	struct hunt hunt = {
		.word = word->light, .length = length, .letters = letters_of(word->light, length),
		.folded = has_ending ? word->folded : NULL, .is_no_word = word->is_no_word,
		.is_typed = word->folded != NULL, .is_alone = word->is_alone, .is_close = word->is_close,
		.most = most_for(length, word),
	};
	if (!hunt.letters)
		return 0;
	hunt.most_folded = word->folded ? most_for(strlen(word->folded), word) : 0;
	hunt.sound = hunt.sound_folded = sound_of(word->light, length);
	if (hunt.folded)
		hunt.sound_folded = sound_of(hunt.folded, strlen(hunt.folded));
	return search(spelling, &hunt, guesses, most);
}

size_t spelling_guess(const struct spelling *spelling, const char *light,
	struct spelling_guess *guesses, size_t most)
{
	const struct spelling_word word = { .light = light };
	return spelling_guess_word(spelling, &word, guesses, most);
}

bool spelling_is_slip(const struct spelling_guess *guess, const char *light)
{
	return guess->cost < EDITS_ONE && guess->light[0] == light[0];
}

bool spelling_is_stub(const struct spelling_guess *guess, const char *folded)
{
	size_t meant = strlen(guess->light);
	return meant <= SPELLING_SHORTEST && strlen(folded) > meant + 1 && guess->frequency < 2;
}
