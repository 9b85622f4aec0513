#include "index/lexicon.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/* FNV-1a, a byte at a time; 0 marks a free place. */
static const uint64_t FNV_OFFSET = 0xCBF29CE484222325, FNV_PRIME = 0x100000001B3;

static uint64_t hash_of(const char *folded)
{
	uint64_t hash = FNV_OFFSET;
	for (; *folded; folded++)
		hash = (hash ^ (unsigned char)*folded) * FNV_PRIME;
	return hash ? hash : 1;
}

static uint64_t *place_of(const struct lexicon *lexicon, uint64_t hash)
{
	size_t at = (size_t)hash & lexicon->mask;
	while (lexicon->places[at] && lexicon->places[at] != hash)
		at = (at + 1) & lexicon->mask;
	return &lexicon->places[at];
}

/* hash_of() what utf8_fold() makes of a word, without its cost for most; false for the others. */
static bool hash_quickly(const char *word, size_t length, uint64_t *hash)
{
	/* What follows C3, from E0 on, past the sign that multiplies and those French has not. */
	static const char letters[] = "aaaaa..ceeeeiiii..ooooo..uuuuy.y";
	*hash = FNV_OFFSET;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)word[i];
		if (byte >= 'A' && byte <= 'Z') {
			byte = (unsigned char)(byte + 'a' - 'A');
		} else if (byte >= 0x80) {
			unsigned char next = i + 1 < length ? (unsigned char)word[++i] : 0;
			if (byte != 0xC3 || next < 0xA0 || next > 0xBF || letters[next - 0xA0] == '.')
				return false;
			byte = (unsigned char)letters[next - 0xA0];
		}
		*hash = (*hash ^ byte) * FNV_PRIME;
	}
	*hash = *hash ? *hash : 1;
	return true;
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
	uint64_t hash;
	if (length > 0 && line[length - 1] == '\r')
		length--;
	if (length == 0)
		return;
	if (!hash_quickly(line, length, &hash)) {
		OWNED_STRING word = mem_copy_bytes(line, length);
		OWNED_STRING folded = utf8_fold(word);
		hash = hash_of(folded);
	}
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

	OWNED(lexicon) lexicon = mem_new(1, sizeof *lexicon);
	size_t places = 2;
	while (places < 2 * count_lines(bytes, length))
		places *= 2;
	lexicon->mask = places - 1;
	lexicon->places = mem_new(places, sizeof *lexicon->places);
	add_lines(lexicon, bytes, length);
	return TAKE(lexicon);
}

bool lexicon_has(const struct lexicon *lexicon, const char *folded)
{
	return *place_of(lexicon, hash_of(folded)) != 0;
}
