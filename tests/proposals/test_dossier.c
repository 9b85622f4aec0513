#include "proposals/dossier.h"

#include "catalogue/versions.h"
#include "proposals/reported.h"
#include "store/acts.h"

#include <string.h>

static struct dossier *seen_by(struct house *house, int64_t row, const struct person *person)
{
	const struct actor actor = as(person);
	return dossier_find(house->proposals, row, &actor, NULL);
}

static void add_act(void *context, const struct act *told)
{
	text_format(context, "%s %s %s %lld;", told->role, told->kind, told->object, (long long)told->account);
}

static char *journal(struct house *house)
{
	struct text acts = {0};
	assert_true(acts_list(house->db, 0, 100, add_act, &acts, NULL));
	text_add(&acts, "");
	return text_take(&acts);
}

static void add_report(void *context, const struct report *told)
{
	text_format(context, "%s %s;", told->reason, told->message);
}

static void reports_of_one_sheet_are_together(void **state)
{
	struct house *house = *state;
	assert_int_equal(report(house, "lien_mort", ""), REPORT_DONE);
	assert_int_equal(report(house, "droits", "L’image est de mon livre."), REPORT_DONE);
	assert_int_equal(report(house, "lien_mort", " \r\n"), REPORT_DONE);
	OWNED(dossier) dossier = seen_by(house, 1, &house->near);
	assert_int_equal(dossier->stored->reports, 3);
	assert_string_equal(dossier->sheet->title, "Un robot sur un quadrillage");
	assert_int_equal(dossier->reasons.count, 2);
	OWNED_TEXT told = {0};
	assert_true(dossier_reports(house->proposals, dossier, add_report, &told, NULL));
	assert_string_equal(text_string(&told), "lien_mort ;droits L’image est de mon livre.;lien_mort ;");
}

static void a_report_says_what(void **state)
{
	struct house *house = *state;
	OWNED_STRING most = mem_new(REPORT_MESSAGE_MAX + 2, 1);
	memset(most, 'x', REPORT_MESSAGE_MAX);
	assert_int_equal(report(house, "", "Un mot"), REPORT_NO_REASON);
	assert_int_equal(report(house, "doublon", "Un mot"), REPORT_NO_REASON);
	assert_int_equal(report(house, REPORT_OTHER, "  "), REPORT_NO_MESSAGE);
	assert_int_equal(report(house, REPORT_OTHER, most), REPORT_DONE);
	most[REPORT_MESSAGE_MAX] = 'x';
	assert_int_equal(report(house, "droits", most), REPORT_TOO_LONG);

	struct error err = {0};
	enum report_outcome outcome;
	assert_false(dossier_report(house->proposals, "1999-0001", "droits", "", &outcome, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void so_many_wait_and_no_more(void **state)
{
	struct house *house = *state;
	for (size_t i = 0; i < REPORTS_MAX; i++)
		assert_int_equal(report(house, "lien_mort", ""), REPORT_DONE);
	assert_int_equal(report(house, "lien_mort", ""), REPORT_TOO_MANY);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_CLAIM, NULL), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_SETTLE, "Le lien est réparé."), OUTCOME_DONE);
	assert_int_equal(report(house, "lien_mort", ""), REPORT_DONE);
	OWNED(dossier) second = seen_by(house, 2, &house->dan);
	assert_int_equal(second->stored->reports, 1);
}

static void it_is_claimed_then_closed_with_a_word(void **state)
{
	struct house *house = *state;
	report(house, "lien_mort", "");
	assert_int_equal(act(house, 1, &house->near, DOSSIER_SETTLE, "Réparé."), OUTCOME_FORBIDDEN);
	assert_int_equal(act(house, 1, &house->near, DOSSIER_CLAIM, NULL), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->other, DOSSIER_CLAIM, NULL), OUTCOME_FORBIDDEN);
	assert_int_equal(act(house, 1, &house->other, DOSSIER_DISMISS, "Non."), OUTCOME_FORBIDDEN);
	assert_int_equal(act(house, 1, &house->near, DOSSIER_RELEASE, NULL), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->other, DOSSIER_CLAIM, NULL), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_CLAIM, NULL), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_DISMISS, " \n"), OUTCOME_NO_REASON);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_DISMISS, "Le lien répond."), OUTCOME_DONE);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_CLAIM, NULL), OUTCOME_FORBIDDEN);
	OWNED(dossier) closed = seen_by(house, 1, &house->near);
	assert_int_equal(closed->state, DOSSIER_DISMISSED);
	assert_string_equal(closed->stored->answer, "Le lien répond.");
	OWNED_STRING acts = journal(house);
	assert_non_null(strstr(acts, "lecteur signaler signalement:1 0;referent signalement-pris signalement:1 2;"
		"referent signalement-rendu signalement:1 2;referent signalement-pris signalement:1 3;"
		"dan signalement-pris signalement:1 5;dan signalement-sans-suite signalement:1 5;"));
}

