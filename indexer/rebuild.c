#include "indexer/command.h"
#include "indexer/session.h"

static enum status tell_json(struct session *session)
{
	struct catalogue_figures figures = {0};
	struct error err = {0};
	if (!catalogue_figures(session->catalogue, &figures, &err))
		return session_fail(session, "les chiffres ne peuvent pas être lus", &err);
	OWNED(json) line = json_new();
	json_set_integer(line, "fiches", (int64_t)figures.sheets);
	json_set_integer(line, "indexe", figures.indexed);
	report_json(&session->report, line);
	return STATUS_DONE;
}

enum status command_rebuild(struct session *session)
{
	struct error err = {0};
	if (!session_change(session))
		return STATUS_FAILED;

	session_watch(session, "Index");
	bool done = catalogue_rebuild(session->catalogue, session_progress, session, &err);
	progress_wipe(&session->progress);
	if (done) {
		report_say(&session->report, "L’index est refait et en service.\n");
		return session->report.is_json ? tell_json(session) : STATUS_DONE;
	}
	if (stop_is_asked(&session->stop))
		return session_stopped(session);
	if (err.kind == ERROR_BUSY) {
		report_problem(&session->report,
			"un autre programme tient l’index ; arrêtez le site ou attendez que"
			" l’autre commande finisse, puis recommencez.");
		return STATUS_FAILED;
	}
	return session_fail(session, "l’index ne peut pas être refait", &err);
}
