#include "indexer/command.h"
#include "indexer/session.h"

enum status command_sync(struct session *session)
{
	return session_open(session, CATALOGUE_WRITE) ? session_sync(session) : STATUS_FAILED;
}
