#include "registers/import.h"

#include "base/hash.h"
#include "registers/shelf.h"
#include "store/acts.h"

#define JAMOT "0230506A;2016-11-08;CR 1;2016-11-09\n"

static const struct row {
	const char *name, *code, *csv;
	size_t taken, refused;
	const char *told;  /* a part of what is told; or NULL */
} rows[] = {
	{ "a line", "conseils", COUNCILS JAMOT, 1, 0, "2 prise" },
	{ "labels, accents, a mark, commas", "conseils",
		"\xEF\xBB\xBF\"Établissement\",\"Date d’installation\",PREUVE,\"Date de la preuve\"\r\n"
		"0230506A,08/11/2016,CR 1,09/11/2016\r\n", 1, 0, NULL },
	{ "the same twice in a file counts once", "conseils", COUNCILS JAMOT JAMOT, 1, 0, "3 deja-la" },
	{ "and is told to be there twice", "conseils", COUNCILS JAMOT JAMOT, 1, 0,
		"3 deja-la - elle est deux fois" },
	{ "a school that says two things", "conseils", COUNCILS JAMOT "0230506A;2017-01-10;CR"
		" 2;2017-01-11\n", 1, 1,
		"3 refusee - une autre ligne du fichier" },
	{ "each column at fault is told", "conseils", COUNCILS "0230506B;2016-13-08;;2016-11-09\n", 0, 1,
		"2 refusee preuve" },
	{ "a day to come is refused", "conseils", COUNCILS "0230506A;2031-11-08;CR;2017-01-01\n", 0, 1,
		"refusee date Ce jour" },
	{ "blank lines are nothing", "conseils", COUNCILS ";;;\n\n" JAMOT, 1, 0, NULL },
	{ "a quote that stays open is told, the rest read", "conseils", COUNCILS "\"0230506A;x\n" JAMOT, 1, 1,
		"2 refusee" },
	{ "a part larger than its whole", "valorisation",
		"annee;valorises;rapports;methode;date;preuve;date_preuve\n"
		"2016-2017;900;800;comptage;2017-07-01;note;2017-07-01\n", 0, 1, "valorises" },
	{ "an end before the beginning", "conventions",
		"collectivite;code;objet;signature;fin;preuve;date_preuve\n"
		"Creuse;222309627;ent;2016-09-01;2016-08-01;C 1;2016-09-01\n", 0, 1, "fin Elle finirait" },
	{ "what a spreadsheet would compute is read back", "etic",
		"annee;indicateur;degre;valeur;date;preuve;date_preuve\n"
		"2015-2016;Écart;2;'-12,5;2016-06-01;f.ods;2016-06-01\n", 1, 0, NULL },
};

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(import(&shelf, row->code, row->csv, true));
	assert_int_equal(counted(&shelf, row->code), 0);
	OWNED_STRING dry = mem_copy(text_string(&shelf.told));
	if (!import(&shelf, row->code, row->csv, false))
		fail_msg("%s", shelf.err.text);
	assert_string_equal(dry, text_string(&shelf.told));
	assert_int_equal(shelf.tally.rows[REGISTER_ROW_TAKEN], row->taken);
	assert_int_equal(shelf.tally.rows[REGISTER_ROW_REFUSED], row->refused);
	assert_int_equal(counted(&shelf, row->code), row->taken);
	if (row->told && !strstr(text_string(&shelf.told), row->told))
		fail_msg("« %s » is not in:\n%s", row->told, text_string(&shelf.told));
}

static const struct bad_row {
	const char *name, *csv, *sentence;
} bad[] = {
	{ "an empty file", "", "vide" },
	{ "a column is missing", "uai;date;preuve\n" JAMOT, "date_preuve" },
	{ "Latin-1", "uai;date;preuve;date_preuve\n0230506A;2016-11-08;d\xE9j\xE0;2016-11-09\n",
		"UTF-8 (ligne 2)" },
};

static void refuses(void **state)
{
	const struct bad_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	assert_false(import(&shelf, "conseils", row->csv, false));
	assert_int_equal(shelf.err.kind, ERROR_INVALID);
	assert_non_null(strstr(shelf.err.text, row->sentence));
	assert_int_equal(counted(&shelf, "conseils"), 0);
}

static void note_number(void *context, const struct register_told *told)
{
	struct shelf *shelf = context;
	text_format(&shelf->told, "%lld %s %s %s|", (long long)told->number, register_row_word(told->fate),
		told->heading ? told->heading : "-", told->day ? told->day : "-");
}

/* A try is undone: a line that it would have added has no page. */
static void only_lines_of_the_register_have_a_number(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char csv[] = "type;departement;date;preuve;date_preuve\nctne;19;2016-11-08;CR;2016-11-09\n"
		"ctne;023;2016-12-08;CR;2016-12-09\nctne;023;2016-12-08;CR;2016-12-09\n"
		"ctne;023;2016-12-08;autre;2016-12-09\nctne;019;2016-11-08;autre;2016-11-09\n";
	const struct register_hand hand = hand_of(&shelf, "reunions");
	assert_true(import(&shelf, "reunions", "type;departement;date;preuve;date_preuve\n"
		"ctne;019;2016-11-08;CR;2016-11-09\n", false));
	text_done(&shelf.told);
	register_tally_done(&shelf.tally);
	assert_true(register_import(&hand, shelf.vocabularies, &(struct register_file){
		.bytes = csv, .length = strlen(csv), .name = "a.csv", .is_dry_run = true, .tell = note_number,
		.context = &shelf,
	}, &shelf.tally, NULL));
	assert_string_equal(text_string(&shelf.told), "1 deja-la comité territorial (CTNÉ) 2016-11-08|"
		"2 prise comité territorial (CTNÉ) 2016-12-08|0 deja-la comité territorial (CTNÉ) 2016-12-08|"
		"0 refusee comité territorial (CTNÉ) 2016-12-08|1 refusee comité territorial (CTNÉ) 2016-11-08|");
}

