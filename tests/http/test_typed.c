#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "http/typed.h"
#include "support/rows.h"

#include <string.h>

enum { MOST = 2048 };

struct decode_row {
	const char *name, *sent, *typed;
};

static const struct decode_row decode_rows[] = {
	{ "nothing typed is nothing",                  "",                         "" },
	{ "escapes become letters",                    "%C3%A9cole+du%20bourg",    "école du bourg" },
	{ "what stands raw is read as it is",          "école",                    "école" },
	{ "a percent that begins no escape is itself", "100%+%zz+%4",              "100% %zz %4" },
	{ "NUL is a space",                            "robot%00cm2",              "robot cm2" },
	{ "controls are spaces",                       "robot%09cm2%0D%0A%7F",     "robot cm2   " },
	{ "Latin-1 is read as such",                   "%E9cole+d%27%E9t%E9",      "école d'été" },
	{ "half a character is what Latin-1 says",     "%C3",                      "Ã" },
	{ "an overlong slash is no slash",             "%C0%AF",                   "À¯" },
	{ "a surrogate is no character",               "%ED%A0%80a",               "í\u00A0 a" },
	{ "what turns the writing around is nothing",  "%E2%80%AEtobor%E2%80%AC",  "tobor" },
	{ "a mark of direction is nothing",            "%E2%80%8Frobot%D8%9C",     "robot" },
	{ "what is no character is nothing",           "a%EF%BF%BE%EF%BF%BFb%EF%B7%90%F0%9F%BF%BE", "ab" },
	{ "a replacement character stays",             "%EF%BF%BD",                "\uFFFD" },
	{ "another script stays",                      "%D8%B1%D9%88%D8%A8%D9%88%D8%AA", "روبوت" },
};

static void decodes(void **state)
{
	const struct decode_row *row = *state;
	OWNED_STRING typed = typed_decode(row->sent, strlen(row->sent), MOST);
	assert_string_equal(typed, row->typed);
}

static void a_long_text_ends_with_a_whole_character(void **state)
{
	(void)state;
	OWNED_STRING at = typed_decode("abc%C3%A9", strlen("abc%C3%A9"), 5);
	OWNED_STRING past = typed_decode("abc%C3%A9", strlen("abc%C3%A9"), 4);
	assert_string_equal(at, "abcé");
	assert_string_equal(past, "abc");
}

static char *repeat(const char *before, const char *piece, size_t count, const char *after)
{
	OWNED_TEXT made = {0};
	text_add(&made, before);
	for (size_t i = 0; i < count; i++)
		text_add(&made, piece);
	text_add(&made, after);
	return text_take(&made);
}

static void only_what_was_typed_is_shortened(void **state)
{
	(void)state;
	OWNED_STRING at = repeat("/recherche?niveau=cm2&q=", "x", TYPED_MAX_SENT, "&page=2");
	OWNED_STRING past = repeat("/recherche?niveau=cm2&q=", "x", TYPED_MAX_SENT + 1, "&page=2");
	OWNED_STRING other = repeat("/recherche?Q=", "x", TYPED_MAX_SENT + 1, "&qq=1");
	OWNED_STRING same = typed_shorten(at);
	OWNED_STRING cut = typed_shorten(past);
	OWNED_STRING left = typed_shorten(other);
	assert_string_equal(same, at);
	assert_string_equal(cut, at);
	assert_string_equal(left, other);
	OWNED_STRING bare = typed_shorten("/recherche?q&q=&&");
	assert_string_equal(bare, "/recherche?q&q=&&");
	OWNED_STRING path = typed_shorten("/q=a");
	assert_string_equal(path, "/q=a");
}

static void no_escape_is_cut_in_two(void **state)
{
	(void)state;
	for (size_t before = 0; before < 3; before++) {
		OWNED_STRING pad = repeat("/?q=", "a", before, "");
		OWNED_STRING target = repeat(pad, "%41", TYPED_MAX_SENT, "");
		OWNED_STRING cut = typed_shorten(target);
		size_t length = strlen(cut) - strlen("/?q=");
		assert_in_range(length, TYPED_MAX_SENT - 2, TYPED_MAX_SENT);
		assert_int_equal((length - before) % 3, 0);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, decode_rows, decodes);
	SUITE_TEST(&suite, a_long_text_ends_with_a_whole_character);
	SUITE_TEST(&suite, only_what_was_typed_is_shortened);
	SUITE_TEST(&suite, no_escape_is_cut_in_two);
	return suite_run(&suite, "http/typed");
}
