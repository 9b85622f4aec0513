#include "page/token.h"

#include "base/owned.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* The salt, then its mark with the secret. */
static void write_token(const char *session, const char *salt, char token[static TOKEN_BYTES])
{
	char mark[HASH_BYTES];
	OWNED_STRING both = text_make("%s %s", salt, session);
	secret_mark("jeton", both, mark);
	secret_wipe(both);
	snprintf(token, TOKEN_BYTES, "%s%s", salt, mark);
}

void token_make(const char *session, char token[static TOKEN_BYTES])
{
	char salt[SECRET_BYTES];
	secret_make(salt);
	write_token(session, salt, token);
}

bool token_fits(const char *session, const char *token)
{
	char salt[SECRET_BYTES], expected[TOKEN_BYTES];
	if (!token || strlen(token) != SECRET_BYTES - 1 + HASH_BYTES - 1)
		return false;
	memcpy(salt, token, SECRET_BYTES - 1);
	salt[SECRET_BYTES - 1] = '\0';
	write_token(session, salt, expected);
	return secret_equals(expected, token);
}
