#include "base/owned.h"
#include "base/text.h"
#include "index/analysis.h"
#include "support/rows.h"

#include <string.h>

static struct analyser *analyser;

static const char *mark_of(unsigned flags)
{
	static const struct { unsigned flag; const char *mark; } marks[] = {
		{ TOKEN_WELDED, "+" }, { TOKEN_PART, "." }, { TOKEN_CLASS, "=" }, { TOKEN_STOP, "~" },
		{ TOKEN_ACRONYM, "!" },
	};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (flags & marks[i].flag)
			return marks[i].mark;
	return "";
}

/* « position:light » with a mark for the first flag: +welded .part =class ~stop !acronym */
static void add_light(void *context, const struct token *token)
{
	struct text *text = context;
	if (text->length)
		text_add_char(text, ' ');
	text_format(text, "%u:%s%s", token->position, mark_of(token->flags), token->light);
}

struct row {
	const char *name, *given, *expected;
};

static const struct row rows[] = {
	{ "an empty text holds no word", "", "" },
	{ "signs hold none", "-- '' ... « » €", "" },
	{ "both apostrophes cut the article", "l'école l’école", "1:ecol 2:ecol" },
	{ "an article without its apostrophe weighs nothing", "l école", "1:~l 2:ecol" },
	{ "questions elide too", "qu'est-ce que c'est", "1:~est 2:~ce 3:~que 4:~est" },
	{ "longer words elide", "jusqu'à lorsqu'il puisqu'on quoiqu'un", "1:~a 2:~il 3:~on 4:~un" },
	{ "an article waits behind a quote", "d'« actium »", "1:actium" },
	{ "a quoted letter is no article", "la touche 'n' clignote", "1:~la 2:touch 3:~n 4:clignot" },
	{ "today keeps its apostrophe inside", "aujourd'hui", "1:aujourdhui" },
	{ "so does the prud'homme", "prud’homme", "1:prudhomm" },
	{ "so does the presqu'île", "presqu'île", "1:presquil" },
	{ "English keeps it", "rock'n'roll O'Connor", "1:rocknroll 2:oconnor" },
	{ "a back quote is typed for an apostrophe", "l`ecole l´école", "1:ecol 2:ecol" },
	{ "ligatures open", "Œuvre æther", "1:oeuvr 2:aether" },
	{ "inclusive writing with a middle dot",
		"étudiant·e·s acteur·rice·s chef·fe lycéen·ne",
		"1:etudiant 2:acteur 3:chef 4:lyceen" },
	{ "inclusive writing in parentheses",
		"enseignant(e)s élève(s) motivé(e)(s) lycéen(ne)s",
		"1:enseignant 2:elev 3:motif 4:lyceen" },
	{ "inclusive writing with points or hyphens",
		"enseignant.e.s étudiant-e-s",
		"1:enseignant 2:etudiant" },
	{ "inclusive writing with a slash", "lecteur/trice", "1:lecteur" },
	{ "a remark in parentheses is no ending",
		"robot (sphero) élève(attentif)",
		"1:robot 2:sphero 3:elev 4:attentif" },
	{ "a point between sentences stays one",
		"C'est fini.Elle dort.",
		"1:~est 2:fini 3:~elle 4:dort" },
	{ "ordinals in figures are one", "6e 6ème 6 ème 6èmes 6em", "1:=6e 2:=6e 3:=6e 4:=6e 5:=6e" },
	{ "ordinals in letters are the class", "sixième troisièmes", "1:=6e 2:=3e" },
	{ "a degree sign writes a class", "6° 4º 5°,", "1:=6e 2:=4e 3:=5e" },
	{ "but an angle, a temperature and a list do not",
		"45° 4 °C 4°C 1° n° 6 nº 5", "1:45 2:4 3:~c 4:4 5:~c 6:1 7:~n 8:6 9:~n 10:5" },
	{ "2nd is a class in company", "2nd, 2nd pro, en 2nd", "1:2nd 2:=2de 3:pro 4:~en 5:=2de" },
	{ "the second degree and the second group are none", "le 2nd degré du 2nd groupe",
		"1:~le 2:2nd 3:degr 4:~du 5:2nd 6:group" },
	{ "other ordinals are no class", "1er 2e 10ème 19e", "1:1er 2:2e 3:10e 4:19e" },
	{ "a long number is no ordinal", "123e", "1:123e" },
	{ "a class and its space or hyphen", "cm2 CM 2 CM-2 Ce 1", "1:=cm2 2:=cm2 3:=cm2 4:=ce1" },
	{ "a double class is two",
		"CM1-CM2 CM1-2 CE1/2",
		"1:=cm1 2:=cm2 3:=cm1 4:=cm2 5:=ce1 6:=ce2" },
	{ "cours moyen is both its years", "en CM, 3 cm", "1:~en 2:=coursmoyen 3:3 4:cm" },
	{ "centimetres are no class", "5 cm 2 mm", "1:5 2:cm 3:2 4:mm" },
	{ "square centimetres are no class", "12 cm²", "1:12 2:cm" },
	{ "a note called by a figure leaves its word alone", "robot¹", "1:robot" },
	{ "a lowered figure is one", "CO₂ co2", "1:!co2 2:co2" },
	{ "milliseconds are no section of nursery school", "500 ms, 0,5 ms, en ms",
		"1:500 2:ms 3:0.5 4:ms 5:~en 6:=moyennesection" },
	{ "a cycle keeps its word for the index", "au cycle 3", "1:~au 2:=cycle3 2:.cycl" },
	{ "two cycles in a row", "cycles 2 et 3", "1:=cycle2 1:.cycl 2:~et 3:=cycle3" },
	{ "cycles by a hyphen", "cycle 2-3", "1:=cycle2 1:.cycl 2:=cycle3" },
	{ "a cycle alone is a word", "le cycle de l'eau", "1:~le 2:cycl 3:~de 4:eau" },
	{ "sections of nursery school",
		"Grande section, TPS", "1:=grandesection 1:.grand 1:.section 2:=toutepetitesection" },
	{ "seconde in company is a class", "classe de seconde", "1:class 2:~de 3:=2de 3:.second" },
	{ "seconde with its track too",
		"seconde professionnelle",
		"1:=2de 1:.second 2:professionnel" },
	{ "seconde reached too", "maths en seconde.", "1:math 2:~en 3:=2de 3:.second" },
	{ "a second is a time",
		"60 secondes une seconde fois",
		"1:60 2:second 3:~une 4:second 5:fois" },
	{ "alone it is the class", "Seconde", "1:=2de 1:.second" },
	{ "before a subject too", "première maths", "1:=1re 1:.premier 2:math" },
	{ "a year of a cours, as schools said it",
		"cours moyen 1er année, cours moyen deuxième année, cours élémentaire 2e.",
		"1:=cm1 1:.cour 1:.moyen 1:.anne 2:=cm2 2:.cour 2:.moyen 2:.deuxiem 2:.anne"
		" 3:=ce2 3:.cour 3:.elementair" },
	{ "two classes glued together are two", "CM1CM2 6e5e CPCE1 cm26e",
		"1:=cm1 2:=cm2 3:=6e 4:=5e 5:=cp 6:=ce1 7:=cm2 8:=6e" },
	{ "sections of nursery school cut short", "gde section, pte section",
		"1:=grandesection 1:.section 2:=petitesection 2:.section" },
	{ "cours moyen is two classes", "cours moyen", "1:=coursmoyen 1:.cour 1:.moyen" },
	{ "première needs company too",
		"en première année, en première",
		"1:~en 2:premier 3:anne 4:~en 5:=1re 5:.premier" },
	{ "short names of the lycée",
		"2nde 1ère Tle terminale",
		"1:=2de 2:=1re 3:=terminale 4:=terminale" },
	{ "acronyms among small letters",
		"l'EIM, les ENTs et un TNI",
		"1:!eim 2:~les 3:!ent 4:~et 5:~un 6:!tni" },
	{ "an acronym with points", "avec E.I.M. en", "1:~avec 2:!eim 3:~en" },
	{ "an acronym is no stop word", "cours de SES", "1:cour 2:~de 3:!ses" },
	{ "a shout is no acronym", "LES ROBOTS DE LA CLASSE", "1:~les 2:robot 3:~de 4:~la 5:class" },
	{ "each line shouts for itself", "LES ROBOTS\nles EIM", "1:~les 2:robot 3:~les 4:!eim" },
	{ "numbers keep their separator", "1,5 m et 3.14", "1:1.5 2:~m 3:~et 4:3.14" },
	{ "an hour is one word", "à 20h30", "1:~a 2:20h30" },
	{ "programming languages keep their signs", "C++ et C# ou C", "1:c++ 2:~et 3:c# 4:~ou 5:~c" },
	{ "a sharp behind a word is none", "do# 3#", "1:do 2:3" },
	{ "the micro:bit has three spellings",
		"micro:bit Micro-bit micro bit",
		"1:+microbit 1:micro 2:bit 3:+microbit 3:micro 4:bit 5:+microbit 5:micro 6:bit" },
	{ "and a fourth", "microbit", "1:microbit" },
	{ "an address is cut at its signs",
		"a.dupont@ac-limoges.fr",
		"1:~a 2:dupont 3:+aclimog 3:ac 4:limog 5:fr" },
	{ "a hyphen gives the welded word as well",
		"savoir-faire savoirs-faire",
		"1:+savoirfair 1:savoir 2:fair 3:+savoirfair 3:savoir 4:fair" },
	{ "three parts weld at once", "arc-en-ciel", "1:+arcenciel 1:arc 2:~en 3:ciel" },
	{ "five do not", "a-b-c-d-e", "1:~a 2:b 3:~c 4:~d 5:e" },
	{ "a hyphen of grammar welds nothing", "dit-il celui-ci", "1:dit 2:~il 3:~celui 4:~ci" },
	{ "a hyphen around an article", "chef-d'œuvre", "1:+chefoeuvr 1:chef 2:oeuvr" },
	{ "some beginnings weld over a space",
		"web radio, inter degrés",
		"1:+webradio 1:web 2:radio 3:+interdegr 3:inter 4:degr" },
	{ "but not with a stop word", "web pour tous", "1:web 2:~pour 3:~tou" },
	{ "products are written in two words or one",
		"Scratch Jr, QR codes", "1:+scratchjr 1:scratch 2:jr 3:+qrcod 3:!qr 4:code" },
	{ "emoji and arrows are no words", "😀 robot → 🤖", "1:robot" },
	{ "other scripts are words", "مرحبا Ρομπότ", "1:مرحبا 2:ρομποτ" },
};

