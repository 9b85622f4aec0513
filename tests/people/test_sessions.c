#include "people/house.h"

/* ---- Passphrases ---- */

static void one_signs_in_with_the_right_passphrase(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES];
	assert_int_equal(sign_in(house, " DAN@ac-limoges.fr ", PASSPHRASE, secret), SIGNED_IN);
	assert_false(is_over(house, secret, NOW));
	assert_string_not_equal(secret, house->secret);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE " ", secret), SIGNING_REFUSED);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", "", secret), SIGNING_REFUSED);
	assert_int_equal(sign_in(house, "autre@ac-limoges.fr", PASSPHRASE, secret), SIGNING_REFUSED);
	assert_int_equal(sign_in(house, "pas une adresse", PASSPHRASE, secret), SIGNING_REFUSED);
}

/* The least of three: what else the machine does only adds to it. */
static clock_t time_to_refuse(struct house *house, const char *email)
{
	char secret[SECRET_BYTES];
	clock_t least = 0;
	for (int i = 0; i < 3; i++) {
		clock_t start = clock();
		assert_int_equal(sign_in(house, email, "une autre phrase", secret), SIGNING_REFUSED);
		clock_t took = clock() - start;
		least = i == 0 || took < least ? took : least;
	}
	return least;
}

/* Both hash: what one pays, the other pays. The rest is noise. */
static void an_account_that_is_not_takes_as_long(void **state)
{
	struct house *house = *state;
	clock_t there = time_to_refuse(house, "dan@ac-limoges.fr");
	clock_t not_there = time_to_refuse(house, "personne@ac-limoges.fr");
	clock_t no_address = time_to_refuse(house, "pas une adresse");
	assert_true(not_there > there / 3 && there > not_there / 3);
	assert_true(no_address > there / 3 && there > no_address / 3);
}

static void who_tries_too_often_waits(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES];
	for (int i = 0; i < 10; i++)
		assert_int_equal(sign_in(house, "dan@ac-limoges.fr", "au hasard", secret), SIGNING_REFUSED);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNING_TOO_MANY);
	people_set_time(house->people, NOW + 15 * 60);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
}

static void an_account_without_passphrase_lets_nobody_in(void **state)
{
	struct house *house = *state;
	char key[SECRET_BYTES], secret[SECRET_BYTES];
	OWNED_PERSON fresh = person_of(ROLE_TEACHER, "neuf@ac-limoges.fr");
	assert_true(people_create(house->people, &fresh, key, NULL));
	assert_int_equal(sign_in(house, "neuf@ac-limoges.fr", "", secret), SIGNING_REFUSED);
}

/* ---- Sessions ---- */

static void a_session_ends_by_itself(void **state)
{
	struct house *house = *state;
	assert_true(is_over(house, house->secret, NOW + SESSION_IDLE_SECONDS + 1));
	for (int64_t now = NOW; now < NOW + SESSION_SECONDS; now += SESSION_IDLE_SECONDS / 2)
		assert_false(is_over(house, house->secret, now));
	assert_true(is_over(house, house->secret, NOW + SESSION_SECONDS));
}

static void no_other_secret_is_a_session(void **state)
{
	struct house *house = *state;
	char other[SECRET_BYTES];
	secret_make(other);
	assert_true(is_over(house, other, NOW));
	assert_true(is_over(house, "", NOW));
	assert_true(is_over(house, house->dan.session, NOW));
	char invitation[SECRET_BYTES];
	const struct invitation teacher = { .role = ROLE_TEACHER };
	assert_true(people_invite(house->people, &house->dan, &teacher, invitation, NULL));
	assert_true(is_over(house, invitation, NOW));
}

static void count_session(void *context, const struct session *session)
{
	assert_string_equal(session->browser, "Firefox, Linux");
	++*(size_t *)context;
}

static size_t session_count(struct house *house, const struct person *person)
{
	size_t count = 0;
	assert_true(people_list_sessions(house->people, person, count_session, &count, NULL));
	return count;
}

static void a_person_ends_sessions(void **state)
{
	struct house *house = *state;
	char second[SECRET_BYTES], third[SECRET_BYTES], teacher[SECRET_BYTES];
	OWNED_PERSON other = {0}, elsewhere = {0};
	sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, second);
	sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, third);
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &other, teacher);
	assert_int_equal(session_count(house, &house->dan), 3);

	/* Nobody ends a session of another. */
	assert_true(people_find_visitor(house->people, second, &elsewhere, NULL));
	assert_true(people_end_session(house->people, &other, elsewhere.session, NULL));
	assert_false(is_over(house, second, NOW));

	assert_true(people_end_session(house->people, &house->dan, elsewhere.session, NULL));
	assert_true(is_over(house, second, NOW));
	assert_true(people_end_other_sessions(house->people, &house->dan, NULL));
	assert_true(is_over(house, third, NOW));
	assert_false(is_over(house, house->secret, NOW));
	assert_false(is_over(house, teacher, NOW));
}

static void another_passphrase_ends_the_others(void **state)
{
	struct house *house = *state;
	char second[SECRET_BYTES], fresh[SECRET_BYTES], secret[SECRET_BYTES];
	enum signing outcome;
	sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, second);
	const struct passphrase_change wrong = { "une autre", "phrase nouvelle" };
	assert_true(people_change_passphrase(house->people, &house->dan, &wrong, &outcome, fresh, NULL));
	assert_int_equal(outcome, SIGNING_REFUSED);
	assert_false(is_over(house, second, NOW));

	const struct passphrase_change right = { PASSPHRASE, "phrase nouvelle" };
	assert_true(people_change_passphrase(house->people, &house->dan, &right, &outcome, fresh, NULL));
	assert_int_equal(outcome, SIGNED_IN);
	assert_true(is_over(house, second, NOW));
	assert_true(is_over(house, house->secret, NOW));
	assert_false(is_over(house, fresh, NOW));
	assert_int_equal(session_count(house, &house->dan), 1);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNING_REFUSED);
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", "phrase nouvelle", secret), SIGNED_IN);
}

