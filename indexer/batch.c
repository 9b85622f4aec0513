#include "indexer/batch.h"

#include "base/mem.h"
#include "indexer/ingest.h"

#include <string.h>
#include <time.h>

void batch_free(struct batch *batch);
OWNABLE(batch)

void batch_free(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		parcel_free(batch->outcomes[i].parcel);
		catalogue_receipt_done(&batch->outcomes[i].receipt);
	}
	free(batch);
}

/* Another indexer, or the site, may be writing: it will not take long. */
static bool begin(struct ingest *ingest, struct error *err)
{
	struct session *session = ingest->session;
	int64_t limit = progress_clock_ms() + BATCH_WAIT_MS;
	bool is_told = false;
	while (!catalogue_begin(session->catalogue, err)) {
		if (err->kind != ERROR_BUSY || progress_clock_ms() > limit || stop_is_asked(&session->stop))
			return false;
		if (!is_told) {
			progress_wipe(&session->progress);
			report_problem(&session->report,
				"un autre programme écrit dans le catalogue ; j’attends qu’il"
				" ait fini.");
		}
		is_told = true;
		nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
	}
	return true;
}

/* A file that was not read never reaches the catalogue; a known one is not parsed again. */
static bool put(struct ingest *ingest, struct outcome *outcome, struct error *err)
{
	struct parcel *parcel = outcome->parcel;
	struct catalogue *catalogue = ingest->session->catalogue;
	bool is_dry_run = ingest->session->options->is_dry_run;
	if (!parcel->bytes) {
		outcome->receipt.outcome = CATALOGUE_REFUSED;
		outcome->receipt.remarks = parcel->remarks;
		parcel->remarks = (struct remarks){0};
		return true;
	}
	if (!parcel->draft)
		return catalogue_put(catalogue, &parcel->file, ingest->now, is_dry_run, &outcome->receipt, err);
	return catalogue_put_draft(catalogue, parcel->draft, ingest->now, is_dry_run, &outcome->receipt, err);
}

static bool fill(struct batch *batch, struct reader *reader, bool *ended, struct error *err)
{
	struct ingest *ingest = batch->ingest;
	int64_t started = progress_clock_ms();
	while (batch->count < BATCH_SHEETS && progress_clock_ms() - started < BATCH_MS) {
		if (stop_is_asked(&ingest->session->stop)) {
			ingest->is_stopped = *ended = true;
			return true;
		}
		struct outcome outcome = { .parcel = reader_next(reader) };
		if (!outcome.parcel) {
			*ended = true;
			return true;
		}
		bool done = put(ingest, &outcome, err);
		batch->outcomes[batch->count++] = outcome;
		if (!done)
			return false;
		size_t told = ingest->taken + ingest->unchanged + ingest->refused;
		progress_show(&ingest->session->progress, told + batch->count, ingest->files.count);
	}
	return true;
}

static bool store(struct batch *batch, struct reader *reader, bool *ended, struct error *err)
{
	struct catalogue *catalogue = batch->ingest->session->catalogue;
	if (batch->ingest->session->options->is_dry_run)
		return fill(batch, reader, ended, err);
	if (!begin(batch->ingest, err))
		return false;
	if (fill(batch, reader, ended, err))
		return catalogue_commit(catalogue, err);
	catalogue_rollback(catalogue);
	return false;
}

static const struct {
	const char *state;
	size_t tally;  /* where it is counted in struct ingest */
} rows[] = {
	[CATALOGUE_TAKEN] = { "pris", offsetof(struct ingest, taken) },
	[CATALOGUE_UNCHANGED] = { "inchange", offsetof(struct ingest, unchanged) },
	[CATALOGUE_REFUSED] = { "refuse", offsetof(struct ingest, refused) },
};

/* What check cannot know: that this file took a name another sheet had. */
static bool has_identity_advice(const struct catalogue_receipt *receipt)
{
	for (size_t i = 0; i < receipt->remarks.count; i++)
		if (strcmp(receipt->remarks.items[i].field, "id") == 0)
			return receipt->outcome != CATALOGUE_REFUSED;
	return false;
}

static void tell(struct ingest *ingest, const struct outcome *outcome)
{
	struct report *report = &ingest->session->report;
	const struct catalogue_receipt *receipt = &outcome->receipt;
	const struct offer *offer = outcome->parcel->offer;
	const struct report_sheet sheet = {
		.path = report->is_json ? offer->name : offer->path,
		.id = receipt->id,
		.state = rows[receipt->outcome].state,
		.remarks = &receipt->remarks,
	};
	++*(size_t *)((char *)ingest + rows[receipt->outcome].tally);
	ingest->advised += receipt->outcome == CATALOGUE_TAKEN && receipt->remarks.count > 0;
	if (receipt->id && ingest->session->options->is_dry_run)
		words_add(&ingest->ids, receipt->id);

	if (report->is_json)
		report_sheet_json(report, &sheet);
	else if (receipt->outcome == CATALOGUE_REFUSED)
		report_remarks(report, &sheet, false);
	else if (has_identity_advice(receipt))
		report_remarks(report, &sheet, true);
}

bool batch_run(struct ingest *ingest, struct reader *reader, bool *ended, struct error *err)
{
	OWNED(batch) batch = mem_new(1, sizeof *batch);
	batch->ingest = ingest;
	if (!store(batch, reader, ended, err))
		return false;

	for (size_t i = 0; i < batch->count; i++) {
		if (batch->outcomes[i].receipt.outcome == CATALOGUE_REFUSED)
			progress_wipe(&ingest->session->progress);
		tell(ingest, &batch->outcomes[i]);
	}
	return true;
}