static void an_answer_has_a_limit(void **state)
{
	struct house *house = *state;
	OWNED_STRING most = mem_new(DOSSIER_ANSWER_MAX + 2, 1);
	memset(most, 'x', DOSSIER_ANSWER_MAX + 1);
	report(house, "lien_mort", "");
	act(house, 1, &house->dan, DOSSIER_CLAIM, NULL);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_SETTLE, most), OUTCOME_TOO_LONG);
	most[DOSSIER_ANSWER_MAX] = '\0';
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_SETTLE, most), OUTCOME_DONE);
}

/* Nobody closes what one has not read. */
static void a_report_that_came_since_makes_it_stale(void **state)
{
	struct house *house = *state;
	const struct actor actor = as(&house->near);
	enum outcome outcome;
	report(house, "lien_mort", "");
	act(house, 1, &house->near, DOSSIER_CLAIM, NULL);
	OWNED(dossier) seen = seen_by(house, 1, &house->near);
	report(house, "donnees_personnelles", "On voit un élève.");
	const struct dossier_deed deed = { DOSSIER_SETTLE, seen->stored->edition, "Réparé." };
	assert_true(dossier_act(house->proposals, &actor, 1, &deed, &outcome, NULL));
	assert_int_equal(outcome, OUTCOME_STALE);
	OWNED(dossier) still = seen_by(house, 1, &house->near);
	assert_int_equal(still->state, DOSSIER_HELD);
}

static void only_who_is_in_reach_sees_it(void **state)
{
	struct house *house = *state;
	report(house, "lien_mort", "");
	assert_null(seen_by(house, 1, &house->far));
	assert_null(seen_by(house, 1, &house->teacher));
	assert_null(dossier_find(house->proposals, 1, &(struct actor){0}, NULL));
	assert_null(seen_by(house, 2, &house->dan));
	OWNED(dossier) dossier = seen_by(house, 1, &house->near);
	assert_non_null(dossier);
}

/* As if that référent had proposed the sheet. */
static void nobody_closes_what_is_said_of_ones_own(void **state)
{
	struct house *house = *state;
	char published[] = "publie", title[] = "Un robot", text[] = ROBOT_SHEET;
	int64_t row;
	const struct stored_proposal stored = {
		.sheet = house->sheet, .author = house->near.row, .state = published, .title = title,
		.markdown = text, .made_at = NOW, .changed_at = NOW,
	};
	assert_true(proposals_add(house->db, &stored, &row, NULL));
	report(house, "lien_mort", "");
	assert_null(seen_by(house, 1, &house->near));
	OWNED(dossier) dossier = seen_by(house, 1, &house->other);
	assert_non_null(dossier);
}

static void a_closed_one_is_forgotten(void **state)
{
	struct house *house = *state;
	report(house, "lien_mort", "Mon nom est là.");
	act(house, 1, &house->dan, DOSSIER_CLAIM, NULL);
	act(house, 1, &house->dan, DOSSIER_SETTLE, "Réparé.");
	proposals_set_time(house->proposals, NOW + DOSSIER_SECONDS);
	report(house, "droits", "");
	OWNED(dossier) first = seen_by(house, 1, &house->dan);
	assert_non_null(first);
	proposals_set_time(house->proposals, NOW + DOSSIER_SECONDS + 1);
	report(house, "droits", "");
	assert_null(seen_by(house, 1, &house->dan));
	OWNED(dossier) second = seen_by(house, 2, &house->dan);
	assert_non_null(second);
}

/* What must go at once goes, with a word; only the DAN takes a sheet off the site. */
static void the_dan_takes_a_sheet_off_the_site(void **state)
{
	struct house *house = *state;
	report(house, "donnees_personnelles", "On voit un élève.");
	act(house, 1, &house->near, DOSSIER_CLAIM, NULL);
	assert_int_equal(act(house, 1, &house->near, DOSSIER_WITHDRAW, "Retirée."), OUTCOME_FORBIDDEN);
	act(house, 1, &house->dan, DOSSIER_CLAIM, NULL);
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_WITHDRAW, " \u00a0"), OUTCOME_NO_REASON);
	struct catalogue *catalogue = proposals_catalogue(house->proposals);
	OWNED_STRING before = catalogue_markdown(catalogue, house->sheet, NULL);
	assert_non_null(before);

	static const char why[] = "Un élève est reconnaissable.";
	assert_int_equal(act(house, 1, &house->dan, DOSSIER_WITHDRAW, why), OUTCOME_DONE);
	OWNED_STRING after = catalogue_markdown(catalogue, house->sheet, NULL);
	assert_null(after);
	OWNED(dossier) closed = seen_by(house, 1, &house->dan);
	assert_int_equal(closed->state, DOSSIER_SETTLED);
	assert_false(closed->is_online);
	assert_string_equal(closed->stored->answer, why);
}

