#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/error.h"
#include "base/owned.h"
#include "catalogue/nameless.h"
#include "catalogue/tags.h"
#include "index/facet.h"
#include "index/order.h"
#include "index/synonyms.h"
#include "sheet/body.h"
#include "sheet/sheet.h"

#include <stdbool.h>
#include <stdint.h>

/* What the academy does with its sheets. A data directory holds observatoire.db (SQLite, the
 * truth), index/ (Xapian, derived) and pieces/. One struct catalogue is one open pair of
 * handles: one thread at a time, as many of them as there are threads. */

struct catalogue;
struct db;
struct question;
struct vocabularies;

enum catalogue_mode {
	CATALOGUE_READ,   /* never writes; the directory must hold a catalogue */
	CATALOGUE_WRITE,  /* makes what is missing, runs the migrations; a journal still empty is
	                   * given an index of nothing: to have none after a change is a fault */
};

/**
 * Open the data directory `dir`. `vocabularies` is borrowed for as long as the catalogue lives.
 * NULL with
 *   ERROR_NOT_FOUND  CATALOGUE_READ and no catalogue there
 *   ERROR_INVALID    the database is newer than this program
 *   ERROR_BUSY       another program is migrating it, or making its first index
 *   ERROR_FAILED     disk or permissions; damage
 */
struct catalogue *catalogue_open(const char *dir, const struct vocabularies *vocabularies,
	enum catalogue_mode mode, struct error *err);
void catalogue_free(struct catalogue *catalogue);
OWNABLE(catalogue)

/**
 * From now on look for `synonyms` too, borrowed for as long as the catalogue lives; NULL for none, as
 * at first.
 */
void catalogue_use_synonyms(struct catalogue *catalogue, const struct synonyms *synonyms);

/** Keep up to `bytes` of the words asked lately in memory, from the next opening of an index on. */
void catalogue_remember(struct catalogue *catalogue, size_t bytes);

/* ---- Writing ---- */

enum catalogue_outcome {
	CATALOGUE_TAKEN,      /* pris: new, or a new version */
	CATALOGUE_UNCHANGED,  /* inchangé: the same bytes were here already */
	CATALOGUE_REFUSED,    /* refusé: see the remarks */
};

enum { CATALOGUE_PATH_BYTES = 1024 };

/** A file offered to the catalogue. */
struct catalogue_file {
	const char *path;   /* relative to the ingest root, '/'-separated, UTF-8: what identifies it */
	const char *bytes;
	size_t length;
	const char *root;   /* the ingest root, a real path: it is remembered, and the file a sheet came
	                     * from is looked for under its own before this one is taken for it, moved;
	                     * NULL: every file is taken to be there still */
};

/** What became of it. */
struct catalogue_receipt {
	enum catalogue_outcome outcome;
	char *id;                 /* NULL when refused before it had one */
	struct remarks remarks;
};
void catalogue_receipt_done(struct catalogue_receipt *receipt);
#define OWNED_RECEIPT __attribute__((cleanup(catalogue_receipt_done))) struct catalogue_receipt

/**
 * Take one file: parse, check, give it an identity, store it with its rendering, a revision
 * and a change, in one transaction that is on the disk when the call returns. An operator's act:
 * a sheet without statut is published. Identity: the id in the front matter; else the sheet
 * known under this path; else the one with the same content whose own file is gone; else a new
 * id. Two files still there with one id, or with one path under two roots: the second is refused,
 * or, when it says the same under another root, a copy: unchanged. Under another root than the one
 * remembered, a path whose file is gone and whose title has changed is a new sheet: no file takes
 * the place of another for having its name only. A sheet that loses its file is told in a remark.
 *
 * `now` is Unix time; it dates what the file does not. `dry_run` tells the receipt, writes nothing;
 * the id of a new sheet is then NULL. True also when the sheet was refused; false (nothing stored)
 * with ERROR_BUSY or ERROR_FAILED.
 */
