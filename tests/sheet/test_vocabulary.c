#include "base/table.h"
#include "base/words.h"
#include "sheet/likeness.h"
#include "support/rows.h"
#include "support/sheets.h"
#include "support/temp.h"

static struct vocabularies *known;

static int load(void **state)
{
	(void)state;
	known = lists();
	return 0;
}

static int unload(void **state)
{
	(void)state;
	vocabularies_free(known);
	return 0;
}

/* A copy of the lists in which `name` says `content`; NULL content leaves it out. */
static struct vocabularies *load_with(const char *folder, const char *name, const char *content,
	struct error *err)
{
	for (int i = 0; i < VOCABULARY_COUNT; i++) {
		OWNED_STRING path = text_make("%s/%s.tsv", folder, vocabulary_file((enum vocabulary_name)i));
		const char *text = "cle\tlibelle\na\tA\n";
		if (strcmp(vocabulary_file((enum vocabulary_name)i), name) == 0)
			text = content;
		if (text)
			assert_true(file_write(path, text, strlen(text), err));
	}
	return vocabularies_load(folder, err);
}

struct bad {
	const char *name, *content;
	enum error_kind kind;
};

static const struct bad bads[] = {
	{ "a missing list is not found",         NULL,                              ERROR_NOT_FOUND },
	{ "a list without keys is refused",      "libelle\nA\n",                    ERROR_INVALID },
	{ "a key that stands twice is refused",  "cle\tlibelle\na\tA\nb\tB\na\tC\n", ERROR_INVALID },
	{ "a key without label is refused",      "cle\tlibelle\na\n",               ERROR_INVALID },
	{ "what is no table is refused",         "cle\tlibelle\na\tb\tc\n",         ERROR_INVALID },
	{ "a sound list is read",                "cle\tlibelle\na\tA\n",            ERROR_NONE },
};

static void judges_files(void **state)
{
	const struct bad *row = *state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	OWNED(vocabularies) read = load_with(folder, "lieux", row->content, &err);
	assert_int_equal(read != NULL, row->kind == ERROR_NONE);
	assert_int_equal(err.kind, row->kind);
}

struct row {
	const char *name;
	enum vocabulary_name list;
	const char *typed, *cycle, *key;  /* cycle: NULL or one of the sheet's; key NULL: nothing fits */
};

static const struct row rows[] = {
	{ "a key is itself",                        VOCABULARY_LEVELS,    "cm2",       NULL, "cm2" },
	{ "CM2 is cm2",                             VOCABULARY_LEVELS,    "CM2",       NULL, "cm2" },
	{ "Cm 2 is cm2",                            VOCABULARY_LEVELS,    "Cm 2",      NULL, "cm2" },
	{ "cycle III is cycle3",                    VOCABULARY_LEVELS,    "cycle III", NULL, "cycle3" },
	{ "c3 is cycle3",                           VOCABULARY_LEVELS,    "c3",        NULL, "cycle3" },
	{ "6ème is 6e",                             VOCABULARY_LEVELS,    "6ème",      NULL, "6e" },
	{ "sixième is 6e",                          VOCABULARY_LEVELS,    "sixième",   NULL, "6e" },
	{ "2nde is 2gt",                            VOCABULARY_LEVELS,    "2nde",      NULL, "2gt" },
	{ "Terminale is tgt",                       VOCABULARY_LEVELS,    "Terminale", NULL, "tgt" },
	{ "maternelle is cycle1",                   VOCABULARY_LEVELS,    "Maternelle", NULL, "cycle1" },
	{ "CM3 is nothing",                         VOCABULARY_LEVELS,    "CM3",       NULL, NULL },
	{ "CC BY-SA is the licence of this version", VOCABULARY_LICENCES, "CC BY-SA",  NULL, "CC-BY-SA-4.0" },
	{ "cc-by-sa-4.0 is too",                    VOCABULARY_LICENCES,  "cc-by-sa-4.0", NULL, "CC-BY-SA-4.0" },
	{ "Licence Ouverte is etalab",              VOCABULARY_LICENCES,  "Licence ouverte", NULL, "etalab-2.0" },
	{ "a subject of no cycle is the discipline", VOCABULARY_SUBJECTS, "Mathématiques", NULL,
		"mathematiques" },
	{ "Sciences et technologie in cycle 3",     VOCABULARY_SUBJECTS,  "Sciences et technologie", "cycle3",
		"c3-sciences-technologie" },
	{ "maths in cycle 2", VOCABULARY_SUBJECTS, "maths", "cycle2", "c2-mathematiques" },
	{ "maths cycle 4 says its cycle", VOCABULARY_SUBJECTS, "maths cycle 4", "cycle2", "c4-mathematiques" },
	{ "EPS in lycée",                           VOCABULARY_SUBJECTS,  "EPS",       "lycee", "lycee-eps" },
	{ "anglais in cycle 4 is a language", VOCABULARY_SUBJECTS, "anglais", "cycle4", "c4-langues-vivantes" },
	{ "anglais in lycée has its own", VOCABULARY_SUBJECTS, "Anglais", "lycee", "lycee-anglais" },
	{ "philosophie is found from elsewhere", VOCABULARY_SUBJECTS, "philosophie", "cycle3",
		"lycee-philosophie" },
	{ "Thymio is a robot", VOCABULARY_EQUIPMENT, "Thymio", NULL, "robot-programmable" },
	{ "T.B.I. is tni",                          VOCABULARY_EQUIPMENT, "T.B.I.",    NULL, "tni" },
	{ "tablettes is tablette",                  VOCABULARY_EQUIPMENT, "Tablettes", NULL, "tablette" },
	{ "Scénario pédagogique is scenario", VOCABULARY_TYPES, "Scénario pédagogique", NULL, "scenario" },
	{ "Haute-Vienne is 087",                    VOCABULARY_DEPARTMENTS, "Haute Vienne", NULL, "087" },
	{ "très facile is tres-facile",             VOCABULARY_DIFFICULTY, "très facile", NULL, "tres-facile" },
	{ "nothing is nothing",                     VOCABULARY_LEVELS,    "",          NULL, NULL },
	{ "a sign is nothing",                      VOCABULARY_LEVELS,    "?",         NULL, NULL },
};

