#include "indexer/command.h"
#include "indexer/session.h"

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
		return STATUS_DONE;
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