bool catalogue_put(struct catalogue *catalogue, const struct catalogue_file *file, int64_t now,
	bool dry_run, struct catalogue_receipt *receipt, struct error *err);

/**
 * The long part of a put, which needs no store: parse, check, render. Thread-safe; `file` and
 * what it points to are borrowed by the draft; `now` is sheet_check()'s. Never NULL: a refusal is
 * told by the put.
 */
struct catalogue_draft;
struct catalogue_draft *catalogue_prepare(const struct vocabularies *vocabularies,
	const struct catalogue_file *file, int64_t now);
void catalogue_draft_free(struct catalogue_draft *draft);
OWNABLE(catalogue_draft)

/** catalogue_put() of a draft made by catalogue_prepare(). */
bool catalogue_put_draft(struct catalogue *catalogue, struct catalogue_draft *draft, int64_t now,
	bool dry_run, struct catalogue_receipt *receipt, struct error *err);

/** catalogue_prepare(), or NULL when these very bytes are stored under this path: a put would say UNCHANGED. */
struct catalogue_draft *catalogue_prepare_unknown(struct catalogue *catalogue,
	const struct catalogue_file *file, int64_t now);

/** What a person wrote on the site and another accepted. Borrowed. */
struct catalogue_publication {
	const char *id;         /* of the sheet it is a new version of; NULL: a new sheet */
	int64_t base;           /* the revision of that sheet it was compared with */
	const char *markdown;   /* of status, version, dates and review the product knows better */
	const char *validator;  /* key of the role that accepted it */
};

/**
 * Publish it, checked like any file, in one transaction (part of one, inside catalogue_begin()). True
 * also when it was refused: the receipt has the remarks. False with ERROR_NOT_FOUND (no such sheet),
 * ERROR_INVALID (the sheet has another revision now: nothing is stored), ERROR_BUSY, ERROR_FAILED.
 */
bool catalogue_publish(struct catalogue *catalogue, const struct catalogue_publication *publication,
	int64_t now, struct catalogue_receipt *receipt, struct error *err);

/** The number of the last revision of a sheet, whatever its status. ERROR_NOT_FOUND when there is none. */
bool catalogue_revision(struct catalogue *catalogue, const char *id, int64_t *revision,
	struct error *err);

/** Its database, for verbs of other folders that belong in one transaction with its own. Borrowed. */
struct db *catalogue_store(struct catalogue *catalogue);

/**
 * Gather the puts, withdrawals and purges that follow into one transaction, for speed: one wait
 * for the disk instead of one a sheet. Nothing is promised to anybody before catalogue_commit():
 * hold the receipts back until it returns true. Other writers wait meanwhile: 500 sheets at most
 * is polite. A put that fails with ERROR_FAILED may have lost the whole batch; the commit says so.
 */
bool catalogue_begin(struct catalogue *catalogue, struct error *err);
bool catalogue_commit(struct catalogue *catalogue, struct error *err);

/** Forget everything since catalogue_begin(). */
void catalogue_rollback(struct catalogue *catalogue);

/**
 * Archive a sheet: no page, no search; its history stays. Its file, offered again, brings it back.
 * ERROR_NOT_FOUND when there is none.
 */
bool catalogue_withdraw(struct catalogue *catalogue, const char *id, int64_t now,
	struct error *err);

/** The same for good: its file, offered again unchanged, does not bring it back. */
bool catalogue_take_down(struct catalogue *catalogue, const char *id, int64_t now,
	struct error *err);

/** Remove every sheet marked exemple, wholly. Tells how many. */
bool catalogue_purge_examples(struct catalogue *catalogue, int64_t now, size_t *count,
	struct error *err);

/** Called now and then during long work; returning false stops it cleanly. */
typedef bool catalogue_progress(void *context, size_t done, size_t total);

/**
 * Bring the index up to the last change, in batches of at most 100 sheets, each committed
 * together with the number of the last change it holds: a kill loses nothing and repeats nothing.
 * An index that is missing, from another schema, damaged or far behind is rebuilt.
 * ERROR_BUSY: another program holds the index and will do it. Not inside a batch: what was not
 * committed must not be found. `applied`, which may be NULL, counts the sheets looked at.
 */
