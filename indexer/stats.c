#include "base/text.h"
#include "indexer/command.h"
#include "indexer/session.h"
#include "sheet/vocabulary.h"

#include <stddef.h>

enum { STATUSES_MOST = 32 };

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

/* How many sheets have each status of the vocabulary, by its rank. */
struct statuses {
	const struct vocabularies *vocabularies;
	size_t counts[STATUSES_MOST];
};

static void keep_status(void *context, const char *status, size_t count)
{
	struct statuses *statuses = context;
	const struct term *term = vocabulary_find(statuses->vocabularies, VOCABULARY_STATUS, status);
	if (term && term->rank < STATUSES_MOST)
		statuses->counts[term->rank] = count;
}

static size_t known_statuses(const struct statuses *statuses)
{
	size_t known = vocabulary_size(statuses->vocabularies, VOCABULARY_STATUS);
	return known < STATUSES_MOST ? known : STATUSES_MOST;
}

static void tell_json(struct report *report, const struct catalogue_figures *figures,
	const struct statuses *statuses)
{
	OWNED(json) line = json_new();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		json_set_integer(line, rows[i].key, (int64_t)figure_at(figures, i));
	struct json *object = json_set_object(line, "statuts");
	for (size_t i = 0; i < known_statuses(statuses); i++)
		json_set_integer(object, vocabulary_at(statuses->vocabularies, VOCABULARY_STATUS, i)->key,
			(int64_t)statuses->counts[i]);
	json_set_integer(line, "dernier_changement", figures->last_change);
	json_set_integer(line, "indexe", figures->indexed);
	report_json(report, line);
}

/* « publiée 75, brouillon 2, archivée 1 » */
static void say_statuses(struct report *report, const struct statuses *statuses)
{
	OWNED_TEXT list = {0};
	for (size_t i = 0; i < known_statuses(statuses); i++) {
		OWNED_STRING count = report_count(statuses->counts[i], "", "");
		if (statuses->counts[i] > 0)
			text_format(&list, "%s%s %s", list.length ? ", " : "",
				vocabulary_at(statuses->vocabularies, VOCABULARY_STATUS, i)->label, count);
	}
	if (list.length)
		report_say(report, "Par statut : %s\n", text_string(&list));
}

static void tell(struct report *report, const struct catalogue_figures *figures,
	const struct statuses *statuses)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING count = report_count(figure_at(figures, i), "", "");
		report_say(report, "%s : %s\n", rows[i].label, count);
	}
	say_statuses(report, statuses);
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
	struct statuses statuses = { .vocabularies = session->vocabularies };
	if (!catalogue_figures(session->catalogue, &figures, &err)
		|| !catalogue_statuses(session->catalogue, keep_status, &statuses, &err))
		return session_fail(session, "les chiffres ne peuvent pas être lus", &err);
	if (session->report.is_json)
		tell_json(&session->report, &figures, &statuses);
	else
		tell(&session->report, &figures, &statuses);
	return STATUS_DONE;
}
