#include "base/hash.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(crypto_hash_sha256_state *state, const char *text)
{
	crypto_hash_sha256_update(state, (const unsigned char *)text, strlen(text));
}

/* The state is the caller's still: more may be added to it. */
static void tell(crypto_hash_sha256_state state, char hex[static HASH_BYTES])
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_final(&state, digest);
	sodium_bin2hex(hex, HASH_BYTES, digest, sizeof digest);
}

void hash_texts(const char *first, const char *const *others, size_t count,
	char hex_of_first[static HASH_BYTES], char hex_of_all[static HASH_BYTES])
{
	crypto_hash_sha256_state state;
	crypto_hash_sha256_init(&state);
	add(&state, first);
	tell(state, hex_of_first);
	for (size_t i = 0; i < count; i++)
		add(&state, others[i]);
	tell(state, hex_of_all);
}

void hash_text(const char *bytes, size_t length, char hex[static HASH_BYTES])
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(digest, (const unsigned char *)bytes, length);
	sodium_bin2hex(hex, HASH_BYTES, digest, sizeof digest);
}

void hash_quickly(const char *bytes, size_t length, char hex[static HASH_BYTES])
{
	enum { DIGEST_BYTES = (HASH_BYTES - 1) / 2 };
	unsigned char digest[DIGEST_BYTES];
	/* Chooses what this processor does best, the first time; then costs nothing. */
	if (sodium_init() < 0)
		abort();
	crypto_generichash(digest, sizeof digest, (const unsigned char *)bytes, length, NULL, 0);
	sodium_bin2hex(hex, HASH_BYTES, digest, sizeof digest);
}

/* Primes that have as many ones as zeros, nearly. */
static const uint64_t LEFT = 0xA0761D6478BD642F, RIGHT = 0xE7037ED1A0B428DB, BOTH = 0x8EBC6AF09C88C6E3;

/* Each bit of a product of 64 bits by 64 depends on nearly all of both. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__uint128_t product = (__uint128_t)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

struct mark {
	uint64_t left, right;
};

static void mark_add(struct mark *mark, const uint64_t words[static 4])
{
	mark->left = fold(mark->left ^ words[0], words[1] ^ BOTH);
	mark->right = fold(mark->right ^ words[2], words[3] ^ BOTH);
}

void hash_mark(const char *bytes, size_t length, char hex[static HASH_MARK_BYTES])
{
	struct mark mark = { LEFT, RIGHT };
	uint64_t words[4];
	size_t rest = length;
	for (; rest >= sizeof words; rest -= sizeof words, bytes += sizeof words) {
		memcpy(words, bytes, sizeof words);
		mark_add(&mark, words);
	}
	memset(words, 0, sizeof words);
	memcpy(words, bytes, rest);
	mark_add(&mark, words);
	mark_add(&mark, (uint64_t[]){ length, length, length, length });
	snprintf(hex, HASH_MARK_BYTES, "%016" PRIx64 "%016" PRIx64, fold(mark.left ^ RIGHT, mark.right ^ BOTH),
		fold(mark.left ^ BOTH, mark.right ^ LEFT));
}
