#include "directory/directory.h"

#include "base/text.h"
#include "sheet/vocabulary.h"
#include "store/schools.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

/* A register, and the remarks of the last file learnt: « ligne: phrase », one a line. */
struct shelf {
	char *folder;
	struct db *db;
	struct vocabularies *vocabularies;
	struct text remarks;
	struct directory_tally tally;
};

static struct shelf shelf_new(void)
{
	char *folder = temp_folder();
	return (struct shelf){
		.folder = folder, .db = stored_open(folder),
			.vocabularies = vocabularies_load(VOCABULARIES, NULL),
	};
}

static void shelf_done(struct shelf *shelf)
{
	text_done(&shelf->remarks);
	vocabularies_free(shelf->vocabularies);
	db_free(shelf->db);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static void note(void *context, const struct directory_remark *remark)
{
	struct shelf *shelf = context;
	text_format(&shelf->remarks, "%u%s %s\n", remark->line, remark->is_refusal ? ":" : "~",
		remark->sentence);
}

static bool learn_bytes(struct shelf *shelf, const struct directory_file *bytes, struct error *err)
{
	struct directory_file file = *bytes;
	file.tell = note;
	file.context = shelf;
	text_done(&shelf->remarks);
	return directory_learn(shelf->db, shelf->vocabularies, &file, &shelf->tally, err);
}

static void learn_on(struct shelf *shelf, const char *day, const char *csv)
{
	struct error err = {0};
	const struct directory_file file = { csv, strlen(csv), day, 1500000000, .is_dry_run = false };
	if (!learn_bytes(shelf, &file, &err))
		fail_msg("%s", err.text);
}

static void learn(struct shelf *shelf, const char *csv)
{
	learn_on(shelf, "2017-03-14", csv);
}

/* ---- What a header may be ---- */

static const struct header_row {
	const char *name, *csv;
} headers[] = {
	{ "the national directory", "\xEF\xBB\xBFIdentifiant_de_l_etablissement;"
		"Nom_etablissement;Type_etablissement;"
		"Statut_public_prive;Code postal;Nom_commune\r\n0230506A;Collège Eugène Jamot;"
			"Collège;Public;23200;Aubusson\r\n" },
	{ "an older extract", "numero_uai,appellation_officielle,nature_uai_libe,"
		"secteur_public_prive_libe,code_postal_uai,"
		"libelle_commune\n0230506A,Collège Eugène Jamot,COLLEGE,Public,23200,Aubusson\n" },
	{ "columns in another order", "Commune;Code-Postal;SECTEUR;Nature;Appellation;"
		"UAI\nAubusson;23200;public;collège;"
		"Collège Eugène Jamot;0230506A\n" },
	{ "codes as people write them", "uai;nom;type;secteur;code_postal;commune\n 0230506a "
		"; Collège  Eugène Jamot ;Collège;PU;"
		"23200;Aubusson\n" },
	{ "cells between quotes", "uai;nom;type;secteur;code_postal;commune\n\"0230506A\";"
		"\"Collège Eugène Jamot\";\"Collège\";"
		"\"Public\";\"23200\";\"Aubusson\"\n" },
};

static void check_jamot(void *context, const struct school *school)
{
	(void)context;
	assert_string_equal(school->name, "Collège Eugène Jamot");
	assert_string_equal(school->kind, "college");
	assert_string_equal(school->sector, "public");
	assert_string_equal(school->postcode, "23200");
	assert_string_equal(school->commune, "Aubusson");
	assert_null(school->zap);
	assert_false(school->is_closed || school->has_place);
}

static void knows_a_header(void **state)
{
	const struct header_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, row->csv);
	assert_string_equal(text_string(&shelf.remarks), "");
	assert_int_equal(shelf.tally.added, 1);
	assert_true(schools_find(shelf.db, "0230506A", check_jamot, NULL, NULL));
	OWNED_STRING label = directory_label(shelf.db, "0230506A", NULL);
	assert_string_equal(label, "Collège Eugène Jamot, Aubusson");
}

