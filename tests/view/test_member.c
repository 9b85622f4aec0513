#include "base/owned.h"
#include "base/words.h"
#include "people/role.h"
#include "support/rows.h"
#include "support/sheets.h"
#include "view/member.h"

struct row {
	const char *name, *given, *expected;
};

#define MOZILLA "Mozilla/5.0 "

static const struct row browsers[] = {
	{ "Firefox on Linux",      MOZILLA "(X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
		"Firefox, Linux" },
	{ "Firefox on Windows",    MOZILLA "(Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
		"Firefox, Windows" },
	{ "Chrome on macOS",
		MOZILLA "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
		"Chrome, macOS" },
	{ "Edge says that it is Chrome",
		MOZILLA "(Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
		"Edge, Windows" },
	{ "so does Opera",         MOZILLA "(X11; Linux x86_64) Chrome/120 Safari/537.36 OPR/106.0",
		"Opera, Linux" },
	{ "Safari on a telephone",
		MOZILLA "(iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Safari/604.1",
		"Safari, iPhone" },
	{ "Chrome on a telephone", MOZILLA "(iPhone; CPU iPhone OS 17_5) CriOS/126.0 Safari/604.1",
		"Chrome, iPhone" },
	{ "Android is Linux too",  MOZILLA "(Linux; Android 14; SM-S911B) Chrome/126.0 Mobile Safari/537.36",
		"Chrome, Android" },
	{ "a Chromebook",          MOZILLA "(X11; CrOS x86_64 14541.0.0) Chrome/126.0 Safari/537.36",
		"Chrome, ChromeOS" },
	{ "a tool",                "curl/7.88.1",      "navigateur inconnu, système inconnu" },
	{ "nothing",               "",                 "navigateur inconnu, système inconnu" },
	{ "markup is not kept",    "<script>Firefox/", "Firefox, système inconnu" },
};

static void names_browsers(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = member_browser(row->given);
	assert_string_equal(got, row->expected);
}

static const struct row reaches[] = {
	{ "nothing is everything",     "",                    "toute l’académie" },
	{ "a ZAP",                     "zap:23-1",            "ZAP\u00A023-1" },
	{ "a school",                  "etablissement:0230506A", "établissement\u00A00230506A" },
	{ "a theme",                   "thematique:codage",   "thématique\u00A0:\u00A0codage" },
	{ "a discipline",              "enseignement:mathematiques",
		"enseignement\u00A0:\u00A0mathématiques" },
	{ "several",                   "zap:23-1 thematique:codage",
		"ZAP\u00A023-1, thématique\u00A0:\u00A0codage" },
	{ "a key the list has no more", "thematique:disparue", "thématique\u00A0:\u00A0disparue" },
	{ "a kind we do not know",     "lune:1",              "lune:1" },
};

static void tells_the_reach(void **state)
{
	const struct row *row = *state;
	OWNED(vocabularies) vocabularies = lists();
	OWNED_WORDS scopes = {0};
	words_split(&scopes, row->given, ' ');
	OWNED_STRING got = member_reach(vocabularies, &scopes);
	assert_string_equal(got, row->expected);
}

static void names_roles(void **state)
{
	(void)state;
	OWNED_STRING some = member_roles(ROLES_MODERATING);
	OWNED_STRING none = member_roles(ROLE_BIT(ROLE_READER));
	assert_string_equal(some, "référent, délégation au numérique (DAN)");
	assert_string_equal(none, "");
	assert_string_equal(member_role_named("enseignant"), "enseignant");
	assert_string_equal(member_role_named("lune"), "lune");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, browsers, names_browsers);
	SUITE_ROWS(&suite, reaches, tells_the_reach);
	SUITE_TEST(&suite, names_roles);
	return suite_run(&suite, "view/member");
}
