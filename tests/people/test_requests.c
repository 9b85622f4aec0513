#include "people/house.h"

static void note_row(void *context, const struct account_request *request)
{
	assert_string_equal(request->name, "Une Enseignante");
	*(int64_t *)context = request->row;
}

static void a_request_becomes_an_invitation(void **state)
{
	struct house *house = *state;
	const struct account_request request = {
		.email = "prof@ac-limoges.fr", .name = "Une Enseignante", .school = "0230506A", .message = "",
	};
	int64_t row = 0;
	size_t count;
	char secret[SECRET_BYTES];
	assert_true(people_ask(house->people, &request, NULL));
	assert_true(people_count_requests(house->people, &count, NULL));
	assert_int_equal(count, 1);
	assert_true(people_list_requests(house->people, note_row, &row, NULL));
	assert_true(people_answer(house->people, &house->dan, row, true, secret, NULL));

	OWNED_DOOR door = {0};
	assert_true(people_open_door(house->people, secret, &door, NULL));
	assert_string_equal(door.email, "prof@ac-limoges.fr");
	assert_int_equal(door.role, ROLE_TEACHER);
	assert_true(people_count_requests(house->people, &count, NULL));
	assert_int_equal(count, 0);
	struct error err = {0};
	assert_false(people_answer(house->people, &house->dan, row, false, secret, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void ask(struct house *house, const char *email)
{
	const struct account_request request = { .email = email, .name = "Une Enseignante", .school = "",
		.message = "" };
	assert_true(people_ask(house->people, &request, NULL));
}

/* A référent who answers a request must not get a key to the account of a DAN. */
static void a_request_for_an_account_there_is_opens_nothing(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES];
	int64_t row = 0;
	struct error err = {0};
	ask(house, "dan@ac-limoges.fr");
	assert_true(people_list_requests(house->people, note_row, &row, NULL));
	assert_false(people_answer(house->people, &house->dan, row, true, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_true(people_answer(house->people, &house->dan, row, false, secret, NULL));
}

static void one_who_asks_twice_waits_once(void **state)
{
	struct house *house = *state;
	size_t count = 0;
	ask(house, "prof@ac-limoges.fr");
	ask(house, "prof@ac-limoges.fr");
	assert_true(people_count_requests(house->people, &count, NULL));
	assert_int_equal(count, 1);
}

static void so_many_requests_wait(void **state)
{
	struct house *house = *state;
	struct error err = {0};
	assert_true(db_begin(house->db, NULL));
	for (int i = 0; i < REQUESTS_MAX; i++) {
		OWNED_STRING email = text_make("prof%d@ac-limoges.fr", i);
		const struct account_request request = { .email = email, .name = "", .school = "", .message = "",
			.made_at = NOW };
		assert_true(account_requests_add(house->db, &request, NULL));
	}
	assert_true(db_commit(house->db, NULL));
	const struct account_request request = { .email = "une@autre.fr", .name = "", .school = "",
		.message = "" };
	assert_false(people_ask(house->people, &request, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

static void an_address_asks_so_often(void **state)
{
	struct house *house = *state;
	for (int i = 0; i < 20; i++)
		assert_true(people_may_ask(house->people, "192.0.2.7"));
	assert_false(people_may_ask(house->people, "192.0.2.7"));
	assert_true(people_may_ask(house->people, "192.0.2.8"));
	assert_true(people_may_ask(house->people, ""));
}

/* When somebody comes, what no one needs any more goes: names and addresses of requests, old links. */
static void what_is_over_is_forgotten(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES];
	int64_t row = 0;
	const struct invitation invitation = { ROLE_TEACHER, "autre@ac-limoges.fr", NULL };
	ask(house, "prof@ac-limoges.fr");
	assert_true(people_list_requests(house->people, note_row, &row, NULL));
	assert_true(people_answer(house->people, &house->dan, row, false, secret, NULL));
	ask(house, "tard@ac-limoges.fr");
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));

	people_set_time(house->people, NOW + ANSWERED_SECONDS);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
	assert_int_equal(rows_of(house, "SELECT count(*) FROM account_request"), 2);
	people_set_time(house->people, NOW + ANSWERED_SECONDS + INVITATION_SECONDS + 1);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
	assert_int_equal(rows_of(house, "SELECT count(*) FROM account_request"), 1);
	assert_int_equal(rows_of(house, "SELECT count(*) FROM pass"), 0);
	people_set_time(house->people, NOW + REQUEST_SECONDS + 1);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
	assert_int_equal(rows_of(house, "SELECT count(*) FROM account_request"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_request_becomes_an_invitation),
		TEST(a_request_for_an_account_there_is_opens_nothing),
		TEST(one_who_asks_twice_waits_once),
		TEST(so_many_requests_wait),
		TEST(an_address_asks_so_often),
		TEST(what_is_over_is_forgotten),
	};
	return cmocka_run_group_tests_name("people/requests", tests, NULL, NULL);
}
