#ifndef INDEX_ENGINE_H
#define INDEX_ENGINE_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct bits;

/* libxapian behind C, for the questions this project puts to it. Only engine*.cc know Xapian; what a term
 * or a slot means is told by schema.h.
 *
 * Errors. Nothing thrown inside leaves this interface: a function that can fail gives false
 * or NULL and fills `err`; results are untouched then. Kinds, unless a function says more:
 *   ERROR_BUSY     the index moved twice while it was read, or another writer holds the lock:
 *                  engine_reopen(), then ask the *whole* question again (half an answer from
 *                  each state is no answer); a writer tries later
 *   ERROR_FAILED   disk, damage (an index that says it moved and did not is damaged), or a fault in the
 *                  library; a writer that gave it is good for engine_writer_free() only
 * Memory that runs out while a query or a document is built aborts, as everywhere in base/mem.h.
 *
 * Threads. Reference counts inside Xapian are not atomic: nothing made here may be used by
 * two threads, even to read, even one after the other without a lock. One engine per thread.
 *
 * Units. A docid is the row number of a sheet, 1 to 4 294 967 295. A term is 1 to
 * ENGINE_TERM_BYTES bytes of UTF-8 without NUL. Values and metadata are counted bytes. */

enum {
	ENGINE_TERM_BYTES = 200,      /* longer terms are never written, and match nothing */
	ENGINE_METADATA_BYTES = 200,  /* of a key */
	ENGINE_VALUE_BYTES = 1000,    /* longer values are cut */
	ENGINE_PREFIX_TERMS = 20,     /* a prefix stands for this many terms, the most frequent */
	ENGINE_BATCH = 500,           /* documents in a transaction beyond which it only costs memory */
	ENGINE_SLOTS = 32,            /* slots are numbered from 0 to this, excluded */
};

/* ---- Documents ---- */

/** What is indexed of one sheet, being built. Adding the same term again adds up. */
struct engine_document;

struct engine_document *engine_document_new(void);
void engine_document_free(struct engine_document *document);

/** `weight` more occurrences of a term (0 makes it boolean: it filters, it does not rank). */
void engine_document_term(struct engine_document *document, const char *term, unsigned weight);

/** As engine_document_term(), and the place of this occurrence, from 1, for phrases. */
void engine_document_word(struct engine_document *document, const char *term, unsigned position,
	unsigned weight);

void engine_document_value(struct engine_document *document, unsigned slot, const char *bytes,
	size_t length);

/** A value that sorts as a number; exact for integers up to 2^53. Read by engine_numbers(). */
void engine_document_number(struct engine_document *document, unsigned slot, double number);

/* ---- Questions ---- */

/** A question, immutable. Combining copies (cheaply): operands stay their owner's. */
struct engine_query;

enum engine_operator {
	ENGINE_AND,  /* all of them; weights add up */
	ENGINE_OR,   /* any of them; weights add up */
};

struct engine_query *engine_query_term(const char *term);

/** `count` operands; none at all matches nothing. */
struct engine_query *engine_query_combine(enum engine_operator op,
	const struct engine_query *const *operands, size_t count);

/** The same matches, each weight multiplied by `factor`, from 0 up. */
struct engine_query *engine_query_scale(const struct engine_query *query, double factor);

/** The terms in this order within `window` positions: `count` is the strict phrase. */
struct engine_query *engine_query_phrase(const char *const *terms, size_t count, unsigned window);

/** Any of the ENGINE_PREFIX_TERMS most frequent terms that begin so; they weigh as one word. */
struct engine_query *engine_query_prefix(const char *prefix);

void engine_query_free(struct engine_query *query);

/* ---- Reading ---- */

/** An index open for reading: sees one state of it until engine_reopen(). */
struct engine;

/**
 * Open the index in `folder` (60 µs, four descriptors). NULL with
 *   ERROR_NOT_FOUND  there is no index there
 *   ERROR_BUSY       a writer passed meanwhile: try again
 *   ERROR_FAILED     it is damaged, unreadable, or from another version of Xapian
 */
