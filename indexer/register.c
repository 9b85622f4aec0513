#include "base/text.h"
#include "indexer/csv_file.h"
#include "registers/import.h"
#include "store/registers.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* The registers from the command line: files in, files out. */

/* ---- A file in ---- */

struct importing {
	struct session *session;
	const char *path;  /* as it is shown */
};

static void tell_people(const struct importing *importing, const struct register_told *told)
{
	OWNED_STRING sentence = told->sentence ? report_safe(told->sentence) : NULL;
	if (told->fate == REGISTER_ROW_REFUSED)
		report_say(&importing->session->report, "%s:%u: %s%s%s\n", importing->path, told->line,
			told->field ? told->field->key : "", told->field ? " : " : "", sentence);
	else if (told->fate == REGISTER_ROW_WITHDRAWN)
		report_say(&importing->session->report, "%s:%u: cette ligne a été retirée du registre"
			" (ligne %lld) ; elle le reste.\n", importing->path, told->line, (long long)told->number);
}

static void tell_row(void *context, const struct register_told *told)
{
	const struct importing *importing = context;
	tell_people(importing, told);
	if (!importing->session->report.is_json)
		return;
	OWNED(json) line = json_new();
	json_set_integer(line, "ligne", told->line);
	json_set_text(line, "etat", register_row_word(told->fate));
	json_set_text(line, "colonne", told->field ? told->field->key : NULL);
	json_set_text(line, "message", told->sentence);
	json_set_integer(line, "numero", told->number);
	report_json(&importing->session->report, line);
}

static void sum_up(struct session *session, const struct register_tally *tally)
{
	static const struct { enum register_row_fate fate; const char *one, *many; } rows[] = {
		{ REGISTER_ROW_TAKEN, "ligne prise", "lignes prises" },
		{ REGISTER_ROW_SAME, "ligne déjà là", "lignes déjà là" },
		{ REGISTER_ROW_WITHDRAWN, "ligne retirée, passée", "lignes retirées, passées" },
		{ REGISTER_ROW_REFUSED, "ligne refusée", "lignes refusées" },
	};
	OWNED(json) line = json_new();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING count = report_count(tally->rows[rows[i].fate], rows[i].one, rows[i].many);
		report_say(&session->report, "%s\n", count);
		json_set_integer(line, register_row_word(rows[i].fate), (int64_t)tally->rows[rows[i].fate]);
	}
	if (tally->unknown) {
		OWNED_STRING unknown = report_safe(tally->unknown);
		report_say(&session->report, "Colonnes laissées de côté : %s\n", unknown);
	}
	json_set_text(line, "colonnes_inconnues", tally->unknown);
	if (session->options->is_dry_run)
		report_say(&session->report, "Rien n’a été gardé (--essai).\n");
	if (session->report.is_json)
		report_json(&session->report, line);
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static enum status import(struct session *session, const struct register_spec *spec, const char *path)
{
	struct error err = {0};
	size_t length = 0;
	OWNED_STRING shown = report_safe(path);
	OWNED_STRING name = report_safe(name_of(path));
	const struct csv_file csv = {
		path, REGISTER_FILE_BYTES, REGISTER_FILE_ROWS, "partagez-le",
		"le fichier ne peut pas être lu, ou le registre gardé",
	};
	OWNED_STRING bytes = csv_file_read(&csv, &length, &err);
	if (!bytes)
		return csv_file_refuse(session, &csv, &err);
	if (!session_change(session))
		return STATUS_FAILED;
	struct importing importing = { session, shown };
	const struct register_hand hand = {
		.db = catalogue_store(session->catalogue), .spec = spec, .role = "commande",
		.now = (int64_t)time(NULL),
	};
	const struct register_file file = {
		bytes, length, name, session->options->note, session->options->is_dry_run, tell_row, &importing,
	};
	OWNED_REGISTER_TALLY tally = {0};
	if (!register_import(&hand, session->vocabularies, &file, &tally, &err))
		return csv_file_refuse(session, &csv, &err);
	sum_up(session, &tally);
	return tally.rows[REGISTER_ROW_REFUSED] > 0 ? STATUS_REFUSED : STATUS_DONE;
}

/* ---- A file out ---- */

static enum status export(struct session *session, const struct register_spec *spec)
{
	struct error err = {0};
	OWNED_TEXT out = {0};
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;
	const struct registers_wanted wanted = { .code = spec->code, .with_examples = true };
	const struct register_exported exported = { spec, &wanted, false };
	if (!register_export(catalogue_store(session->catalogue), &exported, &out, &err))
		return session_fail(session, "le registre ne peut pas être lu", &err);
	fputs(text_string(&out), session->report.out);
	return STATUS_DONE;
}

/* ---- What there is ---- */

static enum status list(struct session *session)
{
	for (size_t i = 0; i < register_spec_count; i++) {
		const struct register_spec *spec = &register_specs[i];
		OWNED_TEXT columns = {0};
		for (size_t field = 0; spec->fields[field].key; field++)
			text_format(&columns, "%s%s%s", field > 0 ? ";" : "", spec->fields[field].key,
				spec->fields[field].is_required ? "" : "?");
		report_say(&session->report, "%-16s %s\n", spec->code, text_string(&columns));
		if (!session->report.is_json)
			continue;
		OWNED(json) line = json_new();
		json_set_text(line, "registre", spec->code);
		json_set_text(line, "colonnes", text_string(&columns));
		report_json(&session->report, line);
	}
	return STATUS_DONE;
}

enum status command_register(struct session *session)
{
	const struct options *options = session->options;
	const char *act = options->arguments[0];
	if (text_equals(act, "lister") && options->argument_count == 1)
		return list(session);
	bool is_import = text_equals(act, "importer") && options->argument_count == 3;
	bool is_export = text_equals(act, "exporter") && options->argument_count == 2;
	if (!is_import && !is_export) {
		report_problem(&session->report, "dites « registre importer CODE FICHIER.csv »,"
			" « registre exporter CODE » ou « registre lister ».");
		return STATUS_USAGE;
	}
	const struct register_spec *spec = register_spec_find(options->arguments[1]);
	if (!spec) {
		OWNED_STRING code = report_safe(options->arguments[1]);
		report_problem(&session->report, "« %s » n’est pas un registre ; « registre lister »"
			" les dit tous.", code);
		return STATUS_USAGE;
	}
	return is_import ? import(session, spec, options->arguments[2]) : export(session, spec);
}
