#include "base/hash.h"

#include <sodium.h>

void hash_text(const char *bytes, size_t length, char hex[static HASH_BYTES])
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(digest, (const unsigned char *)bytes, length);
	sodium_bin2hex(hex, HASH_BYTES, digest, sizeof digest);
}