bool catalogue_sync(struct catalogue *catalogue, catalogue_progress *progress, void *context,
	size_t *applied, struct error *err);

/**
 * Make the whole index again in a new folder, then serve it; readers go on meanwhile. From 300
 * sheets on, a thread a processor makes parts of it, with 60 MB each. False with
 * ERROR_BUSY when another program writes the index, ERROR_FAILED when it was stopped or the disk
 * is full: the index served before is then untouched. Not inside a batch.
 */
bool catalogue_rebuild(struct catalogue *catalogue, catalogue_progress *progress, void *context,
	struct error *err);

enum catalogue_fault_kind {
	/* Of the database, which only a copy kept elsewhere can mend: catalogue_verdict.lost. */
	FAULT_DATABASE,        /* SQLite finds it damaged: `detail` says where */
	FAULT_REFERENCE,       /* a row points to nothing: `detail` says which */
	FAULT_NO_REVISION,     /* the last version of a sheet is missing */
	FAULT_REVISION,        /* a sheet does not say what its last version says */
	FAULT_VERSION,         /* the text of one of its versions is not that of its hash, or is lost */
	FAULT_LINE,            /* the same of a line of a register, which `detail` names */
	FAULT_FROZEN,          /* a frozen figure, or a text it lists, is not what it was: `detail` says */
	FAULT_TEXT,            /* the text of a sheet cannot be read */
	/* Of what is made from the text of a sheet: a repair makes it again. */
	FAULT_JOURNAL,         /* no change of the journal speaks of a sheet */
	FAULT_RENDERING,       /* its rendering is not what its text gives */
	FAULT_FIELDS,          /* its columns are not what its text gives */
	/* Of what is made from the events: a repair makes it again. */
	FAULT_SUMS,            /* sums of the indicators say something else: `detail` names the first */
	/* Of the index: a repair makes it again, whole or sheet by sheet. */
	FAULT_INDEX_MISSING,   /* there are sheets and no index is served */
	FAULT_INDEX_FOREIGN,   /* of another version or catalogue: `detail` says */
	FAULT_INDEX_DAMAGED,   /* Xapian finds it damaged: `detail` says where */
	FAULT_NOT_INDEXED,     /* a public sheet is not in it */
	FAULT_INDEXED_OTHERWISE,  /* a sheet is in it in another version */
	FAULT_INDEXED_WRONGLY, /* it holds what is no public sheet */
	FAULT_KINDS,
};

/** One thing that is not as it should be; borrowed for the call. */
struct catalogue_fault {
	enum catalogue_fault_kind kind;
	const char *id;      /* of the sheet; NULL when it is not about one, or the sheet is no more */
	int64_t row;         /* its number in the index; 0 when the fault is not of the index */
	const char *detail;  /* English, from a library; or NULL */
};
typedef void catalogue_tell_fault(void *context, const struct catalogue_fault *fault);

/** What a verification found. */
struct catalogue_verdict {
	size_t faults;
	size_t lost;     /* of these, what a repair cannot make again: faults of the database */
	size_t pending;  /* sheets the index has yet to see a change of: no fault, a sync is due */
};

/**
 * Compare store and index, check each by its own means (PRAGMA integrity_check, foreign keys,
 * xapian-check). Faults are told one by one. A damaged database is not compared further, and
 * nothing is made again from it. With `repair`, what can be made again from the store is, and the
 * index follows, by us or by the program that holds it: `verdict` says what was found before. Other
 * programs may write meanwhile. False with ERROR_BUSY when one of them held the index all the time
 * we wanted to look at it, ERROR_FAILED when a check could not be made. Not inside a batch.
 */
bool catalogue_verify(struct catalogue *catalogue, bool repair, catalogue_tell_fault *tell,
	void *context, struct catalogue_verdict *verdict, struct error *err);

/**
 * Each sheet, whatever its status, as canonical Markdown ready to be ingested elsewhere: under the
 * path of its file, or a name made of its id when it has none that a walk through a folder meets.
 */
