#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "indexer/command.h"
#include "indexer/session.h"
#include "people/email.h"
#include "people/people.h"

#include <string.h>
#include <time.h>

/* The accounts of the site, for who holds the machine: the first one, and those whose owner is shut out. */

/* One thing to do; `email` is the argument, folded, NULL when there is none. */
typedef enum status account_act(struct session *session, struct people *people, const char *email);

static enum status fail(struct session *session, const struct error *err)
{
	if (err->kind == ERROR_NOT_FOUND)
		report_problem(&session->report, "aucun compte n’a cette adresse.");
	else if (err->kind == ERROR_INVALID)
		report_problem(&session->report,
			"un compte a déjà cette adresse ; « compte cle » lui fait un lien.");
	else if (err->kind == ERROR_BUSY)
		report_problem(&session->report, "un autre programme écrit dans le catalogue ; recommencez.");
	else
		return session_fail(session, "le compte ne peut pas être changé", err);
	return err->kind == ERROR_BUSY ? STATUS_FAILED : STATUS_REFUSED;
}

static void tell_link(struct session *session, const char *key)
{
	const char *base = session->options->base_url;
	char end[DATE_BYTES];
	date_write(date_of((int64_t)time(NULL) + KEY_SECONDS), end);
	OWNED_STRING link = text_make("%s/porte/%s", base ? base : "", key);
	report_say(&session->report, "%s\n", link);
	if (!base)
		report_say(&session->report, "Écrivez devant l’adresse du site (https://…), ou donnez-la avec"
			" --base-url.\n");
	report_say(&session->report, "Ce lien sert une fois, pendant deux jours, à choisir la phrase de passe :"
		" ne le donnez qu’à cette personne.\n");
	if (!session->report.is_json)
		return;
	OWNED(json) line = json_new();
	json_set_text(line, "lien", link);
	json_set_text(line, "jusqu_au", end);
	report_json(&session->report, line);
}

static enum status create(struct session *session, struct people *people, const char *email)
{
	struct error err = {0};
	char key[SECRET_BYTES];
	const struct options *options = session->options;
	OWNED_PERSON account = { .email = mem_copy(email) };
	account.name = options->name ? utf8_squeeze(options->name)
		: mem_copy_bytes(email, strnlen(email, PERSON_NAME_MAX));
	if (!options->role || !role_find(options->role, &account.role)) {
		report_problem(&session->report, "dites le rôle avec --role : enseignant, referent, dan ou"
			" exploitation.");
		return STATUS_USAGE;
	}
	if (!people_create(people, &account, key, &err))
		return fail(session, &err);
	tell_link(session, key);
	return STATUS_DONE;
}

static enum status make_key(struct session *session, struct people *people, const char *email)
{
	struct error err = {0};
	char key[SECRET_BYTES];
	OWNED_PERSON person = {0};
	if (!people_find(people, email, &person, &err)
		|| !people_make_key(people, NULL, person.row, key, &err))
		return fail(session, &err);
	tell_link(session, key);
	return STATUS_DONE;
}

static enum status set_closed(struct session *session, struct people *people, const char *email,
	bool is_closed)
{
	struct error err = {0};
	OWNED_PERSON person = {0};
	if (!people_find(people, email, &person, &err)
		|| !people_close(people, NULL, person.row, is_closed, &err))
		return fail(session, &err);
	report_say(&session->report, is_closed ? "Compte fermé ; ses sessions ont pris fin.\n"
		: "Compte rouvert.\n");
	return STATUS_DONE;
}

static enum status close_account(struct session *session, struct people *people, const char *email)
{
	return set_closed(session, people, email, true);
}

static enum status reopen(struct session *session, struct people *people, const char *email)
{
	return set_closed(session, people, email, false);
}