static void guesses(void **state)
{
	const struct row *row = *state;
	OWNED_WORDS cycles = {0};
	if (row->cycle)
		words_add(&cycles, row->cycle);
	const struct term *term = vocabulary_guess_in(known, row->list, row->typed, &cycles);
	assert_int_equal(term != NULL, row->key != NULL);
	if (term)
		assert_string_equal(term->key, row->key);
	if (!row->cycle)
		assert_ptr_equal(vocabulary_guess(known, row->list, row->typed), term);
}

static void a_subject_of_two_cycles_is_the_discipline(void **state)
{
	(void)state;
	OWNED_WORDS cycles = {0};
	words_add(&cycles, "cycle3");
	words_add(&cycles, "cycle4");
	const struct term *term = vocabulary_guess_in(known, VOCABULARY_SUBJECTS, "français", &cycles);
	assert_non_null(term);
	assert_string_equal(term->key, "francais");
}

static void a_slip_is_close_and_a_stranger_is_not(void **state)
{
	(void)state;
	assert_string_equal(vocabulary_closest(known, VOCABULARY_THEMES, "robotiqe")->key, "robotique");
	assert_string_equal(vocabulary_closest(known, VOCABULARY_LEVELS, "cm3")->key, "cm1");
	assert_null(vocabulary_closest(known, VOCABULARY_THEMES, "gastronomie"));
	assert_null(vocabulary_closest(known, VOCABULARY_THEMES, ""));
}

static void a_term_says_all_its_columns(void **state)
{
	(void)state;
	const struct term *level = vocabulary_find(known, VOCABULARY_LEVELS, "6e");
	assert_string_equal(level->label, "6e");
	assert_string_equal(level->cycle, "cycle3");
	assert_string_equal(level->degrees, "2");
	assert_string_equal(level->url, "");
	assert_ptr_equal(vocabulary_at(known, VOCABULARY_LEVELS, level->rank), level);
	const struct term *subject = vocabulary_find(known, VOCABULARY_SUBJECTS, "c3-mathematiques");
	assert_string_equal(subject->discipline, "mathematiques");
	assert_string_equal(subject->short_label, "cycle 3");
	assert_string_equal(vocabulary_find(known, VOCABULARY_LEVELS, "cycle3")->stages, "ecole;college");
	assert_true(vocabulary_find(known, VOCABULARY_SUBJECTS, "c1-outils-numeriques")->only_digital_tools);
	assert_false(vocabulary_find(known, VOCABULARY_SUBJECTS, "c3-francais")->only_digital_tools);
	assert_true(*vocabulary_find(known, VOCABULARY_LICENCES, "CC0-1.0")->url);
	assert_null(vocabulary_find(known, VOCABULARY_LEVELS, "CM2"));
}