static void finds_words(void **state)
{
	const struct row *row = *state;
	OWNED_TEXT got = {0};
	analyser_run(analyser, row->given, add_light, &got);
	assert_string_equal(text_string(&got), row->expected);
}

/* The same word for everybody: all of one row have equal light forms. */
struct same {
	const char *name;
	const char *spellings[8];
};

static const struct same sames[] = {
	{ "a pupil is one however typed",
		{ "élève", "eleve", "ÉLÈVES", "l'élève", "L’élève", "e\u0301le\u0300ve",
			"élève·s", "élève(s)" } },
	{ "the sixth class has six names",
		{ "6e", "6ème", "6 ème", "sixième", "6EME", "SIXIÈME", "6ᵉ", "6°" } },
	{ "the last class of primary school too", { "cm2", "CM 2", "CM-2", "Cm2", "cours moyen 2" } },
	{ "a cycle in figures of any kind",
		{ "c3", "cycle 3", "cycle III", "Cycle-3", "cycle trois", "C3", "cycle3" } },
	{ "nursery school's last year", { "GS", "gs", "grande section", "Grandes Sections" } },
	{ "the seconde in company", { "2de", "2nde", "2NDE", "2nd" } },
	{ "an acronym with its points or its plural",
		{ "EIM", "eim", "E.I.M.", "EIMs", "Eim", "l'EIM" } },
	{ "a plural in -aux", { "animal", "animaux", "Animaux" } },
	{ "a plural in -eaux", { "tableau", "tableaux", "TABLEAUX" } },
	{ "a plural in -eux", { "jeu", "jeux", "jeu(x)" } },
	{ "hair ends in -veux", { "cheveu", "cheveux" } },
	{ "an adjective in -eux", { "nombreux", "nombreuse", "nombreuses" } },
	{ "works", { "travail", "travaux" } },
	{ "a feminine in -ive",
		{ "collaboratif", "collaborative", "collaboratives", "collaboratifs" } },
	{ "a feminine in -ique", { "public", "publique", "publics", "publiques" } },
	{ "an adjective in -is", { "français", "française", "françaises", "FRANCAIS" } },
	{ "a name in -ée", { "donnée", "données", "DONNEES" } },
	{ "a name in -o", { "vidéo", "vidéos", "video" } },
	{ "a challenge", { "défi", "défis" } },
	{ "an open ligature", { "œuvre", "oeuvre", "ŒUVRES", "l’œuvre" } },
	{ "a soft hyphen or a zero width",
		{ "collaboratif", "colla\u00adboratif", "colla\u200bboratif" } },
	{ "a decimal comma or point", { "1,5", "1.5" } },
	{ "an @ that stands for a letter", { "m@gistère", "magistere", "M@GISTÈRE" } },
	{ "a word once apostrophed", { "aujourd'hui", "aujourd’hui", "AUJOURD'HUI" } },
};

