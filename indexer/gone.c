#include "indexer/command.h"
#include "indexer/ingest.h"

#include <stdlib.h>
#include <string.h>

enum { GONE_SHOWN = 20 };

/** Files once known that are no longer there: pairs of path and id. */
struct gone {
	struct words paths, ids;
	size_t known;  /* files known under the folders of this run */
};

static void gone_done(struct gone *gone)
{
	words_done(&gone->paths);
	words_done(&gone->ids);
}

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

/* Whoever gives the wrong root would withdraw nearly everything. */
static bool is_believable(const struct gone *gone, const struct options *options)
{
	return options->is_forced || gone->paths.count * 2 <= gone->known;
}

/* Sheets whose file was met neither under its path nor, in a dry run, under another one. */
static bool find_gone(struct ingest *ingest, struct gone *gone, struct error *err)
{
	OWNED_WORDS names = {0};
	list_names(ingest, &names);
	words_sort(&ingest->ids);

	for (size_t i = 0; i < ingest->files.prefixes.count; i++) {
		OWNED_WORDS paths = {0};
		OWNED_WORDS ids = {0};
		if (!catalogue_paths(ingest->session->catalogue, ingest->files.prefixes.items[i], &paths, &ids, err))
			return false;
		gone->known += paths.count;
		for (size_t j = 0; j < paths.count; j++) {
			if (holds(&names, paths.items[j]) || holds(&ingest->ids, ids.items[j]))
				continue;
			words_add(&gone->paths, paths.items[j]);
			words_add(&gone->ids, ids.items[j]);
		}
	}
	return true;
}

/* People are spared a long list; machines get it whole. */
static bool tell_all(struct ingest *ingest, const struct gone *gone, bool prunes, struct error *err)
{
	struct session *session = ingest->session;
	for (size_t i = 0; i < gone->paths.count; i++) {
		if (stop_is_asked(&session->stop)) {
			ingest->is_stopped = true;
			return true;
		}
		const char *id = gone->ids.items[i];
		if (prunes && !session->options->is_dry_run
			&& !catalogue_withdraw(session->catalogue, id, ingest->now, err))
			return false;
		if (prunes || session->report.is_json || i < GONE_SHOWN)
			tell(ingest, gone->paths.items[i], id, prunes);
	}
	if (!prunes && gone->paths.count > GONE_SHOWN)
		report_say(&session->report,
			"… et %zu autres fichiers disparus.\n", gone->paths.count - GONE_SHOWN);
	return true;
}

enum status gone_tell(struct ingest *ingest)
{
	struct session *session = ingest->session;
	struct error err = {0};
	__attribute__((cleanup(gone_done))) struct gone gone = {0};
	bool is_found = find_gone(ingest, &gone, &err);
	bool prunes = is_found && gone.paths.count > 0 && may_prune(ingest);
	if (prunes && !is_believable(&gone, session->options)) {
		report_problem(&session->report, "--prune est laissé de côté : il retirerait %zu fiches sur %zu."
			" Vérifiez la racine ; si c’est voulu, ajoutez --force.", gone.paths.count, gone.known);
		prunes = false;
	}
	if (!is_found || !tell_all(ingest, &gone, prunes, &err))
		return session_fail(session, "les fiches disparues ne peuvent pas être retirées", &err);
	bool was_denied = session->options->does_prune && gone.paths.count > 0 && !prunes;
	return was_denied ? STATUS_REFUSED : STATUS_DONE;
}
