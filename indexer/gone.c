#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "indexer/command.h"
#include "indexer/ingest.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum { GONE_SHOWN = 20 };

/* A sheet whose file is no longer there. */
struct missing {
	char *path, *id;
	char *root;           /* where it was, when that is gone as well: moved, or a disk not mounted */
	const char *status;   /* its label, borrowed from the vocabularies */
	bool is_public;
	bool is_ours;         /* it was in a folder of this run: --prune may withdraw it */
};

/* What the files known give beside those met, gathered one by one. */
struct gone {
	struct ingest *ingest;
	struct words met;     /* the files of this run, whole paths, sorted */
	struct missing *items;
	size_t count;
	size_t online;        /* of which --prune would withdraw */
	size_t known;         /* public sheets of files known in the folders of this run */
};

static void gone_done(struct gone *gone)
{
	for (size_t i = 0; i < gone->count; i++) {
		free(gone->items[i].path);
		free(gone->items[i].id);
		free(gone->items[i].root);
	}
	free(gone->items);
	words_done(&gone->met);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool holds(const struct words *sorted, const char *word)
{
	return sorted->count > 0
		&& bsearch(&word, sorted->items, sorted->count, sizeof sorted->items[0], by_text) != NULL;
}

/* Sorted, so that each of a million is found fast. */
static void list_met(const struct ingest *ingest, struct words *met)
{
	for (size_t i = 0; i < ingest->files.count; i++) {
		const struct offer *offer = &ingest->files.items[i];
		if (offer->root)
			words_give(met, file_join(offer->root, offer->name));
	}
	words_sort(met);
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

/* A file that was elsewhere is not known to be gone: it was looked for here only. */
static void say_elsewhere(struct report *report, const struct missing *missing)
{
	OWNED_STRING path = report_safe(missing->path);
	OWNED_STRING root = report_safe(missing->root ? missing->root : "");
	if (missing->root)
		report_say(report, "%s : fichier introuvable. La fiche %s (%s) vient de « %s », qui n’existe"
			" plus : --prune n’y touche pas.\n", path, missing->id, missing->status, root);
	else
		report_say(report, "%s : fichier introuvable. La fiche %s (%s) vient d’une racine inconnue :"
			" --prune n’y touche pas.\n", path, missing->id, missing->status);
}

/* Once --prune was asked for and set aside, nothing more is promised of it. */
static void say(struct report *report, const struct missing *missing, bool is_withdrawn,
	bool was_asked)
{
	OWNED_STRING path = report_safe(missing->path);
	if (!missing->is_ours)
		say_elsewhere(report, missing);
	else if (is_withdrawn)
		report_say(report, "%s : le fichier a disparu, la fiche %s est retirée.\n", path, missing->id);
	else if (!missing->is_public)
		report_say(report,
			"%s : le fichier a disparu ; la fiche %s n’était pas en ligne (%s), elle reste au"
			" catalogue.\n", path, missing->id, missing->status);
	else
		report_say(report, "%s : le fichier a disparu, la fiche %s reste en ligne%s.\n", path,
			missing->id, was_asked ? "" : " (--prune la retire)");
}

static void tell(struct ingest *ingest, const struct missing *missing, bool is_withdrawn)
{
	struct report *report = &ingest->session->report;
	ingest->withdrawn += is_withdrawn;
	if (report->is_json)
		report_sheet_json(report, &(struct report_sheet){
			.path = missing->path,
			.id = missing->id,
			.state = is_withdrawn ? "retire" : "disparu",
		});
	else
		say(report, missing, is_withdrawn, ingest->session->options->does_prune);
}

/* Whoever gives the wrong root would withdraw nearly everything. */
static bool is_believable(const struct gone *gone, const struct options *options)
{
	return options->is_forced || gone->online * 2 <= gone->known;
}

static const char *label_of(const struct ingest *ingest, const char *status)
{
	const struct term *term = vocabulary_find(ingest->session->vocabularies, VOCABULARY_STATUS, status);
	return term ? term->label : "";
}

/* Nothing is to be seen of a file: not met, and not merely passed over (« .cache.md »). */
static bool is_lost(const struct gone *gone, const char *whole)
{
	return !holds(&gone->met, whole) && file_is_gone(whole);
}

static bool is_walked(const struct files *files, const char *whole)
{
	for (size_t i = 0; i < files->walked.count; i++)
		if (files_name_under(files->walked.items[i], whole))
			return true;
	return false;
}

/* A file of a root nobody knows, or gone, is looked for under the roots of this run: the folder may
 * have moved. Whether it belonged to a folder of this run, and is not there. */
static bool is_lost_here(const struct gone *gone, const char *path)
{
	const struct files *files = &gone->ingest->files;
	bool belongs = false;
	for (size_t i = 0; i < files->walked.count; i++) {
		OWNED_STRING whole = file_join(files->walked_roots.items[i], path);
		if (!files_name_under(files->walked.items[i], whole))
			continue;
		if (!is_lost(gone, whole))
			return false;
		belongs = true;
	}
	return belongs;
}

static void add_missing(struct gone *gone, const struct catalogue_place *place, bool is_ours)
{
	const struct missing missing = {
		.path = mem_copy(place->path),
		.id = mem_copy(place->id),
		.root = is_ours ? NULL : mem_copy(place->root),
		.status = label_of(gone->ingest, place->status),
		.is_public = place->is_public,
		.is_ours = is_ours,
	};
	gone->items = mem_resize(gone->items, gone->count + 1, sizeof *gone->items);
	gone->items[gone->count++] = missing;
	gone->online += is_ours && place->is_public;
}

/* A known file: in a folder of this run, of another root, or of one that cannot be asked. In a dry
 * run the place of a sheet that was met under another name is still the former one. */
static void judge(void *context, const struct catalogue_place *place)
{
	struct gone *gone = context;
	OWNED_STRING whole = place->root ? file_join(place->root, place->path) : NULL;
	bool is_ours = whole && is_walked(&gone->ingest->files, whole);
	gone->known += is_ours && place->is_public;
	if (whole && !is_ours && file_is_folder(place->root))
		return;
	bool lost = is_ours ? is_lost(gone, whole) : is_lost_here(gone, place->path);
	if (lost && !holds(&gone->ingest->ids, place->id))
		add_missing(gone, place, is_ours);
}

static bool find_gone(struct ingest *ingest, struct gone *gone, struct error *err)
{
	if (ingest->files.walked.count == 0)
		return true;
	list_met(ingest, &gone->met);
	words_sort(&ingest->ids);
	return catalogue_places(ingest->session->catalogue, judge, gone, err);
}

/* People are spared a long list; machines get it whole. */
static bool tell_all(struct ingest *ingest, const struct gone *gone, bool prunes, struct error *err)
{
	struct session *session = ingest->session;
	size_t untold = 0;
	for (size_t i = 0; i < gone->count; i++) {
		if (stop_is_asked(&session->stop)) {
			ingest->is_stopped = true;
			return true;
		}
		const struct missing *missing = &gone->items[i];
		bool withdraws = prunes && missing->is_ours && missing->is_public;
		if (withdraws && !session->options->is_dry_run
			&& !catalogue_withdraw(session->catalogue, missing->id, ingest->now, err))
			return false;
		if (withdraws || session->report.is_json || i < GONE_SHOWN)
			tell(ingest, missing, withdraws);
		else
			untold++;
	}
	OWNED_STRING others = report_count(untold, "autre fichier disparu", "autres fichiers disparus");
	if (untold > 0)
		report_say(&session->report, "… et %s.\n", others);
	return true;
}

enum status gone_tell(struct ingest *ingest)
{
	struct session *session = ingest->session;
	struct error err = {0};
	__attribute__((cleanup(gone_done))) struct gone gone = { .ingest = ingest };
	bool is_found = find_gone(ingest, &gone, &err);
	bool prunes = is_found && gone.online > 0 && may_prune(ingest);
	if (prunes && !is_believable(&gone, session->options)) {
		report_problem(&session->report, "--prune est laissé de côté : il retirerait %zu fiches sur %zu."
			" Vérifiez la racine ; si c’est voulu, ajoutez --force.", gone.online, gone.known);
		prunes = false;
	}
	if (!is_found || !tell_all(ingest, &gone, prunes, &err))
		return session_fail(session, "les fiches disparues ne peuvent pas être retirées", &err);
	bool was_denied = session->options->does_prune && gone.online > 0 && !prunes;
	return was_denied ? STATUS_REFUSED : STATUS_DONE;
}
