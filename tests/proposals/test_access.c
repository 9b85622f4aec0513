#include "proposals/house.h"

/* ---- Who may ---- */

static void a_draft_is_its_authors_alone(void **state)
{
	struct house *house = *state;
	int64_t row = begin(house, &house->teacher, NULL);
	assert_null(seen_by(house, row, &house->other));
	assert_null(seen_by(house, row, &house->referent));
	assert_null(seen_by(house, row, &house->dan));
	assert_null(seen_by(house, row, NULL));
	assert_null(seen_by(house, row + 1, &house->teacher));
}

static void who_reviews_is_in_reach(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	assert_null(seen_by(house, row, &house->far));
	assert_null(seen_by(house, row, &house->other));
	OWNED(proposal) near = seen_by(house, row, &house->referent);
	assert_non_null(near);
	assert_int_equal(near->parts, PART_BIT(PART_REVIEWER));
}

static void nobody_publishes_ones_own_but_the_dan(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t mine = begin(house, &house->referent, text);
	must(house, mine, &house->referent, ACT_SEND);
	assert_int_equal(act(house, mine, &house->referent, (struct deed){ .act = ACT_CLAIM }),
		OUTCOME_FORBIDDEN);

	int64_t dans = begin(house, &house->dan, text);
	must(house, dans, &house->dan, ACT_SEND);
	must(house, dans, &house->dan, ACT_CLAIM);
	must(house, dans, &house->dan, ACT_ACCEPT);
}

static void one_holds_and_the_dan_takes_over(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	struct person second = {0};
	add_person(house, &second, ROLE_REFERENT, "second");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_int_equal(act(house, row, &second, (struct deed){ .act = ACT_CLAIM }), OUTCOME_FORBIDDEN);
	assert_int_equal(act(house, row, &second, (struct deed){ .act = ACT_ACCEPT }), OUTCOME_FORBIDDEN);
	must(house, row, &house->dan, ACT_CLAIM);
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT }),
		OUTCOME_FORBIDDEN);
	must(house, row, &house->dan, ACT_RELEASE);
	must(house, row, &second, ACT_CLAIM);
	person_done(&second);
}

static void a_write_from_an_older_edition_is_stale(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, NULL);
	struct deed deed = { .act = ACT_SAVE, .markdown = text, .edition = 1 };
	assert_int_equal(act(house, row, &house->teacher, deed), OUTCOME_DONE);
	assert_int_equal(act(house, row, &house->teacher, deed), OUTCOME_STALE);
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_int_equal(proposal->stored->edition, 2);
}

/* ---- Without an account ---- */