struct form {
	char light[TOKEN_MAX_BYTES + 1], stem[TOKEN_MAX_BYTES + 1];
};

/* Keeps the first token that is no PART. */
static void keep_first(void *context, const struct token *token)
{
	struct form *form = context;
	if (form->light[0])
		return;
	memcpy(form->light, token->light, strlen(token->light) + 1);
	memcpy(form->stem, token->stem, strlen(token->stem) + 1);
}

static void finds_one_word(void **state)
{
	const struct same *row = *state;
	struct form first = {0};
	analyser_run(analyser, row->spellings[0], keep_first, &first);
	for (size_t i = 1; i < sizeof row->spellings / sizeof row->spellings[0]; i++) {
		struct form other = {0};
		if (!row->spellings[i])
			break;
		assert_int_equal(analyser_run(analyser, row->spellings[i], keep_first, &other), 1);
		assert_string_equal(other.light, first.light);
	}
}

static const struct same families[] = {
	{ "a verb and its forms",       { "programmer", "programme", "programmait", "PROGRAMMES" } },
	{ "a noun and its plural",      { "évaluation", "évaluations", "EVALUATION" } },
	{ "a participle and its noun",  { "donné", "donnée", "données", "donnés" } },
	{ "an adjective of both kinds", { "heureux", "heureuse", "heureuses" } },
	{ "a feminine in -ière",        { "régulière", "régulier", "réguliers", "régulières" } },
};

