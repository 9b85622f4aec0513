#include "page/token.h"

#include "support/rows.h"

#include <string.h>

static void a_token_is_of_one_session(void **state)
{
	(void)state;
	char mine[SECRET_BYTES], other[SECRET_BYTES], token[TOKEN_BYTES];
	secret_make(mine);
	secret_make(other);
	token_make(mine, token);
	assert_true(token_fits(mine, token));
	assert_false(token_fits(other, token));
}

/* What is compressed with a text that a stranger chose tells what repeats itself. */
static void no_two_are_the_same(void **state)
{
	(void)state;
	char session[SECRET_BYTES], one[TOKEN_BYTES], two[TOKEN_BYTES];
	secret_make(session);
	token_make(session, one);
	token_make(session, two);
	assert_string_not_equal(one, two);
	assert_true(token_fits(session, one) && token_fits(session, two));
}

static void each_letter_counts(void **state)
{
	(void)state;
	char session[SECRET_BYTES], token[TOKEN_BYTES];
	secret_make(session);
	token_make(session, token);
	for (size_t i = 0; i < strlen(token); i++) {
		char kept = token[i];
		token[i] = kept == 'a' ? 'b' : 'a';
		assert_false(token_fits(session, token));
		token[i] = kept;
	}
}

static void nothing_else_is_one(void **state)
{
	(void)state;
	char session[SECRET_BYTES], token[TOKEN_BYTES];
	secret_make(session);
	token_make(session, token);
	assert_false(token_fits(session, NULL));
	assert_false(token_fits(session, ""));
	assert_false(token_fits(session, session));
	token[strlen(token) - 1] = '\0';
	assert_false(token_fits(session, token));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, a_token_is_of_one_session);
	SUITE_TEST(&suite, no_two_are_the_same);
	SUITE_TEST(&suite, each_letter_counts);
	SUITE_TEST(&suite, nothing_else_is_one);
	return suite_run(&suite, "page/token");
}
