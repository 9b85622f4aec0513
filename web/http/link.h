#ifndef HTTP_LINK_H
#define HTTP_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words;

/* Every address of the site is made here, percent-encoded and ready for a template's
 * marker. All results start with "/" and go to free(). */

char *link_to_home(void);

/** "/usages/ID", the page of a sheet. */
char *link_to_sheet(const char *id);

/** "/usages/ID.md", its canonical Markdown. */
char *link_to_sheet_source(const char *id);

/** "/usages/ID.md?version=3", the text of one version. */
char *link_to_sheet_version(const char *id, int64_t version);

/** "/usages/ID/signaler", where a reader says what is wrong with it; and what follows once it is said. */
char *link_to_report(const char *id);
char *link_to_reported(const char *id);

/** "/api/v1/usages/ID", the same for machines. */
char *link_to_sheet_json(const char *id);

char *link_to_about(void);
char *link_to_accessibility(void);
char *link_to_legal_notice(void);
char *link_to_sitemap(void);

/** "/suggestions", for those who type. */
char *link_to_completions(void);

/** "/api/v1/vocabulaires#niveaux": one of the closed lists, among all. */
char *link_to_vocabulary_json(const char *list);

/** "/opensearch.xml", for browsers. */
char *link_to_opensearch(void);

/** A sitemap too long for one file comes in parts, counted from 1. */
char *link_to_sitemap_part(unsigned number);

/** One filter of a search: a parameter of facets[] and a key of its vocabulary. */
struct link_choice {
	const char *parameter;  /* "niveau" */
	const char *value;      /* "cm2" */
};

/** The forms in which a search is given. */
enum link_form {
	LINK_PAGE,   /* "/recherche", for people */
	LINK_TABLE,  /* "/recherche.csv" */
	LINK_FEED,   /* "/recherche.atom" */
};

/** "/programme", the notions of the programmes. */
char *link_to_notions(void);

/** A notion, and one class of it. */
struct link_notion {
	const char *key;
	const char *level;  /* NULL: all classes */
	unsigned page;      /* of that class; 0 and 1 are left out */
	bool with_examples;
};

/** "/departements/023?exemples=oui": a page of this site that counts the sheets made to show it as well;
 * NULL: no page. */
char *link_with_examples(const char *link);

/** "/programme/2635?niveau=cm1&page=2" */
char *link_to_notion(const struct link_notion *notion);

/** "/etablissements/0230506A", "/departements/023", "/zap/023001" */
char *link_to_school(const char *uai);
char *link_to_department(const char *department);
char *link_to_zap(const char *zap);

/** "/etablissements/0230506A.atom?page=2": the sheets of a page of a place or of a tag, as a feed. `page` is
 * the link of that page; the number 0 and 1 are left out. */
char *link_to_feed(const char *page, unsigned number);

/** What the « carte d'équité » shows; what is NULL or 0 is left out. */
struct link_map {
	bool is_table;           /* "/carte.csv" */
	const char *department;  /* "023" */
	const char *stage;       /* "1", "2" */
	const char *show;        /* "sans-fiche" */
	bool with_examples;
	unsigned page;           /* 0 and 1 are left out */
};

/** "/carte?departement=023&montrer=sans-fiche" */
char *link_to_map(const struct link_map *map);

/** "/etiquettes", all tags; those of one letter, "/etiquettes?lettre=c"; NULL: whatever their letter. */
char *link_to_tags(const char *letter);

/** "/etiquettes/classe-mobile?page=2"; 0 and 1 are left out. */
char *link_to_tag(const char *key, unsigned page);

/** "/etiquettes/classe-mobile.atom?page=2" */
char *link_to_tag_feed(const char *key, unsigned page);

/** "/etiquettes/classe-mobile/gerer", for référents. */
char *link_to_tag_upkeep(const char *key);

/** "/usages/ID/etiquettes", where tags of a sheet are put. */
char *link_to_tagging(const char *id);

/** "/moderation/etiquettes", the tags that wait. */
char *link_to_waiting_tags(void);

/** A search to link to: {0} is every sheet, newest first. */
struct link_search {
	enum link_form form;
	const char *question;               /* as typed; NULL or "" is left out */
	const struct link_choice *choices;  /* `choice_count` filters, in the order of the form */
	size_t choice_count;
	const char *order;                  /* "titre"; NULL is left out */
	unsigned per_page;                  /* 0 is left out */
	unsigned page;                      /* 0 and 1 are left out */
	bool is_exact;                      /* what was typed was meant */
	bool is_explained;                  /* the page says why it lists what it does */
	uint32_t state;                     /* 0 is left out, and so is that of the first page */
};

/** "/recherche?q=robot%20cm2&niveau=cm2&tri=titre&par-page=50&page=2&etat=1045" */
char *link_to_search(const struct link_search *search);

/** The forms in which a selection of sheets is given. */
enum link_selection_form {
	LINK_SELECTION,         /* "/selection", for people */
	LINK_SELECTION_PRINT,   /* "/selection/imprimer", all of it on one page */
	LINK_SELECTION_SOURCE,  /* "/selection.md", all of it in one file */
};

/** "/selection?fiches=2017-0042,2018-0003", the same for whoever opens it; the visitor's own when
 *  `ids` is NULL or has none. */
char *link_to_selection(enum link_selection_form form, const struct words *ids);