static void twice_adds_nothing(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(import(&shelf, "conseils", COUNCILS JAMOT, false));
	int64_t acts = 0, after = 0;
	assert_true(acts_last(shelf.db, &acts, NULL));
	assert_true(import(&shelf, "conseils", COUNCILS JAMOT, false));
	assert_int_equal(shelf.tally.rows[REGISTER_ROW_SAME], 1);
	assert_int_equal(counted(&shelf, "conseils"), 1);
	assert_true(acts_last(shelf.db, &after, NULL));
	assert_int_equal(acts, after);
}

static void keep_batch(void *context, const struct register_batch *batch)
{
	struct shelf *shelf = context;
	text_done(&shelf->told);
	text_format(&shelf->told, "%s|%s|%s", batch->file, batch->hash, batch->note);
}

static void a_line_knows_its_file(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	char hash[HASH_BYTES];
	const char csv[] = "\xEF\xBB\xBF" COUNCILS JAMOT;
	assert_true(import(&shelf, "conseils", csv, false));
	assert_true(registers_find_batch(shelf.db, 1, keep_batch, &shelf, NULL));
	hash_text(csv, strlen(csv), hash);
	OWNED_STRING told = text_make("essai.csv|%s|du PAF", hash);
	assert_string_equal(text_string(&shelf.told), told);
}

static const struct words_row {
	const char *name, *file, *note, *sentence;
} words[] = {
	{ "a name with an address", "de j.d@exemple.fr.csv", "", "le nom du fichier" },
	{ "a note with a telephone", "a.csv", "06 12 34 56 78", "la note" },
};

static void refuses_words(void **state)
{
	const struct words_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	const struct register_hand hand = hand_of(&shelf, "conseils");
	const char csv[] = COUNCILS JAMOT;
	assert_false(register_import(&hand, shelf.vocabularies, &(struct register_file){
		csv, strlen(csv), row->file, row->note, false, note, &shelf,
	}, &shelf.tally, &shelf.err));
	assert_int_equal(shelf.err.kind, ERROR_INVALID);
	assert_non_null(strstr(shelf.err.text, row->sentence));
	assert_int_equal(counted(&shelf, "conseils"), 0);
}

static void a_note_has_an_end(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const struct register_hand hand = hand_of(&shelf, "conseils");
	for (size_t extra = 0; extra < 2; extra++) {
		OWNED_TEXT said = {0};
		for (size_t i = 0; i < REGISTER_NOTE_MAX + extra; i++)
			text_add(&said, "é");
		bool done = register_import(&hand, shelf.vocabularies, &(struct register_file){
			COUNCILS JAMOT, strlen(COUNCILS JAMOT), "a.csv", text_string(&said), true, note, &shelf,
		}, &shelf.tally, &shelf.err);
		assert_int_equal(done, extra == 0);
	}
}

static void what_goes_out_comes_back_as_the_same(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(import(&shelf, "etic", rows[11].csv, false));
	OWNED_TEXT out = {0};
	assert_true(register_export(shelf.db, &(struct register_exported){
		register_spec_find("etic"), &(struct registers_wanted){ .code = "etic" }, true,
	}, &out, NULL));
	assert_true(import(&shelf, "etic", text_string(&out), false));
	assert_int_equal(shelf.tally.rows[REGISTER_ROW_SAME], 1);
	assert_null(shelf.tally.unknown);
}

static void a_table_for_all_tells_no_few_people(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(import(&shelf, "groupes-viaeduc", "nom;date;effectif;preuve;date_preuve\n"
		"A;2017-01-10;3;r;2017-01-10\nB;2017-01-10;12;r;2017-01-10\n", false));
	struct register_exported exported = {
		register_spec_find("groupes-viaeduc"), &(struct registers_wanted){ .code = "groupes-viaeduc" }, true,
	};
	OWNED_TEXT out = {0}, whole = {0};
	assert_true(register_export(shelf.db, &exported, &out, NULL));
	assert_non_null(strstr(text_string(&out), "\"<\u00A05\""));
	assert_non_null(strstr(text_string(&out), "\"12\""));
	assert_null(strstr(text_string(&out), "\"3\""));
	exported.is_public = false;
	assert_true(register_export(shelf.db, &exported, &whole, NULL));
	assert_non_null(strstr(text_string(&whole), "\"3\""));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, reads);
	SUITE_ROWS(&suite, bad, refuses);
	SUITE_TEST(&suite, only_lines_of_the_register_have_a_number);
	SUITE_TEST(&suite, twice_adds_nothing);
	SUITE_TEST(&suite, a_line_knows_its_file);
	SUITE_ROWS(&suite, words, refuses_words);
	SUITE_TEST(&suite, a_note_has_an_end);
	SUITE_TEST(&suite, what_goes_out_comes_back_as_the_same);
	SUITE_TEST(&suite, a_table_for_all_tells_no_few_people);
	return suite_run(&suite, "registers/import");
}
