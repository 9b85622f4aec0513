#ifndef INDEX_BITS_H
#define INDEX_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { BITS_A_WORD = 64 };

/**
 * A set of document numbers, one bit each: 12.5 KB for 100 000 sheets. Starts as
 * `OWNED_BITS found = {0};`, the empty set; grows by itself. Two sets need not be of
 * one size: what lies past the end of a set is not in it.
 */
struct bits {
	uint64_t *words;
	size_t count;  /* of `words`: numbers from 0 to 64 × count - 1 have a bit */
};

void bits_done(struct bits *bits);
#define OWNED_BITS __attribute__((cleanup(bits_done))) struct bits

void bits_add(struct bits *bits, uint32_t number);
static inline bool bits_has(const struct bits *bits, uint32_t number)
{
	size_t word = number / BITS_A_WORD;
	return word < bits->count && bits->words[word] >> number % BITS_A_WORD & 1;
}

/** Empty the set; its memory is kept for what comes next. */
void bits_clear(struct bits *bits);
void bits_copy(struct bits *to, const struct bits *from);

/** What is in `bits`, in `other`, or in both. */
void bits_unite(struct bits *bits, const struct bits *other);

/** What is in both. */
void bits_intersect(struct bits *bits, const struct bits *other);

/** What is in `bits` and not in `other`. */
void bits_subtract(struct bits *bits, const struct bits *other);

/** Keep no number above `last`. */
void bits_cut(struct bits *bits, uint32_t last);

/** How many numbers are in the set. */
size_t bits_size(const struct bits *bits);

/** How many numbers are in both sets, without making a third. */
size_t bits_common(const struct bits *a, const struct bits *b);

/** The lowest number in the set that is at least `from`; false when there is none. */
static inline bool bits_next(const struct bits *bits, uint32_t from, uint32_t *number)
{
	size_t word = from / BITS_A_WORD;
	if (word >= bits->count)
		return false;

	uint64_t rest = bits->words[word] & ~UINT64_C(0) << from % BITS_A_WORD;
	while (!rest) {
		if (++word == bits->count)
			return false;
		rest = bits->words[word];
	}
	*number = (uint32_t)(word * BITS_A_WORD + (size_t)__builtin_ctzll(rest));
	return true;
}

#ifdef __cplusplus
}
#endif

#endif
