#include "indexer/command.h"
#include "indexer/ingest.h"

#include <stdlib.h>
#include <string.h>

/* Names met in this run, sorted so that thousands are found fast. */
static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool holds(const struct words *sorted, const char *word)
{
	return sorted->count > 0
		&& bsearch(&word, sorted->items, sorted->count, sizeof sorted->items[0], by_text) != NULL;
}

static void list_names(const struct ingest *ingest, struct words *names)
{
	for (size_t i = 0; i < ingest->files.count; i++)
		words_add(names, ingest->files.items[i].name);
	words_sort(names);
}

/* An empty folder is more often a disk that is not mounted than an académie without sheets. */
static bool may_prune(struct ingest *ingest)
{
	struct report *report = &ingest->session->report;
	if (!ingest->session->options->does_prune)
		return false;
	if (ingest->taken + ingest->unchanged == 0) {
		report_problem(report,
			"--prune est laissé de côté : aucune fiche n’a été trouvée. Vérifiez que le"
			" dossier est le bon et que son disque est monté.");
		return false;
	}
	if (ingest->files.is_partial) {
		report_problem(report,
			"--prune est laissé de côté : tout n’a pas pu être parcouru. Corrigez ce qui"
			" est dit plus haut, puis relancez.");
		return false;
	}
	return true;
}

static void tell(struct ingest *ingest, const char *path, const char *id, bool is_withdrawn)
{
	struct report *report = &ingest->session->report;
	ingest->gone++;
	ingest->withdrawn += is_withdrawn;
	if (report->is_json) {
		report_sheet_json(report, &(struct report_sheet){
			.path = path,
			.id = id,
			.state = is_withdrawn ? "retire" : "disparu",
		});
		return;
	}
	OWNED_STRING shown = report_safe(path);
	report_say(report, is_withdrawn ? "%s : le fichier a disparu, la fiche %s est retirée.\n"
		: "%s : le fichier a disparu, la fiche %s reste en ligne (--prune la retire).\n", shown, id);
}

static bool tell_one(struct ingest *ingest, const char *path, const char *id, bool prunes,
	struct error *err)
{
	struct session *session = ingest->session;
	bool withdraws = prunes && !session->options->is_dry_run;
	if (withdraws && !catalogue_withdraw(session->catalogue, id, ingest->now, err))
		return false;
	tell(ingest, path, id, prunes);
	return true;
}

static bool tell_folder(struct ingest *ingest, const char *prefix, const struct words *names,
	bool prunes, struct error *err)
{
	OWNED_WORDS paths = {0};
	OWNED_WORDS ids = {0};
	if (!catalogue_paths(ingest->session->catalogue, prefix, &paths, &ids, err))
		return false;

	for (size_t i = 0; i < paths.count; i++) {
		if (holds(names, paths.items[i]) || holds(&ingest->ids, ids.items[i]))
			continue;
		if (stop_is_asked(&ingest->session->stop)) {
			ingest->is_stopped = true;
			return true;
		}
		if (!tell_one(ingest, paths.items[i], ids.items[i], prunes, err))
			return false;
	}
	return true;
}

enum status gone_tell(struct ingest *ingest)
{
	OWNED_WORDS names = {0};
	list_names(ingest, &names);
	words_sort(&ingest->ids);

	bool prunes = may_prune(ingest);
	for (size_t i = 0; i < ingest->files.prefixes.count && !ingest->is_stopped; i++) {
		struct error err = {0};
		if (!tell_folder(ingest, ingest->files.prefixes.items[i], &names, prunes, &err))
			return session_fail(ingest->session, "les fiches disparues ne peuvent pas être retirées", &err);
	}
	bool was_denied = ingest->session->options->does_prune && !prunes;
	return was_denied ? STATUS_REFUSED : STATUS_DONE;
}
