#include "base/hash.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

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

void hash_mark(const char *bytes, size_t length, char hex[static HASH_MARK_BYTES])
{
	XXH128_canonical_t digest;
	XXH128_canonicalFromHash(&digest, XXH3_128bits(bytes, length));
	sodium_bin2hex(hex, HASH_MARK_BYTES, digest.digest, sizeof digest.digest);
}

uint64_t hash_place(const char *bytes, size_t length)
{
	return XXH3_64bits(bytes, length);
}
