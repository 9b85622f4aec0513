#include "registers/import.h"

#include "base/csv.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "registers/value.h"
#include "sheet/personal.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/registers.h"

#include <stdlib.h>
#include <string.h>

static const char line_column[] = "Ligne", example_column[] = "Exemple";

const char *register_row_word(enum register_row_fate fate)
{
	static const char *const words[REGISTER_ROW_FATES] = {
		[REGISTER_ROW_TAKEN] = "prise", [REGISTER_ROW_SAME] = "deja-la",
		[REGISTER_ROW_WITHDRAWN] = "retiree", [REGISTER_ROW_REFUSED] = "refusee",
	};
	return words[fate];
}

void register_tally_done(struct register_tally *tally)
{
	free(tally->unknown);
	*tally = (struct register_tally){0};
}

/* One file being read. */
struct importing {
	const struct register_hand *hand;
	const struct vocabularies *vocabularies;
	const struct register_file *file;
	struct register_tally *tally;
	char today[DATE_BYTES];
	size_t at[REGISTER_FIELDS_MAX];  /* column of each field; NOWHERE */
	size_t example;                  /* column that says which lines are examples */
	int64_t batch;
	int64_t first;                   /* line of the register that was taken first; 0: none yet */
};

#define NOWHERE ((size_t)-1)

/* ---- Columns ---- */

static bool is_named(const char *column, const char *name)
{
	OWNED_STRING plain = csv_name(name);
	return text_equals(column, plain);
}

static size_t field_of(const struct register_spec *spec, const char *column)
{
	size_t i = 0;
	while (spec->fields[i].key && !is_named(column, spec->fields[i].key)
		&& !is_named(column, spec->fields[i].label))
		i++;
	return i;
}

/* Where each field stands; of two columns of one name, the first. */
static void place_columns(struct importing *importing, const struct words *header, struct words *unknown)
{
	const struct register_spec *spec = importing->hand->spec;
	importing->example = NOWHERE;
	for (size_t i = 0; i < REGISTER_FIELDS_MAX; i++)
		importing->at[i] = NOWHERE;
	for (size_t i = 0; i < header->count; i++) {
		OWNED_STRING column = csv_name(header->items[i]);
		size_t field = field_of(spec, column);
		if (spec->fields[field].key)
			importing->at[field] = importing->at[field] == NOWHERE ? i : importing->at[field];
		else if (is_named(column, example_column))
			importing->example = i;
		else if (*column && !is_named(column, line_column))
			words_add(unknown, header->items[i]);
	}
}

static bool read_header(struct importing *importing, struct csv_reader *reader, struct error *err)
{
	const struct register_spec *spec = importing->hand->spec;
	OWNED_WORDS header = {0}, unknown = {0}, missing = {0};
	if (csv_read(reader, &header) != CSV_ROW)
		return error_set(err, ERROR_INVALID, "le fichier est vide, ou sa première ligne ne nomme pas"
			" ses colonnes.");
	place_columns(importing, &header, &unknown);
	for (size_t i = 0; spec->fields[i].key; i++)
		if (spec->fields[i].is_required && importing->at[i] == NOWHERE)
			words_add(&missing, spec->fields[i].key);
	if (unknown.count > 0)
		importing->tally->unknown = words_join(&unknown, ", ");
	if (missing.count == 0)
		return true;
	OWNED_STRING names = words_join(&missing, ", ");
	return error_set(err, ERROR_INVALID, "la première ligne doit nommer aussi : %s.", names);
}

/* ---- Rows ---- */

/* Our own tables put an apostrophe before what a spreadsheet would compute. */
static const char *cell(const struct words *cells, size_t at)
{
	const char *text = at < cells->count ? cells->items[at] : "";
	return *text == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1 : text;
}

static void tell(const struct importing *importing, const struct register_told *told)
{
	importing->file->tell(importing->file->context, told);
}

static void count(struct importing *importing, enum register_row_fate fate)
{
	importing->tally->rows[fate]++;
}

static void refuse(struct importing *importing, unsigned line, const char *sentence)
{
	count(importing, REGISTER_ROW_REFUSED);
	tell(importing, &(struct register_told){
		.line = line, .fate = REGISTER_ROW_REFUSED, .sentence = sentence,
	});
}