struct engine *engine_open(const char *folder, struct error *err);
void engine_free(struct engine *engine);

/**
 * Look at the last committed state (4 µs when nothing moved). `moved` tells whether there was
 * a new one; what was cached from the old one is void. Does not see a folder put
 * in the place of this one: open anew after a swap.
 */
bool engine_reopen(struct engine *engine, bool *moved, struct error *err);

/** Number of the state this reader sees: grows with each commit that changed something. */
bool engine_revision(struct engine *engine, uint64_t *revision, struct error *err);

/** How many documents there are. */
bool engine_count(struct engine *engine, size_t *count, struct error *err);

/** The highest docid ever used, 0 when there was none. */
bool engine_last(struct engine *engine, uint32_t *docid, struct error *err);

/** A copy with a zero behind its `length` bytes, for the caller to free(); "" when never set. */
char *engine_metadata(struct engine *engine, const char *key, size_t *length, struct error *err);

/** In how many documents a term stands; 0 when it is unknown. */
bool engine_frequency(struct engine *engine, const char *term, size_t *count, struct error *err);

/** Add the docids of a term to `bits` (15 ns each); none when it is unknown. */
bool engine_postings(struct engine *engine, const char *term, struct bits *bits, struct error *err);

/** Given a docid and a count, by rising docid. Not to call the engine. */
typedef void engine_count_fn(void *context, uint32_t docid, size_t count);

/** How many times a term stands in each document that has it; nothing when it is unknown. */
bool engine_occurrences(struct engine *engine, const char *term, engine_count_fn *each,
	void *context, struct error *err);

/** Given a place. Not to call the engine. */
typedef void engine_place_fn(void *context, uint32_t position);

/**
 * The places of a term in a document, rising, as engine_document_word() was given them (a few
 * microseconds); none when it does not stand there.
 */
bool engine_positions(struct engine *engine, uint32_t docid, const char *term,
	engine_place_fn *each, void *context, struct error *err);

/** The length of each document: how many times all its terms stand in it. */
bool engine_lengths(struct engine *engine, engine_count_fn *each, void *context,
	struct error *err);

/**
 * Given a term and the number of its documents, in the order of bytes; false stops. It may not
 * call the engine.
 */
typedef bool engine_term_fn(void *context, const char *term, size_t frequency);

/** Each term that begins with `prefix`; "" gives them all. */
bool engine_terms(struct engine *engine, const char *prefix, engine_term_fn *each, void *context,
	struct error *err);

/**
 * The terms of one document, in the order of bytes, each with its weight (as added up by
 * engine_document_term()) in the place of the frequency. ERROR_NOT_FOUND when there is none.
 */
bool engine_document_terms(struct engine *engine, uint32_t docid, engine_term_fn *each,
	void *context, struct error *err);

/** The same of a document that is in no index. */
bool engine_document_each(const struct engine_document *document, engine_term_fn *each,
	void *context, struct error *err);

/** Given a docid and its value, by rising docid. Not to call the engine. */
typedef void engine_number_fn(void *context, uint32_t docid, double number);

/** The number of each document that has one in `slot`: the way to compare index and store. */
bool engine_numbers(struct engine *engine, unsigned slot, engine_number_fn *each, void *context,
	struct error *err);

/** Given a docid and the bytes of its value, by rising docid. Not to call the engine. */
typedef void engine_text_fn(void *context, uint32_t docid, const char *bytes, size_t length);

/** The value of each document that has one in `slot`, as it was written. */
bool engine_texts(struct engine *engine, unsigned slot, engine_text_fn *each, void *context,
	struct error *err);

/** In how many documents `slot` has a value; known without reading them. */
bool engine_filled(struct engine *engine, unsigned slot, size_t *count, struct error *err);

/* BM25 of the library: saturation of repeated words, and how much the length of a document counts. */
#define ENGINE_K1 1.2
#define ENGINE_B  0.4

struct engine_hit {
	uint32_t docid;
	double weight;  /* BM25, from 0 */
};