/* Figures and addresses have codes of ZAP in them. */
static void a_zone_without_a_code_is_left_out(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;zap\n0230506A;Collège;Est creusois\n");
	assert_string_equal(text_string(&shelf.remarks), "2~ « Est creusois » n’est pas un code de ZAP (six"
		" chiffres, dont les trois du département, comme 023001) ; il est laissé de côté.\n");
	assert_int_equal(shelf.tally.added, 1);
}

static void check_zone(void *context, const struct school *school)
{
	(void)context;
	assert_string_equal(school->zap, "023001");
}

static void a_zone_that_lost_its_zero_is_understood(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;zap\n0230506A;Collège;23001\n");
	assert_string_equal(text_string(&shelf.remarks), "2~ ZAP « 23001 » lue 023001 : un code a six chiffres,"
		" le tableur a ôté le zéro.\n");
	assert_true(schools_find(shelf.db, "0230506A", check_zone, NULL, NULL));
}

/* One of a département whose ZAP are known is one of these; before they are, any may be. */
static void a_zone_may_be_before_its_department_is_known(void **state)
{
	(void)state;
	static const struct { const char *zap; bool may; } rows[] = {
		{ "023001", true }, { "023002", false }, { "019002", true }, { "024001", true },
	};
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;zap\n0230506A;Collège;023001\n");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		bool may = !rows[i].may;
		assert_true(schools_may_have_zone(shelf.db, rows[i].zap, &may, NULL));
		assert_int_equal(may, rows[i].may);
	}
}

static void note_equipment(void *context, const struct school *school)
{
	text_format(context, "%s=%s ", school->uai, school->equipment);
}

/* A file of the collectivité tells it, as people write it; a later one that says nothing of it leaves it. */
static void equipment_is_learnt(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;equipements\n0230506A;Collège;Tablettes, classe mobile\n"
		"0190023X;Collège;aucun\n0870042Y;Collège;\"eim|soucoupe\"\n");
	assert_string_equal(text_string(&shelf.remarks), "4~ « soucoupe » n’est pas un équipement de la"
		" liste ; il est laissé de côté.\n");
	learn(&shelf, "uai;nom\n0230506A;Collège Jamot\n");
	OWNED_TEXT told = {0};
	assert_true(schools_list(shelf.db, SCHOOLS_ALL, NULL, note_equipment, &told, NULL));
	assert_string_equal(text_string(&told), "0190023X= 0230506A=tablette classe-mobile 0870042Y=eim ");
}

/* ---- Rows ---- */

static const struct remark_row {
	const char *name, *row, *remark;  /* of line 2; the columns are uai, nom, commune,
		latitude, longitude, état */
	size_t added;
} remark_rows[] = {
	{ "a good one", "0230506A;Collège;Aubusson;45,95;2.1;OUVERT", "", 1 },
	{ "a wrong letter", "0230506B;Collège;;;;", "2: « 0230506B » : la lettre de "
		"contrôle devrait être A.\n", 0 },
	{ "no code", ";Collège;;;;", "2: il n’y a pas de code UAI.\n", 0 },
	{ "no UAI", "Jamot;Collège;;;;", "2: « Jamot » n’est pas un code UAI : sept "
		"chiffres et une lettre.\n", 0 },
	{ "an address of mail", "ce.0230506a@ac-limoges.fr;Collège;;;;", "", 1 },
	{ "a new school without a name", "0230506A;;Aubusson;;;",
		"2: cet établissement est nouveau et n’a pas de nom.\n", 0 },
	{ "a place that is none", "0230506A;Collège;Aubusson;95;2;",
		"2~ la latitude et la longitude ne sont pas des degrés ;"
		" elles sont laissées de côté.\n", 1 },
	{ "half a place", "0230506A;Collège;Aubusson;45;;", "2~ la latitude et la longitude "
		"ne sont pas des degrés ;"
		" elles sont laissées de côté.\n", 1 },
	{ "another department", "0750001U;Collège;Paris;;;", "", 0 },
	{ "a quote that is not closed", "\"0230506A;Collège;;;;",
		"2: un guillemet ouvert n’est pas refermé, ou la ligne a trop"
		" de colonnes.\n", 0 },
	{ "a short row", "0230506A;Collège", "", 1 },
};