static bool refuse_faults(struct importing *importing, unsigned line, const struct register_faults *faults)
{
	count(importing, REGISTER_ROW_REFUSED);
	for (size_t i = 0; i < faults->count; i++)
		tell(importing, &(struct register_told){
			.line = line, .fate = REGISTER_ROW_REFUSED, .sentence = faults->items[i].sentence,
			.field = &importing->hand->spec->fields[faults->items[i].field],
		});
	return true;
}

static char *heading_of(const struct register_spec *spec, const struct register_entry *entry)
{
	return register_value_label(&spec->fields[register_field_rank(spec, spec->heading)],
		register_entry_value(spec, entry, spec->heading));
}

/* What is to be done about a row that is in the way of another; those of this file are in no register yet. */
static char *sentence_on(const struct register_result *result, bool is_of_file)
{
	if (result->outcome == REGISTER_SAME && is_of_file)
		return mem_copy("elle est deux fois dans le fichier, et compte une fois.");
	if (result->outcome == REGISTER_TAKEN && is_of_file)
		return mem_copy("une autre ligne du fichier parle de la même chose et dit autre chose :"
			" n’en gardez qu’une.");
	if (result->outcome == REGISTER_TAKEN)
		return text_make("la ligne %lld du registre en parle déjà et dit autre chose : corrigez-la sur sa"
			" page, ou retirez-la.", (long long)result->line);
	return NULL;
}

static bool put_row(struct importing *importing, const struct register_entry *entry, bool is_example,
	unsigned line, struct error *err)
{
	static const enum register_row_fate fates[] = {
		[REGISTER_KEPT] = REGISTER_ROW_TAKEN, [REGISTER_SAME] = REGISTER_ROW_SAME,
		[REGISTER_WITHDRAWN] = REGISTER_ROW_WITHDRAWN, [REGISTER_TAKEN] = REGISTER_ROW_REFUSED,
	};
	struct register_result result;
	const struct register_origin origin = { is_example, importing->batch };
	if (!register_put(importing->hand, entry, &origin, &result, err))
		return false;
	if (result.outcome == REGISTER_KEPT && importing->first == 0)
		importing->first = result.line;
	char day[DATE_BYTES];
	bool is_of_file = result.outcome != REGISTER_KEPT && importing->first > 0
		&& result.line >= importing->first;
	OWNED_STRING heading = heading_of(importing->hand->spec, entry);
	OWNED_STRING sentence = sentence_on(&result, is_of_file);
	register_entry_day(importing->hand->spec, entry, day);
	count(importing, fates[result.outcome]);
	tell(importing, &(struct register_told){
		.line = line, .fate = fates[result.outcome], .sentence = sentence,
		.number = is_of_file ? 0 : result.line, .heading = heading, .day = day,
	});
	return true;
}

static bool read_row(struct importing *importing, const struct words *cells, unsigned line,
	struct error *err)
{
	OWNED_ENTRY entry = {0};
	OWNED_REGISTER_FAULTS faults = {0};
	struct register_typed typed = { .today = importing->today };
	for (size_t i = 0; i < REGISTER_FIELDS_MAX; i++)
		typed.values[i] = cell(cells, importing->at[i]);
	register_entry_read(importing->hand->spec, importing->vocabularies, &typed, &entry, &faults);
	if (faults.count > 0)
		return refuse_faults(importing, line, &faults);
	OWNED_STRING example = utf8_fold(cell(cells, importing->example));
	return put_row(importing, &entry, text_equals(example, "oui") || text_equals(example, "true"),
		line, err);
}

static bool is_blank(const struct words *cells)
{
	for (size_t i = 0; i < cells->count; i++)
		if (cells->items[i][strspn(cells->items[i], " \t")])
			return false;
	return true;
}

static bool read_rows(struct importing *importing, struct error *err)
{
	OWNED_WORDS cells = {0};
	struct csv_reader reader = csv_reader(importing->file->bytes, importing->file->length);
	if (!read_header(importing, &reader, err))
		return false;
	size_t rows = 0;
	for (enum csv_row kind; (kind = csv_read(&reader, &cells)) != CSV_END;) {
		if (++rows > REGISTER_FILE_ROWS)
			return error_set(err, ERROR_TOO_LARGE, "le fichier a plus de %d lignes ; partagez-le.",
				REGISTER_FILE_ROWS);
		if (kind == CSV_BROKEN)
			refuse(importing, reader.line, "un guillemet ouvert n’est pas refermé, ou la ligne a trop de"
				" colonnes.");
		else if (!is_blank(&cells) && !read_row(importing, &cells, reader.line, err))
			return false;
	}
	return true;
}

