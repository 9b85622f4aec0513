#include "base/secret.h"

#include "base/mem.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_BYTES = 32 };

static const char base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* Chooses what this processor does best, the first time; then costs nothing. */
static void be_ready(void)
{
	if (sodium_init() < 0)
		abort();
}

void secret_make(char secret[static SECRET_BYTES])
{
	unsigned char bytes[RANDOM_BYTES];
	be_ready();
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(secret, SECRET_BYTES, bytes, sizeof bytes,
		sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
}

bool secret_is_one(const char *text)
{
	return strlen(text) == SECRET_BYTES - 1 && strspn(text, base64url) == SECRET_BYTES - 1;
}

void secret_mark(const char *purpose, const char *secret, char hex[static HASH_BYTES])
{
	unsigned char digest[(HASH_BYTES - 1) / 2], key[crypto_generichash_KEYBYTES] = {0};
	size_t length = strlen(purpose);
	be_ready();
	memcpy(key, purpose, length < sizeof key ? length : sizeof key);
	crypto_generichash(digest, sizeof digest, (const unsigned char *)secret, strlen(secret), key,
		sizeof key);
	sodium_bin2hex(hex, HASH_BYTES, digest, sizeof digest);
}

bool secret_equals(const char *a, const char *b)
{
	size_t length = strlen(a);
	return length == strlen(b) && sodium_memcmp(a, b, length) == 0;
}

void secret_wipe(char *text)
{
	if (text)
		sodium_memzero(text, strlen(text));
}

char *passphrase_hash(const char *passphrase, struct error *err)
{
	char hash[crypto_pwhash_STRBYTES];
	be_ready();
	if (crypto_pwhash_str(hash, passphrase, strlen(passphrase), crypto_pwhash_OPSLIMIT_INTERACTIVE,
			crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
		error_set(err, ERROR_FAILED, "argon2id: out of memory");
		return NULL;
	}
	return mem_copy(hash);
}

bool passphrase_fits(const char *hash, const char *passphrase)
{
	be_ready();
	return crypto_pwhash_str_verify(hash, passphrase, strlen(passphrase)) == 0;
}
