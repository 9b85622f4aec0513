#include "view/error.h"

#include "base/owned.h"
#include "base/text.h"
#include "view/member.h"
#include "view/template.h"

#include <stddef.h>
#include <string.h>

/* The words are in erreur.html, one section a row; the last row speaks for all others. */
static const struct row {
	unsigned status;
	const char *title, *section;
} rows[] = {
	{ 400, "Demande incomprise",             "ERREUR_400" },
	{ 403, "Action refusée",                 "ERREUR_403" },
	{ 404, "Page introuvable",               "ERREUR_404" },
	{ 405, "Action impossible ici",          "ERREUR_405" },
	{ 408, "Demande interrompue",            "ERREUR_408" },
	{ 410, "Fiche retirée",                  "ERREUR_410" },
	{ 411, "Envoi sans taille",              "ERREUR_411" },
	{ 413, "Envoi trop volumineux",          "ERREUR_413" },
	{ 414, "Adresse trop longue",            "ERREUR_414" },
	{ 429, "Trop de demandes",               "ERREUR_429" },
	{ 431, "Demande trop volumineuse",       "ERREUR_431" },
	{ 505, "Navigateur trop ancien",         "ERREUR_505" },
	{ 503, "Service momentanément occupé",   "ERREUR_503" },
	{ 500, "Une erreur est survenue",        "ERREUR_500" },
};

static const struct row *row_of(unsigned status)
{
	size_t last = sizeof rows / sizeof rows[0] - 1;
	for (size_t i = 0; i < last; i++)
		if (rows[i].status == status)
			return &rows[i];
	return &rows[last];
}

const char *error_title(unsigned status)
{
	return row_of(status)->title;
}

void view_error(struct fields *fields, unsigned status)
{
	fields_text(fields, "TITRE", error_title(status));
	fields_number(fields, "CODE", status);
	fields_repeat(fields, row_of(status)->section);
	fields_repeat(fields, "PARCOURIR");
}

const char *error_title_of_search(unsigned status)
{
	return status == 503 ? "La recherche revient dans un instant" : "La recherche est en panne";
}

void view_error_of_search(struct fields *fields, unsigned status)
{
	struct fields *out = fields_repeat(fields, "ERREUR_RECHERCHE");
	fields_text(fields, "TITRE", error_title_of_search(status));
	fields_number(fields, "CODE", status);
	fields_repeat(out, status == 503 ? "SE_REFAIT" : "EST_EN_PANNE");
}

void view_error_of_parameter(struct fields *fields, const char *why)
{
	fields_text(fields, "TITRE", error_title(400));
	fields_number(fields, "CODE", 400);
	fields_text(fields_repeat(fields, "ERREUR_PARAMETRE"), "POURQUOI", why);
}

static const struct {
	const char *title, *section;
} gone[] = {
	[VERSION_SHOWN]     = { "Page introuvable", "ERREUR_404" },
	[VERSION_WITHDRAWN] = { "Fiche retirée",    "VERSION_HORS_LIGNE" },
	[VERSION_CLOSED]    = { "Version retirée",  "VERSION_FERMEE" },
	[VERSION_ERASED]    = { "Fiche effacée",    "VERSION_EFFACEE" },
};

const char *version_gone_title(enum version_state state)
{
	return gone[state].title;
}

void view_version_gone(struct fields *fields, enum version_state state)
{
	fields_text(fields, "TITRE", gone[state].title);
	fields_number(fields, "CODE", 410);
	fields_repeat(fields, gone[state].section);
	fields_repeat(fields, "PARCOURIR");
}

static const struct {
	const char *title, *section, *given_back;
} refusals[] = {
	[REFUSAL_SIGNED_OUT] = { "Connectez-vous pour continuer", "REFUS_SESSION", "REFUS_SESSION_RENDU" },
	[REFUSAL_TOKEN]      = { "Formulaire à recharger",        "REFUS_JETON", "REFUS_JETON_RENDU" },
	[REFUSAL_ROLE]       = { "Page réservée",                 "REFUS_ROLE", NULL },
	[REFUSAL_READ_ONLY]  = { "Le site est en lecture seule",  "REFUS_LECTURE", NULL },
	[REFUSAL_SMALL]      = { "Liste réservée à la DAN",       "REFUS_PETIT_NOMBRE", NULL },
};

const char *refusal_title(const struct refusal *refusal)
{
	return refusal->gives_back ? "Ce n’est pas encore enregistré" : refusals[refusal->reason].title;
}

void view_refusal(struct fields *fields, const struct refusal *refusal, unsigned status)
{
	OWNED_STRING roles = member_roles(refusal->who);
	fields_text(fields, "TITRE", refusal_title(refusal));
	fields_number(fields, "CODE", status);
	fields_repeat(fields, refusal->gives_back ? refusals[refusal->reason].given_back
		: refusals[refusal->reason].section);
	fields_text(fields, "ROLES", roles);
}

void view_given_back(struct given_back *given_back, const char *link, const char *token)
{
	given_back->form = fields_repeat(given_back->fields, "RENDU");
	fields_text(given_back->form, "LIEN", link);
	if (*token)
		fields_text(fields_repeat(given_back->form, "A_UN_JETON"), "JETON", token);
}

/* A key or a tick is sent again without a word; what somebody wrote can be read, and copied. */
static bool is_written(const char *value)
{
	return strchr(value, ' ') || strchr(value, '\n');
}

void view_typed(void *context, const char *name, const char *value)
{
	struct given_back *given_back = context;
	if (text_equals(name, "jeton"))
		return;
	struct fields *field = fields_repeat(given_back->form, "CHAMP");
	fields_text(field, "NOM", name);
	fields_text(field, "VALEUR", value);
	if (!is_written(value))
		return;
	if (!given_back->written)
		given_back->written = fields_repeat(given_back->form, "A_ECRIT");
	fields_text(fields_repeat(given_back->written, "ECRIT"), "TEXTE", value);
}
