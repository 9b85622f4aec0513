#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/error.h"
#include "base/hash.h"

#include <stdbool.h>

/* What must not be guessed, and what must not be kept as it is. */

enum {
	SECRET_BYTES = 44,        /* 43 characters of base64url (RFC 4648, section 5), 256 bits; and a zero */
	PASSPHRASE_MIN = 12,      /* characters of a passphrase */
	PASSPHRASE_MAX_BYTES = 1024,
};

/** A new secret nobody can guess. */
void secret_make(char secret[static SECRET_BYTES]);

/** Whether a text may be one: 43 characters of base64url. Whoever sends another knows nothing. */
bool secret_is_one(const char *text);

/**
 * What is stored in the place of a secret, to find it by: BLAKE2b keyed with what it is for
 * ("session", "invitation"…), so that a secret given for one use is good for no other.
 */
void secret_mark(const char *purpose, const char *secret, char hex[static HASH_BYTES]);

/** Whether two texts are equal, in a time that depends on their lengths only. */
bool secret_equals(const char *a, const char *b);

/** Overwrite a text that was a secret; NULL is fine. */
void secret_wipe(char *text);

/**
 * What is stored in the place of a passphrase (argon2id, RFC 9106, 64 MiB and some 100 ms), for the
 * caller to free(). NULL with ERROR_FAILED when there is no memory for it.
 */
char *passphrase_hash(const char *passphrase, struct error *err);

/** Whether a passphrase is the one hashed so; as long as passphrase_hash(). */
bool passphrase_fits(const char *hash, const char *passphrase);

#endif
