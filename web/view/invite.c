#include "view/invite.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "people/people.h"
#include "store/passes.h"
#include "view/faults.h"
#include "view/french.h"
#include "view/member.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "annulee", "L’invitation est annulée." },
};

static void add_roles(struct fields *fields, const char *chosen, unsigned roles)
{
	for (enum role role = ROLE_TEACHER; role < ROLE_COUNT; role++) {
		if (!(roles & ROLE_BIT(role)))
			continue;
		struct fields *line = fields_repeat(fields, "ROLE");
		OWNED_STRING id = text_make("role-%s", role_key(role));
		OWNED_STRING label = french_capital(member_role(role));
		fields_text(line, "IDENTIFIANT", id);
		fields_text(line, "CLE", role_key(role));
		fields_text(line, "LIBELLE", label);
		if (text_equals(chosen, role_key(role)) || roles == ROLE_BIT(role))
			fields_repeat(line, "CHOISI");
	}
}

/* Of a subject, the discipline itself: what it becomes in each cycle goes with it. */
static bool is_offered(const struct term *term)
{
	return !*term->discipline;
}

bool invite_offers(const struct vocabularies *vocabularies, enum vocabulary_name name, const char *key)
{
	const struct term *term = vocabulary_find(vocabularies, name, key);
	return term && is_offered(term);
}

/* A list of boxes, and the sections it fills. */
struct boxes {
	enum vocabulary_name name;
	const char *section, *chosen_section;
};

static void add_boxes(struct fields *fields, const struct boxes *boxes, const struct words *chosen,
	const struct vocabularies *vocabularies)
{
	if (chosen && chosen->count > 0)
		fields_repeat(fields, boxes->chosen_section);
	for (size_t i = 0; i < vocabulary_size(vocabularies, boxes->name); i++) {
		const struct term *term = vocabulary_at(vocabularies, boxes->name, i);
		if (!is_offered(term))
			continue;
		struct fields *line = fields_repeat(fields, boxes->section);
		OWNED_STRING id = text_make("%s-%s", vocabulary_file(boxes->name), term->key);
		fields_text(line, "IDENTIFIANT", id);
		fields_text(line, "CLE", term->key);
		fields_text(line, "LIBELLE", *term->short_label ? term->short_label : term->label);
		if (chosen && words_has(chosen, term->key))
			fields_repeat(line, "CHOISI");
	}
}

void view_invite(struct fields *fields, const struct invite_form *form, const struct person *visitor,
	const struct faults *faults, const struct vocabularies *vocabularies)
{
	static const struct boxes subjects = {
		VOCABULARY_SUBJECTS, "CHOIX_ENSEIGNEMENT", "ENSEIGNEMENT_CHOISIS",
	};
	static const struct boxes themes = {
		VOCABULARY_THEMES, "CHOIX_THEMATIQUE", "THEMATIQUE_CHOISIS",
	};
	unsigned roles = role_may_invite(visitor->role);
	view_notice(fields, notices, sizeof notices / sizeof notices[0], form->done);
	view_faults(fields, faults);
	add_roles(fields, form->role, roles);
	fields_text(fields, "COURRIEL", form->email);
	if (!(roles & ROLE_BIT(ROLE_REFERENT)))
		return;
	struct fields *reach = fields_repeat(fields, "AVEC_PORTEE");
	fields_text(reach, "ZAP", form->zaps);
	fields_text(reach, "ETABLISSEMENTS", form->schools);
	add_boxes(reach, &subjects, form->subjects, vocabularies);
	add_boxes(reach, &themes, form->themes, vocabularies);
}

/* ---- Invitations made ---- */

struct fields *view_invite_list(struct fields *fields)
{
	return fields_repeat(fields, "LISTE");
}

void view_invite_none(struct fields *fields)
{
	fields_repeat(fields, "AUCUNE");
}

static void add_state(struct fields *line, const struct pass *pass, int64_t now)
{
	OWNED_STRING end = french_day(pass->ends_at);
	OWNED_STRING day = french_day(pass->used_at ? pass->used_at : pass->revoked_at);
	fields_text(line, "FIN", end);
	if (pass->used_at)
		fields_text(fields_repeat(line, "SERVIE"), "JOUR", day);
	else if (pass->revoked_at)
		fields_text(fields_repeat(line, "ANNULEE"), "JOUR", day);
	else if (pass->ends_at <= now)
		fields_repeat(line, "PERIMEE");
	else
		fields_text(fields_repeat(line, "ATTEND"), "MARQUE", pass->mark);
}

void view_invite_add(struct fields *list, const struct pass *pass, const char *maker, int64_t now,
	const struct vocabularies *vocabularies)
{
	struct fields *line = fields_repeat(list, "FAITE");
	OWNED_WORDS scopes = {0};
	words_split(&scopes, pass->scopes, '\n');
	OWNED_STRING date = french_day(pass->made_at);
	fields_text(line, "ROLE", member_role_named(pass->role));
	fields_text(line, "DATE", date);
	fields_text(line, "COURRIEL", pass->email);
	fields_repeat(line, pass->email ? "POUR" : "POUR_TOUS");
	fields_optional(line, "PAR", "AUTEUR", maker);
	if (scopes.count > 0) {
		OWNED_STRING reach = member_reach(vocabularies, &scopes);
		fields_text(fields_repeat(line, "AVEC_PORTEE"), "PORTEE", reach);
	}
	add_state(line, pass, now);
}
