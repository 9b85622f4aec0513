#include "index/bits.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BITS = 64 };

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
	size_t word = number / WORD_BITS;

	/* Numbers mostly come rising: growing by halves keeps that linear. */
	if (word >= bits->count)
		hold(bits, word + word / 2 + 1);
	bits->words[word] |= UINT64_C(1) << number % WORD_BITS;
}

bool bits_has(const struct bits *bits, uint32_t number)
{
	size_t word = number / WORD_BITS;
	return word < bits->count && bits->words[word] >> number % WORD_BITS & 1;
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
	size_t word = last / WORD_BITS;
	if (word >= bits->count)
		return;

	bits->words[word] &= ~UINT64_C(0) >> (WORD_BITS - 1 - last % WORD_BITS);
	memset(bits->words + word + 1, 0, (bits->count - word - 1) * sizeof *bits->words);
}

/* How many bits of each byte of a word are set, in that byte. Not __builtin_popcountll(): without
 * -mpopcnt, which not every processor of Debian amd64 has, it is a function call per word. */
static inline uint64_t ones_by_byte(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
	return (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
}

/* The sum of eight bytes. */
static inline size_t sum_of_bytes(uint64_t bytes)
{
	uint64_t pairs = (bytes & UINT64_C(0x00ff00ff00ff00ff)) + (bytes >> 8 & UINT64_C(0x00ff00ff00ff00ff));
	return pairs * UINT64_C(0x0001000100010001) >> 48;
}

/* Bytes hold the ones of 31 words before they overflow: summing them so rarely leaves a loop of
 * plain operations, which a compiler does two words at a time. */
enum { WORDS_A_SUM = 31 };

size_t bits_size(const struct bits *bits)
{
	return bits_common(bits, bits);
}

size_t bits_common(const struct bits *a, const struct bits *b)
{
	size_t shared = smaller(a->count, b->count), common = 0;
	for (size_t from = 0; from < shared; from += WORDS_A_SUM) {
		size_t end = smaller(from + WORDS_A_SUM, shared);
		uint64_t bytes = 0;
		for (size_t i = from; i < end; i++)
			bytes += ones_by_byte(a->words[i] & b->words[i]);
		common += sum_of_bytes(bytes);
	}
	return common;
}

bool bits_next(const struct bits *bits, uint32_t from, uint32_t *number)
{
	size_t word = from / WORD_BITS;
	if (word >= bits->count)
		return false;

	uint64_t rest = bits->words[word] & ~UINT64_C(0) << from % WORD_BITS;
	while (!rest) {
		if (++word == bits->count)
			return false;
		rest = bits->words[word];
	}
	*number = (uint32_t)(word * WORD_BITS + (size_t)__builtin_ctzll(rest));
	return true;
}
