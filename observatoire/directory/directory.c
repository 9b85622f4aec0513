#include "directory/directory.h"

#include "base/csv.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "directory/row.h"
#include "sheet/vocabulary.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

/* One file being learnt. */
struct learning {
	struct db *db;
	const struct vocabularies *vocabularies;
	const struct directory_file *file;
	struct directory_tally *tally;
	struct columns_found columns;
	char (*seen)[UAI_BYTES];  /* schools of earlier rows, in no order: see is_first() */
	size_t slots;             /* a power of two, more than the rows there can be */
};

/* ---- Schools told of twice ---- */

enum { SLOTS = 1 << 19 };

_Static_assert((int)SLOTS > 2 * (int)DIRECTORY_MAX_ROWS, "there is always a free slot");

/* The digits tell schools apart; their letter follows from them. */
static bool is_first(struct learning *learning, const char *uai)
{
	size_t at = strtoul(uai, NULL, 10) * 2654435761u % learning->slots;
	while (*learning->seen[at]) {
		if (text_equals(learning->seen[at], uai))
			return false;
		at = (at + 1) % learning->slots;
	}
	memcpy(learning->seen[at], uai, UAI_BYTES);
	return true;
}

/* ---- Rows ---- */

static void say(const struct learning *learning, unsigned line, bool is_refusal, const char *sentence)
{
	const struct directory_remark remark = { line, is_refusal, sentence };
	learning->file->tell(learning->file->context, &remark);
}

static void refuse(const struct learning *learning, unsigned line, const char *sentence)
{
	learning->tally->refused++;
	say(learning, line, true, sentence);
}

static bool is_ours(const struct learning *learning, const char *uai)
{
	OWNED_STRING department = mem_copy_bytes(uai, 3);
	return vocabulary_find(learning->vocabularies, VOCABULARY_DEPARTMENTS, department);
}

static bool learn_school(struct learning *learning, const struct directory_row *row, unsigned line,
	struct error *err)
{
	struct error why = {0};
	enum school_change change;
	if (!schools_learn(learning->db, &row->school, learning->file->day, learning->file->now, &change,
		&why)) {
		if (why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		refuse(learning, line, "cet établissement est nouveau et n’a pas de nom.");
		return true;
	}
	struct directory_tally *tally = learning->tally;
	*(change == SCHOOL_ADDED ? &tally->added : change == SCHOOL_CHANGED ? &tally->changed
		: &tally->same) += 1;
	tally->closed += row->school.is_closed;
	if (row->advice)
		say(learning, line, false, row->advice);
	return change == SCHOOL_SAME
		|| schools_reindex(learning->db, row->uai, learning->file->now, err);
}

static bool learn_row(struct learning *learning, const struct words *cells, unsigned line,
	struct error *err)
{
	OWNED_DIRECTORY_ROW row = {0};
	directory_row_read(&row, learning->vocabularies, &learning->columns, cells);
	if (row.school.uai && !is_ours(learning, row.uai)) {
		learning->tally->elsewhere++;
		return true;
	}
	if (row.refusal) {
		refuse(learning, line, row.refusal);
		return true;
	}
	if (is_first(learning, row.uai))
		return learn_school(learning, &row, line, err);
	learning->tally->repeated++;
	return true;
}

static bool read_header(struct learning *learning, struct csv_reader *reader, struct error *err)
{
	OWNED_WORDS header = {0};
	if (csv_read(reader, &header) != CSV_ROW)
		return error_set(err, ERROR_INVALID, "le fichier est vide, ou sa première ligne ne nomme pas"
			" ses colonnes.");
	learning->columns = columns_find(&header);
	if (learning->columns.at[COLUMN_UAI] < learning->columns.none)
		return true;
	return error_set(err, ERROR_INVALID, "aucune colonne ne donne les codes UAI ; nommez-la « uai » ou"
		" « Identifiant_de_l_etablissement » dans la première ligne.");
}

static bool learn_rows(struct learning *learning, struct error *err)
{
	OWNED_WORDS cells = {0};
	struct csv_reader reader = csv_reader(learning->file->bytes, learning->file->length);
	if (!read_header(learning, &reader, err))
		return false;
	size_t rows = 0;
	for (enum csv_row kind; (kind = csv_read(&reader, &cells)) != CSV_END;) {
		if (++rows > DIRECTORY_MAX_ROWS)
			return error_set(err, ERROR_TOO_LARGE, "le fichier a plus de %d lignes ; partagez-le.",
				DIRECTORY_MAX_ROWS);
		if (kind == CSV_BROKEN)
			refuse(learning, reader.line, "un guillemet ouvert n’est pas refermé, ou la ligne a trop de"
				" colonnes.");
		else if (!learn_row(learning, &cells, reader.line, err))
			return false;
	}
	return true;
}

/* ---- The file ---- */

bool directory_learn(struct db *db, const struct vocabularies *vocabularies,
	const struct directory_file *file, struct directory_tally *tally, struct error *err)
{
	*tally = (struct directory_tally){0};
	if (!csv_check(file->bytes, file->length, err) || !db_begin(db, err))
		return false;
	struct learning learning = {
		.db = db, .vocabularies = vocabularies, .file = file, .tally = tally,
		.seen = mem_new(SLOTS, UAI_BYTES), .slots = SLOTS,
	};
	bool done = learn_rows(&learning, err) && schools_count(db, &tally->known, err);
	free(learning.seen);
	if (done && !file->is_dry_run)
		return db_commit(db, err);
	db_rollback(db);
	return done;
}

/* ---- Labels ---- */

/* « Collège d'Ahun » says its commune already. */
static void write_label(void *context, const struct school *school)
{
	char **label = context;
	OWNED_STRING name = utf8_fold(school->name);
	OWNED_STRING commune = utf8_fold(school->commune ? school->commune : "");
	*label = *commune && !strstr(name, commune) ? text_make("%s, %s", school->name, school->commune)
		: mem_copy(school->name);
}

char *directory_label(struct db *db, const char *uai, struct error *err)
{
	OWNED_STRING label = NULL;
	return schools_find(db, uai, write_label, &label, err) ? TAKE(label) : NULL;
}
