#include "base/owned.h"
#include "base/text.h"
#include "people/email.h"
#include "people/people.h"
#include "support/rows.h"

struct email_row {
	const char *name, *typed, *expected;
};

#define SIXTY_FOUR "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct email_row emails[] = {
	{ "an address", "prenom.nom@ac-limoges.fr", "prenom.nom@ac-limoges.fr" },
	{ "capitals and blanks", "  Prenom.NOM@AC-Limoges.FR\r\n", "prenom.nom@ac-limoges.fr" },
	{ "signs that are allowed", "ce.0870015u+usages@ac-limoges.fr", "ce.0870015u+usages@ac-limoges.fr" },
	{ "the longest local part", SIXTY_FOUR "@a.fr", SIXTY_FOUR "@a.fr" },
	{ "one letter more", SIXTY_FOUR "a@a.fr", NULL },
	{ "nothing", "", NULL },
	{ "blanks", "   ", NULL },
	{ "no @", "prenom.nom", NULL },
	{ "two of them", "a@b@c.fr", NULL },
	{ "nobody", "@ac-limoges.fr", NULL },
	{ "nowhere", "a@", NULL },
	{ "a bare machine", "a@localhost", NULL },
	{ "two dots", "a..b@c.fr", NULL },
	{ "a dot at the end", "a.@c.fr", NULL },
	{ "a dot behind the domain", "a@c.fr.", NULL },
	{ "a hyphen at the end of a name", "a@c-.fr", NULL },
	{ "a blank inside", "a b@c.fr", NULL },
	{ "an accent", "h\xC3\xA9l\xC3\xA8ne@c.fr", NULL },
	{ "quotes", "\"a b\"@c.fr", NULL },
	{ "a line end inside", "a@c.fr\nBcc: b@c.fr", NULL },
	{ "a name around it", "Nom <a@c.fr>", NULL },
};

static void folds(void **state)
{
	const struct email_row *row = *state;
	OWNED_STRING email = email_fold(row->typed);
	if (row->expected)
		assert_string_equal(email, row->expected);
	else
		assert_null(email);
}

struct passphrase_row {
	const char *name, *passphrase;
	enum passphrase_fault expected;
};

static const struct passphrase_row passphrases[] = {
	{ "four words", "chat bleu tableau pont", PASSPHRASE_GOOD },
	{ "twelve characters", "azertyuiopqs", PASSPHRASE_GOOD },
	{ "eleven", "azertyuiopq", PASSPHRASE_SHORT },
	{ "accents count once", "\xC3\xA9t\xC3\xA9 \xC3\xA9t\xC3\xA9 \xC3\xA9\xC3\xA9", PASSPHRASE_SHORT },
	{ "the same over and over", "abababababababab", PASSPHRASE_POOR },
	{ "the address", "Prenom@ac-limoges.fr!", PASSPHRASE_IS_ADDRESS },
	{ "blanks at both ends are kept", " chat bleu pont ", PASSPHRASE_GOOD },
};

static void checks(void **state)
{
	const struct passphrase_row *row = *state;
	assert_int_equal(passphrase_check(row->passphrase, "prenom@ac-limoges.fr"), row->expected);
}

static void one_past_the_limit_is_told(void **state)
{
	(void)state;
	char longest[PASSPHRASE_MAX_BYTES + 2];
	for (size_t i = 0; i <= PASSPHRASE_MAX_BYTES; i++)
		longest[i] = (char)('a' + i % 26);
	longest[PASSPHRASE_MAX_BYTES + 1] = '\0';
	assert_int_equal(passphrase_check(longest, NULL), PASSPHRASE_LONG);
	longest[PASSPHRASE_MAX_BYTES] = '\0';
	assert_int_equal(passphrase_check(longest, NULL), PASSPHRASE_GOOD);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, emails, folds);
	SUITE_ROWS(&suite, passphrases, checks);
	SUITE_TEST(&suite, one_past_the_limit_is_told);
	return suite_run(&suite, "people/email");
}