typedef bool catalogue_visit(void *context, const char *path, const char *markdown,
	struct error *err);
bool catalogue_export(struct catalogue *catalogue, catalogue_visit *visit, void *context,
	struct error *err);

/** A file the last version of a sheet was read from; borrowed for the call. */
struct catalogue_place {
	const char *path;  /* under its root */
	const char *root;  /* real path of the ingest root; NULL when not known */
	const char *id, *status;
	bool is_public;
};

/** All of them, by path: to find which files are gone. */
typedef void catalogue_each_place(void *context, const struct catalogue_place *place);
bool catalogue_places(struct catalogue *catalogue, catalogue_each_place *each, void *context,
	struct error *err);

/* ---- Reading ---- */

/** A synonym by which sheets were found. */
struct found_synonym {
	char *typed;                            /* what it stands for, as typed */
	const struct alternative *alternative;  /* borrowed from the synonyms */
	size_t count;                           /* sheets that have it, and lack what was typed */
};

/** What one part of a question does for a sheet: struct reason, to be shown. */
struct card_reason {
	char *words;       /* the part, as typed */
	const struct alternative *alternative;  /* what the sheet has in its place, borrowed; or NULL */
	char *guess;       /* the word it was taken for, as people write it; or NULL */
	unsigned places;   /* bits of enum explain_place; 0: the sheet lacks it */
	bool is_relative;  /* a word of its family stands there */
	bool is_lift;      /* a common word, that only ranks */
	unsigned percent;  /* of what the sheet weighs */
};

/** What a list shows of a sheet. */
struct card {
	char *id, *title, *summary, *type, *duration;  /* duration: ISO 8601 or NULL */
	char *published_on, *modified_on;              /* ISO dates, NULL when not */
	struct words levels, subjects, themes, equipment;
	struct words departments;  /* of the schools it names */
	struct words tags;         /* names of some that are confirmed, three at most */
	bool is_example;
	char *snippet_html;  /* safe HTML, <mark> its only tag; NULL outside a search */
	char *title_html;    /* the title with marks; NULL outside a search */
	const char *aside;   /* key of the field that has the words when nothing the card shows has any, */
	char *aside_html;    /* as « objectifs », and its passage, safe HTML; NULL when there is none */
	double score;        /* 0 to 100; 0 outside a search and catalogue_alike() */
	bool is_partial;     /* lacks a word of the question, and has no synonym of it */
	const struct found_synonym **through;  /* what it has in the place of words it lacks: the list is */
	size_t through_count;                  /* owned, what it points to belongs to the answer */
	struct card_reason *reasons;  /* `reason_count` of them; none unless explanations were asked for */
	size_t reason_count;
};

struct cards {
	struct card *items;
	size_t count;
};
void cards_done(struct cards *cards);
#define OWNED_CARDS __attribute__((cleanup(cards_done))) struct cards

/** What people call schools, and the ZAP by their codes. Starts as {0}. */
struct school_names {
	struct words uais, names;  /* of the same count: 0230506A is « Collège Jamot, Aubusson » */
};
void school_names_done(struct school_names *schools);
#define OWNED_SCHOOL_NAMES __attribute__((cleanup(school_names_done))) struct school_names

/** NULL when it is not among them. */
const char *school_names_find(const struct school_names *schools, const char *uai);

/**
 * What people call one school, from the register (directory/directory.h); NULL with ERROR_NOT_FOUND when that
 * does not know it; for the caller to free().
 */
char *catalogue_school(struct catalogue *catalogue, const char *uai, struct error *err);

/** What the register calls the value of a filter: a school or a ZAP. NULL with ERROR_NOT_FOUND when it
 * does not know it, or it is no place; for the caller to free(). */
char *catalogue_place_name(struct catalogue *catalogue, const struct filter *filter, struct error *err);