static enum status erase(struct session *session, struct people *people, const char *email)
{
	struct error err = {0};
	OWNED_PERSON person = {0};
	if (!people_find(people, email, &person, &err))
		return fail(session, &err);
	if (people_erase(people, NULL, person.row, &err)) {
		report_say(&session->report, "Compte effacé ; le journal des actes en garde le numéro, %lld.\n",
			(long long)person.row);
		return STATUS_DONE;
	}
	if (err.kind != ERROR_INVALID)
		return fail(session, &err);
	report_problem(&session->report, "des choses sont encore à ce compte ; fermez-le plutôt.");
	return STATUS_REFUSED;
}

/* ---- The list ---- */

static const char *state_of(const struct member *member)
{
	return member->closed_at ? "ferme" : member->has_passphrase ? "ouvert" : "attend";
}

static void tell_account(void *context, const struct member *member)
{
	struct report *report = context;
	OWNED_STRING name = report_safe(member->name);
	OWNED_STRING scopes = words_join(member->scopes, " ");
	report_say(report, "%-8s %-12s %s  %s%s%s\n", state_of(member), role_key(member->role),
		member->email, name, *scopes ? "  " : "", scopes);
	if (!report->is_json)
		return;
	OWNED(json) line = json_new();
	json_set_integer(line, "compte", member->row);
	json_set_text(line, "adresse", member->email);
	json_set_text(line, "nom", member->name);
	json_set_text(line, "role", role_key(member->role));
	json_set_text(line, "etat", state_of(member));
	struct json *list = json_set_list(line, "portee");
	for (size_t i = 0; i < member->scopes->count; i++)
		json_push_text(list, member->scopes->items[i]);
	report_json(report, line);
}

static enum status list(struct session *session, struct people *people, const char *email)
{
	(void)email;
	struct error err = {0};
	size_t total = 0;
	const struct accounts_wanted wanted = { "", ROLES_SIGNED_IN, 0, SIZE_MAX };
	if (!people_list_accounts(people, &wanted, tell_account, &session->report, &total, &err))
		return session_fail(session, "les comptes ne peuvent pas être lus", &err);
	OWNED_STRING count = report_count(total, "compte", "comptes");
	report_say(&session->report, "%s.\n", count);
	return STATUS_DONE;
}

/* ---- The command ---- */

static const struct row {
	const char *name;
	account_act *act;
	bool has_email;
} rows[] = {
	{ "creer",   create,        true },
	{ "lister",  list,          false },
	{ "cle",     make_key,      true },
	{ "fermer",  close_account, true },
	{ "rouvrir", reopen,        true },
	{ "effacer", erase,         true },
};

static const struct row *row_named(const char *name)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (text_equals(rows[i].name, name))
			return &rows[i];
	return NULL;
}

/* What getopt cannot check: the act is known, and its address is one. */
static const struct row *read_arguments(struct session *session, char **email)
{
	const struct options *options = session->options;
	const struct row *row = row_named(options->arguments[0]);
	if (!row) {
		report_problem(&session->report, "« compte %s » n’existe pas ; dites creer, lister, cle,"
			" fermer, rouvrir ou effacer.", options->arguments[0]);
		return NULL;
	}
	if (options->argument_count != (row->has_email ? 2 : 1)) {
		report_problem(&session->report, row->has_email ? "« compte %s » attend une adresse électronique."
			: "« compte %s » n’attend rien d’autre.", row->name);
		return NULL;
	}
	*email = row->has_email ? email_fold(options->arguments[1]) : NULL;
	if (row->has_email && !*email) {
		report_problem(&session->report, "« %s » n’est pas une adresse électronique.",
			options->arguments[1]);
		return NULL;
	}
	return row;
}

enum status command_account(struct session *session)
{
	struct error err = {0};
	OWNED_STRING email = NULL;
	const struct row *row = read_arguments(session, &email);
	if (!row)
		return STATUS_USAGE;
	if (!session_change(session))
		return STATUS_FAILED;
	session_close(session);

	OWNED(people) people = people_open(session->data, NULL, &err);
	if (!people)
		return session_fail(session, "les comptes ne peuvent pas être ouverts", &err);
	people_set_time(people, (int64_t)time(NULL));
	return row->act(session, people, email);
}
