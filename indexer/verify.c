#include "indexer/command.h"
#include "indexer/session.h"

static void tell_fault(void *context, const char *sentence)
{
	struct report *report = context;
	OWNED_STRING shown = report_safe(sentence);
	report_say(report, "défaut : %s\n", shown);
	if (!report->is_json)
		return;
	OWNED(json) line = json_new();
	json_set_text(line, "defaut", sentence);
	report_json(report, line);
}

static enum status sum_up(struct session *session, size_t found, size_t left)
{
	struct report *report = &session->report;
	if (report->is_json) {
		OWNED(json) line = json_new();
		json_set_integer(line, "defauts", (int64_t)found);
		json_set_integer(line, "restants", (int64_t)left);
		report_json(report, line);
		return left > 0 ? STATUS_REFUSED : STATUS_DONE;
	}

	OWNED_STRING count = report_count(found, "défaut", "défauts");
	if (found == 0)
		report_say(report, "Le catalogue et l’index sont en ordre.\n");
	else if (left == 0)
		report_say(report, "%s, réparé : le catalogue et l’index sont de nouveau en ordre.\n", count);
	else if (session->options->does_repair)
		report_say(report, "%s ; il en reste %zu que rien ne peut refaire : restaurez une sauvegarde.\n",
			count, left);
	else
		report_say(report, "%s. Pour réparer : observatoire-indexer verify --repair.\n", count);
	return left > 0 ? STATUS_REFUSED : STATUS_DONE;
}

static enum status fail(struct session *session, const struct error *err)
{
	if (err->kind != ERROR_BUSY)
		return session_fail(session, "la vérification n’a pas pu finir", err);
	report_problem(&session->report,
		"un autre programme écrit en ce moment ; recommencez quand il aura fini.");
	return STATUS_FAILED;
}

enum status command_verify(struct session *session)
{
	struct error err = {0};
	bool repairs = session->options->does_repair;
	size_t found = 0;
	if (!(repairs ? session_change(session) : session_open(session, CATALOGUE_READ)))
		return STATUS_FAILED;
	if (!catalogue_verify(session->catalogue, repairs, tell_fault, &session->report, &found, &err))
		return fail(session, &err);

	/* What was repaired is looked at again: a repair is not taken at its word. */
	size_t left = found;
	bool is_looked_at = !repairs || found == 0
		|| catalogue_verify(session->catalogue, false, tell_fault, &session->report, &left, &err);
	return is_looked_at ? sum_up(session, found, left) : fail(session, &err);
}
