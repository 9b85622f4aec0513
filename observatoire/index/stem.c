#include "index/stem.h"

#include "base/mem.h"
#include "index/light.h"
#include "index/stopword.h"
#include "index/verb.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdint.h>
#include <string.h>

/* Stemming costs five times a look-up, and 16,384 forms are nearly all of a corpus. */
enum { SLOTS = 1 << 14, WAYS = 2, SLOT_BYTES = 20 };

/* As large as a line of the processor's cache. */
struct slot {
	char folded[SLOT_BYTES], light[SLOT_BYTES], stem[SLOT_BYTES];
	unsigned char length;  /* of folded; 0 when free */
	unsigned char traits;
	bool is_stop;
	bool is_asked;  /* since a word was last learnt in its pair: that one stays */
};
_Static_assert(sizeof(struct slot) <= 64, "a known word costs one line");

struct stemmer {
	struct sb_stemmer *snowball;
	stem_traits_fn *traits;
	struct slot *slots;
	char light[STEM_MAX_BYTES + 1], stem[STEM_MAX_BYTES + 1];  /* of a word too long for a slot */
};

/* NULL means no memory, or a library without French: nothing could work. */
static struct sb_stemmer *french(void)
{
	struct sb_stemmer *snowball = sb_stemmer_new("french", "UTF_8");
	if (!snowball)
		abort();
	return snowball;
}

struct stemmer *stemmer_new(stem_traits_fn *traits)
{
	struct stemmer *stemmer = mem_new(1, sizeof *stemmer);
	stemmer->traits = traits;
	stemmer->snowball = french();
	stemmer->slots = mem_new(SLOTS, sizeof *stemmer->slots);
	return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
	sb_stemmer_delete(stemmer->snowball);
	free(stemmer->slots);
	free(stemmer);
}

/* Folding took the accents Snowball goes by: the singular gives it back what that loses. */
static void stem_word(struct sb_stemmer *snowball, const char *folded, size_t length, char *stem)
{
	/* « 20h30 », « c++ », Greek: not Snowball's business. */
	if (strspn(folded, "abcdefghijklmnopqrstuvwxyz") < length) {
		memcpy(stem, folded, length);
		stem[length] = '\0';
		return;
	}

	char word[STEM_MAX_BYTES + VERB_GROWTH + 1];
	size_t shorter = verb_base(folded, length, word);
	if (shorter == 0 || shorter > STEM_MAX_BYTES)
		shorter = light_singular(folded, length, word);
	const sb_symbol *found = sb_stemmer_stem(snowball, (const sb_symbol *)word, (int)shorter);
	size_t found_length = (size_t)sb_stemmer_length(snowball);
	if (!found || found_length == 0 || found_length > shorter) {
		found = (const sb_symbol *)word;
		found_length = shorter;
	}
	memcpy(stem, found, found_length);
	stem[found_length] = '\0';
}

static uint32_t hash(const char *bytes, size_t length)
{
	uint32_t sum = 2166136261u;
	for (size_t i = 0; i < length; i++)
		sum = (sum ^ (unsigned char)bytes[i]) * 16777619u;
	return sum ^ sum >> 15;
}

/* A word has two places, so that two frequent ones do not chase each other. */
static struct slot *pair_of(const struct stemmer *stemmer, const char *folded, size_t length)
{
	return &stemmer->slots[hash(folded, length) % (SLOTS / WAYS) * WAYS];
}

static struct slot *find(struct slot *pair, const char *folded, size_t length)
{
	for (struct slot *slot = pair; slot < pair + WAYS; slot++) {
		if (slot->length == length && memcmp(slot->folded, folded, length) == 0) {
			if (!slot->is_asked)  /* or every look would write */
				slot->is_asked = true;
			return slot;
		}
	}
	return NULL;
}

static struct slot *learn(struct stemmer *stemmer, struct slot *pair, const char *folded,
	size_t length)
{
	struct slot *slot = pair[0].is_asked ? &pair[1] : &pair[0];
	pair[0].is_asked = pair[1].is_asked = false;
	memcpy(slot->folded, folded, length);
	slot->folded[length] = '\0';
	light_form(folded, length, slot->light);
	stem_word(stemmer->snowball, folded, length, slot->stem);
	slot->is_stop = stopword_is(slot->folded);
	slot->traits = (unsigned char)stemmer->traits(slot->folded);
	slot->length = (unsigned char)length;
	return slot;
}

struct forms stem_forms(struct stemmer *stemmer, const char *folded, size_t length)
{
	assert(length <= STEM_MAX_BYTES);
	if (length >= SLOT_BYTES - VERB_GROWTH) {
		light_form(folded, length, stemmer->light);
		stem_word(stemmer->snowball, folded, length, stemmer->stem);
		return (struct forms){ stemmer->light, stemmer->stem, false, stemmer->traits(folded) };
	}

	struct slot *pair = pair_of(stemmer, folded, length);
	struct slot *slot = length > 0 ? find(pair, folded, length) : NULL;
	if (!slot)
		slot = learn(stemmer, pair, folded, length);
	return (struct forms){ slot->light, slot->stem, slot->is_stop, slot->traits };
}

void stem_once(const char *folded, char *stem)
{
	size_t length = strlen(folded);
	assert(length <= STEM_MAX_BYTES);
	struct sb_stemmer *snowball = french();
	stem_word(snowball, folded, length, stem);
	sb_stemmer_delete(snowball);
}