static void count_act(void *context, const struct act *told)
{
	size_t *count = context;
	(void)told;
	++*count;
}

static enum version_state state_of(struct house *house, int64_t number)
{
	OWNED(kept_version) version = catalogue_version(proposals_catalogue(house->proposals), house->sheet,
		number, NULL);
	assert_non_null(version);
	return version->state;
}

/* What was corrected for the sake of somebody is not read again in an old version. */
static void old_versions_are_closed_for_some_reasons(void **state)
{
	struct house *house = *state;
	static const struct {
		const char *reason;
		enum dossier_act done;
		enum version_state then;
		size_t closings;
	} rows[] = {
		{ "lien_mort",            DOSSIER_SETTLE,  VERSION_SHOWN,  0 },
		{ "donnees_personnelles", DOSSIER_DISMISS, VERSION_SHOWN,  0 },
		{ "donnees_personnelles", DOSSIER_SETTLE,  VERSION_CLOSED, 1 },
		{ "droits",               DOSSIER_SETTLE,  VERSION_CLOSED, 2 },
	};
	OWNED_STRING second = text_make("%s\nUne phrase de plus.\n", ROBOT_SHEET);
	OWNED_RECEIPT receipt = {0};
	const struct catalogue_publication publication = {
		.id = house->sheet, .base = 1, .markdown = second, .validator = "dan",
	};
	assert_true(catalogue_publish(proposals_catalogue(house->proposals), &publication, NOW, &receipt, NULL));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t closings = 0;
		report(house, rows[i].reason, "");
		act(house, (int64_t)i + 1, &house->dan, DOSSIER_CLAIM, NULL);
		assert_int_equal(act(house, (int64_t)i + 1, &house->dan, rows[i].done, "Vu."), OUTCOME_DONE);
		assert_int_equal(state_of(house, 1), rows[i].then);
		assert_int_equal(state_of(house, 2), VERSION_SHOWN);
		assert_true(acts_of(house->db, house->sheet, "versions-fermees", count_act, &closings, NULL));
		assert_int_equal(closings, rows[i].closings);
	}
	proposals_set_time(house->proposals, NOW + DOSSIER_SECONDS + 1);
	report(house, "autre", "Rien.");  /* forgets the dossiers, not what they closed */
	assert_int_equal(state_of(house, 1), VERSION_CLOSED);
}

/* Every cell: a letter for each state where the part may do the act. */
static void what_may_be_done_is_a_table(void **state)
{
	static const struct {
		enum dossier_act act;
		const char *reviewer, *holder, *dan;  /* o: open, h: held */
	} cells[DOSSIER_ACTS] = {
		{ DOSSIER_CLAIM,   "o", "",  "oh" },
		{ DOSSIER_RELEASE, "",  "h", "h" },
		{ DOSSIER_SETTLE,  "",  "h", "" },
		{ DOSSIER_DISMISS, "",  "h", "" },
		{ DOSSIER_WITHDRAW, "", "",  "h" },
	};
	static const char letters[DOSSIER_STATES] = { 'o', 'h', 's', 'd' };
	(void)state;
	for (size_t i = 0; i < DOSSIER_ACTS; i++)
		for (enum dossier_state from = 0; from < DOSSIER_STATES; from++) {
			enum dossier_state next;
			enum dossier_act what = cells[i].act;
			char letter = letters[from];
			assert_int_equal(dossier_may(from, what, PART_BIT(PART_REVIEWER), &next),
				strchr(cells[i].reviewer, letter) != NULL);
			assert_int_equal(dossier_may(from, what, PART_BIT(PART_HOLDER), &next),
				strchr(cells[i].holder, letter) != NULL);
			assert_int_equal(dossier_may(from, what, PART_BIT(PART_DAN), &next),
				strchr(cells[i].dan, letter) != NULL);
			assert_false(dossier_may(from, what, PART_BIT(PART_AUTHOR), &next));
			assert_false(dossier_may(from, what, 0, &next));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reports_of_one_sheet_are_together),
		TEST(a_report_says_what),
		TEST(so_many_wait_and_no_more),
		TEST(it_is_claimed_then_closed_with_a_word),
		TEST(an_answer_has_a_limit),
		TEST(a_report_that_came_since_makes_it_stale),
		TEST(only_who_is_in_reach_sees_it),
		TEST(nobody_closes_what_is_said_of_ones_own),
		TEST(a_closed_one_is_forgotten),
		TEST(old_versions_are_closed_for_some_reasons),
		TEST(the_dan_takes_a_sheet_off_the_site),
		TEST(what_may_be_done_is_a_table),
	};
	return cmocka_run_group_tests_name("proposals/dossier", tests, NULL, NULL);
}
