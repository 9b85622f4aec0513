#ifndef REGISTERS_SHELF_H
#define REGISTERS_SHELF_H

#include "base/mem.h"
#include "base/text.h"
#include "registers/import.h"
#include "sheet/vocabulary.h"
#include "store/db.h"
#include "store/registers.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

/* What the tests of registers share, be a line of a file or of a person. */

/* A store, and what was told of the last file: « ligne fate champ phrase », one a line. */
struct shelf {
	char *folder;
	struct db *db;
	struct vocabularies *vocabularies;
	struct text told;
	struct register_tally tally;
	struct error err;
};

static inline struct shelf shelf_new(void)
{
	char *folder = temp_folder();
	return (struct shelf){
		.folder = folder, .db = stored_open(folder),
			.vocabularies = vocabularies_load(VOCABULARIES, NULL),
	};
}

static inline void shelf_done(struct shelf *shelf)
{
	text_done(&shelf->told);
	register_tally_done(&shelf->tally);
	vocabularies_free(shelf->vocabularies);
	db_free(shelf->db);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static inline void note(void *context, const struct register_told *told)
{
	struct shelf *shelf = context;
	text_format(&shelf->told, "%u %s %s %s\n", told->line, register_row_word(told->fate),
		told->field ? told->field->key : "-", told->sentence ? told->sentence : "-");
}

static inline struct register_hand hand_of(const struct shelf *shelf, const char *code)
{
	return (struct register_hand){
		.db = shelf->db, .spec = register_spec_find(code), .account = 0, .role = "commande",
			.now = 1500000000,
	};
}

static inline bool import(struct shelf *shelf, const char *code, const char *csv, bool is_dry_run)
{
	const struct register_hand hand = hand_of(shelf, code);
	const struct register_file file = { csv, strlen(csv), "essai.csv", " du   PAF", is_dry_run, note, shelf };
	text_done(&shelf->told);
	register_tally_done(&shelf->tally);
	shelf->err = (struct error){0};
	return register_import(&hand, shelf->vocabularies, &file, &shelf->tally, &shelf->err);
}

static inline size_t counted(struct shelf *shelf, const char *code)
{
	size_t count = 0;
	assert_true(registers_count(shelf->db, &(struct registers_wanted){ .code = code,
		.with_examples = true },
		&count, NULL));
	return count;
}

#define COUNCILS "uai;date;preuve;date_preuve\n"

#endif