static void tells_of_a_row(void **state)
{
	const struct remark_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_STRING csv = text_make("uai;nom;commune;latitude;longitude;etat\n%s\n0870015U;"
		"Collège\n", row->row);
	learn(&shelf, csv);
	assert_string_equal(text_string(&shelf.remarks), row->remark);
	assert_int_equal(shelf.tally.added, row->added + 1);
	assert_int_equal(shelf.tally.known, row->added + 1);
}

static void a_value_has_a_limit(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_TEXT csv = {0};
	text_add(&csv, "uai;nom\n0230506A;");
	for (size_t i = 0; i < DIRECTORY_MAX_TEXT; i++)
		text_add(&csv, "é");
	learn(&shelf, text_string(&csv));
	assert_int_equal(shelf.tally.added, 1);
	text_add(&csv, "x\n");
	learn(&shelf, text_string(&csv));
	assert_int_equal(shelf.tally.refused, 1);
	assert_non_null(strstr(text_string(&shelf.remarks), "est trop long : 200 caractères "
		"au plus."));
}

/* ---- Files after one another ---- */

static void the_same_file_changes_nothing(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	size_t length = 0;
	OWNED_STRING csv = file_read(FIXTURES "/annuaire/exemples.csv", DIRECTORY_MAX_BYTES,
		&length, NULL);
	learn(&shelf, csv);
	assert_int_equal(shelf.tally.added, 39);
	assert_int_equal(shelf.tally.refused, 0);
	learn(&shelf, csv);
	assert_int_equal(shelf.tally.same, 39);
	assert_int_equal(shelf.tally.added + shelf.tally.changed, 0);
}

static void check_completed(void *context, const struct school *school)
{
	(void)context;
	assert_string_equal(school->name, "Collège Jamot");
	assert_string_equal(school->commune, "Aubusson");
	assert_string_equal(school->zap, "023001");
	assert_string_equal(school->zap_name, "Est creusois");
	assert_true(school->is_closed);
	assert_int_equal(school->latitude, 45953353);
	assert_int_equal(school->longitude, -2166157);
}

static void a_later_file_completes_an_earlier_one(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;commune;latitude;longitude\n0230506A;Collège Jamot;Aubusson;"
		"45.95335292;-2.16615662\n"
		"0230506A;Un autre nom;Ailleurs;;\n");
	assert_int_equal(shelf.tally.repeated, 1);
	learn(&shelf, "uai;zap;libelle_zap;etat\n0230506A;023001;Est creusois;FERME\n");
	assert_int_equal(shelf.tally.changed, 1);
	assert_int_equal(shelf.tally.closed, 1);
	learn(&shelf, "uai;zap;nom;commune\n0230506A;;;\n");
	assert_int_equal(shelf.tally.same, 1);
	assert_true(schools_find(shelf.db, "0230506A", check_completed, NULL, NULL));
}

static void list_name(void *context, const char *name, const char *since)
{
	text_format(context, "%s %s\n", since, name);
}

static void names_are_kept_with_their_day(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn_on(&shelf, "2016-09-01", "uai;nom\n0190002Z;Collège d'Argentat\n");
	learn_on(&shelf, "2017-09-01", "uai;nom\n0190002Z;Collège d'Argentat\n");
	learn_on(&shelf, "2019-09-01", "uai;nom\n0190002Z;Collège Simone Veil\n");
	OWNED_TEXT names = {0};
	assert_true(schools_names(shelf.db, "0190002Z", list_name, &names, NULL));
	assert_string_equal(text_string(&names), "2016-09-01 Collège d'Argentat\n2019-09-01 "
		"Collège Simone Veil\n");
	OWNED_STRING label = directory_label(shelf.db, "0190002Z", NULL);
	assert_string_equal(label, "Collège Simone Veil");
}

