#include "indexer/command.h"
#include "indexer/fault.h"
#include "indexer/session.h"

static void tell_json(struct report *report, const struct catalogue_fault *fault, const char *sentence)
{
	OWNED(json) line = json_new();
	json_set_text(line, "defaut", fault_name(fault->kind));
	json_set_text(line, "id", fault->id);
	json_set_text(line, "message", sentence);
	report_json(report, line);
}

static void tell_fault(void *context, const struct catalogue_fault *fault)
{
	struct report *report = context;
	OWNED_STRING sentence = fault_sentence(fault);
	OWNED_STRING shown = report_safe(sentence);
	report_say(report, "défaut : %s\n", shown);
	if (report->is_json)
		tell_json(report, fault, shown);
}

static void sum_up_json(struct report *report, const struct catalogue_verdict *found,
	const struct catalogue_verdict *left)
{
	OWNED(json) line = json_new();
	json_set_integer(line, "defauts", (int64_t)found->faults);
	json_set_integer(line, "restants", (int64_t)left->faults);
	json_set_integer(line, "en_attente", (int64_t)left->pending);
	report_json(report, line);
}

/* What the index has yet to see is work under way, not damage. */
static void say_pending(struct report *report, size_t pending)
{
	OWNED_STRING count = report_count(pending, "fiche attend d’être relue",
		"fiches attendent d’être relues");
	if (pending > 0)
		report_say(report, "%s par l’index : le site le fait dans la seconde,"
			" ou « observatoire-indexer sync ».\n", count);
}

/* To promise a repair where only a backup helps would cost an operator the night. */
static void say_remedy(struct report *report, const struct catalogue_verdict *verdict)
{
	OWNED_STRING count = report_count(verdict->faults, "défaut", "défauts");
	OWNED_STRING lost = report_count(verdict->lost, "défaut", "défauts");
	if (verdict->lost == verdict->faults)
		report_say(report, "%s que rien ne peut refaire : restaurez une sauvegarde.\n", count);
	else if (verdict->lost > 0)
		report_say(report, "%s, dont %s que rien ne peut refaire : restaurez une sauvegarde ; à"
			" défaut, observatoire-indexer verify --repair refait le reste.\n", count, lost);
	else
		report_say(report, "%s. Pour réparer : observatoire-indexer verify --repair.\n", count);
}

static enum status sum_up(struct session *session, const struct catalogue_verdict *verdict,
	const struct catalogue_verdict *rest)
{
	struct report *report = &session->report;
	size_t found = verdict->faults, left = rest->faults;
	if (report->is_json) {
		sum_up_json(report, verdict, rest);
		return left > 0 ? STATUS_REFUSED : STATUS_DONE;
	}

	say_pending(report, rest->pending);

	OWNED_STRING count = report_count(found, "défaut", "défauts");
	if (found == 0)
		report_say(report, rest->pending > 0 ? "Il n’y a pas de défaut.\n"
			: "Le catalogue et l’index sont en ordre.\n");
	else if (left == 0)
		report_say(report, "%s, réparé : le catalogue et l’index sont de nouveau en ordre.\n", count);
	else if (session->options->does_repair)
		report_say(report, "%s ; il en reste %zu que rien ne peut refaire : restaurez une sauvegarde.\n",
			count, left);
	else
		say_remedy(report, verdict);
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
	struct catalogue_verdict found = {0};
	/* It writes nothing, but it takes the lock of the index: a file, which must stay the service's. */
	if (!session_become_owner(session))
		return STATUS_FAILED;
	if (!(repairs ? session_change(session) : session_open(session, CATALOGUE_READ)))
		return STATUS_FAILED;
	if (!catalogue_verify(session->catalogue, repairs, tell_fault, &session->report, &found, &err))
		return fail(session, &err);

	/* What was repaired is looked at again: a repair is not taken at its word. */
	struct catalogue_verdict left = found;
	bool is_looked_at = !repairs || (found.faults == 0 && found.pending == 0)
		|| catalogue_verify(session->catalogue, false, tell_fault, &session->report, &left, &err);
	return is_looked_at ? sum_up(session, &found, &left) : fail(session, &err);
}
