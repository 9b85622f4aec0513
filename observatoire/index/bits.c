#include "index/bits.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void bits_done(struct bits *bits)
{
	free(bits->words);
	*bits = (struct bits){0};
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void hold(struct bits *bits, size_t count)
{
	if (count <= bits->count)
		return;

	bits->words = mem_resize(bits->words, count, sizeof *bits->words);
	memset(bits->words + bits->count, 0, (count - bits->count) * sizeof *bits->words);
	bits->count = count;
}

void bits_add(struct bits *bits, uint32_t number)
{
	size_t word = number / BITS_A_WORD;

	/* Numbers mostly come rising: growing by halves keeps that linear. */
	if (word >= bits->count)
		hold(bits, word + word / 2 + 1);
	bits->words[word] |= UINT64_C(1) << number % BITS_A_WORD;
}

void bits_clear(struct bits *bits)
{
	if (bits->count)
		memset(bits->words, 0, bits->count * sizeof *bits->words);
}

void bits_copy(struct bits *to, const struct bits *from)
{
	if (to == from)
		return;

	bits_clear(to);
	hold(to, from->count);
	if (from->count)
		memcpy(to->words, from->words, from->count * sizeof *to->words);
}

void bits_unite(struct bits *bits, const struct bits *other)
{
	hold(bits, other->count);
	for (size_t i = 0; i < other->count; i++)
		bits->words[i] |= other->words[i];
}

void bits_intersect(struct bits *bits, const struct bits *other)
{
	size_t shared = smaller(bits->count, other->count);

	for (size_t i = 0; i < shared; i++)
		bits->words[i] &= other->words[i];
	for (size_t i = shared; i < bits->count; i++)
		bits->words[i] = 0;
}

void bits_subtract(struct bits *bits, const struct bits *other)
{
	size_t shared = smaller(bits->count, other->count);

	for (size_t i = 0; i < shared; i++)
		bits->words[i] &= ~other->words[i];
}

void bits_cut(struct bits *bits, uint32_t last)
{
	size_t word = last / BITS_A_WORD;
	if (word >= bits->count)
		return;

	bits->words[word] &= ~UINT64_C(0) >> (BITS_A_WORD - 1 - last % BITS_A_WORD);
	memset(bits->words + word + 1, 0, (bits->count - word - 1) * sizeof *bits->words);
}

/* Not every processor of Debian amd64 counts ones by itself, and without being told that this one does
 * a compiler calls a function for each word: it makes both versions, the loader takes the right one. */
#ifdef __x86_64__
#define COUNTS_ONES __attribute__((target_clones("popcnt", "default")))
#else
#define COUNTS_ONES
#endif

COUNTS_ONES
static size_t ones_in_both(const uint64_t *a, const uint64_t *b, size_t count)
{
	size_t ones = 0;
	for (size_t i = 0; i < count; i++)
		ones += (size_t)__builtin_popcountll(a[i] & b[i]);
	return ones;
}

size_t bits_size(const struct bits *bits)
{
	return ones_in_both(bits->words, bits->words, bits->count);
}

size_t bits_common(const struct bits *a, const struct bits *b)
{
	return ones_in_both(a->words, b->words, smaller(a->count, b->count));
}