/* ---- The file ---- */

static const char *note_of(const struct register_file *file)
{
	return file->note ? file->note : "";
}

/* Everybody will read how it is called and what is said of it. */
static bool check_words(const struct register_file *file, struct error *err)
{
	OWNED_STRING of_name = personal_refusal(file->name);
	OWNED_STRING of_note = personal_refusal(note_of(file));
	if (of_name)
		return error_set(err, ERROR_INVALID, "le nom du fichier ne convient pas ; %s", of_name);
	if (of_note)
		return error_set(err, ERROR_INVALID, "la note ne convient pas ; %s", of_note);
	return utf8_length(note_of(file)) <= REGISTER_NOTE_MAX
		|| error_set(err, ERROR_INVALID, "la note est trop longue : %d caractères au plus.",
			REGISTER_NOTE_MAX);
}

static bool add_batch(struct importing *importing, struct error *err)
{
	const struct register_file *file = importing->file;
	char hash[HASH_BYTES];
	OWNED_STRING name = utf8_squeeze(file->name);
	OWNED_STRING note = utf8_squeeze(note_of(file));
	name[utf8_floor(name, REGISTER_FILE_NAME)] = '\0';
	hash_text(file->bytes, file->length, hash);
	const struct register_batch batch = {
		.code    = importing->hand->spec->code,
		.file    = name,
		.hash    = hash,
		.note    = note,
		.made_at = importing->hand->now,
	};
	return registers_add_batch(importing->hand->db, &batch, &importing->batch, err);
}

static bool note_act(const struct importing *importing, struct error *err)
{
	const struct register_hand *hand = importing->hand;
	OWNED_STRING object = text_make("registre:%s", hand->spec->code);
	OWNED_STRING detail = text_make("lot %lld, « %s » : %zu lignes", (long long)importing->batch,
		importing->file->name, importing->tally->rows[REGISTER_ROW_TAKEN]);
	return acts_add(hand->db, &(struct act){
		.made_at = hand->now, .account = hand->account, .role = hand->role,
		.kind = "registre-import", .object = object, .detail = detail,
	}, err);
}

bool register_import(const struct register_hand *hand, const struct vocabularies *vocabularies,
	const struct register_file *file, struct register_tally *tally, struct error *err)
{
	struct importing importing = {
		.hand = hand, .vocabularies = vocabularies, .file = file, .tally = tally,
	};
	*tally = (struct register_tally){0};
	date_write(date_of(hand->now), importing.today);
	if (!check_words(file, err) || !csv_check(file->bytes, file->length, err) || !db_begin(hand->db, err))
		return false;
	bool done = add_batch(&importing, err) && read_rows(&importing, err) && note_act(&importing, err);
	if (done && !file->is_dry_run && tally->rows[REGISTER_ROW_TAKEN] > 0)
		return db_commit(hand->db, err);
	db_rollback(hand->db);
	return done;
}

/* ---- Back to a table ---- */

struct exporting {
	const struct register_exported *exported;
	struct csv csv;
};

static void export_line(void *context, const struct register_version *version)
{
	struct exporting *exporting = context;
	OWNED_ENTRY entry = {0};
	const struct register_spec *spec = exporting->exported->spec;
	OWNED_STRING number = text_make("%lld", (long long)version->line);
	register_entry_parse(spec, version->content, &entry);
	csv_cell(&exporting->csv, number);
	for (size_t i = 0; spec->fields[i].key; i++) {
		bool is_hidden = exporting->exported->is_public && entry.values[i]
			&& register_value_is_of_few(&spec->fields[i], entry.values[i]);
		csv_cell(&exporting->csv, is_hidden ? REGISTER_FEW_SHOWN : entry.values[i]);
	}
	csv_cell(&exporting->csv, version->is_example ? "oui" : "");
	csv_end_row(&exporting->csv);
}

bool register_export(struct db *db, const struct register_exported *exported, struct text *out,
	struct error *err)
{
	const struct register_spec *spec = exported->spec;
	struct exporting exporting = { exported, { .out = out } };
	csv_begin(&exporting.csv);
	csv_cell(&exporting.csv, line_column);
	for (size_t i = 0; spec->fields[i].key; i++)
		csv_cell(&exporting.csv, spec->fields[i].label);
	csv_cell(&exporting.csv, example_column);
	csv_end_row(&exporting.csv);
	return registers_list(db, exported->wanted, export_line, &exporting, err);
}
