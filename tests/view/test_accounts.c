#include "base/mem.h"
#include "people/people.h"
#include "store/account_requests.h"
#include "store/acts.h"
#include "store/passes.h"
#include "store/sessions.h"
#include "support/shown.h"
#include "view/account.h"
#include "view/door.h"
#include "view/faults.h"
#include "view/frame.h"
#include "view/hand_over.h"
#include "view/invite.h"
#include "view/journal.h"
#include "view/members.h"
#include "view/request.h"
#include "view/sign_in.h"

enum { NOW = 1489482300 };  /* 14 March 2017, 10:05 in Paris */

#define HOSTILE "<b>\"&'"

static const struct faults no_faults;

static struct person person_of(enum role role)
{
	struct person person = { .row = 1, .role = role, .email = mem_copy("a@b.fr"), .name = mem_copy(HOSTILE) };
	words_add(&person.scopes, "zap:23-1");
	words_add(&person.scopes, "thematique:codage");
	memcpy(person.session, "m1", 3);
	return person;
}

static void signing_in_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct faults faults = {0};
	faults_add(&faults, "courriel", "Une phrase.");
	view_sign_in(shown.fields, &(struct sign_in_form){ HOSTILE, "/a?b=\"c" }, &faults);
	shown_compare(&shown, "connexion.html", "connexion.html");
}

static void an_account_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_PERSON person = person_of(ROLE_REFERENT);
	const struct session sessions[] = {
		{ "m1", 1, "Firefox, Linux", NOW, NOW, NOW }, { "m2", 1, "Safari, iPhone", NOW, NOW - 300, NOW },
	};
	struct faults faults = {0};
	faults_add(&faults, "nom", "Une phrase.");
	faults_add(&faults, "choisie", "Une autre.");
	view_frame_token(shown.fields, "LE-JETON");
	view_account_session(shown.fields, &sessions[0], &person, NOW);
	view_account_session(shown.fields, &sessions[1], &person, NOW);
	view_account_others(shown.fields);
	view_account(shown.fields, &(struct account_page){ &person, "", "nom", 1234 }, &faults,
		shown.vocabularies);
	shown_compare(&shown, "compte.html", "compte.html");
}

static void an_account_of_a_teacher_has_no_tasks(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_PERSON person = person_of(ROLE_TEACHER);
	view_account(shown.fields, &(struct account_page){ &person, NULL, "<script>", 0 }, &no_faults,
		shown.vocabularies);
	OWNED_STRING page = shown_render(&shown, "compte.html");
	assert_hides(page, "Ce dont vous vous occupez");
	assert_hides(page, "S’occupe de");
	assert_hides(page, "id=\"fait\"");
	assert_hides(page, "id=\"fautes\"");
}

struct door_row {
	const char *name, *file;
	bool is_key, has_email;
	enum role role;
};

static const struct door_row doors[] = {
	{ "a door for somebody to come is as agreed", "porte-invitation.html", false, false, ROLE_REFERENT },
	{ "a door for one address is as agreed",      "porte-adresse.html",    false, true,  ROLE_TEACHER },
	{ "a door for an account is as agreed",       "porte-cle.html",        true,  true,  ROLE_DAN },
};

static void a_door_is_as_agreed(void **state)
{
	const struct door_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED_DOOR door = { .is_key = row->is_key, .role = row->role, .ends_at = NOW };
	door.email = row->has_email ? mem_copy("a@b.fr") : NULL;
	door.name = row->is_key ? mem_copy(HOSTILE) : NULL;
	words_add(&door.scopes, "zap:23-1");
	view_door(shown.fields, &(struct door_page){ &door, "SECRET", "Un nom", "c@d.fr" }, &no_faults,
		shown.vocabularies);
	shown_compare(&shown, "porte.html", row->file);
}

static void a_closed_door_says_what_to_do(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_door_closed(shown.fields);
	OWNED_STRING page = shown_render(&shown, "porte.html");
	assert_shows(page, "<h1>Ce lien n’est plus bon</h1>");
	assert_hides(page, "<form");
}

static void a_link_to_hand_over_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_hand_over(shown.fields, &(struct hand_over){
		"Invitation faite", "https://exemple.fr/porte/SECRET", HOSTILE, NOW, "/comptes", "Revenir",
	});
	shown_compare(&shown, "remettre.html", "remettre.html");
}

static void accounts_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_PERSON dan = person_of(ROLE_DAN);
	const struct words nothing = {0};
	const struct member mine = { 1, ROLE_DAN, "a@b.fr", HOSTILE, &nothing, 0, true };
	const struct member closed = { 2, ROLE_REFERENT, "c@d.fr", "Un Référent", &nothing, NOW, false };
	struct members members = { .visitor = &dan, .vocabularies = shown.vocabularies, .question = HOSTILE,
		.done = "ferme", .page = 2, .fields = shown.fields };
	view_frame_token(shown.fields, "LE-JETON");
	view_members_add(&members, &mine);
	view_members_add(&members, &closed);
	view_members(&members, 101);
	shown_compare(&shown, "comptes.html", "comptes.html");
}

