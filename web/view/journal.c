#include "view/journal.h"

#include "base/csv.h"
#include "base/date.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "store/acts.h"
#include "view/french.h"
#include "view/member.h"
#include "view/template.h"

/* What acts are called; one that is not here is shown by its own word. */
static const struct {
	const char *kind, *label;
} kinds[] = {
	{ "compte",             "compte ouvert" },
	{ "cle",                "clé faite" },
	{ "phrase-de-passe",    "phrase de passe choisie" },
	{ "nom",                "nom changé" },
	{ "invitation",         "invitation faite" },
	{ "invitation-annulee", "invitation annulée" },
	{ "compte-ferme",       "compte fermé" },
	{ "compte-rouvert",     "compte rouvert" },
	{ "compte-efface",      "compte effacé" },
	{ "demande-acceptee",   "demande de compte acceptée" },
	{ "arrete",             "indicateur arrêté" },
	{ "attestation",        "attestation de contribution établie" },
	{ "attestation-revoquee", "attestation de contribution révoquée" },
	{ "registre-ajout",      "ligne ajoutée à un registre" },
	{ "registre-correction", "ligne d’un registre corrigée" },
	{ "registre-retrait",    "ligne d’un registre retirée" },
	{ "registre-import",     "fichier importé dans un registre" },
	{ "demande-refusee",    "demande de compte refusée" },
	{ "proposition",        "fiche commencée" },
	{ "envoyer",            "fiche envoyée" },
	{ "retirer",            "fiche retirée" },
	{ "prendre",            "fiche prise en charge" },
	{ "relacher",           "fiche rendue à la file" },
	{ "corriger",           "fiche corrigée" },
	{ "renvoyer",           "fiche renvoyée" },
	{ "refuser",            "fiche refusée" },
	{ "accepter",           "fiche publiée" },
	{ "ecrire",             "message écrit" },
	{ "lien-ferme",         "lien privé annulé" },
	{ "signaler",           "problème signalé" },
	{ "signalement-pris",   "signalement pris en charge" },
	{ "signalement-rendu",  "signalement rendu à la file" },
	{ "signalement-traite", "signalement traité" },
	{ "signalement-sans-suite", "signalement classé sans suite" },
	{ "fiche-retiree",      "fiche retirée du site" },
	{ "versions-fermees",   "textes anciens d’une fiche fermés au public" },
	{ "etiquette-ajouter",    "étiquette ajoutée ou appuyée" },
	{ "etiquette-retirer",    "appui à une étiquette retiré" },
	{ "etiquette-ecarter",    "étiquette écartée d’une fiche" },
	{ "etiquette-renommer",   "étiquette renommée" },
	{ "etiquette-fusionner",  "étiquettes fusionnées" },
	{ "etiquette-interdire",  "étiquette interdite" },
	{ "etiquette-autoriser",  "étiquette de nouveau permise" },
	{ "etiquette-promouvoir", "étiquette et thématique liées" },
};

static const char *label_of(const char *kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (text_equals(kinds[i].kind, kind))
			return kinds[i].label;
	return kind;
}

static const char *role_of(const char *role)
{
	return text_equals(role, "commande") ? "ligne de commande" : member_role_named(role);
}

struct fields *view_journal_list(struct fields *fields)
{
	return fields_repeat(fields, "TABLE");
}

void view_journal_add(struct fields *list, const struct act *act, const char *who)
{
	struct fields *line = fields_repeat(list, "ACTE");
	OWNED_STRING date = french_moment(act->made_at);
	fields_number(line, "NUMERO", (size_t)act->number);
	fields_text(line, "DATE", date);
	fields_text(line, "QUI", who);
	fields_text(line, "ROLE", role_of(act->role));
	fields_text(line, "LIBELLE", label_of(act->kind));
	fields_text(line, "OBJET", act->object);
	fields_optional(line, "PRECISION", "DETAIL", act->detail);
}

static void add_part(struct fields *fields, int64_t after, int64_t total)
{
	struct fields *part = fields_repeat(fields, "PARTIE");
	OWNED_STRING link = link_to_journal_table(after);
	int64_t last = after + JOURNAL_PER_TABLE < total ? after + JOURNAL_PER_TABLE : total;
	fields_text(part, "LIEN", link);
	fields_number(part, "PREMIER", (size_t)after + 1);
	fields_number(part, "DERNIER", (size_t)last);
}

void view_journal(struct fields *fields, const struct journal_page *page)
{
	if (page->last < page->total || page->first > 1) {
		struct fields *pages = fields_repeat(fields, "PAGES");
		OWNED_STRING latest = link_to_journal(0);
		OWNED_STRING older = link_to_journal(page->first);
		if (page->last < page->total)
			fields_text(fields_repeat(pages, "RECENTS"), "LIEN", latest);
		if (page->first > 1)
			fields_text(fields_repeat(pages, "ANCIENS"), "LIEN", older);
	}
	for (int64_t after = 0; after < page->total; after += JOURNAL_PER_TABLE)
		add_part(fields, after, page->total);
}

/* ---- The table ---- */

void view_journal_csv_head(struct csv *csv)
{
	static const char *const columns[] = {
		"Numéro", "Date", "Heure (Paris)", "Compte", "Rôle", "Acte", "Objet", "Détail",
	};
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		csv_cell(csv, columns[i]);
	csv_end_row(csv);
}

void view_journal_csv(struct csv *csv, const struct act *act)
{
	char day[DATE_BYTES], clock[CLOCK_BYTES];
	OWNED_STRING number = text_make("%lld", (long long)act->number);
	OWNED_STRING account = text_make("%lld", (long long)act->account);
	date_write(date_of(act->made_at), day);
	date_clock(act->made_at, clock);
	csv_cell(csv, number);
	csv_cell(csv, day);
	csv_cell(csv, clock);
	csv_cell(csv, act->account ? account : "");
	csv_cell(csv, act->role);
	csv_cell(csv, act->kind);
	csv_cell(csv, act->object);
	csv_cell(csv, act->detail);
	csv_end_row(csv);
}
