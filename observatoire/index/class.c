#include "index/class.h"

#include "base/ascii.h"
#include "index/class_inner.h"
#include "index/stopword.h"

#include <stdio.h>
#include <string.h>

enum { SEQUENCE_WORDS = 4 };

/* Words of a sequence may end in « s »; blanks or a hyphen stand between them. « #1 » is a year of a
 * cours, in any way it is said: YEARS. */
static const struct sequence {
	const char *words[SEQUENCE_WORDS];
	const char *name, *series;
	bool has_parts;
} SEQUENCES[] = {
	{ { "cm", "1" },                      "cm1",    "cm",    false },
	{ { "cm", "2" },                      "cm2",    "cm",    false },
	{ { "ce", "1" },                      "ce1",    "ce",    false },
	{ { "ce", "2" },                      "ce2",    "ce",    false },
	{ { "cours", "moyen", "#1", "annee" },       "cm1", NULL, true },
	{ { "cours", "moyen", "#2", "annee" },       "cm2", NULL, true },
	{ { "cours", "elementaire", "#1", "annee" }, "ce1", NULL, true },
	{ { "cours", "elementaire", "#2", "annee" }, "ce2", NULL, true },
	{ { "cours", "moyen", "#1" },         "cm1",    "cm",    true },
	{ { "cours", "moyen", "#2" },         "cm2",    "cm",    true },
	{ { "cours", "elementaire", "#1" },   "ce1",    "ce",    true },
	{ { "cours", "elementaire", "#2" },   "ce2",    "ce",    true },
	{ { "cours", "preparatoire" },        "cp",     NULL,    true },
	{ { "cours", "moyen" },               "coursmoyen", NULL, true },
	{ { "cours", "elementaire" },         "courselementaire", NULL, true },
	{ { "cycle", "1" },                   "cycle1", "cycle", true },
	{ { "cycle", "2" },                   "cycle2", "cycle", true },
	{ { "cycle", "3" },                   "cycle3", "cycle", true },
	{ { "cycle", "4" },                   "cycle4", "cycle", true },
	{ { "cycle", "i" },                   "cycle1", NULL,    true },
	{ { "cycle", "ii" },                  "cycle2", NULL,    true },
	{ { "cycle", "iii" },                 "cycle3", NULL,    true },
	{ { "cycle", "iv" },                  "cycle4", NULL,    true },
	{ { "cycle", "deux" },                "cycle2", NULL,    true },
	{ { "cycle", "trois" },               "cycle3", NULL,    true },
	{ { "cycle", "quatre" },              "cycle4", NULL,    true },
	{ { "grande", "section" },            "grandesection", NULL, true },
	{ { "gde", "section" },               "grandesection", NULL, true },
	{ { "moyenne", "section" },           "moyennesection", NULL, true },
	{ { "petite", "section" },            "petitesection", NULL, true },
	{ { "pte", "section" },               "petitesection", NULL, true },
	{ { "toute", "petite", "section" },   "toutepetitesection", NULL, true },
	{ { "tout", "petite", "section" },    "toutepetitesection", NULL, true },
};

static const char *const YEARS[][8] = {
	{ "1", "1er", "1ere", "1re", "premier", "premiere" },
	{ "2", "2e", "2eme", "2nd", "2nde", "deux", "deuxieme", "seconde" },
};

/* « troisième » is always the class: nobody is hurt that « la troisième séance » answers too. */
static const struct single { const char *word, *name, *series; } SINGLES[] = {
	{ "cm1", "cm1", "cm" },       { "cm2", "cm2", "cm" },
	{ "ce1", "ce1", "ce" },       { "ce2", "ce2", "ce" },
	{ "cp",  "cp",  NULL },       { "cm",  "coursmoyen", NULL },
	{ "gs",  "grandesection", NULL },   { "ms",  "moyennesection", NULL },
	{ "ps",  "petitesection", NULL },   { "tps", "toutepetitesection", NULL },
	{ "c1",  "cycle1", NULL },    { "c2",  "cycle2", NULL },
	{ "c3",  "cycle3", NULL },    { "c4",  "cycle4", NULL },
	{ "cycle1", "cycle1", NULL }, { "cycle2", "cycle2", NULL },
	{ "cycle3", "cycle3", NULL }, { "cycle4", "cycle4", NULL },
	{ "sixieme",    "6e", NULL }, { "cinquieme",  "5e", NULL },
	{ "quatrieme",  "4e", NULL }, { "troisieme",  "3e", NULL },
	{ "terminale", "terminale", NULL }, { "tle", "terminale", NULL },
};

