#include "base/hash.h"

#include <sodium.h>
#include <stdlib.h>

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
