#include "indexer/command.h"
#include "indexer/session.h"

#include <stddef.h>

/* One figure: what people and machines call it, and where it stands. */
static const struct {
	const char *label, *key;
	size_t offset;
} rows[] = {
	{ "Fiches en ligne", "fiches", offsetof(struct catalogue_figures, sheets) },
	{ "dont codage", "codage", offsetof(struct catalogue_figures, coding) },
	{ "dont fiches d’exemple", "exemples", offsetof(struct catalogue_figures, examples) },
	{ "Établissements", "etablissements", offsetof(struct catalogue_figures, schools) },
	{ "Codage à qualifier", "a_qualifier", offsetof(struct catalogue_figures, candidates) },
};

static size_t figure_at(const struct catalogue_figures *figures, size_t row)
{
	return *(const size_t *)((const char *)figures + rows[row].offset);
}

static void tell_json(struct report *report, const struct catalogue_figures *figures)
{
	OWNED(json) line = json_new();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		json_set_integer(line, rows[i].key, (int64_t)figure_at(figures, i));
	json_set_integer(line, "dernier_changement", figures->last_change);
	json_set_integer(line, "indexe", figures->indexed);
	report_json(report, line);
}

static void tell(struct report *report, const struct catalogue_figures *figures)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING count = report_count(figure_at(figures, i), "", "");
		report_say(report, "%s : %s\n", rows[i].label, count);
	}
	if (figures->indexed < 0) {
		report_say(report, "Index : absent ou illisible (observatoire-indexer rebuild)\n");
		return;
	}
	if (figures->indexed >= figures->last_change) {
		report_say(report, "Index : à jour\n");
		return;
	}
	OWNED_STRING late = report_count((size_t)(figures->last_change - figures->indexed),
		"changement de retard", "changements de retard");
	report_say(report, "Index : %s (observatoire-indexer sync)\n", late);
}

enum status command_stats(struct session *session)
{
	struct catalogue_figures figures = {0};
	struct error err = {0};
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;
	if (!catalogue_figures(session->catalogue, &figures, &err))
		return session_fail(session, "les chiffres ne peuvent pas être lus", &err);
	if (session->report.is_json)
		tell_json(&session->report, &figures);
	else
		tell(&session->report, &figures);
	return STATUS_DONE;
}
