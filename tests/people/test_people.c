#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "people/gate.h"
#include "people/people.h"
#include "store/account_requests.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/passes.h"
#include "store/sessions.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

enum { NOW = 1500000000 };

#define PASSPHRASE "quatre mots sans rapport"

/* A data folder with a DAN who has just come in. */
struct house {
	char *folder;
	struct db *db;
	struct gate *gate;
	struct people *people;
	struct person dan;
	char secret[SECRET_BYTES];  /* of the DAN's session */
};

static struct person person_of(enum role role, const char *email)
{
	return (struct person){ .role = role, .email = mem_copy(email), .name = mem_copy("Quelqu’un") };
}

static struct newcomer newcomer(const char *email)
{
	return (struct newcomer){ email, "Nouvelle personne", PASSPHRASE, "Firefox, Linux" };
}

static int set_up(void **state)
{
	struct house *house = mem_new(1, sizeof *house);
	house->folder = temp_folder();
	house->db = stored_open(house->folder);
	house->gate = gate_new();
	house->people = people_open(house->folder, house->gate, NULL);
	people_set_time(house->people, NOW);

	char key[SECRET_BYTES];
	OWNED_PERSON dan = person_of(ROLE_DAN, "dan@ac-limoges.fr");
	struct newcomer who = newcomer(NULL);
	if (!people_create(house->people, &dan, key, NULL)
		|| !people_enter(house->people, key, &who, house->secret, NULL)
		|| !people_find_visitor(house->people, house->secret, &house->dan, NULL))
		return 1;
	*state = house;
	return 0;
}

static int tear_down(void **state)
{
	struct house *house = *state;
	person_done(&house->dan);
	people_free(house->people);
	gate_free(house->gate);
	db_free(house->db);
	temp_drop(&house->folder);
	free(house);
	return 0;
}

/* Invite somebody and have them come. */
static void join(struct house *house, enum role role, const char *email, struct person *person,
	char session[static SECRET_BYTES])
{
	char secret[SECRET_BYTES];
	const struct invitation invitation = { .role = role };
	struct newcomer who = newcomer(email);
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	assert_true(people_enter(house->people, secret, &who, session, NULL));
	assert_true(people_find_visitor(house->people, session, person, NULL));
}

static enum signing sign_in(struct house *house, const char *email, const char *passphrase,
	char secret[static SECRET_BYTES])
{
	const struct signing_request request = { email, passphrase, "192.0.2.1", "Firefox, Linux" };
	enum signing outcome;
	assert_true(people_sign_in(house->people, &request, &outcome, secret, NULL));
	return outcome;
}

static bool is_over(struct house *house, const char *secret, int64_t now)
{
	struct error err = {0};
	OWNED_PERSON person = {0};
	people_set_time(house->people, now);
	bool found = people_find_visitor(house->people, secret, &person, &err);
	if (!found)
		assert_int_equal(err.kind, ERROR_NOT_FOUND);
	return !found;
}

/* ---- Coming in ---- */

