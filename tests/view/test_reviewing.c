#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "proposals/dossier.h"
#include "proposals/proposals.h"
#include "sheet/sheet.h"
#include "support/cards.h"
#include "support/golden.h"
#include "support/shown.h"
#include "view/dossier.h"
#include "view/faults.h"
#include "view/followed.h"
#include "view/queue.h"
#include "view/report.h"
#include "view/reviewing.h"

#include <string.h>

/* What readers report and what référents look after, page by page. */

enum { NOW = 1500000000, DAY = 24 * 3600 };  /* 14 July 2017 */

#define HOSTILE "</textarea><b>\"&'"

static struct sheet *read_sheet(const struct shown *shown, const char *markdown,
	struct remarks *remarks)
{
	struct sheet *sheet = sheet_parse(shown->vocabularies, markdown, strlen(markdown), remarks);
	assert_non_null(sheet);
	return sheet;
}

static struct proposal *proposal_of(const struct shown *shown, const char *markdown,
	enum life_state state, unsigned parts)
{
	struct proposal *proposal = mem_new(1, sizeof *proposal);
	proposal->stored = mem_new(1, sizeof *proposal->stored);
	proposal->stored->row = 12;
	proposal->stored->edition = 3;
	proposal->stored->author = 7;
	proposal->stored->markdown = mem_copy(markdown);
	proposal->stored->state = mem_copy(life_state_key(state));
	proposal->stored->sent_at = NOW - 3 * DAY;
	proposal->stored->held_at = NOW - 2 * 3600;
	proposal->state = state;
	proposal->parts = parts;
	proposal->sheet = read_sheet(shown, markdown, &proposal->remarks);
	sheet_check(shown->vocabularies, proposal->sheet, NOW, &proposal->remarks);
	proposal->stored->title = mem_copy(proposal->sheet->title ? proposal->sheet->title : "");
	return proposal;
}

static struct dossier *dossier_of(const struct shown *shown, const char *markdown,
	enum dossier_state state, unsigned parts)
{
	OWNED_REMARKS remarks = {0};
	struct dossier *dossier = mem_new(1, sizeof *dossier);
	dossier->stored = mem_new(1, sizeof *dossier->stored);
	dossier->stored->row = 4;
	dossier->stored->edition = 5;
	dossier->stored->reports = 2;
	dossier->stored->sheet = mem_copy("2017-0042");
	dossier->stored->state = mem_copy("");
	dossier->stored->answer = mem_copy(state == DOSSIER_SETTLED ? HOSTILE : "");
	dossier->stored->made_at = NOW - 8 * DAY;
	dossier->stored->held_at = NOW - 60;
	dossier->state = state;
	dossier->parts = parts;
	dossier->is_online = markdown;
	dossier->sheet = markdown ? read_sheet(shown, markdown, &remarks) : sheet_new();
	words_add(&dossier->reasons, "lien_mort");
	words_add(&dossier->reasons, "droits");
	return dossier;
}

static char *whole_sheet(void)
{
	return golden_read(FIXTURES "/canonical/complete.md");
}

/* ---- A reader ---- */

static void reporting_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_REMARKS remarks = {0};
	OWNED_STRING markdown = whole_sheet();
	OWNED(sheet) sheet = read_sheet(&shown, markdown, &remarks);
	struct faults faults = {0};
	faults_add(&faults, "motif", "Une phrase.");
	faults_add(&faults, "message", "Une autre.");
	view_report_form(shown.fields, sheet, &(struct report_form){ "droits", HOSTILE, "Un avis." }, &faults,
		shown.vocabularies);
	shown_compare(&shown, "signaler.html", "signaler.html");
}

static void what_was_reported_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_REMARKS remarks = {0};
	OWNED_STRING markdown = whole_sheet();
	OWNED(sheet) sheet = read_sheet(&shown, markdown, &remarks);
	view_reported(shown.fields, sheet);
	shown_compare(&shown, "signaler.html", "signaler-envoye.html");
}

/* ---- A dossier ---- */

struct dossier_row {
	const char *name, *file;
	enum dossier_state state;
	unsigned parts;
	bool is_online, is_mine;
	const char *holder, *notice;
};

enum {
	REVIEWER = PART_BIT(PART_REVIEWER),
	HOLDER = PART_BIT(PART_HOLDER),
	DAN = PART_BIT(PART_DAN),
};

static const struct dossier_row dossier_rows[] = {
	{ "one that waits is as agreed", "signalement-attente.html", DOSSIER_OPEN, REVIEWER, true, false,
		NULL, NULL },
	{ "one in hand is as agreed", "signalement-en-charge.html", DOSSIER_HELD, REVIEWER | HOLDER, true,
		true, "Moi", "Un avis." },
	{ "the DAN may take a sheet off the site", "signalement-dan.html", DOSSIER_HELD,
		REVIEWER | HOLDER | DAN, true, true, "Moi", NULL },
	{ "one that another has is as agreed", "signalement-autre.html", DOSSIER_HELD, REVIEWER | DAN, true,
		false, HOSTILE, NULL },
	{ "one that is closed is as agreed", "signalement-clos.html", DOSSIER_SETTLED, REVIEWER, false, false,
		NULL, NULL },
};

