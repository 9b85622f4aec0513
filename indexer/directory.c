#include "directory/directory.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "indexer/csv_file.h"
#include "indicators/record.h"
#include "store/db.h"

#include <time.h>

static void tell_remark(void *context, const struct directory_remark *remark)
{
	struct session *session = context;
	OWNED_STRING path = report_safe(session->options->arguments[0]);
	OWNED_STRING sentence = report_safe(remark->sentence);
	report_say(&session->report, "%s:%u: %s\n", path, remark->line, sentence);
	if (!session->report.is_json)
		return;
	OWNED(json) line = json_new();
	json_set_text(line, "path", session->options->arguments[0]);
	json_set_integer(line, "ligne", remark->line);
	json_set_text(line, "gravite", remark->is_refusal ? "refus" : "conseil");
	json_set_text(line, "message", remark->sentence);
	report_json(&session->report, line);
}

/* What became of the rows, each kind on a line, and how machines call it. */
static void sum_up(struct session *session, const struct directory_tally *tally)
{
	const struct { const char *key, *one, *many; size_t count; bool is_always; } rows[] = {
		{ "nouveaux",  "établissement nouveau", "établissements nouveaux", tally->added, true },
		{ "changes",   "changé", "changés", tally->changed, true },
		{ "inchanges", "inchangé", "inchangés", tally->same, true },
		{ "fermes",    "dit fermé", "dits fermés", tally->closed, false },
		{ "refuses",   "ligne refusée", "lignes refusées", tally->refused, true },
		{ "repetes",   "ligne répétée, passée", "lignes répétées, passées", tally->repeated, false },
		{ "ailleurs",  "ligne d’un autre département, passée",
			"lignes d’autres départements, passées", tally->elsewhere, false },
		{ "connus",    "établissement connu en tout", "établissements connus en tout", tally->known, true },
	};
	OWNED(json) line = json_new();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING count = report_count(rows[i].count, rows[i].one, rows[i].many);
		if (rows[i].is_always || rows[i].count > 0)
			report_say(&session->report, "%s\n", count);
		json_set_integer(line, rows[i].key, (int64_t)rows[i].count);
	}
	if (session->options->is_dry_run)
		report_say(&session->report, "Rien n’a été gardé (--dry-run).\n");
	if (session->report.is_json)
		report_json(&session->report, line);
}

/* Figures by ZAP follow the register; once more, should an earlier run have been stopped here. */
static bool follow_zones(struct session *session, int64_t now)
{
	struct error err = {0};
	size_t count = 0;
	struct db *db = catalogue_store(session->catalogue);
	bool done = db_begin(db, &err);
	if (done && !indicators_note_zones(db, now, &count, &err)) {
		db_rollback(db);
		done = false;
	}
	if (done && db_commit(db, &err))
		return true;
	session_fail(session, "les chiffres par ZAP ne peuvent pas suivre l’annuaire ; relancez la commande",
		&err);
	return false;
}

enum status command_directory(struct session *session)
{
	struct error err = {0};
	size_t length = 0;
	const struct csv_file csv = {
		session->options->arguments[0], DIRECTORY_MAX_BYTES, DIRECTORY_MAX_ROWS,
		"gardez les lignes de l’académie, ou partagez-le", "l’annuaire ne peut pas être lu ou gardé",
	};
	OWNED_STRING bytes = csv_file_read(&csv, &length, &err);
	if (!bytes)
		return csv_file_refuse(session, &csv, &err);
	if (!session_change(session))
		return STATUS_FAILED;

	int64_t now = (int64_t)time(NULL);
	char day[DATE_BYTES];
	date_write(date_of(now), day);
	const struct directory_file file = {
		bytes, length, day, now, session->options->is_dry_run, tell_remark, session,
	};
	struct directory_tally tally;
	if (!directory_learn(catalogue_store(session->catalogue), session->vocabularies, &file, &tally,
		&err))
		return csv_file_refuse(session, &csv, &err);
	sum_up(session, &tally);
	if (!session->options->is_dry_run && !follow_zones(session, now))
		return STATUS_FAILED;
	enum status status = session->options->is_dry_run ? STATUS_DONE : session_sync(session);
	return status == STATUS_DONE && tally.refused > 0 ? STATUS_REFUSED : status;
}