static void a_private_link_is_the_authors_door(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	const struct actor nobody = {0};
	const struct beginning beginning = { .markdown = text };
	char secret[SECRET_BYTES], other[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &nobody, &beginning, &row, secret, NULL));
	assert_true(secret_is_one(secret));

	OWNED(proposal) proposal = proposal_find_door(house->proposals, secret, NULL);
	assert_int_equal(proposal->parts, PART_BIT(PART_AUTHOR));
	const struct actor author = { .door = secret };
	enum outcome outcome;
	const struct deed send = { .act = ACT_SEND, .edition = 1 };
	assert_true(proposal_act(house->proposals, &author, row, &send, &outcome, NULL));
	assert_int_equal(outcome, OUTCOME_DONE);

	secret_make(other);
	struct error err = {0};
	assert_null(proposal_find_door(house->proposals, other, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	const struct actor pirate = { .door = other };
	assert_false(proposal_act(house->proposals, &pirate, row, &send, &outcome, NULL));
	assert_false(proposal_close_door(house->proposals, &pirate, row, NULL));

	struct db *db = catalogue_store(proposals_catalogue(house->proposals));
	int64_t before = 0, after = 0;
	assert_true(acts_last(db, &before, NULL));
	assert_true(proposal_close_door(house->proposals, &author, row, NULL));
	assert_true(acts_last(db, &after, NULL));
	assert_int_equal(after, before + 1);
	assert_null(proposal_find_door(house->proposals, secret, NULL));
	OWNED(proposal) still = seen_by(house, row, &house->referent);
	assert_non_null(still);
}

static void a_new_version_wants_an_account(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_STRING id = publish(house, begin(house, &house->teacher, text), 0);
	const struct actor nobody = {0};
	const struct beginning again = { .sheet = id };
	char secret[SECRET_BYTES];
	int64_t row;
	struct error err = {0};
	assert_false(proposal_begin(house->proposals, &nobody, &again, &row, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void so_many_on_the_way_and_no_more(void **state)
{
	struct house *house = *state;
	for (size_t i = 0; i < PROPOSALS_OPEN; i++)
		begin(house, &house->teacher, NULL);
	const struct actor actor = as(&house->teacher);
	const struct beginning beginning = {0};
	char secret[SECRET_BYTES];
	int64_t row;
	struct error err = {0};
	assert_false(proposal_begin(house->proposals, &actor, &beginning, &row, secret, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

/* ---- Lists ---- */

static void add_title(void *context, const struct proposal *proposal)
{
	text_format(context, "%s;", proposal->sheet->title);
}

static char *queue_of(struct house *house, const struct person *person, struct queue queue)
{
	const struct actor actor = as(person);
	struct text titles = {0};
	struct queue_page page = { .proposal = add_title, .context = &titles };
	assert_true(proposal_list_queue(house->proposals, &actor, &queue, &page, NULL));
	if (page.next.row)
		text_add(&titles, "…");
	text_add(&titles, "");
	return text_take(&titles);
}

static void the_queue_begins_with_the_one_that_waits(void **state)
{
	struct house *house = *state;
	static const char *const titles[] = { "Premier robot", "Deuxième robot", "Un brouillon" };
	for (size_t i = 0; i < 3; i++) {
		OWNED_STRING text = text_of(titles[i], "lentement");
		proposals_set_time(house->proposals, NOW + (int64_t)i);
		int64_t row = begin(house, &house->teacher, text);
		if (i < 2)
			must(house, row, &house->teacher, ACT_SEND);
		if (i == 1)
			must(house, row, &house->referent, ACT_CLAIM);
	}
	OWNED_STRING all = queue_of(house, &house->referent, (struct queue){0});
	assert_string_equal(all, "Premier robot sur un quadrillage;Deuxième robot sur un quadrillage;");
	OWNED_STRING mine = queue_of(house, &house->referent, (struct queue){ .only_mine = true });
	assert_string_equal(mine, "Deuxième robot sur un quadrillage;");
	OWNED_STRING waiting = queue_of(house, &house->referent, (struct queue){ .only_waiting = true });
	assert_string_equal(waiting, "Premier robot sur un quadrillage;");
	OWNED_STRING old = queue_of(house, &house->dan, (struct queue){ .before = NOW + 1 });
	assert_string_equal(old, "Premier robot sur un quadrillage;");
	OWNED_STRING far = queue_of(house, &house->far, (struct queue){0});
	assert_string_equal(far, "");
	OWNED_STRING whole = queue_of(house, &house->far, (struct queue){ .whole = true });
	assert_string_equal(whole, "Premier robot sur un quadrillage;Deuxième robot sur un quadrillage;");
	OWNED_STRING teachers = queue_of(house, &house->other, (struct queue){ .whole = true });
	assert_string_equal(teachers, "");
}

/* As many that wait, sent one second after the other. */
static void fill_queue(struct house *house, size_t count, const char *theme, int64_t from)
{
	struct db *db = catalogue_store(proposals_catalogue(house->proposals));
	char state[] = "soumis", title[] = "Une fiche";
	OWNED_STRING text = text_make("---\ntitre: Une fiche sur %s\nthematiques: [%s]\n---\n", theme, theme);
	assert_true(db_begin(db, NULL));
	for (size_t i = 0; i < count; i++) {
		int64_t row, sent = from + (int64_t)i;
		const struct stored_proposal stored = {
			.state = state, .title = title, .markdown = text,
			.made_at = sent, .changed_at = sent, .sent_at = sent,
		};
		assert_true(proposals_add(db, &stored, &row, NULL));
	}
	assert_true(db_commit(db, NULL));
}

static void others_do_not_hide_ones_own(void **state)
{
	struct house *house = *state;
	fill_queue(house, 450, "codage", NOW);
	fill_queue(house, 1, "ent", NOW + 1000);
	OWNED_STRING far = queue_of(house, &house->far, (struct queue){0});
	assert_string_equal(far, "Une fiche sur ent;");
}

static void count_one(void *context, const struct proposal *proposal)
{
	(void)proposal;
	++*(size_t *)context;
}

/* Many of the same second as well: a page begins behind a place, not behind a time. */
static void page_after_page_each_is_shown_once(void **state)
{
	struct house *house = *state;
	const struct actor actor = as(&house->referent);
	fill_queue(house, QUEUE_PAGE, "codage", NOW);
	for (size_t i = 0; i < QUEUE_PAGE; i++)
		fill_queue(house, 1, "ent", NOW + 5);
	struct queue queue = {0};
	size_t pages[2] = {0};
	for (size_t i = 0; i < 2; i++) {
		struct queue_page page = { .proposal = count_one, .context = &pages[i] };
		assert_true(proposal_list_queue(house->proposals, &actor, &queue, &page, NULL));
		queue.after = page.next;
		assert_int_equal(page.next.row == 0, i == 1);
	}
	assert_int_equal(pages[0], QUEUE_PAGE);
	assert_int_equal(pages[1], QUEUE_PAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_is_its_authors_alone),
		TEST(who_reviews_is_in_reach),
		TEST(nobody_publishes_ones_own_but_the_dan),
		TEST(one_holds_and_the_dan_takes_over),
		TEST(a_write_from_an_older_edition_is_stale),
		TEST(a_private_link_is_the_authors_door),
		TEST(a_new_version_wants_an_account),
		TEST(so_many_on_the_way_and_no_more),
		TEST(the_queue_begins_with_the_one_that_waits),
		TEST(others_do_not_hide_ones_own),
		TEST(page_after_page_each_is_shown_once),
	};
	return cmocka_run_group_tests_name("proposals/access", tests, NULL, NULL);
}
