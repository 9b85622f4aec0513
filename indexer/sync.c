#include "indexer/command.h"
#include "indexer/session.h"

enum status command_sync(struct session *session)
{
	return session_change(session) ? session_sync(session) : STATUS_FAILED;
}
