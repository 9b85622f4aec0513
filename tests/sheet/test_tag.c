#include "sheet/tag.h"

#include "base/owned.h"
#include "base/text.h"
#include "support/rows.h"

struct form_row {
	const char *name, *typed, *form;
};

static const struct form_row forms[] = {
	{ "a plain word stays",                     "robotique",            "robotique" },
	{ "case does not matter",                   "Robotique",            "robotique" },
	{ "accents do not matter",                  "Réalité augmentée",    "realite-augmentee" },
	{ "nor composed or not",                    "re\xCC\x81""alite\xCC\x81", "realite" },
	{ "a plural is its singular",               "classes mobiles",      "classe-mobile" },
	{ "a hyphen is a space",                    "classe-mobile",        "classe-mobile" },
	{ "spaces in a row are one",                "  classe \t\xC2\xA0 mobile ", "classe-mobile" },
	{ "a plural in x",                          "jeux sérieux",         "jeu-serieu" },
	{ "a plural in aux",                        "journaux",             "journal" },
	{ "a plural in eaux",                       "tableaux",             "tableau" },
	{ "a plural in oux",                        "bijoux",               "bijou" },
	{ "a word that always ends in s",           "Français",             "francais" },
	{ "and one in x",                           "choix",                "choix" },
	{ "small words are no plural",              "Sous trois formes",    "sous-trois-forme" },
	{ "a short word keeps its s",               "gps",                  "gps" },
	{ "a double s is no plural",                "stress",               "stress" },
	{ "an apostrophe parts words",              "cahier d’écriture",    "cahier-d-ecriture" },
	{ "straight or curly",                      "cahier d'écriture",    "cahier-d-ecriture" },
	{ "a plural of a plural leaves nothing to drop", "journauxs",       "journal" },
	{ "ligatures open",                         "Cœur",                 "coeur" },
	{ "a language of programs",                 "C++",                  "c++" },
	{ "is not another one",                     "c#",                   "c#" },
	{ "a sign before a word is none",           "#codage",              "codage" },
	{ "digits are words",                       "Impression 3D",        "impression-3d" },
	{ "other scripts are kept",                 "Ελλάδα",               "ελλαδα" },
	{ "a point parts words",                    "learningapps.org",     "learningapp-org" },
	{ "signs alone are nothing",                " -- ",                 "" },
	{ "nothing is nothing",                     "",                     "" },
};

static void gives_the_form(void **state)
{
	const struct form_row *row = *state;
	OWNED_STRING form = tag_form(row->typed);
	assert_string_equal(form, row->form);
	OWNED_STRING again = tag_form(form);
	assert_string_equal(again, form);
}

struct check_row {
	const char *name, *typed;
	enum tag_fault fault;
};

#define TEN "abcdefghij"
#define ACCENTED "éééééééééé"

static const struct check_row checks[] = {
	{ "a word is one",                          "robotique",            TAG_GOOD },
	{ "several words are",                      "Réalité augmentée",    TAG_GOOD },
	{ "an apostrophe and a hyphen are fine",    "L’après-midi",         TAG_GOOD },
	{ "signs of names are fine",                "R&D C++ C# v1.2",      TAG_GOOD },
	{ "two characters are enough",              "3D",                   TAG_GOOD },
	{ "one is not",                             "x",                    TAG_SHORT },
	{ "nothing is none",                        "",                     TAG_SHORT },
	{ "spaces are nothing",                     "  \t ",                TAG_SHORT },
	{ "forty characters are the most",          ACCENTED ACCENTED ACCENTED ACCENTED, TAG_GOOD },
	{ "one more is too long",                   TEN TEN TEN TEN "x",    TAG_LONG },
	{ "spaces around do not count",             "   " TEN TEN TEN TEN "  ", TAG_GOOD },
	{ "a year is none",                         "2017",                 TAG_NO_LETTER },
	{ "a telephone number is none",             "05 55 11 22 33",       TAG_NO_LETTER },
	{ "nor with a word",                        "tel 05 55 11 22 33",   TAG_PERSONAL },
	{ "nor stuck to it by a space",             "Lea 0612345678",       TAG_PERSONAL },
	{ "signs alone are none",                   "++",                   TAG_NO_LETTER },
	{ "markup is none",                         "<script>",             TAG_STRANGE },
	{ "a quote is none",                        "un \"mot\"",           TAG_STRANGE },
	{ "an address of mail is none",             "a@b.fr",               TAG_STRANGE },
	{ "an address of the web is none",          "http://x.fr",          TAG_STRANGE },
	{ "a control character is none",            "ab\x01""cd",           TAG_STRANGE },
	{ "an emoji is none",                       "robot 🤖",              TAG_STRANGE },
	{ "what turns the text around is none",     "ab\xE2\x80\xAE""cd",   TAG_STRANGE },
	{ "a mark without a letter is none",        "\xCC\x81\xCC\x81",     TAG_STRANGE },
};

static void says_what_is_wrong(void **state)
{
	const struct check_row *row = *state;
	assert_int_equal(tag_check(row->typed), row->fault);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, forms, gives_the_form);
	SUITE_ROWS(&suite, checks, says_what_is_wrong);
	return suite_run(&suite, "sheet/tag");
}