static void finds_one_stem(void **state)
{
	const struct same *row = *state;
	struct form first = {0};
	analyser_run(analyser, row->spellings[0], keep_first, &first);
	for (size_t i = 1; row->spellings[i]; i++) {
		struct form other = {0};
		analyser_run(analyser, row->spellings[i], keep_first, &other);
		assert_string_equal(other.stem, first.stem);
	}
}

struct place {
	const char *name, *given, *folded, *covered;
};

static const struct place places[] = {
	{ "an elided article is not covered",      "dans l’École.",      "ecole",     "École" },
	{ "an accent standing apart is",           "un e\u0301te\u0301 !", "ete",       "e\u0301te\u0301" },
	{ "an inclusive ending is",                "les élève·s là",     "eleve",     "élève·s" },
	{ "the whole name of a class is",          "en CM 2, on",        "cm2",       "CM 2" },
	{ "the points of an acronym are",          "un E.I.M. neuf",     "eim",       "E.I.M." },
	{ "a welded word covers its parts",        "du savoir-faire",    "savoirfaire", "savoir-faire" },
	{ "a soft hyphen inside is",               "ré\u00adseau",        "reseau",    "ré\u00adseau" },
	{ "quotes are not",                        "« robot »",          "robot",     "robot" },
};

struct search {
	const struct place *place;
	bool found;
};

static void compare(void *context, const struct token *token)
{
	struct search *search = context;
	const struct place *place = search->place;
	if (strcmp(token->folded, place->folded) != 0)
		return;
	search->found = true;
	assert_int_equal(token->length, strlen(place->covered));
	assert_memory_equal(place->given + token->start, place->covered, token->length);
}

