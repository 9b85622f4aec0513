#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/error.h"
#include "base/owned.h"
#include "catalogue/found.h"
#include "catalogue/tags.h"
#include "sheet/body.h"
#include "sheet/sheet.h"

#include <stdbool.h>
#include <stdint.h>

/* What the academy does with its sheets. A data directory holds observatoire.db (SQLite, the
 * truth), index/ (Xapian, derived) and pieces/. One struct catalogue is one open pair of
 * handles: one thread at a time, as many of them as there are threads.
 *
 * Failures, unless a function says more:
 *   ERROR_BUSY    another program held the database for too long: retry
 *   ERROR_FAILED  disk, damage or a fault of ours */

struct catalogue;
struct db;
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

/** What a catalogue that serves keeps in memory of what was asked lately, in bytes at most. */
struct catalogue_memory {
	size_t words;  /* postings and weights, from the next opening of an index on */
	size_t pages;  /* of the database */
};

/** ERROR_FAILED as store/db.h tells. */
bool catalogue_remember(struct catalogue *catalogue, const struct catalogue_memory *memory,
	struct error *err);

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

/** catalogue_prepare(), or NULL when these very bytes are stored under this path. */
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

#endif
