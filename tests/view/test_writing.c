#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "proposals/proposals.h"
#include "sheet/sheet.h"
#include "support/cards.h"
#include "support/golden.h"
#include "support/shown.h"
#include "view/followed.h"
#include "view/history.h"
#include "view/my_sheets.h"
#include "view/propose.h"
#include "view/review.h"
#include "view/writing.h"

#include <string.h>

enum { NOW = 1500000000 };  /* 14 July 2017 */

/* ---- A proposal without a store ---- */

static struct proposal *proposal_of(const struct shown *shown, const char *markdown, enum life_state state)
{
	struct proposal *proposal = mem_new(1, sizeof *proposal);
	proposal->stored = mem_new(1, sizeof *proposal->stored);
	proposal->stored->row = 12;
	proposal->stored->edition = 3;
	proposal->stored->markdown = mem_copy(markdown);
	proposal->stored->state = mem_copy(life_state_key(state));
	proposal->state = state;
	proposal->parts = PART_BIT(PART_AUTHOR);
	proposal->sheet = sheet_parse(shown->vocabularies, markdown, strlen(markdown), &proposal->remarks);
	assert_non_null(proposal->sheet);
	sheet_check(shown->vocabularies, proposal->sheet, NOW, &proposal->remarks);
	proposal->stored->title = mem_copy(proposal->sheet->title ? proposal->sheet->title : "");
	return proposal;
}

#define EMPTY "---\nlicence: CC-BY-SA-4.0\n---\n"

#define HOSTILE \
	"---\ntitre: <b>Court</b>\nresume: \"<script>alert(1)</script>\"\n" \
	"niveaux: [cm2, bts]\nenseignements: [c3-mathematiques]\nlicence: CC-BY-SA-4.0\n---\n" \
	"<script>alert(1)</script>\n\n[ici](javascript:alert(1))\n"

static struct proposal *proposal_full(const struct shown *shown, enum life_state state)
{
	OWNED_STRING markdown = golden_read(FIXTURES "/canonical/complete.md");
	return proposal_of(shown, markdown, state);
}

/* ---- Writing ---- */

struct writing_row {
	const char *name, *file;
	enum step step;
	const char *markdown;  /* NULL: a whole sheet */
	bool is_told, is_stale, is_secret;
};

static const struct writing_row writing_rows[] = {
	{ "the first step is as agreed",           "ecrire-quoi.html",       STEP_WHAT, EMPTY, false, false,
		true },
	{ "a step with faults is as agreed",       "ecrire-fautes.html",     STEP_WHAT, HOSTILE, true,
		false, false },
	{ "classes and subjects are as agreed",    "ecrire-pour-qui.html",   STEP_WHOM, HOSTILE, false,
		false, false },
	{ "equipment is as agreed",                "ecrire-avec-quoi.html",  STEP_WITH, NULL, false, false,
		false },
	{ "the text of a sheet is as agreed",      "ecrire-comment.html",    STEP_HOW,  EMPTY, false, false,
		false },
	{ "the signature is as agreed",            "ecrire-signature.html",  STEP_SIGN, NULL, false, false,
		false },
	{ "a write from an older page is as agreed", "ecrire-conflit.html",  STEP_WHAT, HOSTILE, false,
		true, false },
};

static void is_written_as_agreed(void **state)
{
	const struct writing_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(proposal) proposal = row->markdown ? proposal_of(&shown, row->markdown, LIFE_DRAFT)
		: proposal_full(&shown, LIFE_DRAFT);
	OWNED_ENTRY entry = {0};
	entry_of_sheet(&entry, proposal->sheet);
	if (row->is_stale) {
		words_done(&entry.values[0]);
		entry.values[0] = (struct words){0};
		words_add(&entry.values[0], "<b>Long</b>");
	}
	view_writing(shown.fields, &(struct writing_page){
		.proposal = proposal,
		.link = &(struct link_proposal){ .row = 12, .secret = row->is_secret ? "SECRET" : NULL },
		.step = row->step,
		.entry = &entry,
		.faults = row->is_told ? &proposal->remarks : NULL,
		.token = "JETON",
		.is_stale = row->is_stale,
		.now = NOW,
	}, shown.vocabularies);
	shown_compare(&shown, "ecrire.html", row->file);
}

/* ---- Reviewing ---- */

static void a_review_is_as_agreed(const char *file, const char *markdown)
{
	OWNED_SHOWN shown = shown_new();
	OWNED(proposal) proposal = markdown ? proposal_of(&shown, markdown, LIFE_DRAFT)
		: proposal_full(&shown, LIFE_RETURNED);
	OWNED_CARDS alike = {0};
	cards_give(&alike, card_bare("2017-0042", "Une fiche <b> & « le reste »"));
	alike.items[0].score = 57;
	view_review(shown.fields, &(struct review_page){
		.proposal = proposal,
		.link = &(struct link_proposal){ .row = 12 },
		.alike = markdown ? NULL : &alike,
		.token = "JETON",
	}, shown.vocabularies);
	shown_compare(&shown, "verifier.html", file);
}

static void a_sheet_that_may_be_sent_is_as_agreed(void **state)
{
	(void)state;
	a_review_is_as_agreed("verifier.html", NULL);
}

static void one_that_may_not_is_as_agreed(void **state)
{
	(void)state;
	a_review_is_as_agreed("verifier-fautes.html", HOSTILE);
}

/* ---- Following ---- */