/* Endings of an ordinal written in digits, and what they become. */
static const struct { const char *typed, *canonical; } ORDINALS[] = {
	{ "e", "e" },    { "em", "e" },   { "eme", "e" },  { "emes", "e" }, { "ieme", "e" },
	{ "iemes", "e" }, { "es", "e" },
	{ "er", "er" },  { "ers", "er" }, { "re", "re" },   { "ere", "re" }, { "res", "re" },  { "eres", "re" },
	{ "nd", "nd" },  { "nds", "nd" }, { "nde", "de" },  { "de", "de" },  { "ndes", "de" }, { "des", "de" },
};

static const char *const ORDINAL_CLASSES[] = { "6e", "5e", "4e", "3e", "2de", "1re" };

/* « seconde », « première » are a class in company only, or when nothing else is said. */
static const char *const CLASS_OWNERS[] = {
	"classe", "classes", "eleve", "eleves", "niveau", "niveaux", "programme", "programmes",
	"professeur", "professeurs", "lyceen", "lyceens",
};
static const char *const CLASS_TRACKS[] = {
	"generale", "generales", "technologique", "technologiques", "professionnelle",
	"professionnelles", "pro", "gt", "bac", "stmg", "sti2d", "st2s",
	"maths", "mathematiques", "francais", "svt", "snt", "ses", "anglais", "espagnol", "allemand",
	"physique", "eps",
};

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof (list) / sizeof (list)[0])

static bool name_set(struct class_name *name, const char *text, size_t count, bool is_class)
{
	*name = (struct class_name){ .count = count, .is_class = is_class };
	snprintf(name->name, sizeof name->name, "%s", text);
	return true;
}

/* "6" and "eme" give "6e"; one or two digits only, and never "0e". */
static bool name_ordinal(struct class_name *name, const char *digits, size_t length, const char *ending)
{
	if (length == 0 || length > 2 || *digits == '0')
		return false;
	for (size_t i = 0; i < sizeof ORDINALS / sizeof ORDINALS[0]; i++) {
		if (strcmp(ORDINALS[i].typed, ending) != 0)
			continue;
		char text[CLASS_NAME_BYTES];
		snprintf(text, sizeof text, "%.*s%s", (int)length, digits, ORDINALS[i].canonical);
		return name_set(name, text, 1, IS_ONE_OF(text, ORDINAL_CLASSES));
	}
	return false;
}

static bool read_ordinal(const struct atom *const *view, size_t count, struct class_name *name)
{
	const char *word = view[0]->folded;
	size_t digits = strspn(word, "0123456789");
	if (digits < view[0]->length)
		return name_ordinal(name, word, digits, word + digits);
	/* « 6 ème », but not the « 2 de » of « 2 de ces robots ». */
	if (count < 2 || view[1]->gap != ATOM_SPACE || strchr(view[1]->folded, 'e') != view[1]->folded
		|| !name_ordinal(name, word, digits, view[1]->folded))
		return false;
	name->count = 2;
	return true;
}

static bool is_part(const char *folded, const char *part)
{
	if (*part != '#')
		return class_is_spelled(folded, part);
	const char *const *years = YEARS[part[1] - '1'];
	for (size_t i = 0; i < sizeof YEARS[0] / sizeof YEARS[0][0] && years[i]; i++)
		if (class_is_spelled(folded, years[i]))
			return true;
	return false;
}

static bool fits(const struct sequence *sequence, const struct atom *const *view, size_t count,
	size_t *length)
{
	size_t i = 0;
	for (; i < SEQUENCE_WORDS && sequence->words[i]; i++) {
		if (i >= count || !is_part(view[i]->folded, sequence->words[i]))
			return false;
		if (i > 0 && view[i]->gap != ATOM_SPACE && view[i]->gap != ATOM_HYPHEN)
			return false;
	}
	*length = i;
	return true;
}

