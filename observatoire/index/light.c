#include "index/light.h"

#include <stdbool.h>
#include <string.h>

/* The first row that fits decides. `smallest`: letters a word must have. */
struct rule {
	const char *ending, *instead;
	size_t smallest;
};

/* Every ending ends in s or x: shorten() looks no further at other words.
 * « is », « us »: kept where the feminine says -ise, -use, so that both meet; and in
 * « français », « mois ». Whole words come first: they are what the endings would spoil. */
static const struct rule PLURALS[] = {
	{ "travaux",  "travail",  7 }, { "vitraux",  "vitrail",  7 }, { "coraux",  "corail", 6 },
	{ "amis",     "ami",      4 }, { "essais",   "essai",    6 }, { "delais",  "delai",  6 },
	{ "balais",   "balai",    6 }, { "vrais",    "vrai",     5 }, { "quais",   "quai",   5 },
	{ "emplois",  "emploi",   7 }, { "lois",     "loi",      4 }, { "rois",    "roi",    4 },
	{ "parois",   "paroi",    6 }, { "tournois", "tournoi",  8 }, { "convois", "convoi", 7 },
	{ "envois",   "envoi",    6 },
	{ "jeux",  "jeu",   4 }, { "feux",  "feu",   4 }, { "lieux", "lieu", 5 }, { "veux", "veu", 5 },
	{ "voeux", "voeu",  5 }, { "adieux", "adieu", 6 },
	{ "eaux",  "eau",   4 }, { "yaux",  "yau",   5 }, { "aux",  "al",   5 },
	{ "oux",   "ou",    4 },
	{ "ss",    "ss",    4 }, { "ais",   "ais",   4 }, { "ois",  "ois",  4 },
	{ "pris",  "pris",  4 }, { "quis",  "quis",  4 }, { "cis",  "cis",  5 }, { "assis", "assis", 5 },
	{ "gris",  "gris",  4 }, { "permis", "permis", 6 }, { "promis", "promis", 6 },
	{ "admis", "admis", 5 }, { "smis",  "smis",  5 }, { "soumis", "soumis", 6 },
	{ "remis", "remis", 5 }, { "commis", "commis", 6 },
	{ "clus",  "clus",  5 }, { "fus",   "fus",   5 },
	{ "s",     "",      4 },
};

/* Every ending of these and of FEMININES ends in e. */
static const struct rule PARTICIPLES[] = {
	{ "ee",   "e",   5 },
	{ "iere", "ier", 6 },
};

static const struct rule FEMININES[] = {
	{ "motrice", "motric",  7 },
	{ "atrice",  "ateur",   8 }, { "ctrice", "cteur", 7 }, { "itrice", "iteur", 8 },
	{ "utrice",  "uteur",   8 }, { "ieuse",  "ieux",  6 }, { "reuse",  "reux",  6 },
	{ "ueuse",   "ueux",    7 },
	{ "elle",    "el",      6 }, { "enne",   "en",    6 }, { "onne",   "on",    6 },
	{ "ive",     "if",      6 }, { "ique",   "ic",    6 },
	{ "e",       "",        5 },
};

static bool is_french(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return true;
}

/* The length after the first rule that fits, or 0 when none does. No `instead` is longer than
 * what it replaces, save « travail »: as long as « travaux ». */
static size_t apply(const struct rule *rules, size_t count, char *word, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		size_t ending = strlen(rules[i].ending);
		if (length < rules[i].smallest
			|| memcmp(word + length - ending, rules[i].ending, ending) != 0)
			continue;
		size_t instead = strlen(rules[i].instead);
		memcpy(word + length - ending, rules[i].instead, instead);
		return length - ending + instead;
	}
	return 0;
}

#define APPLY(rules, word, length) \
	apply((rules), sizeof (rules) / sizeof (rules)[0], (word), (length))

static bool ends_in(const char *word, size_t length, char letter)
{
	return length > 0 && word[length - 1] == letter;
}

/* Tells in `is_final` whether what remains must not lose a mute e: the e of « donnée ». */
static size_t shorten(char *word, size_t length, bool *is_final)
{
	bool may_be_plural = ends_in(word, length, 's') || ends_in(word, length, 'x');
	size_t singular = may_be_plural ? APPLY(PLURALS, word, length) : 0;
	length = singular ? singular : length;
	size_t participle = ends_in(word, length, 'e') ? APPLY(PARTICIPLES, word, length) : 0;
	*is_final = participle > 0;
	return participle ? participle : length;
}

size_t light_singular(const char *folded, size_t length, char *singular)
{
	memcpy(singular, folded, length);
	bool is_final;
	if (is_french(folded, length))
		length = shorten(singular, length, &is_final);
	singular[length] = '\0';
	return length;
}

size_t light_form(const char *folded, size_t length, char *light)
{
	memcpy(light, folded, length);
	if (is_french(folded, length)) {
		bool is_final;
		length = shorten(light, length, &is_final);
		bool may_be_feminine = !is_final && ends_in(light, length, 'e');
		size_t masculine = may_be_feminine ? APPLY(FEMININES, light, length) : 0;
		length = masculine ? masculine : length;
	}
	light[length] = '\0';
	return length;
}
