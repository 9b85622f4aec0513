#include "index/lexicon.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "index/atom_plain.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PLAIN_BYTES = 64 };  /* of a word that is folded without utf8_fold() */

/* The hashes of the words, each at the first free place from its own on. Of 64 bits, two words of a
 * language have the same one time in a hundred million. */
struct lexicon {
	uint64_t *places;  /* `mask` + 1 of them; 0: free */
	size_t mask;
};

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	free(lexicon->places);
	free(lexicon);
}

/* 0 marks a free place. */
static uint64_t hash_of(const char *folded, size_t length)
{
	uint64_t hash = hash_place(folded, length);
	return hash ? hash : 1;
}

static uint64_t *place_of(const struct lexicon *lexicon, uint64_t hash)
{
	size_t at = (size_t)hash & lexicon->mask;
	while (lexicon->places[at] && lexicon->places[at] != hash)
		at = (at + 1) & lexicon->mask;
	return &lexicon->places[at];
}

/* As utf8_fold() does, for most words without its cost: how long `folded` is then; 0 for the others. */
static size_t fold_plainly(const char *word, size_t length, char folded[static PLAIN_BYTES])
{
	const char *at = word, *end = word + length;
	size_t count = 0;
	while (at < end && count < PLAIN_BYTES) {
		size_t bytes;
		bool is_capital;
		char letter = atom_plain_letter(at, end, &bytes, &is_capital);
		if (!letter && (unsigned char)*at >= 0x80)
			return 0;
		folded[count++] = letter ? letter : *at;
		at += bytes;
	}
	return at == end ? count : 0;
}

static size_t count_lines(const char *bytes, size_t length)
{
	size_t count = 1;
	const char *end = bytes + length;
	while ((bytes = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		bytes++;
		count++;
	}
	return count;
}

static void add_line(struct lexicon *lexicon, const char *line, size_t length)
{
	if (length > 0 && line[length - 1] == '\r')
		length--;
	if (length == 0)
		return;
	char plain[PLAIN_BYTES];
	size_t count = fold_plainly(line, length, plain);
	OWNED_STRING word = count ? NULL : mem_copy_bytes(line, length);
	OWNED_STRING folded = word ? utf8_fold(word) : NULL;
	uint64_t hash = folded ? hash_of(folded, strlen(folded)) : hash_of(plain, count);
	*place_of(lexicon, hash) = hash;
}

static void add_lines(struct lexicon *lexicon, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		if (!stop)
			stop = end;
		add_line(lexicon, bytes, (size_t)(stop - bytes));
		bytes = stop + 1;
	}
}

struct lexicon *lexicon_read(const char *bytes, size_t length)
{
	OWNED(lexicon) lexicon = mem_new(1, sizeof *lexicon);
	size_t places = 2;
	while (places < 2 * count_lines(bytes, length))
		places *= 2;
	lexicon->mask = places - 1;
	lexicon->places = mem_new(places, sizeof *lexicon->places);
	add_lines(lexicon, bytes, length);
	return TAKE(lexicon);
}

struct lexicon *lexicon_load(const char *path, struct error *err)
{
	size_t length = 0;
	struct error why = {0};
	OWNED_STRING bytes = file_read(path, LEXICON_MAX_BYTES, &length, &why);
	if (!bytes) {
		if (why.kind != ERROR_NOT_FOUND)
			error_set(err, why.kind, "%s", why.text);
		return NULL;
	}
	if (!utf8_is_valid(bytes, length, NULL)) {
		error_set(err, ERROR_FAILED, "%s: not UTF-8", path);
		return NULL;
	}
	return lexicon_read(bytes, length);
}

bool lexicon_has(const struct lexicon *lexicon, const char *folded)
{
	return *place_of(lexicon, hash_of(folded, strlen(folded))) != 0;
}