static void a_name_that_has_its_commune_says_it_once(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	learn(&shelf, "uai;nom;commune\n0230506A;Collège d’AUBUSSON;Aubusson\n");
	OWNED_STRING label = directory_label(shelf.db, "0230506A", NULL);
	assert_string_equal(label, "Collège d’AUBUSSON");
	struct error err = {0};
	assert_null(directory_label(shelf.db, "0190002Z", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_trial_keeps_nothing(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	static const char csv[] = "uai;nom\n0230506A;Collège\n";
	const struct directory_file file = { csv, strlen(csv), "2017-03-14", 1, .is_dry_run = true };
	assert_true(learn_bytes(&shelf, &file, NULL));
	assert_int_equal(shelf.tally.added, 1);
	assert_null(directory_label(shelf.db, "0230506A", NULL));
}

/* ---- Files that are none ---- */

static const struct bad_row {
	const char *name, *bytes, *sentence;
	size_t length;  /* 0: up to the zero */
} bad_rows[] = {
	{ "empty", "", "le fichier est vide", 0 },
	{ "without a column of UAI", "nom;commune\nCollège;Ahun\n",
		"aucune colonne ne donne les codes UAI", 0 },
	{ "in another encoding", "uai;nom\n0230506A;Coll\xE8ge\n",
		"n’est pas en UTF-8 (ligne 2)", 0 },
	{ "a spreadsheet", "PK\x03\x04\0\0", "enregistrez le tableau au format CSV", 6 },
};

static void refuses_a_file(void **state)
{
	const struct bad_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	struct error err = {0};
	size_t length = row->length ? row->length : strlen(row->bytes);
	const struct directory_file file = { row->bytes, length, "2017-03-14", 1, .is_dry_run = false };
	assert_false(learn_bytes(&shelf, &file, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_non_null(strstr(err.text, row->sentence));
}

static void a_file_past_the_limit_keeps_nothing(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	struct error err = {0};
	OWNED_TEXT csv = {0};
	text_add(&csv, "uai;nom\n0230506A;Collège\n");
	for (size_t i = 1; i < DIRECTORY_MAX_ROWS; i++)
		text_add(&csv, "0750001U\n");
	struct directory_file file = { csv.bytes, csv.length, "2017-03-14", 1, .is_dry_run = true };
	assert_true(learn_bytes(&shelf, &file, &err));
	text_add(&csv, "0750001U\n");
	file = (struct directory_file){ csv.bytes, csv.length, "2017-03-14", 1, .is_dry_run = false };
	assert_false(learn_bytes(&shelf, &file, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
	assert_null(directory_label(shelf.db, "0230506A", NULL));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, headers, knows_a_header);
	SUITE_ROWS(&suite, remark_rows, tells_of_a_row);
	SUITE_TEST(&suite, a_value_has_a_limit);
	SUITE_TEST(&suite, the_same_file_changes_nothing);
	SUITE_TEST(&suite, a_later_file_completes_an_earlier_one);
	SUITE_TEST(&suite, names_are_kept_with_their_day);
	SUITE_TEST(&suite, a_name_that_has_its_commune_says_it_once);
	SUITE_TEST(&suite, equipment_is_learnt);
	SUITE_TEST(&suite, a_zone_without_a_code_is_left_out);
	SUITE_TEST(&suite, a_zone_that_lost_its_zero_is_understood);
	SUITE_TEST(&suite, a_zone_may_be_before_its_department_is_known);
	SUITE_TEST(&suite, a_trial_keeps_nothing);
	SUITE_ROWS(&suite, bad_rows, refuses_a_file);
	SUITE_TEST(&suite, a_file_past_the_limit_keeps_nothing);
	return suite_run(&suite, "directory/directory");
}