/* What makes a guess sure: in one list, a form means one term. Subjects come once a cycle. */
static void no_two_terms_of_a_list_are_called_the_same(void **state)
{
	(void)state;
	for (int list = 0; list < VOCABULARY_COUNT; list++) {
		enum vocabulary_name name = (enum vocabulary_name)list;
		if (name == VOCABULARY_SUBJECTS)
			continue;
		for (size_t i = 0; i < vocabulary_size(known, name); i++) {
			const struct term *term = vocabulary_at(known, name, i);
			OWNED_WORDS names = {0};
			words_split(&names, term->synonyms, ';');
			words_add(&names, term->label);
			words_add(&names, term->key);
			for (size_t j = 0; j < names.count; j++)
				if (vocabulary_guess(known, name, names.items[j]) != term)
					fail_msg("%s: « %s » is not only %s", vocabulary_file(name), names.items[j], term->key);
		}
	}
}

static void every_file_of_the_folder_is_a_list_or_the_synonyms(void **state)
{
	(void)state;
	OWNED_WORDS files = {0};
	files_ending(&files, VOCABULARIES, ".tsv");
	assert_true(words_has(&files, "synonymes.tsv"));
	assert_int_equal(files.count, VOCABULARY_COUNT + 1);
}

static void add_concepts(struct words *concepts, const struct table *table)
{
	for (size_t i = 0; i < table_rows(table); i++)
		words_add(concepts, table_cell(table, i, "uri"));
}

static bool has_sorted(const struct words *words, const char *wanted)
{
	size_t from = 0, to = words->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = strcmp(words->items[middle], wanted);
		if (order == 0)
			return true;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

static void every_concept_exists_in_scolomfr(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(table) table = table_read(SCOLOMFR, &err);
	if (!table) {
		/* Said, not skip(): cmocka's "not ok # SKIP" is a failure to Meson. */
		print_message("# SKIP: no %s, the concepts are not compared\n", SCOLOMFR);
		return;
	}
	OWNED_WORDS concepts = {0};
	add_concepts(&concepts, table);
	words_sort(&concepts);
	for (int list = 0; list < VOCABULARY_COUNT; list++)
		for (size_t i = 0; i < vocabulary_size(known, (enum vocabulary_name)list); i++) {
			const struct term *term = vocabulary_at(known, (enum vocabulary_name)list, i);
			if (*term->concept && !has_sorted(&concepts, term->concept))
				fail_msg("%s: no concept %s", term->key, term->concept);
		}
}

/* A filter that holds others is listed before them, and is really there. */
static void what_holds_others_stands_before_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < vocabulary_size(known, VOCABULARY_SUBJECTS); i++) {
		const struct term *subject = vocabulary_at(known, VOCABULARY_SUBJECTS, i);
		if (!*subject->discipline)
			continue;
		const struct term *holder = vocabulary_find(known, VOCABULARY_SUBJECTS, subject->discipline);
		const struct term *before = vocabulary_at(known, VOCABULARY_SUBJECTS, i - 1);
		assert_non_null(holder);
		assert_string_equal(holder->discipline, "");
		assert_true(before == holder || strcmp(before->discipline, subject->discipline) == 0);
	}
	for (size_t i = 0; i < vocabulary_size(known, VOCABULARY_LEVELS); i++) {
		OWNED_WORDS stages = {0};
		words_split(&stages, vocabulary_at(known, VOCABULARY_LEVELS, i)->stages, ';');
		for (size_t k = 0; k < stages.count; k++)
			assert_non_null(vocabulary_find(known, VOCABULARY_STAGES, stages.items[k]));
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, bads, judges_files);
	SUITE_ROWS(&suite, rows, guesses);
	SUITE_TEST(&suite, a_subject_of_two_cycles_is_the_discipline);
	SUITE_TEST(&suite, a_slip_is_close_and_a_stranger_is_not);
	SUITE_TEST(&suite, a_term_says_all_its_columns);
	SUITE_TEST(&suite, no_two_terms_of_a_list_are_called_the_same);
	SUITE_TEST(&suite, every_file_of_the_folder_is_a_list_or_the_synonyms);
	SUITE_TEST(&suite, every_concept_exists_in_scolomfr);
	SUITE_TEST(&suite, what_holds_others_stands_before_them);
	return _cmocka_run_group_tests("sheet/vocabulary", suite.tests, suite.count, load, unload);
}