/** A sheet as its page shows it. */
struct catalogue_sheet {
	int64_t row;              /* its number, in store and index */
	struct sheet *sheet;
	struct sheet_facts facts;
	struct body *body;        /* html and headings; text is NULL */
	struct school_names schools;  /* of those it names, the ones the register knows */
	struct shown_tags tags;   /* as a reader sees them */
	char *etag;               /* hash of all that the page depends on in the store */
	int64_t changed_at;       /* Unix time of the last change */
	bool is_withdrawn;        /* archived: the page answers 410 */
};
void catalogue_sheet_free(struct catalogue_sheet *sheet);
OWNABLE(catalogue_sheet)

/** NULL with ERROR_NOT_FOUND when there is no such sheet, or one the public may not see. */
struct catalogue_sheet *catalogue_find(struct catalogue *catalogue, const char *id,
	struct error *err);

/**
 * Up to CATALOGUE_SIMILAR sheets close to this one, closest first, no two alike (index/similar.h);
 * none when none is close. What was found is kept until the index moves. Errors as
 * catalogue_search().
 */
enum { CATALOGUE_SIMILAR = 6 };
bool catalogue_similar(struct catalogue *catalogue, const struct catalogue_sheet *sheet,
	struct cards *cards, struct error *err);

/**
 * The public sheets that say much of what this one says, which may be a draft: likest first, five at most,
 * `score` the words and names of lists both have, in percent of those either has. Not the sheet online
 * that has its id. Errors as catalogue_search().
 */
bool catalogue_alike(struct catalogue *catalogue, const struct sheet *sheet, struct cards *cards,
	struct error *err);

/**
 * Read one public sheet as its page does, another at each `turn`: a damaged database may well answer
 * everything else. False with ERROR_FAILED. None to read is no failure.
 */
bool catalogue_probe(struct catalogue *catalogue, uint64_t turn, struct error *err);

/** The canonical Markdown of a public sheet, for the caller to free(); NULL as catalogue_find(). */
char *catalogue_markdown(struct catalogue *catalogue, const char *id, struct error *err);

/** The `count` sheets published last, newest first. */
bool catalogue_latest(struct catalogue *catalogue, size_t count, struct cards *cards,
	struct error *err);

/**
 * The cards of the sheets with these ids, in their order. Ids that no public sheet has, withdrawn
 * ones too, go to `missing` and are no failure.
 */
bool catalogue_pick(struct catalogue *catalogue, const struct words *ids, struct cards *cards,
	struct words *missing, struct error *err);

/** What the observatory holds, published sheets only. */
struct catalogue_figures {
	size_t sheets;        /* usages */
	size_t coding;        /* scénarios et séquences de codage, indicator 18 */
	size_t schools;       /* établissements distincts */
	size_t examples;      /* of which fiches d'exemple */
	size_t candidates;    /* à qualifier */
	int64_t last_change;  /* number of the last change in the journal */
	int64_t indexed;      /* number of the last change the index holds; -1: no index can be read */
};
bool catalogue_figures(struct catalogue *catalogue, struct catalogue_figures *figures,
	struct error *err);

/** How many sheets have each status there is, the public ones included. */
typedef void catalogue_status_count(void *context, const char *status, size_t count);
bool catalogue_statuses(struct catalogue *catalogue, catalogue_status_count *each, void *context,
	struct error *err);

/** One id and date per published sheet, oldest first: for the sitemap. */
typedef void catalogue_each(void *context, const char *id, const char *modified_on);
bool catalogue_each_published(struct catalogue *catalogue, catalogue_each *each, void *context,
	struct error *err);

enum {
	CATALOGUE_PAGE_SIZE = 20,
	CATALOGUE_MOST_LISTED = 100000,  /* sheets of one list that pages lead to, the first ones */
	CATALOGUE_LAST_PAGE = 10000,     /* of the shortest pages that are offered */
	CATALOGUE_MAX_FILTERS = 64,
	CATALOGUE_OPEN_VALUES = 100,  /* values of an open facet that are told, beside those chosen */
};

