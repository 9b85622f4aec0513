#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "indexer/command.h"
#include "indexer/ingest.h"
#include "sheet/vocabulary.h"
#include "store/sheets.h"

#include <stdlib.h>
#include <string.h>

enum { GONE_SHOWN = 20 };

/* A sheet whose file is no longer there. */
struct missing {
	char *path, *id;
	const char *status;   /* its label, borrowed from the vocabularies */
	bool is_public;
	bool is_elsewhere;    /* its root is gone as well: moved, or a disk that is not mounted */
};

/* What one folder walked gives, gathered file by file. */
struct gone {
	struct ingest *ingest;
	struct words names;   /* met in this run, sorted */
	const char *root;     /* of the folder */
	struct missing *items;
	size_t count;
	size_t online;        /* of which --prune would withdraw */
	size_t known;         /* public sheets of files known under the folders of this run */
};

static void gone_done(struct gone *gone)
{
	for (size_t i = 0; i < gone->count; i++) {
		free(gone->items[i].path);
		free(gone->items[i].id);
	}
	free(gone->items);
	words_done(&gone->names);
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

static void say(struct report *report, const struct missing *missing, bool is_withdrawn)
{
	OWNED_STRING path = report_safe(missing->path);
	if (is_withdrawn)
		report_say(report, "%s : le fichier a disparu, la fiche %s est retirée.\n", path, missing->id);
	else if (!missing->is_public)
		report_say(report,
			"%s : le fichier a disparu ; la fiche %s n’était pas en ligne (%s), elle reste au"
			" catalogue.\n", path, missing->id, missing->status);
	else
		report_say(report, "%s : le fichier a disparu, la fiche %s reste en ligne (--prune%s la retire).\n",
			path, missing->id, missing->is_elsewhere ? " --force" : "");
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
		say(report, missing, is_withdrawn);
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

/* A sheet whose file was met neither under its path nor, in a dry run, under another one. Files of
 * another root are that root's business, as long as there is one. */
static void judge(void *context, const struct sheet_place *place)
{
	struct gone *gone = context;
	bool is_elsewhere = place->root && !text_equals(place->root, gone->root);
	if (is_elsewhere && file_is_folder(place->root))
		return;
	gone->known += place->is_public;
	if (holds(&gone->names, place->path) || holds(&gone->ingest->ids, place->id))
		return;

	const struct missing missing = {
		.path = mem_copy(place->path),
		.id = mem_copy(place->id),
		.status = label_of(gone->ingest, place->status),
		.is_public = place->is_public,
		.is_elsewhere = is_elsewhere,
	};
	gone->items = mem_resize(gone->items, gone->count + 1, sizeof *gone->items);
	gone->items[gone->count++] = missing;
	gone->online += missing.is_public && (!is_elsewhere || gone->ingest->session->options->is_forced);
}

static bool find_gone(struct ingest *ingest, struct gone *gone, struct error *err)
{
	const struct files *files = &ingest->files;
	list_names(ingest, &gone->names);
	words_sort(&ingest->ids);
	for (size_t i = 0; i < files->prefixes.count; i++) {
		gone->root = files->walked.items[i];
		if (!catalogue_places(ingest->session->catalogue, files->prefixes.items[i], judge, gone, err))
			return false;
	}
	return true;
}

static bool may_withdraw(const struct missing *missing, const struct options *options)
{
	return missing->is_public && (!missing->is_elsewhere || options->is_forced);
}

/* People are spared a long list; machines get it whole. */
static bool tell_all(struct ingest *ingest, const struct gone *gone, bool prunes, struct error *err)
{
	struct session *session = ingest->session;
	for (size_t i = 0; i < gone->count; i++) {
		if (stop_is_asked(&session->stop)) {
			ingest->is_stopped = true;
			return true;
		}
		const struct missing *missing = &gone->items[i];
		bool withdraws = prunes && may_withdraw(missing, session->options);
		if (withdraws && !session->options->is_dry_run
			&& !catalogue_withdraw(session->catalogue, missing->id, ingest->now, err))
			return false;
		if (withdraws || session->report.is_json || i < GONE_SHOWN)
			tell(ingest, missing, withdraws);
	}
	if (!prunes && gone->count > GONE_SHOWN)
		report_say(&session->report,
			"… et %zu autres fichiers disparus.\n", gone->count - GONE_SHOWN);
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