/* « 5 cm 2 mm », « 0,5 ms ». */
static bool is_measure(const struct class_reader *reader, const struct atom *unit)
{
	return unit->length == 2 && ascii_is_digit(reader->before[0][0]);
}

static bool read_sequence(struct class_reader *reader, const struct atom *const *view,
	size_t count, struct class_name *name)
{
	size_t length;
	for (size_t i = 0; i < sizeof SEQUENCES / sizeof SEQUENCES[0]; i++) {
		const struct sequence *sequence = &SEQUENCES[i];
		if (*sequence->words[0] != *view[0]->folded || !fits(sequence, view, count, &length))
			continue;
		if (is_measure(reader, view[0]))
			continue;
		reader->series = sequence->series;
		reader->is_plural = strcmp(view[0]->folded, "cycles") == 0;
		name_set(name, sequence->name, length, true);
		name->has_parts = sequence->has_parts;
		return true;
	}
	return false;
}

static const struct single *find_single(const char *folded)
{
	for (size_t i = 0; i < sizeof SINGLES / sizeof SINGLES[0]; i++)
		if (class_is_spelled(folded, SINGLES[i].word))
			return &SINGLES[i];
	return NULL;
}

/* Whether nothing behind « en première » makes it « en première année ». */
static bool stands_alone(const struct atom *const *view, size_t count)
{
	return count < 2 || view[1]->gap != ATOM_SPACE || stopword_is(view[1]->folded);
}

static bool read_in_company(const struct class_reader *reader, const struct atom *const *view,
	size_t count, struct class_name *name)
{
	/* « 2nd » is how many write the class, and « le 2nd degré » is none. */
	bool is_second = class_is_spelled(view[0]->folded, "seconde") || strcmp(view[0]->folded, "2nd") == 0;
	if (!is_second && !class_is_spelled(view[0]->folded, "premiere"))
		return false;

	bool is_owned = strcmp(reader->before[0], "de") == 0
		&& IS_ONE_OF(reader->before[1], CLASS_OWNERS);
	bool is_tracked = count > 1 && view[1]->gap == ATOM_SPACE
		&& IS_ONE_OF(view[1]->folded, CLASS_TRACKS);
	bool is_reached = strcmp(reader->before[0], "en") == 0 && stands_alone(view, count);
	bool is_all = count == 1 && !*reader->before[0];  /* typed alone, or a heading */
	if (!is_owned && !is_tracked && !is_reached && !is_all)
		return false;
	name_set(name, is_second ? "2de" : "1re", 1, true);
	name->has_parts = true;
	return true;
}

/* « CM1-2 », « cycles 2 et 3 »: a digit that goes on what was said. */
static bool read_series(struct class_reader *reader, const struct atom *atom,
	struct class_name *name)
{
	if (!reader->series || atom->length != 1)
		return false;
	char highest = *reader->series == 'c' && reader->series[1] == 'y' ? '4' : '2';
	bool is_close = atom->gap == ATOM_HYPHEN || atom->gap == ATOM_SLASH;
	if (atom->folded[0] < '1' || atom->folded[0] > highest || (!is_close && !reader->is_plural))
		return false;
	char text[CLASS_NAME_BYTES];
	snprintf(text, sizeof text, "%s%c", reader->series, atom->folded[0]);
	return name_set(name, text, 1, true);
}

/* How the words of the tables above begin; and « seconde », « première ». In the order of letters. */
static const char BEGINNINGS[][4] = {
	"c1", "c2", "c3", "c4", "ce", "cin", "cm", "cou", "cp", "cyc", "gde", "gra", "gs", "moy", "ms",
	"pet", "pre", "ps", "pte", "qua", "sec", "six", "ter", "tle", "tou", "tps", "tro",
};

bool class_may_begin_so(const char *folded)
{
	if (ascii_is_digit(*folded))
		return true;
	enum { COUNT = sizeof BEGINNINGS / sizeof BEGINNINGS[0] };
	for (size_t i = 0; i < COUNT && BEGINNINGS[i][0] <= folded[0]; i++) {
		const char *beginning = BEGINNINGS[i];
		if (beginning[0] == folded[0] && beginning[1] == folded[1]
			&& (!beginning[2] || beginning[2] == folded[2]))
			return true;
	}
	return false;
}