static void a_referent_acts_on_no_account(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_PERSON referent = person_of(ROLE_REFERENT);
	const struct words nothing = {0};
	const struct member teacher = { 3, ROLE_TEACHER, "c@d.fr", "Une Prof", &nothing, 0, false };
	struct members members = { .visitor = &referent, .vocabularies = shown.vocabularies, .question = "",
		.page = 1, .fields = shown.fields };
	view_members_add(&members, &teacher);
	view_members(&members, 50);
	OWNED_STRING page = shown_render(&shown, "comptes.html");
	assert_shows(page, "Une Prof");
	assert_hides(page, "method=\"post\"");
	assert_hides(page, "Autres pages");
}

static void inviting_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_PERSON dan = person_of(ROLE_DAN);
	OWNED_WORDS themes = {0};
	words_add(&themes, "codage");
	struct faults faults = {0};
	faults_add(&faults, "role", "Une phrase.");
	faults_add(&faults, "zap", "Une autre.");
	struct pass pass = { .mark = (char[]){ "m" }, .role = (char[]){ "enseignant" }, .scopes = (char[]){ "" },
		.made_at = NOW, .ends_at = NOW + INVITATION_SECONDS };
	view_frame_token(shown.fields, "LE-JETON");
	view_invite(shown.fields, &(struct invite_form){
		.role = "referent", .email = HOSTILE, .zaps = "x y", .schools = "", .themes = &themes,
	}, &dan, &faults, shown.vocabularies);
	struct fields *list = view_invite_list(shown.fields);
	view_invite_add(list, &pass, NULL, NOW, shown.vocabularies);
	pass.email = (char[]){ "a@b.fr" };
	pass.scopes = (char[]){ "zap:23-1\nthematique:codage" };
	pass.used_at = NOW + 86400;
	view_invite_add(list, &pass, HOSTILE, NOW, shown.vocabularies);
	pass.used_at = 0;
	pass.revoked_at = NOW + 86400;
	view_invite_add(list, &pass, NULL, NOW, shown.vocabularies);
	pass.revoked_at = 0;
	view_invite_add(list, &pass, NULL, NOW + INVITATION_SECONDS, shown.vocabularies);
	shown_compare(&shown, "inviter.html", "inviter.html");
}

static void requests_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct account_request request = { 7, "a@b.fr", HOSTILE, "Collège", "Bonjour\n" HOSTILE, NOW };
	const struct account_request silent = { 8, "c@d.fr", "Une Prof", "0870015U", "", NOW };
	view_frame_token(shown.fields, "LE-JETON");
	struct fields *list = view_request_list(shown.fields, "deja");
	view_request_add(list, &request);
	view_request_add(list, &silent);
	shown_compare(&shown, "demandes.html", "demandes.html");
}

static void asking_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct faults faults = {0};
	faults_add(&faults, "message", "Une phrase.");
	view_request_form(shown.fields, &(struct request_form){ HOSTILE, "a@b.fr", "Collège", HOSTILE },
		&faults);
	shown_compare(&shown, "demander.html", "demander.html");
}

static void the_journal_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct act known = { 1234, NOW, 1, "dan", "compte-ferme", "compte:12", "" };
	const struct act unknown = { 1233, NOW, 0, "commande", "chose", "x", HOSTILE };
	struct fields *list = view_journal_list(shown.fields);
	view_journal_add(list, &known, HOSTILE);
	view_journal_add(list, &unknown, "");
	view_journal(shown.fields, &(struct journal_page){ 1233, 1234, 100001 });
	shown_compare(&shown, "journal.html", "journal.html");
}

static void the_menu_says_who_is_in(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_frame_visitor(shown.fields, &(struct frame_visitor){
		.name = HOSTILE, .token = "LE-JETON", .sign_in = "/connexion",
	});
	OWNED_STRING page = shown_render(&shown, "cadre.html");
	assert_shows(page, "(&lt;b&gt;&quot;&amp;&#39;)");
	assert_shows(page, "name=\"jeton\" value=\"LE-JETON\"");
	assert_hides(page, "Se&nbsp;connecter");
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, signing_in_is_as_agreed);
	SUITE_TEST(&suite, an_account_is_as_agreed);
	SUITE_TEST(&suite, an_account_of_a_teacher_has_no_tasks);
	SUITE_ROWS(&suite, doors, a_door_is_as_agreed);
	SUITE_TEST(&suite, a_closed_door_says_what_to_do);
	SUITE_TEST(&suite, a_link_to_hand_over_is_as_agreed);
	SUITE_TEST(&suite, accounts_are_as_agreed);
	SUITE_TEST(&suite, a_referent_acts_on_no_account);
	SUITE_TEST(&suite, inviting_is_as_agreed);
	SUITE_TEST(&suite, requests_are_as_agreed);
	SUITE_TEST(&suite, asking_is_as_agreed);
	SUITE_TEST(&suite, the_journal_is_as_agreed);
	SUITE_TEST(&suite, the_menu_says_who_is_in);
	return suite_run(&suite, "view/accounts");
}
