#include "indexer/command.h"
#include "indexer/session.h"
#include "store/db.h"
#include "store/registers.h"

#include <time.h>

static void tell(struct report *report, size_t count, size_t lines)
{
	OWNED_STRING removed = report_count(count, "fiche d’exemple effacée", "fiches d’exemple effacées");
	OWNED_STRING erased = report_count(lines, "ligne de registre effacée", "lignes de registre effacées");
	report_say(report, "%s.\n", removed);
	if (lines > 0)
		report_say(report, "%s.\n", erased);
	if (!report->is_json)
		return;
	OWNED(json) line = json_new();
	json_set_integer(line, "effaces", (int64_t)count);
	json_set_integer(line, "lignes_effacees", (int64_t)lines);
	report_json(report, line);
}

static bool purge_lines(struct session *session, size_t *lines, struct error *err)
{
	struct db *db = catalogue_store(session->catalogue);
	if (!db_begin(db, err))
		return false;
	if (registers_purge_examples(db, lines, err))
		return db_commit(db, err);
	db_rollback(db);
	return false;
}

enum status command_purge(struct session *session)
{
	struct error err = {0};
	size_t count = 0, lines = 0;
	if (!session_change(session))
		return STATUS_FAILED;
	if (!catalogue_purge_examples(session->catalogue, (int64_t)time(NULL), &count, &err)
		|| !purge_lines(session, &lines, &err)) {
		if (err.kind != ERROR_BUSY)
			return session_fail(session, "les exemples ne peuvent pas être effacés", &err);
		report_problem(&session->report,
			"un autre programme écrit dans le catalogue ; recommencez quand il"
			" aura fini.");
		return STATUS_FAILED;
	}
	tell(&session->report, count, lines);
	return session_sync(session);
}