enum {
	SEQUENCE_COUNT = sizeof SEQUENCES / sizeof SEQUENCES[0],
	SINGLE_COUNT = sizeof SINGLES / sizeof SINGLES[0],
};

/* Classes in company only: see read_in_company(). */
static const struct { const char *word, *name; } ALONE[] = { { "seconde", "2de" }, { "premiere", "1re" } };

const char *class_first_word(size_t rank)
{
	if (rank < SEQUENCE_COUNT)
		return SEQUENCES[rank].words[0];
	rank -= SEQUENCE_COUNT;
	if (rank < SINGLE_COUNT)
		return SINGLES[rank].word;
	rank -= SINGLE_COUNT;
	return rank < sizeof ALONE / sizeof ALONE[0] ? ALONE[rank].word : NULL;
}

static bool goes_on_to(const char *series, const char *name)
{
	size_t length = series ? strlen(series) : 0;
	return length && strncmp(name, series, length) == 0 && name[length] && !name[length + 1];
}

bool class_may_tell(size_t rank, const char *name)
{
	if (rank < SEQUENCE_COUNT)
		return strcmp(SEQUENCES[rank].name, name) == 0 || goes_on_to(SEQUENCES[rank].series, name);
	rank -= SEQUENCE_COUNT;
	if (rank < SINGLE_COUNT)
		return strcmp(SINGLES[rank].name, name) == 0 || goes_on_to(SINGLES[rank].series, name);
	return strcmp(ALONE[rank - SINGLE_COUNT].name, name) == 0;
}

bool class_read(struct class_reader *reader, const struct atom *const *view, size_t count,
	struct class_name *name)
{
	const char *word = view[0]->folded;
	if (read_series(reader, view[0], name))
		return true;
	if (ascii_is_digit(*word))
		return read_in_company(reader, view, count, name) || read_ordinal(view, count, name);
	if (!class_may_begin_so(word))
		return false;
	if (read_sequence(reader, view, count, name) || read_in_company(reader, view, count, name))
		return true;

	const struct single *single = find_single(word);
	if (!single || is_measure(reader, view[0]))
		return false;
	reader->series = single->series;
	reader->is_plural = false;
	return name_set(name, single->name, 1, true);
}

bool class_may_begin(const char *folded)
{
	if (ascii_is_digit(*folded))
		return true;
	for (size_t i = 0; i < sizeof SEQUENCES / sizeof SEQUENCES[0]; i++)
		if (class_is_spelled(folded, SEQUENCES[i].words[0]))
			return true;
	return class_is_spelled(folded, "seconde") || class_is_spelled(folded, "premiere") || find_single(folded);
}

bool class_may_go_on(const char *folded)
{
	for (size_t i = 0; i < sizeof SEQUENCES / sizeof SEQUENCES[0]; i++)
		for (size_t word = 1; word < SEQUENCE_WORDS && SEQUENCES[i].words[word]; word++)
			if (is_part(folded, SEQUENCES[i].words[word]))
				return true;
	/* « 6 ème »: see read_ordinal(). */
	for (size_t i = 0; *folded == 'e' && i < sizeof ORDINALS / sizeof ORDINALS[0]; i++)
		if (strcmp(folded, ORDINALS[i].typed) == 0)
			return true;
	return false;
}

void class_pass_name(struct class_reader *reader)
{
	memcpy(reader->before[1], reader->before[0], sizeof reader->before[0]);
	reader->before[0][0] = '\0';
}

void class_pass(struct class_reader *reader, const struct atom *atom)
{
	const char *word = atom->folded;
	memcpy(reader->before[1], reader->before[0], sizeof reader->before[0]);
	/* Of one size, with what lies behind the word: cheaper than just the word. */
	memcpy(reader->before[0], word, sizeof reader->before[0]);
	if (atom->length >= CLASS_BEFORE_BYTES)
		reader->before[0][0] = '\0';

	if (!reader->series)
		return;
	if (strcmp(word, "et") != 0 && strcmp(word, "ou") != 0 && strcmp(word, "a") != 0)
		reader->series = NULL;
}

bool class_is_word(const char *folded)
{
	struct class_name name;
	size_t digits = strspn(folded, "0123456789");
	if (digits > 0)
		return name_ordinal(&name, folded, digits, folded + digits);
	return find_single(folded) != NULL;
}
