#include "indexer/command.h"
#include "indexer/session.h"

#include <time.h>

static void tell(struct report *report, size_t count)
{
	OWNED_STRING removed = report_count(count, "fiche d’exemple effacée", "fiches d’exemple effacées");
	report_say(report, "%s.\n", removed);
	if (!report->is_json)
		return;
	OWNED(json) line = json_new();
	json_set_integer(line, "effaces", (int64_t)count);
	report_json(report, line);
}

enum status command_purge(struct session *session)
{
	struct error err = {0};
	size_t count = 0;
	if (!session_change(session))
		return STATUS_FAILED;
	if (!catalogue_purge_examples(session->catalogue, (int64_t)time(NULL), &count, &err)) {
		if (err.kind != ERROR_BUSY)
			return session_fail(session, "les exemples ne peuvent pas être effacés", &err);
		report_problem(&session->report,
			"un autre programme écrit dans le catalogue ; recommencez quand il"
			" aura fini.");
		return STATUS_FAILED;
	}
	tell(&session->report, count);
	return session_sync(session);
}
