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

static uint64_t hash_of(const char *folded)
{
	uint64_t hash = 0xCBF29CE484222325;
	for (; *folded; folded++)
		hash = (hash ^ (unsigned char)*folded) * 0x100000001B3;
	return hash ? hash : 1;
}

static uint64_t *place_of(const struct lexicon *lexicon, uint64_t hash)
{
	size_t at = (size_t)hash & lexicon->mask;
	while (lexicon->places[at] && lexicon->places[at] != hash)
		at = (at + 1) & lexicon->mask;
	return &lexicon->places[at];
}

/* As utf8_fold() does, for most words without its cost; false for the others. */
static bool fold_quickly(char *word)
{
	/* What follows C3, from E0 on, past the sign that multiplies and those French has not. */
	static const char letters[] = "aaaaa..ceeeeiiii..ooooo..uuuuy.y";
	char *to = word;
	for (const char *from = word; *from; from++) {
		unsigned char byte = (unsigned char)*from, next = (unsigned char)from[1];
		if (byte < 0x80)
			*to++ = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : (char)byte;
		else if (byte == 0xC3 && next >= 0xA0 && next <= 0xBF && letters[next - 0xA0] != '.') {
			*to++ = letters[next - 0xA0];
			from++;
		} else
			return false;
	}
	*to = '\0';
	return true;
}

static size_t count_lines(const char *bytes)
{
	size_t count = 1;
	for (; (bytes = strchr(bytes, '\n')); bytes++)
		count++;
	return count;
}

static void add_lines(struct lexicon *lexicon, char *line)
{
	for (char *next; *line; line = next) {
		size_t length = strcspn(line, "\r\n");
		next = line + length + strspn(line + length, "\r\n");
		line[length] = '\0';
		OWNED_STRING quick = mem_copy(line);
		OWNED_STRING folded = fold_quickly(quick) ? TAKE(quick) : utf8_fold(line);
		uint64_t hash = hash_of(folded);
		*place_of(lexicon, hash) = hash;
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
	while (places < 2 * count_lines(bytes))
		places *= 2;
	lexicon->mask = places - 1;
	lexicon->places = mem_new(places, sizeof *lexicon->places);
	add_lines(lexicon, bytes);
	return TAKE(lexicon);
}

bool lexicon_has(const struct lexicon *lexicon, const char *folded)
{
	return *place_of(lexicon, hash_of(folded)) != 0;
}
