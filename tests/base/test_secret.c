#include "base/secret.h"

#include "base/owned.h"
#include "base/text.h"
#include "support/rows.h"

#include <string.h>

static void no_two_secrets_are_alike(void **state)
{
	(void)state;
	char secrets[64][SECRET_BYTES];
	for (size_t i = 0; i < 64; i++) {
		secret_make(secrets[i]);
		assert_true(secret_is_one(secrets[i]));
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(secrets[i], secrets[j]);
	}
}

static void what_is_no_secret_is_known(void **state)
{
	(void)state;
	static const char *const others[] = {
		"", "abc", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP12'",
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP1234",
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO/1", "é",
	};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_false(secret_is_one(others[i]));
}

static void a_mark_is_of_one_use(void **state)
{
	(void)state;
	char secret[SECRET_BYTES], a[HASH_BYTES], b[HASH_BYTES], c[HASH_BYTES];
	secret_make(secret);
	secret_mark("session", secret, a);
	secret_mark("session", secret, b);
	secret_mark("porte", secret, c);
	assert_string_equal(a, b);
	assert_string_not_equal(a, c);
	assert_null(strstr(a, secret));
}

static void compares(void **state)
{
	(void)state;
	assert_true(secret_equals("", ""));
	assert_true(secret_equals("jeton", "jeton"));
	assert_false(secret_equals("jeton", "jetoN"));
	assert_false(secret_equals("jeton", "jeto"));
	assert_false(secret_equals("", "j"));
}

static void a_passphrase_fits_its_hash_alone(void **state)
{
	(void)state;
	OWNED_STRING hash = passphrase_hash("le chat dort sur la classe mobile", NULL);
	OWNED_STRING again = passphrase_hash("le chat dort sur la classe mobile", NULL);
	assert_string_not_equal(hash, again);
	assert_non_null(strstr(hash, "$argon2id$"));
	assert_true(passphrase_fits(hash, "le chat dort sur la classe mobile"));
	assert_false(passphrase_fits(hash, "le chat dort sur la classe mobilE"));
	assert_false(passphrase_fits(hash, ""));
	assert_false(passphrase_fits("n'importe quoi", "le chat"));
}

static void wipes(void **state)
{
	(void)state;
	char text[] = "secret";
	secret_wipe(text);
	for (size_t i = 0; i < sizeof text; i++)
		assert_int_equal(text[i], 0);
	secret_wipe(NULL);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, no_two_secrets_are_alike);
	SUITE_TEST(&suite, what_is_no_secret_is_known);
	SUITE_TEST(&suite, a_mark_is_of_one_use);
	SUITE_TEST(&suite, compares);
	SUITE_TEST(&suite, a_passphrase_fits_its_hash_alone);
	SUITE_TEST(&suite, wipes);
	return suite_run(&suite, "base/secret");
}
