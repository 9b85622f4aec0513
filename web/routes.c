#include "routes.h"

#include "page/pages.h"
#include "people/role.h"

enum {
	EVERYONE = ROLES_EVERYONE,
	MEMBERS = ROLES_SIGNED_IN,
	MODERATORS = ROLES_MODERATING,
	DAN = ROLES_DAN,
	AUTHORS = ROLES_SIGNED_IN & ~ROLE_BIT(ROLE_OPERATIONS),
	AUTHORS_OR_READERS = AUTHORS | ROLE_BIT(ROLE_READER),
};

/* A form that acts by the secret in its address, whoever is signed in. */
enum { BY_SECRET = FROM_NOBODY | SECRET_PATH };

/* The first row that fits answers: ":id.md" stands above ":id". */
const struct route site_routes[] = {
	{ METHOD_GET,  "/",                      page_home,              0, EVERYONE },
	{ METHOD_GET,  "/recherche",             page_search,            0, EVERYONE },
	{ METHOD_GET,  "/usages",                page_all_sheets,        0, EVERYONE },
	{ METHOD_GET,  "/recherche.csv",         page_search_csv,        0, EVERYONE },
	{ METHOD_GET,  "/recherche.atom",        page_search_atom,       0, EVERYONE },
	{ METHOD_GET,  "/programme",             page_notions,           0, EVERYONE },
	{ METHOD_GET,  "/programme/:notion",     page_notion,            0, EVERYONE },
	{ METHOD_GET,  "/etablissements/:uai",   page_school,            0, EVERYONE },
	{ METHOD_GET,  "/departements/:code",    page_department,        0, EVERYONE },
	{ METHOD_GET,  "/zap/:code",             page_zap,               0, EVERYONE },
	{ METHOD_GET,  "/indicateurs",           page_indicators,        0, EVERYONE },
	{ METHOD_GET,  "/indicateurs.csv",       page_indicators_csv,    0, EVERYONE },
	{ METHOD_GET,  "/indicateurs.json",      page_indicators_json,   0, EVERYONE },
	{ METHOD_GET,  "/indicateurs/arretes",   page_snapshots,         0, EVERYONE },
	{ METHOD_POST, "/indicateurs/arretes",   page_snapshot_make,     0, DAN },
	{ METHOD_GET,  "/indicateurs/arretes/:numero.txt", page_snapshot_text, 0, EVERYONE },
	{ METHOD_GET,  "/indicateurs/arretes/:numero", page_snapshot,    0, EVERYONE },
	{ METHOD_GET,  "/indicateurs/rapport",   page_paper_report,            0, EVERYONE },
	{ METHOD_GET,  "/indicateurs/:code",     page_indicator,         0, EVERYONE },
	{ METHOD_GET,  "/indicateurs/:code/fiches", page_indicator_sheets, 0, EVERYONE },
	{ METHOD_GET,  "/suggestions",           page_completions,       0, EVERYONE },
	{ METHOD_GET,  "/opensearch.xml",        page_opensearch,        0, EVERYONE },
	{ METHOD_GET,  "/usages/:id.md",         page_sheet_source,      0, EVERYONE },
	{ METHOD_GET,  "/usages/:id",            page_sheet,             0, EVERYONE },
	{ METHOD_GET,  "/api/v1/usages",         page_api_search,        0, EVERYONE },
	{ METHOD_GET,  "/api/v1/usages/:id",     page_api_sheet,         0, EVERYONE },
	{ METHOD_GET,  "/api/v1/vocabulaires",   page_api_vocabularies,  0, EVERYONE },
	{ METHOD_GET,  "/api/v1/openapi.json",   page_api_description,   0, EVERYONE },
	{ METHOD_GET,  "/selection",             page_selection,         0, EVERYONE },
	{ METHOD_POST, "/selection",             page_selection_change,  FROM_NOBODY, EVERYONE },
	{ METHOD_GET,  "/selection.md",          page_selection_source,  0, EVERYONE },
	{ METHOD_GET,  "/selection/imprimer",    page_selection_print,   0, EVERYONE },
	{ METHOD_GET,  "/a-propos",              page_about,             0, EVERYONE },
	{ METHOD_GET,  "/accessibilite",         page_accessibility,     0, EVERYONE },
	{ METHOD_GET,  "/mentions-legales",      page_legal_notice,      0, EVERYONE },
	{ METHOD_GET,  "/sante",                 page_health,            0, EVERYONE },
	{ METHOD_GET,  "/favicon.ico",           page_icon,              0, EVERYONE },
	{ METHOD_GET,  "/robots.txt",            page_robots,            0, EVERYONE },
	{ METHOD_GET,  "/sitemap.xml",           page_sitemap,           0, EVERYONE },

	{ METHOD_GET,  "/connexion",             page_sign_in,           0, EVERYONE },
	{ METHOD_POST, "/connexion",             page_sign_in_try,       FROM_NOBODY, EVERYONE },
	{ METHOD_POST, "/deconnexion",           page_sign_out,          0, EVERYONE },
	{ METHOD_GET,  "/compte",                page_account,           0, MEMBERS },
	{ METHOD_POST, "/compte/nom",            page_account_name,      0, MEMBERS },
	{ METHOD_POST, "/compte/phrase-de-passe", page_account_passphrase, 0, MEMBERS },
	{ METHOD_POST, "/compte/sessions",       page_account_sessions,  0, MEMBERS },
	{ METHOD_GET,  "/compte/demander",       page_ask,               0, EVERYONE },
	{ METHOD_POST, "/compte/demander",       page_ask_send,          FROM_NOBODY, EVERYONE },
	{ METHOD_GET,  "/compte/demande-envoyee", page_ask_sent,          0, EVERYONE },
	{ METHOD_GET,  "/porte/:secret",         page_door,              SECRET_PATH, EVERYONE },
	{ METHOD_POST, "/porte/:secret",         page_door_enter,        FROM_NOBODY | SECRET_PATH, EVERYONE },

	{ METHOD_GET,  "/proposer",              page_propose,           0, AUTHORS_OR_READERS },
	{ METHOD_POST, "/proposer",              page_propose_begin,     0, AUTHORS_OR_READERS },
	{ METHOD_GET,  "/proposer/:proposition/:etape", page_proposal_step, 0, AUTHORS },
	{ METHOD_POST, "/proposer/:proposition/:etape", page_proposal_save, 0, AUTHORS },
	{ METHOD_POST, "/apercu",                page_preview,           FROM_NOBODY, EVERYONE },
	{ METHOD_GET,  "/mes-fiches",            page_my_sheets,         0, AUTHORS },
	{ METHOD_GET,  "/mes-fiches/:proposition", page_proposal,        0, AUTHORS },
	{ METHOD_POST, "/mes-fiches/:proposition", page_proposal_act,    0, AUTHORS },
	{ METHOD_GET,  "/mes-fiches/:proposition/historique", page_proposal_history, 0, AUTHORS },
	{ METHOD_GET,  "/suivi/:secret",         page_proposal,          SECRET_PATH, EVERYONE },
	{ METHOD_POST, "/suivi/:secret",         page_proposal_act,      BY_SECRET, EVERYONE },
	{ METHOD_GET,  "/suivi/:secret/historique", page_proposal_history, SECRET_PATH, EVERYONE },
	{ METHOD_GET,  "/suivi/:secret/:etape",  page_proposal_step,     SECRET_PATH, EVERYONE },
	{ METHOD_POST, "/suivi/:secret/:etape",  page_proposal_save,     BY_SECRET, EVERYONE },

	{ METHOD_GET,  "/moderation",            page_reviews,           0, MODERATORS },
	{ METHOD_GET,  "/moderation/:proposition", page_review,          0, MODERATORS },
	{ METHOD_POST, "/moderation/:proposition", page_review_act,      0, MODERATORS },

	{ METHOD_GET,  "/comptes",               page_accounts,          0, MODERATORS },
	{ METHOD_GET,  "/comptes/inviter",       page_invite,            0, MODERATORS },
	{ METHOD_POST, "/comptes/inviter",       page_invite_make,       0, MODERATORS },
	{ METHOD_POST, "/comptes/invitations",   page_invitation_revoke, 0, MODERATORS },
	{ METHOD_GET,  "/comptes/demandes",      page_requests,          0, MODERATORS },
	{ METHOD_POST, "/comptes/demandes/:demande", page_request_answer,    0, MODERATORS },
	{ METHOD_POST, "/comptes/:compte",       page_accounts_act,      0, DAN },
	{ METHOD_GET,  "/journal",               page_journal,           0, DAN },
	{ METHOD_GET,  "/journal.csv",           page_journal_csv,       0, DAN },
};

const size_t site_route_count = sizeof site_routes / sizeof site_routes[0];
