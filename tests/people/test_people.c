#include "people/house.h"

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

static void nobody_closes_ones_own_account(void **state)
{
	struct house *house = *state;
	struct error err = {0};
	assert_false(people_close(house->people, &house->dan, house->dan.row, true, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_false(is_over(house, house->secret, NOW));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_account_is_made_with_a_key),
		TEST(an_invitation_is_good_once),
		TEST(an_invitation_may_be_for_one_address),
		TEST(an_address_has_one_account),
		TEST(links_grow_old_and_are_revoked),
		TEST(invites_who_may),
		TEST(a_closed_account_is_nobodys),
		TEST(an_erased_account_leaves_a_number),
		TEST(every_act_is_told_and_stays),
		TEST(nobody_closes_ones_own_account),
		TEST(accounts_are_looked_for),
	};
	return cmocka_run_group_tests_name("people/people", tests, NULL, NULL);
}
