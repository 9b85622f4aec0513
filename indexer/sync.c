#include "indexer/command.h"
#include "indexer/session.h"

static void tell_json(struct session *session)
{
	OWNED(json) line = json_new();
	json_set_integer(line, "relues", (int64_t)session->indexed);
	json_set_boolean(line, "occupe", session->is_index_held);
	report_json(&session->report, line);
}

enum status command_sync(struct session *session)
{
	if (!session_change(session))
		return STATUS_FAILED;
	enum status status = session_sync(session);
	if (session->report.is_json && status == STATUS_DONE)
		tell_json(session);
	return status;
}
