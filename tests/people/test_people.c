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
#include <time.h>

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

static clock_t time_to_refuse(struct house *house, const char *email)
{
	char secret[SECRET_BYTES];
	clock_t start = clock();
	assert_int_equal(sign_in(house, email, "une autre phrase", secret), SIGNING_REFUSED);
	return clock() - start;
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

/* ---- Links ---- */

static void an_invitation_is_good_once(void **state)
{
	struct house *house = *state;
	char secret[SECRET_BYTES], session[SECRET_BYTES];
	OWNED_WORDS scopes = {0};
	words_add(&scopes, "zap:023001");
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
	assert_string_equal(scope, "thematique:codage zap:023001");

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

static size_t rows_of(struct house *house, const char *sql)
{
	size_t count = 0;
	OWNED(query) rows = db_query(house->db, sql);
	while (query_next(rows))
		count = (size_t)query_integer(rows, 0);
	assert_true(query_end(rows, NULL));
	return count;
}

/* Nothing of the person is left but the number, in acts, and nobody else gets it. */
static void an_erased_account_leaves_a_number(void **state)
{
	struct house *house = *state;
	char teacher[SECRET_BYTES], key[SECRET_BYTES];
	struct error err = {0};
	OWNED_PERSON person = {0}, next = {0};
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &person, teacher);
	assert_true(people_make_key(house->people, &house->dan, person.row, key, NULL));
	const struct invitation invitation = { ROLE_TEACHER, "prof@ac-limoges.fr", NULL };
	char secret[SECRET_BYTES];
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	assert_true(people_erase(house->people, NULL, person.row, NULL));
	assert_int_equal(rows_of(house, "SELECT count(*) FROM pass WHERE email LIKE 'prof%'"
		" UNION ALL SELECT count(*) FROM account WHERE email LIKE 'prof%'"), 0);
	assert_true(is_over(house, teacher, NOW));
	assert_null(people_name(house->people, person.row, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	OWNED_DOOR door = {0};
	assert_false(people_open_door(house->people, key, &door, NULL));
	assert_false(people_erase(house->people, NULL, person.row, &err));
	join(house, ROLE_TEACHER, "prof@ac-limoges.fr", &next, teacher);
	assert_true(next.row > person.row);
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
	assert_false(db_run(house->db, "REPLACE INTO act SELECT * FROM act LIMIT 1", NULL));
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

static void nobody_closes_ones_own_account(void **state)
{
	struct house *house = *state;
	struct error err = {0};
	assert_false(people_close(house->people, &house->dan, house->dan.row, true, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_false(is_over(house, house->secret, NOW));
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

/* ---- Lists ---- */

struct wanted_row {
	const char *name, *words;
	unsigned roles;
	size_t skipped, limit, total;
	const char *told;
};

static const struct wanted_row wanteds[] = {
	{ "all come by name", "", ROLES_SIGNED_IN, 0, 9, 4, "Édith,Émile,Quelqu’un,Zoé," },
	{ "some roles only", "", ROLE_BIT(ROLE_TEACHER), 0, 9, 3, "Édith,Émile,Zoé," },
	{ "a part of a name, past accents", "EDI", ROLES_SIGNED_IN, 0, 9, 1, "Édith," },
	{ "a part of an address", "zoe@", ROLES_SIGNED_IN, 0, 9, 1, "Zoé," },
	{ "every word counts", "emile ac-limoges", ROLES_SIGNED_IN, 0, 9, 1, "Émile," },
	{ "nobody has both", "emile edith", ROLES_SIGNED_IN, 0, 9, 0, "" },
	{ "a second page", "", ROLES_SIGNED_IN, 2, 1, 4, "Quelqu’un," },
	{ "past the end", "", ROLES_SIGNED_IN, 9, 9, 4, "" },
	{ "no role is nobody", "", 0, 0, 9, 0, "" },
	{ "a sign of SQL is a sign", "%", ROLES_SIGNED_IN, 0, 9, 0, "" },
};

static void add_member(void *context, const struct member *member)
{
	text_format(context, "%s,", member->name);
}

static void accounts_are_looked_for(void **state)
{
	struct house *house = *state;
	static const char *const names[] = { "Zoé", "Émile", "Édith" };
	static const char *const emails[] = { "zoe@ac-limoges.fr", "emile@ac-limoges.fr", "e@ac-limoges.fr" };
	char key[SECRET_BYTES];
	for (int i = 0; i < 3; i++) {
		OWNED_PERSON person = person_of(ROLE_TEACHER, emails[i]);
		free(person.name);
		person.name = mem_copy(names[i]);
		assert_true(people_create(house->people, &person, key, NULL));
	}
	for (size_t i = 0; i < sizeof wanteds / sizeof wanteds[0]; i++) {
		const struct wanted_row *row = &wanteds[i];
		const struct accounts_wanted wanted = { row->words, row->roles, row->skipped, row->limit };
		OWNED_TEXT told = {0};
		size_t total = 99;
		assert_true(people_list_accounts(house->people, &wanted, add_member, &told, &total, NULL));
		if (total != row->total || strcmp(text_string(&told), row->told) != 0)
			fail_msg("%s: %zu, %s", row->name, total, text_string(&told));
	}
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
		TEST(an_account_that_is_not_takes_as_long),
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
		TEST(an_erased_account_leaves_a_number),
		TEST(a_request_becomes_an_invitation),
		TEST(every_act_is_told_and_stays),
		TEST(another_passphrase_voids_keys),
		TEST(nobody_closes_ones_own_account),
		TEST(a_request_for_an_account_there_is_opens_nothing),
		TEST(one_who_asks_twice_waits_once),
		TEST(so_many_requests_wait),
		TEST(an_address_asks_so_often),
		TEST(a_place_that_tries_too_often_locks_nobody_out),
		TEST(an_account_has_so_many_sessions),
		TEST(what_is_over_is_forgotten),
		TEST(accounts_are_looked_for),
		TEST(no_secret_is_stored),
	};
	return cmocka_run_group_tests_name("people/people", tests, NULL, NULL);
}