/** An answer, all in C memory: nothing of it is read from the index later. */
struct engine_hits {
	struct engine_hit *items;  /* `count` of them, best first; among equals by rising docid */
	size_t count;
};

/** The best matches of `query`, at most `limit`. */
struct engine_hits *engine_search(struct engine *engine, const struct engine_query *query,
	size_t limit, struct error *err);
void engine_hits_free(struct engine_hits *hits);

/**
 * Add every match of `query` to `bits`: exact, whatever their number. For phrases and prefixes; plain terms
 * are faster as engine_postings() and bits_….
 */
bool engine_matches(struct engine *engine, const struct engine_query *query, struct bits *bits,
	struct error *err);

/** Given a docid and what a question weighs there, by rising docid. Not to call the engine. */
typedef void engine_weight_fn(void *context, uint32_t docid, double weight);

/** Every match of `query`, with its BM25 by ENGINE_K1 and ENGINE_B. For phrases and prefixes. */
bool engine_weigh(struct engine *engine, const struct engine_query *query, engine_weight_fn *each,
	void *context, struct error *err);

/* ---- Writing ---- */

/**
 * The one writer of an index. Every change belongs to a transaction: begin, change, commit.
 * Readers see all of it or nothing, a kill leaves all of it or nothing.
 */
struct engine_writer;

/** Open for writing, or make, the index in `folder` (the folder above it must be there). */
struct engine_writer *engine_writer_open(const char *folder, struct error *err);

/**
 * Make in `folder` a part of an index that engine_merge() will use up: nothing of it is flushed to
 * the disk, and a kill leaves it good for nothing.
 */
struct engine_writer *engine_writer_open_part(const char *folder, struct error *err);

bool engine_writer_begin(struct engine_writer *writer, struct error *err);

/** On the disk when it returns true. On failure nothing of the transaction was kept. */
bool engine_writer_commit(struct engine_writer *writer, struct error *err);

/** Forget the transaction. */
bool engine_writer_cancel(struct engine_writer *writer, struct error *err);

/** Add or replace document `docid`. The document stays its owner's. */
bool engine_writer_put(struct engine_writer *writer, uint32_t docid,
	const struct engine_document *document, struct error *err);

/** ERROR_NOT_FOUND when there is none; the writer is still good. */
bool engine_writer_remove(struct engine_writer *writer, uint32_t docid, struct error *err);

/** Set, or with a `length` of 0 forget, what `key` holds. ERROR_INVALID: empty or too long a key. */
bool engine_writer_set_metadata(struct engine_writer *writer, const char *key, const char *bytes,
	size_t length, struct error *err);

/**
 * Commit, or forget, the transaction if one is open; release the lock; free the writer,
 * whatever the outcome.
 */
bool engine_writer_close(struct engine_writer *writer, bool commit, struct error *err);

/** Close, forgetting what was not committed. */
void engine_writer_free(struct engine_writer *writer);

/* ---- Whole indexes ---- */

/** One fault as the library tells it, after the table it is in; no line end. */
typedef void engine_report_fn(void *context, const char *line);

/**
 * Read the whole index looking for damage (5 s for 100 000 sheets), while nobody writes it:
 * what a commit changes meanwhile looks like damage. `tell` may be NULL.
 * True when it could be checked, sound or not; ERROR_NOT_FOUND when there is no index.
 */
bool engine_check(const char *folder, engine_report_fn *tell, void *context, size_t *faults,
	struct error *err);

/**
 * Write one compact index from `count` others, docids kept: how a big one is built, by
 * several writers side by side. Docids of one part must all be below those of the next; where
 * two parts know the same metadata key, the first wins.
 *   ERROR_INVALID    ranges of docids overlap
 *   ERROR_NOT_FOUND  a part is missing
 */
bool engine_merge(const char *const *parts, size_t count, const char *destination,
	struct error *err);

#ifdef __cplusplus
}
#else
OWNABLE(engine)
OWNABLE(engine_document)
OWNABLE(engine_query)
OWNABLE(engine_hits)
OWNABLE(engine_writer)
#endif

#endif