static void a_dossier_is_as_agreed(void **state)
{
	const struct dossier_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED_STRING markdown = whole_sheet();
	OWNED(dossier) dossier = dossier_of(&shown, row->is_online ? markdown : NULL, row->state, row->parts);
	const struct queue_people people = { .holder = row->holder, .is_mine = row->is_mine };
	const struct report reports[] = {
		{ 4, 1, "lien_mort", "", NOW - 8 * DAY }, { 4, 2, "droits", HOSTILE, NOW - DAY },
	};
	view_dossier(shown.fields, &(struct dossier_page){
		dossier, &people, "LE-JETON", row->notice, row->notice ? HOSTILE : NULL, NOW,
	});
	view_dossier_report(shown.fields, &reports[0], shown.vocabularies);
	view_dossier_report(shown.fields, &reports[1], shown.vocabularies);
	shown_compare(&shown, "signalement.html", row->file);
}

/* ---- A sheet on its way ---- */

struct review_row {
	const char *name, *file;
	enum life_state state;
	unsigned parts;
	bool is_mine, is_version, is_typed;
	const char *holder;
};

static const struct review_row review_rows[] = {
	{ "a sheet that waits is as agreed", "relecture-attente.html", LIFE_SENT, REVIEWER, false, false,
		false, NULL },
	{ "a version in hand is as agreed", "relecture-version.html", LIFE_CLAIMED, REVIEWER | HOLDER, true,
		true, true, "Moi" },
	{ "a sheet that another has is as agreed", "relecture-autre.html", LIFE_CLAIMED, REVIEWER | DAN,
		false, false, false, HOSTILE },
};

static void a_review_is_as_agreed(void **state)
{
	const struct review_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED_CARDS alike = {0};
	OWNED_STRING markdown = whole_sheet();
	OWNED(proposal) proposal = proposal_of(&shown, markdown, row->state, row->parts);
	OWNED_STRING online = row->is_version ? text_make("%s\nUne phrase de plus.\n", markdown) : NULL;
	char sending[] = "envoyer", writing[] = "ecrire", nothing[] = "", words[] = "Bonjour,\n\n" HOSTILE;
	struct told events[] = {
		{ sending, nothing, nothing, true, NOW - 3 * DAY }, { writing, nothing, words, false, NOW - DAY },
	};
	const struct thread thread = { events, row->is_version ? 2 : 0 };
	const struct queue_people people = { HOSTILE, row->holder, row->is_mine };
	proposal->stored->sheet = row->is_version ? mem_copy("2017-0042") : NULL;
	view_reviewing(shown.fields, &(struct reviewing_page){
		.proposal = proposal, .people = &people, .thread = &thread, .alike = &alike,
		.online = online, .base = row->is_version ? 2 : 0, .token = "LE-JETON",
		.notice = row->is_typed ? "Un avis." : NULL, .reason = row->is_typed ? "autre" : NULL,
		.message = row->is_typed ? HOSTILE : NULL, .markdown = row->is_typed ? HOSTILE : NULL, .now = NOW,
	}, shown.vocabularies);
	shown_compare(&shown, "relecture.html", row->file);
}

/* ---- The queue ---- */

static void the_queue_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_STRING markdown = whole_sheet();
	OWNED(proposal) waiting = proposal_of(&shown, markdown, LIFE_SENT, REVIEWER);
	OWNED(proposal) held = proposal_of(&shown, markdown, LIFE_CLAIMED, REVIEWER);
	OWNED(dossier) dossier = dossier_of(&shown, markdown, DOSSIER_HELD, REVIEWER);
	const struct queue_people nobody = { HOSTILE, NULL, false }, me = { NULL, "Moi", true },
		other = { NULL, HOSTILE, false };
	const struct queue_asked asked = { "propositions", "attente", "7", true, true, "1-2-3" };
	waiting->stored->sheet = mem_copy("2017-0042");
	held->stored->author = 0;
	view_queue(shown.fields, &asked, "publiee");
	view_queue_add(shown.fields, waiting, &nobody, shown.vocabularies, NOW);
	view_queue_add(shown.fields, held, &me, shown.vocabularies, NOW);
	view_queue_add_dossier(shown.fields, dossier, &other, shown.vocabularies, NOW);
	view_queue_count(shown.fields, 3, &(struct queue_part){ &asked, false, "4-5-6" });
	shown_compare(&shown, "relectures.html", "relectures.html");
}

static void an_empty_queue_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct queue_asked asked = { "", "", "", false, false, "" };
	view_queue(shown.fields, &asked, "");
	view_queue_count(shown.fields, 0, &(struct queue_part){ &asked, true, NULL });
	shown_compare(&shown, "relectures.html", "relectures-vide.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, reporting_is_as_agreed);
	SUITE_TEST(&suite, what_was_reported_is_as_agreed);
	SUITE_ROWS(&suite, dossier_rows, a_dossier_is_as_agreed);
	SUITE_ROWS(&suite, review_rows, a_review_is_as_agreed);
	SUITE_TEST(&suite, the_queue_is_as_agreed);
	SUITE_TEST(&suite, an_empty_queue_is_as_agreed);
	return suite_run(&suite, "view/reviewing");
}
