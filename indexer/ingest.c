#include "indexer/ingest.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "indexer/batch.h"
#include "indexer/command.h"

#include <stdlib.h>
#include <time.h>

static void ingest_done(struct ingest *ingest)
{
	files_done(&ingest->files);
	words_done(&ingest->ids);
}

static size_t told(const struct ingest *ingest)
{
	return ingest->taken + ingest->unchanged + ingest->refused;
}

static enum status take_all(struct ingest *ingest)
{
	struct session *session = ingest->session;
	struct error err = {0};
	const struct reader_source source = {
		.files = &ingest->files,
		.vocabularies = session->vocabularies,
		.data = session->data,
		.now = ingest->now,
		.jobs = session->options->jobs,
	};
	OWNED(reader) reader = reader_start(&source, &err);
	if (!reader)
		return session_fail(session, "les fiches ne peuvent pas être lues", &err);

	for (bool ended = false; !ended;) {
		if (!batch_run(ingest, reader, &ended, &err)) {
			ingest->is_stopped = stop_is_asked(&session->stop);
			return ingest->is_stopped ? STATUS_FAILED
				: session_fail(session, "les fiches ne peuvent pas être rangées", &err);
		}
		if (!report_flush(&session->report))
			return STATUS_FAILED;
		if (!ended && !session->options->is_dry_run)
			session_index_ahead(session, ingest->files.count - told(ingest));
	}
	return STATUS_DONE;
}

static double seconds(const struct ingest *ingest)
{
	return (double)(progress_clock_ms() - ingest->started_ms) / 1000;
}

static void sum_up_json(struct ingest *ingest)
{
	OWNED(json) line = json_new();
	json_set_integer(line, "pris", (int64_t)ingest->taken);
	json_set_integer(line, "inchanges", (int64_t)ingest->unchanged);
	json_set_integer(line, "refuses", (int64_t)ingest->refused);
	json_set_integer(line, "retires", (int64_t)ingest->withdrawn);
	json_set_real(line, "secondes", seconds(ingest));
	report_json(&ingest->session->report, line);
}

static void sum_up(struct ingest *ingest)
{
	struct report *report = &ingest->session->report;
	progress_wipe(&ingest->session->progress);
	if (report->is_json) {
		sum_up_json(ingest);
		return;
	}
	bool is_dry = ingest->session->options->is_dry_run;
	OWNED_STRING taken = report_count(ingest->taken, "fiche prise", "fiches prises");
	OWNED_STRING unchanged = report_count(ingest->unchanged, "inchangée", "inchangées");
	OWNED_STRING refused = report_count(ingest->refused, "refusée", "refusées");
	OWNED_STRING withdrawn = report_count(ingest->withdrawn, "retirée", "retirées");
	report_say(report, "%s%s, %s, %s, %s, en %.1f s.\n", is_dry ? "À blanc, rien n’est écrit : " : "",
		taken, unchanged, refused, withdrawn, seconds(ingest));
	if (ingest->files.count == 0)
		report_say(report, "Aucun fichier .md n’a été trouvé.\n");
	if (ingest->advised > 0) {
		OWNED_STRING advised = report_count(ingest->advised, "fiche prise a", "fiches prises ont");
		report_say(report, "%s des conseils à lire : observatoire-indexer check.\n", advised);
	}
}

/* The sheets, the files that are gone, then the sum; the index last, for it can be caught up. */
static enum status run(struct ingest *ingest)
{
	struct session *session = ingest->session;
	enum status status = take_all(ingest);
	enum status pruned = status == STATUS_DONE && !ingest->is_stopped ? gone_tell(ingest) : STATUS_DONE;
	sum_up(ingest);
	if (!report_flush(&session->report) || status != STATUS_DONE || pruned == STATUS_FAILED)
		return ingest->is_stopped ? session_stopped(session) : STATUS_FAILED;
	if (ingest->is_stopped)
		return session_stopped(session);

	enum status synced = session->options->is_dry_run ? STATUS_DONE : session_sync(session);
	if (synced != STATUS_DONE)
		return synced;
	return ingest->refused > 0 ? STATUS_REFUSED : pruned;
}

static void scratch_drop(char **folder)
{
	if (*folder)
		file_remove_tree(*folder, NULL);
	free(*folder);
}

/* What the first ingest would do is asked of an empty catalogue made for the occasion. */
static enum status run_on_nothing(struct ingest *ingest)
{
	struct session *session = ingest->session;
	const char *temporary = getenv("TMPDIR");
	OWNED_STRING pattern = file_join(temporary ? temporary : "/tmp", "observatoire-XXXXXX");
	if (!mkdtemp(pattern)) {
		report_problem(&session->report, "« %s » ne peut pas recevoir de fichier temporaire.", pattern);
		return STATUS_FAILED;
	}
	__attribute__((cleanup(scratch_drop))) char *scratch = TAKE(pattern);
	session->data = scratch;
	enum status status = session_open(session, CATALOGUE_WRITE) ? run(ingest) : STATUS_FAILED;
	session_close(session);
	session->data = session->options->data;
	return status;
}

static enum status run_dry(struct ingest *ingest)
{
	OWNED_STRING store = file_join(ingest->session->data, "observatoire.db");
	if (!file_exists(store))
		return run_on_nothing(ingest);
	return session_open(ingest->session, CATALOGUE_READ) ? run(ingest) : STATUS_FAILED;
}

enum status command_ingest(struct session *session)
{
	__attribute__((cleanup(ingest_done))) struct ingest ingest = {
		.session = session,
		.now = (int64_t)time(NULL),
		.started_ms = progress_clock_ms(),
	};
	if (!session_list(session, &ingest.files))
		return STATUS_FAILED;

	session_watch(session, "Fiches");
	if (session->options->is_dry_run)
		return run_dry(&ingest);
	return session_open(session, CATALOGUE_WRITE) ? run(&ingest) : STATUS_FAILED;
}