static void an_account_is_made_with_a_key(void **state)
{
	struct house *house = *state;
	assert_int_equal(house->dan.role, ROLE_DAN);
	assert_string_equal(house->dan.email, "dan@ac-limoges.fr");
	assert_string_equal(house->dan.name, "Quelqu’un");

	char secret[SECRET_BYTES];
	struct error err = {0};
	OWNED_PERSON again = person_of(ROLE_TEACHER, "dan@ac-limoges.fr");
	assert_false(people_create(house->people, &again, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

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

/* ---- Links ---- */

static void an_invitation_is_good_once(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES], session[SECRET_BYTES];
	OWNED_WORDS scopes = {0};
	words_add(&scopes, "zap:23-1");
	words_add(&scopes, "thematique:codage");
	const struct invitation invitation = { ROLE_REFERENT, NULL, &scopes };
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));

	OWNED_DOOR door = {0};
	assert_true(people_open_door(house->people, secret, &door, NULL));
	assert_false(door.is_key);
	assert_int_equal(door.role, ROLE_REFERENT);
	struct newcomer who = newcomer("ref@ac-limoges.fr");
	assert_true(people_enter(house->people, secret, &who, session, NULL));
	OWNED_PERSON referent = {0};
	assert_true(people_find_visitor(house->people, session, &referent, NULL));
	assert_int_equal(referent.role, ROLE_REFERENT);
	OWNED_STRING scope = words_join(&referent.scopes, " ");
	assert_string_equal(scope, "thematique:codage zap:23-1");

	struct error err = {0};
	who.email = "encore@ac-limoges.fr";
	assert_false(people_enter(house->people, secret, &who, session, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void an_invitation_may_be_for_one_address(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES], session[SECRET_BYTES];
	const struct invitation invitation = { ROLE_TEACHER, "prof@ac-limoges.fr", NULL };
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	struct newcomer who = newcomer("pirate@example.org");
	OWNED_PERSON person = {0};
	assert_true(people_enter(house->people, secret, &who, session, NULL));
	assert_true(people_find_visitor(house->people, session, &person, NULL));
	assert_string_equal(person.email, "prof@ac-limoges.fr");
}

/* An address that has an account already does not use the link up. */
static void an_address_has_one_account(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES], session[SECRET_BYTES];
	const struct invitation invitation = { .role = ROLE_TEACHER };
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	struct newcomer who = newcomer("dan@ac-limoges.fr");
	struct error err = {0};
	assert_false(people_enter(house->people, secret, &who, session, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	who.email = "prof@ac-limoges.fr";
	assert_true(people_enter(house->people, secret, &who, session, NULL));
}

static void links_grow_old_and_are_revoked(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES], session[SECRET_BYTES], mark[HASH_BYTES];
	const struct invitation invitation = { .role = ROLE_TEACHER };
	OWNED_DOOR door = {0};
	struct error err = {0};
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	people_set_time(house->people, NOW + INVITATION_SECONDS);
	assert_false(people_open_door(house->people, secret, &door, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	people_set_time(house->people, NOW);

	OWNED_PERSON referent = {0};
	join(house, ROLE_REFERENT, "ref@ac-limoges.fr", &referent, session);
	secret_mark("porte", secret, mark);
	assert_false(people_revoke_invitation(house->people, &referent, mark, NULL));
	assert_true(people_open_door(house->people, secret, &door, NULL));
	door_done(&door);
	assert_true(people_revoke_invitation(house->people, &house->dan, mark, NULL));
	assert_false(people_open_door(house->people, secret, &door, NULL));
}

struct inviting_row {
	const char *name;
	enum role by, role;
	bool may;
};

static const struct inviting_row invitings[] = {
	{ "a teacher invites nobody", ROLE_TEACHER, ROLE_TEACHER, false },
	{ "a référent invites teachers", ROLE_REFERENT, ROLE_TEACHER, true },
	{ "a référent invites no référent", ROLE_REFERENT, ROLE_REFERENT, false },
	{ "a référent invites no DAN", ROLE_REFERENT, ROLE_DAN, false },
	{ "the DAN invites référents", ROLE_DAN, ROLE_REFERENT, true },
	{ "the DAN invites operators", ROLE_DAN, ROLE_OPERATIONS, true },
	{ "nobody invites a reader", ROLE_DAN, ROLE_READER, false },
	{ "an operator invites nobody", ROLE_OPERATIONS, ROLE_TEACHER, false },
};

static void invites_who_may(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof invitings / sizeof invitings[0]; i++) {
		bool may = role_may_invite(invitings[i].by) & ROLE_BIT(invitings[i].role);
		if (may != invitings[i].may)
			fail_msg("%s", invitings[i].name);
	}
	struct house *house = *state;
	struct error err = {0};
	char secret[SECRET_BYTES], session[SECRET_BYTES];
	OWNED_PERSON teacher = {0};
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &teacher, session);
	const struct invitation invitation = { .role = ROLE_TEACHER };
	assert_false(people_invite(house->people, &teacher, &invitation, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
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

/* ---- Closing ---- */

static void a_closed_account_is_nobodys(void **state)
{
	struct house *house = *state;
	char teacher[SECRET_BYTES], key[SECRET_BYTES], secret[SECRET_BYTES];
	OWNED_PERSON person = {0};
	OWNED_DOOR door = {0};
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &person, teacher);
	assert_true(people_make_key(house->people, &house->dan, person.row, key, NULL));
	assert_true(people_close(house->people, &house->dan, person.row, true, NULL));
	assert_true(is_over(house, teacher, NOW));
	assert_false(people_open_door(house->people, key, &door, NULL));
	assert_int_equal(sign_in(house, "prof@ac-limoges.fr", PASSPHRASE, secret), SIGNING_REFUSED);

	assert_true(people_close(house->people, &house->dan, person.row, false, NULL));
	assert_int_equal(sign_in(house, "prof@ac-limoges.fr", PASSPHRASE, secret), SIGNED_IN);
	struct error err = {0};
	assert_false(people_close(house->people, &house->dan, 999, true, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

/* ---- Requests ---- */

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

/* ---- The journal ---- */

static void add_act(void *context, const struct act *act)
{
	text_format(context, "%s %s %s\n", act->role, act->kind, act->object);
}

static void every_act_is_told_and_stays(void **state)
{
	struct house *house = *state;
	char teacher[SECRET_BYTES];
	OWNED_PERSON person = {0};
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &person, teacher);
	assert_true(people_close(house->people, &house->dan, person.row, true, NULL));

	OWNED_TEXT acts = {0};
	assert_true(people_list_acts(house->people, 0, 100, add_act, &acts, NULL));
	assert_string_equal(text_string(&acts),
		"commande compte compte:1\ncommande cle compte:1\ndan phrase-de-passe compte:1\n"
		"dan invitation enseignant\nenseignant compte compte:2\ndan compte-ferme compte:2\n");
	assert_false(db_run(house->db, "DELETE FROM act", NULL));
	assert_false(db_run(house->db, "UPDATE act SET account = NULL", NULL));
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

#define TEST(check) cmocka_unit_test_setup_teardown(check, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_account_is_made_with_a_key),
		TEST(one_signs_in_with_the_right_passphrase),
		TEST(who_tries_too_often_waits),
		TEST(an_account_without_passphrase_lets_nobody_in),
		TEST(a_session_ends_by_itself),
		TEST(no_other_secret_is_a_session),
		TEST(a_person_ends_sessions),
		TEST(another_passphrase_ends_the_others),
		TEST(an_invitation_is_good_once),
		TEST(an_invitation_may_be_for_one_address),
		TEST(an_address_has_one_account),
		TEST(links_grow_old_and_are_revoked),
		TEST(invites_who_may),
		TEST(a_lost_passphrase_is_chosen_again),
		TEST(a_closed_account_is_nobodys),
		TEST(a_request_becomes_an_invitation),
		TEST(every_act_is_told_and_stays),
		TEST(no_secret_is_stored),
	};
	return cmocka_run_group_tests_name("people/people", tests, NULL, NULL);
}
