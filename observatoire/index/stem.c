#include "index/stem.h"

#include "base/mem.h"
#include "index/light.h"
#include "index/stopword.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdint.h>
#include <string.h>

/* Stemming costs five times a look-up, and 16,384 forms are nearly all of a corpus. */
enum { SLOTS = 1 << 14, SLOT_BYTES = 24 };

struct slot {
	char folded[SLOT_BYTES], light[SLOT_BYTES], stem[SLOT_BYTES];
	unsigned char length;  /* of folded; 0 when free */
	bool is_stop;
};

struct stemmer {
	struct sb_stemmer *snowball;
	struct slot *slots;
	char light[STEM_MAX_BYTES + 1], stem[STEM_MAX_BYTES + 1];  /* of a word too long for a slot */
};

struct stemmer *stemmer_new(void)
{
	struct stemmer *stemmer = mem_new(1, sizeof *stemmer);
	stemmer->snowball = sb_stemmer_new("french", "UTF_8");
	/* NULL means no memory, or a library without French: nothing could work. */
	if (!stemmer->snowball)
		abort();
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
static void stem_word(struct stemmer *stemmer, const char *folded, size_t length, char *stem)
{
	/* « 20h30 », « c++ », Greek: not Snowball's business. */
	if (strspn(folded, "abcdefghijklmnopqrstuvwxyz") < length) {
		memcpy(stem, folded, length);
		stem[length] = '\0';
		return;
	}

	char singular[STEM_MAX_BYTES + 1];
	size_t shorter = light_singular(folded, length, singular);
	const sb_symbol *found = sb_stemmer_stem(stemmer->snowball,
		(const sb_symbol *)singular, (int)shorter);
	size_t found_length = (size_t)sb_stemmer_length(stemmer->snowball);
	if (!found || found_length == 0 || found_length > length) {
		found = (const sb_symbol *)singular;
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

static void learn(struct stemmer *stemmer, struct slot *slot, const char *folded, size_t length)
{
	memcpy(slot->folded, folded, length);
	slot->folded[length] = '\0';
	light_form(folded, length, slot->light);
	stem_word(stemmer, folded, length, slot->stem);
	slot->is_stop = stopword_is(slot->folded);
	slot->length = (unsigned char)length;
}

struct forms stem_forms(struct stemmer *stemmer, const char *folded, size_t length)
{
	assert(length <= STEM_MAX_BYTES);
	if (length >= SLOT_BYTES) {
		light_form(folded, length, stemmer->light);
		stem_word(stemmer, folded, length, stemmer->stem);
		return (struct forms){ stemmer->light, stemmer->stem, false };
	}

	struct slot *slot = &stemmer->slots[hash(folded, length) % SLOTS];
	if (slot->length != length || length == 0 || memcmp(slot->folded, folded, length) != 0)
		learn(stemmer, slot, folded, length);
	return (struct forms){ slot->light, slot->stem, slot->is_stop };
}
