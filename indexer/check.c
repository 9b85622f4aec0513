#include "base/text.h"
#include "indexer/command.h"
#include "indexer/files.h"
#include "indexer/session.h"
#include "sheet/sheet.h"

#include <time.h>

/** What was found in all the sheets. */
struct tally {
	size_t good, refused, advised;
};

static void check_bytes(const struct session *session, const struct offer *offer, char **id,
	struct remarks *remarks)
{
	size_t length = 0;
	OWNED_STRING bytes = files_read(offer, &length, remarks);
	if (!bytes)
		return;
	OWNED(sheet) sheet = sheet_parse(session->vocabularies, bytes, length, remarks);
	if (!sheet)
		return;
	sheet_check(session->vocabularies, sheet, (int64_t)time(NULL), remarks);
	*id = TAKE(sheet->id);
}

static void check_one(struct session *session, const struct offer *offer, struct tally *tally)
{
	OWNED_REMARKS remarks = {0};
	OWNED_STRING id = NULL;
	check_bytes(session, offer, &id, &remarks);
	remarks_sort(&remarks);

	bool is_refused = remarks_refuse(&remarks);
	*(is_refused ? &tally->refused : &tally->good) += 1;
	tally->advised += !is_refused && remarks.count > 0;
	const struct report_sheet sheet = {
		.path = offer->path,
		.id = id,
		.state = is_refused ? "refuse" : "bon",
		.remarks = &remarks,
	};
	if (session->report.is_json)
		report_sheet_json(&session->report, &sheet);
	else
		report_remarks(&session->report, &sheet, true);
}

static void sum_up(struct session *session, const struct tally *tally)
{
	OWNED_STRING good = report_count(tally->good, "fiche bonne à prendre", "fiches bonnes à prendre");
	OWNED_STRING advised = report_count(tally->advised, "avec des conseils", "avec des conseils");
	OWNED_STRING refused = report_count(tally->refused, "à corriger", "à corriger");
	OWNED_TEXT sums = {0};
	text_add(&sums, tally->good > 0 ? good : "Aucune fiche bonne à prendre");
	if (tally->advised > 0)
		text_format(&sums, " (dont %s)", advised);
	if (tally->refused > 0)
		text_format(&sums, ", %s", refused);
	report_say(&session->report, "%s.\n", text_string(&sums));
	if (!session->report.is_json)
		return;
	OWNED(json) line = json_new();
	json_set_integer(line, "bons", (int64_t)tally->good);
	json_set_integer(line, "refuses", (int64_t)tally->refused);
	report_json(&session->report, line);
}

enum status command_check(struct session *session)
{
	OWNED_FILES files = {0};
	struct tally tally = {0};
	if (!session_load(session) || !session_list(session, &files))
		return STATUS_FAILED;

	for (size_t i = 0; i < files.count; i++) {
		check_one(session, &files.items[i], &tally);
		if (!report_flush(&session->report))
			return STATUS_FAILED;
	}
	sum_up(session, &tally);
	return tally.refused > 0 ? STATUS_REFUSED : STATUS_DONE;
}