/** The visitor's own once it is full, and `left` sheets found no room in it: "/selection?laissees=3". */
char *link_to_full_selection(size_t left);

/**
 * "/connexion?retour=%2Fcompte": where to sign in, and the page to come back to. That page is left out
 * when it is the home, when it is one of those link_after_sign_in() leads not to, or `back` is NULL.
 */
char *link_to_sign_in(const char *back);

/**
 * The page that somebody comes back to, told by whoever made the link: one of this site, whatever is
 * typed. The home page when it is none, when it is too long, or one by which people come and go.
 */
char *link_after_sign_in(const char *told);

/** "/compte", a person's own. */
char *link_to_account(void);

/** "/compte?fait=nom#fait": a page, which says what was just done. */
char *link_to_done(const char *page, const char *done);

/** "/porte/SECRET", good once. */
char *link_to_door(const char *secret);

/** "/comptes?q=robert&page=2" */
char *link_to_accounts(const char *question, unsigned page);

/** "/compte/demande-envoyee#contenu" */
char *link_to_request_sent(void);

char *link_to_invitations(void);
char *link_to_requests(void);

/** "/journal?avant=1200"; 0: the last acts. */
char *link_to_journal(int64_t before);

/** "/journal.csv?apres=50000" */
char *link_to_journal_table(int64_t after);

/** "/proposer", where a sheet is begun. */
char *link_to_propose(void);

/** "/proposer?notion=2635&niveau=5e": for a notion of the programmes, and a class of it; or NULL. */
char *link_to_propose_for(const char *notion, const char *level);

/** "/attestations/CODE", an attestation of contribution, and "/attestations/CODE.txt", its text. */
char *link_to_attestation(const char *code);
char *link_to_attestation_text(const char *code);

/** "/mes-fiches/attestations?fiche=ID#demander", where one of a sheet is asked for. */
char *link_to_attestation_form(const char *id);

/** "/apercu", which shows a text as its page would. */
char *link_to_preview(void);

/** A sheet on its way, seen by its author: with an account, or by a private link. */
struct link_proposal {
	int64_t row;
	const char *secret;  /* NULL: with an account */
};

/** "/mes-fiches/12", "/suivi/SECRET"; with a page of it, "historique", behind. NULL: none. */
char *link_to_proposal(const struct link_proposal *proposal, const char *page);

/** "/proposer/12/quoi", "/suivi/SECRET/quoi": where it is written. */
char *link_to_writing(const struct link_proposal *proposal, const char *page);

/** "/moderation", what waits to be looked at. */
char *link_to_reviews(void);

/** A part of it: what the form of the queue asks for, as it says it. NULL and "" are left out. */
struct link_queue {
	const char *kind, *state, *age;
	bool only_mine, whole;
	const char *after;  /* behind which place */
};

/** "/moderation?etat=attente&apres=1489482300-1-12#file" */
char *link_to_queue(const struct link_queue *queue);

/** "/moderation/12", one of it: a proposal. */
char *link_to_review(int64_t row);

/** The pages and files of the indicators. */
enum link_figure_form {
	LINK_FIGURES,        /* "/indicateurs", or "/indicateurs/18" with a code */
	LINK_FIGURE_SHEETS,  /* "/indicateurs/18/fiches": what it counts */
	LINK_FIGURES_TABLE,  /* "/indicateurs.csv" */
	LINK_FIGURES_ODS,    /* "/indicateurs.ods" */
	LINK_FIGURES_JSON,   /* "/indicateurs.json" */
	LINK_FIGURES_REPORT, /* "/indicateurs/rapport": on paper */
};

/** What is looked at; what is NULL or 0 is left out. */
struct link_figure {
	enum link_figure_form form;
	const char *code;         /* "18" */
	const char *measure;      /* "codage-cycle-3" */
	const char *key, *value;  /* one part of a breakdown: "departement", "023" */
	const char *also_key, *also_value;  /* of another as well */
	const char *day;          /* AAAA-MM-JJ */
	bool with_examples;
	int64_t before;           /* of a list: the sheets after those shown */
};

/** "/indicateurs/18/fiches?departement=023&au=2017-08-31" */
char *link_to_figure(const struct link_figure *figure);

/** "/indicateurs/arretes?avant=51"; 0: the last ones. */
char *link_to_snapshots(int64_t before);

/** "/indicateurs/arretes?mesure=codage&departement=023&au=2017-08-31#arreter": where that figure is
 * frozen. Its measure, its part and its day are looked at. */
char *link_to_freeze(const struct link_figure *figure);

/** "/indicateurs/arretes/3", and "/indicateurs/arretes/3.txt", its proof. */
char *link_to_snapshot(int64_t number);
char *link_to_snapshot_text(int64_t number);

/** "/indicateurs/arretes/3?rang=101#liste": a part of its list, counted from 1. */
char *link_to_snapshot_list(int64_t number, size_t first);

/** "/moderation/signalements/12", what readers say of one sheet. */
char *link_to_dossier(int64_t row);

/** "/usages/ID#anchor": a place inside a page; the page itself when `anchor` is NULL. */
char *link_to_part(const char *link, const char *anchor);

/** A path already decoded, its segments encoded again, and a query as it was sent ("" for none). */
char *link_again(const char *path, const char *query);

/** The whole address of a link: `base_url` has no slash at its end; for feeds and canonical links. */
char *link_absolute(const char *base_url, const char *link);

#endif