static void add_events(struct thread *thread)
{
	const struct proposal_event events[] = {
		{ 12, 1, "envoyer", "auteur", 1, "", "", NOW },
		{ 12, 2, "prendre", "relecture", 2, "", "", NOW },
		{ 12, 3, "renvoyer", "relecture", 2, "droits_images", "Une <b>image</b>\nest à ôter.", NOW },
		{ 12, 4, "ecrire", "auteur", 1, "", "Laquelle ?", NOW },
	};
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		thread_add(thread, &events[i]);
}

struct followed_row {
	const char *name, *file;
	enum life_state state;
	bool is_secret, is_receipt;
};

static const struct followed_row followed_rows[] = {
	{ "one that came back is as agreed",           "suivi-a-reprendre.html", LIFE_RETURNED, false, false },
	{ "one sent without an account is as agreed",  "suivi-recu.html",        LIFE_SENT, true, true },
	{ "one that is published is as agreed",        "suivi-publiee.html",     LIFE_PUBLISHED, false, false },
};

static void is_followed_as_agreed(void **state)
{
	const struct followed_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(proposal) proposal = proposal_full(&shown, row->state);
	OWNED_THREAD thread = {0};
	add_events(&thread);
	if (row->state == LIFE_PUBLISHED)
		proposal->stored->sheet = mem_copy("2017-0042");
	view_followed(shown.fields, &(struct followed_page){
		.proposal = proposal,
		.link = &(struct link_proposal){ .row = 12, .secret = row->is_secret ? "SECRET" : NULL },
		.thread = &thread,
		.token = row->is_secret ? "" : "JETON",
		.address = row->is_secret ? "https://exemple.fr/suivi/SECRET" : NULL,
		.is_receipt = row->is_receipt,
	}, shown.vocabularies);
	shown_compare(&shown, "suivi.html", row->file);
}

static void versions_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(proposal) proposal = proposal_of(&shown, EMPTY "Un\ndeux\ntrois.\n", LIFE_RETURNED);
	OWNED_VERSIONS versions = {0};
	const struct proposal_version sent[] = {
		{ 1, EMPTY "Un\n<b>deux</b>\n", 0, NOW }, { 2, EMPTY "Un\n<i>deux</i>\ntrois.\n", 2, NOW },
	};
	versions_add(&versions, &sent[0]);
	versions_add(&versions, &sent[1]);
	view_history(shown.fields, &(struct history_page){
		.proposal = proposal,
		.link = &(struct link_proposal){ .row = 12 },
		.versions = &versions,
	});
	shown_compare(&shown, "historique.html", "historique.html");
}

/* ---- Lists and beginnings ---- */

static void my_sheets_are_as_agreed(void **state)
{
	OWNED_SHOWN shown = shown_new();
	OWNED_MY_SHEETS sheets = {0};
	(void)state;
	for (enum life_state each = 0; each < LIFE_STATES; each++) {
		OWNED_STRING title = text_make("Fiche <b>%d", each);
		OWNED_STRING key = mem_copy(life_state_key(each));
		OWNED_STRING sheet = each == LIFE_PUBLISHED ? mem_copy("2017-0042") : NULL;
		my_sheets_add(&sheets, &(struct stored_proposal){
			.row = each + 1, .title = title, .state = key, .sheet = sheet, .changed_at = NOW,
		});
	}
	char published[] = "publie", first[] = "2017-0042", gone[] = "2017-0043", title[] = "Fiche";
	my_sheets_add(&sheets, &(struct stored_proposal){
		.row = 20, .title = title, .state = published, .sheet = first, .changed_at = NOW,
	});
	my_sheets_add(&sheets, &(struct stored_proposal){
		.row = 21, .title = title, .state = published, .sheet = gone, .changed_at = NOW, .is_offline = true,
	});
	view_my_sheets(shown.fields, &sheets, "JETON");
	shown_compare(&shown, "mes-fiches.html", "mes-fiches.html");
}

static void no_sheet_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_my_sheets(shown.fields, &(struct my_sheets){0}, "JETON");
	shown_compare(&shown, "mes-fiches.html", "mes-fiches-vide.html");
}

static void beginning_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_propose(shown.fields, &(struct propose_page){ .sign_in = "/connexion?retour=%2Fproposer",
		.token = "" });
	shown_compare(&shown, "proposer.html", "proposer.html");
}

static void a_text_to_mend_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_REMARKS remarks = {0};
	remarks_add(&remarks, SEVERITY_REFUSAL, "type", 3, "« %s » : choisissez parmi la liste.", "<b>roman");
	remarks_add(&remarks, SEVERITY_ADVICE, "titre", 2, "Un conseil, qui n’est pas dit.");
	view_propose(shown.fields, &(struct propose_page){
		.token = "JETON", .text = "---\ntype: <b>roman\n---\n</textarea>", .remarks = &remarks,
			.is_readable = true,
	});
	shown_compare(&shown, "proposer.html", "proposer-a-revoir.html");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, writing_rows, is_written_as_agreed);
	SUITE_TEST(&suite, a_sheet_that_may_be_sent_is_as_agreed);
	SUITE_TEST(&suite, one_that_may_not_is_as_agreed);
	SUITE_ROWS(&suite, followed_rows, is_followed_as_agreed);
	SUITE_TEST(&suite, versions_are_as_agreed);
	SUITE_TEST(&suite, my_sheets_are_as_agreed);
	SUITE_TEST(&suite, no_sheet_is_as_agreed);
	SUITE_TEST(&suite, beginning_is_as_agreed);
	SUITE_TEST(&suite, a_text_to_mend_is_as_agreed);
	return suite_run(&suite, "view/writing");
}