/* A key ends every session, and the key before it. */
static void a_lost_passphrase_is_chosen_again(void **state)
{
	struct house *house = *state;
	char teacher[SECRET_BYTES], first[SECRET_BYTES], second[SECRET_BYTES], session[SECRET_BYTES];
	OWNED_PERSON person = {0};
	OWNED_DOOR door = {0};
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &person, teacher);
	assert_true(people_make_key(house->people, &house->dan, person.row, first, NULL));
	assert_true(people_make_key(house->people, &house->dan, person.row, second, NULL));
	assert_false(people_open_door(house->people, first, &door, NULL));
	people_set_time(house->people, NOW + KEY_SECONDS);
	assert_false(people_open_door(house->people, second, &door, NULL));
	people_set_time(house->people, NOW);
	assert_true(people_open_door(house->people, second, &door, NULL));
	assert_true(door.is_key);
	assert_string_equal(door.email, "prof@ac-limoges.fr");

	const struct newcomer who = { "autre@ac-limoges.fr", "Autre", "phrase retrouvée", "Firefox, Linux" };
	assert_true(people_enter(house->people, second, &who, session, NULL));
	assert_true(is_over(house, teacher, NOW));
	assert_false(is_over(house, session, NOW));
	char secret[SECRET_BYTES];
	assert_int_equal(sign_in(house, "prof@ac-limoges.fr", "phrase retrouvée", secret), SIGNED_IN);
	assert_int_equal(sign_in(house, "autre@ac-limoges.fr", "phrase retrouvée", secret),
		SIGNING_REFUSED);
}

/* ---- What is not to be done by the way ---- */

/* Whoever found a key before the passphrase was changed could still change it back. */
static void another_passphrase_voids_keys(void **state)
{
	struct house *house = *state;
	char key[SECRET_BYTES], session[SECRET_BYTES];
	OWNED_DOOR door = {0};
	enum signing outcome;
	const struct passphrase_change change = { PASSPHRASE, "une tout autre phrase" };
	assert_true(people_make_key(house->people, &house->dan, house->dan.row, key, NULL));
	assert_true(people_change_passphrase(house->people, &house->dan, &change, &outcome, session, NULL));
	assert_int_equal(outcome, SIGNED_IN);
	assert_false(people_open_door(house->people, key, &door, NULL));
}

/* An address that tries every account does not lock them all. */
static void a_place_that_tries_too_often_locks_nobody_out(void **state)
{
	struct house *house = *state;
	struct signing_request request = { NULL, "x", "192.0.2.66", "" };
	char secret[SECRET_BYTES];
	enum signing outcome = SIGNING_REFUSED;
	const struct gate_limit by_address = { "connexion-adresse", 100, 15 * 60 };
	for (int i = 0; i < 100; i++)
		gate_take(house->gate, &by_address, request.address, NOW);
	request.email = "dan@ac-limoges.fr";
	for (int i = 0; i < 12; i++) {
		assert_true(people_sign_in(house->people, &request, &outcome, secret, NULL));
		assert_int_equal(outcome, SIGNING_TOO_MANY);
	}
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
}

/* Sessions are made by hand: thirty hashes would take a while. */
static void an_account_has_so_many_sessions(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES];
	for (int i = 0; i < SESSIONS_MAX + 5; i++) {
		OWNED_STRING mark = text_make("%064d", i);
		const struct session session = { mark, house->dan.row, "Firefox, Linux", NOW - 60, NOW - 60,
			NOW + 1000 };
		assert_true(sessions_add(house->db, &session, NULL));
	}
	assert_int_equal(sign_in(house, "dan@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
	assert_int_equal(rows_of(house, "SELECT count(*) FROM session"), SESSIONS_MAX);
	assert_false(is_over(house, house->secret, NOW));
	assert_false(is_over(house, secret, NOW));
}

/* What is stored lets nobody in. */
static void no_secret_is_stored(void **state)
{
	struct house *house = *state;
	OWNED(query) marks = db_query(house->db,
		"SELECT count(*) FROM session WHERE mark = :secret"
		" UNION ALL SELECT count(*) FROM pass WHERE mark = :secret"
		" UNION ALL SELECT count(*) FROM account WHERE passphrase LIKE '%quatre mots%'");
	query_bind_text(marks, ":secret", house->secret);
	while (query_next(marks))
		assert_int_equal(query_integer(marks, 0), 0);
	assert_true(query_end(marks, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_signs_in_with_the_right_passphrase),
		TEST(an_account_that_is_not_takes_as_long),
		TEST(who_tries_too_often_waits),
		TEST(an_account_without_passphrase_lets_nobody_in),
		TEST(a_session_ends_by_itself),
		TEST(no_other_secret_is_a_session),
		TEST(a_person_ends_sessions),
		TEST(another_passphrase_ends_the_others),
		TEST(a_lost_passphrase_is_chosen_again),
		TEST(another_passphrase_voids_keys),
		TEST(a_place_that_tries_too_often_locks_nobody_out),
		TEST(an_account_has_so_many_sessions),
		TEST(no_secret_is_stored),
	};
	return cmocka_run_group_tests_name("people/sessions", tests, NULL, NULL);
}