struct catalogue_request {
	const char *question;   /* as typed; "" gives every sheet, newest first */
	const struct filter *filters;
	size_t filter_count;    /* at most CATALOGUE_MAX_FILTERS */
	unsigned page;          /* from 1; past the end, or CATALOGUE_MOST_LISTED, gives no card */
	unsigned per_page;      /* 1 to 100; 0 means CATALOGUE_PAGE_SIZE */
	bool is_exact;          /* correct nothing, look for no synonym: what was typed was meant */
	bool is_explained;      /* say of each sheet why it is there, and how the question was read */
	bool is_list;           /* cards without snippets, no counts of facets: for tables and feeds */
	enum order order;
	uint32_t state;         /* found.state of an earlier page: sheets that are newer are not listed,
	                         * and no page moves when one comes in. 0: the present state */
};

/** How many sheets each value of a facet would give, as if no choice of its group were made. */
struct facet_value {
	const struct term *term;  /* borrowed from the vocabularies; NULL in an open facet */
	const char *key;          /* the term's, or one of found.open_keys */
	const char *name;         /* of a school or a ZAP, from found.schools; NULL: the register has none */
	size_t count;
	bool is_chosen;
};

struct found {
	struct cards cards;

	/* All the sheets that answer, on this page and others; and how many of these lack a word of the
	 * question and have no synonym of it: they come last, unless it is a sentence. total - partial
	 * have every word, or its synonym; partial == total: none has. */
	size_t total, partial;
	size_t through;           /* those that lack a word, and have a synonym of each they lack */
	bool is_mixed;            /* a sentence, by relevance: those come among the others */

	/* As the vocabulary orders them; of an open facet the most frequent, by key; zeros if chosen. */
	struct facet_value *values[FACET_COUNT];
	size_t value_count[FACET_COUNT];
	size_t untold[FACET_COUNT];         /* further values of an open facet */
	struct words open_keys[FACET_COUNT];
	struct school_names schools;        /* of the values and filters of FACET_SCHOOL and FACET_ZONE */

	uint32_t state;           /* to ask for the next page with */
	size_t newer;             /* sheets that came since the state asked for, and are not listed */
	bool has_reuses;          /* ORDER_REUSED says something */
	struct found_synonym *synonyms;  /* those by which some sheet was found, in the question's order */
	size_t synonym_count;

	/* How the question was read, when that was asked for, else NULL: its tree, and what it was made from
	 * (the correction when the sheets are those of it). */
	struct question *question;
	char *read;
	struct words ignored;     /* words of the question that could not matter (« le », « ? »…) */
	struct words unknown;     /* words of the question that stand in no sheet */
	struct nameless_fields nameless;  /* its fields that name nothing; none in a list */

	/* The question with those words as they were likely meant, if that finds sheets with the same filters;
	 * else NULL. When no sheet had all of what was typed, and nothing else can have been meant, the
	 * sheets are those of the correction, and so are all figures and words above. */
	char *correction;
	bool is_corrected, leaves_some;  /* and sheets with a part of what was typed are not shown */
	bool asks_nothing;        /* signs, emoji, operators: nothing is listed without a filter */
	bool is_cut;              /* its beginning was read: QUESTION_MAX_WORDS, QUESTION_MAX_BYTES */
};
void found_free(struct found *found);
OWNABLE(found)

/**
 * Answer a question. NULL with
 *   ERROR_BUSY       the index moved faster than it could be read, or there is none of this version
 *                    yet, which a sync makes: retry
 *   ERROR_FAILED     index or store are damaged
 *   ERROR_TOO_LARGE  past CATALOGUE_MAX_FILTERS
 * Never fails because of what was typed; a page or per_page out of bounds is brought back into
 * them.
 */
struct found *catalogue_search(struct catalogue *catalogue, const struct catalogue_request *request,
	struct error *err);

/** How many sheets answer, exactly as catalogue_search() would say without correcting anything,
 * at a fraction of its cost. False as there. */
bool catalogue_count(struct catalogue *catalogue, const struct catalogue_request *request,
	size_t *total, struct error *err);

#endif