static void covers_its_bytes(void **state)
{
	struct search search = { .place = *state };
	analyser_run(analyser, search.place->given, compare, &search);
	assert_true(search.found);
}

static void check_limits(void *context, const struct token *token)
{
	size_t *count = context;
	(*count)++;
	assert_true(strlen(token->light) <= TOKEN_MAX_BYTES);
	assert_true(strlen(token->stem) <= TOKEN_MAX_BYTES);
	assert_true(strlen(token->folded) <= TOKEN_MAX_BYTES);
}

static void cuts_a_long_word_between_two_characters(void **state)
{
	(void)state;
	char word[4 * TOKEN_MAX_BYTES + 1] = "";
	for (size_t i = 0; i < 2 * TOKEN_MAX_BYTES; i++)
		memcpy(word + 2 * i, "ж", 3);
	struct form form = {0};
	analyser_run(analyser, word, keep_first, &form);
	assert_int_equal(strlen(form.light), TOKEN_MAX_BYTES);
	assert_memory_equal(form.light, word, TOKEN_MAX_BYTES);
}

static void keeps_a_word_at_the_limit(void **state)
{
	(void)state;
	char word[TOKEN_MAX_BYTES + 2];
	for (size_t length = TOKEN_MAX_BYTES; length <= TOKEN_MAX_BYTES + 1; length++) {
		memset(word, 'b', length);
		word[length] = '\0';
		struct form form = {0};
		analyser_run(analyser, word, keep_first, &form);
		assert_int_equal(strlen(form.light), TOKEN_MAX_BYTES);
	}
}

/* Each of these made a naive reader look again and again at the same bytes. */
static void reads_a_hostile_megabyte(void **state)
{
	(void)state;
	static const char *const hostile[] = {
		"a-", "l'", "a@", "a.", "abc(", "abc·", "\u00ad", "1,", "cycle ", "c++", "'", "\u0301a", "e(e",
	};
	enum { MEGABYTE = 1 << 20 };
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		text_cut(&text, 0);
		while (text.length < MEGABYTE / 4)
			text_add(&text, hostile[i]);
		size_t count = 0;
		analyser_run(analyser, text_string(&text), check_limits, &count);
		assert_true(count <= text.length);
	}
}

/* More words than the stemmer remembers, twice: what was forgotten comes back the same. */
static void forgets_without_harm(void **state)
{
	(void)state;
	OWNED_TEXT word = {0};
	for (unsigned i = 0; i < 40000; i++) {
		text_cut(&word, 0);
		text_format(&word, "mot%c%c%c%ces", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26,
			'a' + i / 17576 % 26);
		struct form form = {0};
		analyser_run(analyser, text_string(&word), keep_first, &form);
		assert_int_equal(strlen(form.light), word.length - 2);
		assert_memory_equal(form.light, word.bytes, word.length - 2);
	}
}

static void gives_the_last_position(void **state)
{
	(void)state;
	size_t count = 0;
	assert_int_equal(analyser_run(analyser, "", check_limits, &count), 0);
	assert_int_equal(analyser_run(analyser, "un deux trois", check_limits, &count), 3);
	assert_int_equal(analyser_run(analyser, "du savoir-faire", check_limits, &count), 3);
	assert_int_equal(analyser_run(analyser, "le cycle 3 ici", check_limits, &count), 3);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, finds_words);
	SUITE_ROWS(&suite, sames, finds_one_word);
	SUITE_ROWS(&suite, families, finds_one_stem);
	SUITE_ROWS(&suite, places, covers_its_bytes);
	SUITE_TEST(&suite, cuts_a_long_word_between_two_characters);
	SUITE_TEST(&suite, keeps_a_word_at_the_limit);
	SUITE_TEST(&suite, reads_a_hostile_megabyte);
	SUITE_TEST(&suite, forgets_without_harm);
	SUITE_TEST(&suite, gives_the_last_position);
	analyser = analyser_new();
	int failed = suite_run(&suite, "index/analysis");
	analyser_free(analyser);
	return failed;
}
