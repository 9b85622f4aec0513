#ifndef INDEX_SEARCH_H
#define INDEX_SEARCH_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"
#include "index/explain.h"
#include "index/facet.h"
#include "index/order.h"
#include "index/pair.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alternative;
struct analyser;
struct columns;
struct engine;
struct lexicon;
struct question;
struct respelling;
struct vocabularies;

/* From a question and filters to ranked sheets, an exact total and the counts of each facet. */

/**
 * An index open for questions, with what is kept in memory of its present state: the
 * sheets of each facet value and the orders asked for. One per thread: it is read without a
 * lock, and made again, when first needed, only after the index moved.
 */
struct search;

/**
 * Open the index in `folder`; `vocabularies` is borrowed as long as the search lives. NULL with
 *   ERROR_NOT_FOUND  there is no index there
 *   ERROR_INVALID    its schema or analysis is another version's: rebuild it
 *   ERROR_BUSY       a writer passed meanwhile: try again
 *   ERROR_FAILED     it is damaged or unreadable
 */
struct search *search_open(const char *folder, const struct vocabularies *vocabularies,
	struct error *err);
void search_free(struct search *search);
OWNABLE(search)

/** Words that are right though no sheet has them, as synonyms_words() gives them; borrowed as the above. */
void search_know_words(struct search *search, const struct words *lights);

/** The words of French, borrowed likewise; NULL when they are not known. */
void search_know_french(struct search *search, const struct lexicon *lexicon);

/** The words of the names of places, borrowed likewise: « Brive » is right though no sheet has it. */
void search_know_names(struct search *search, const struct lexicon *names);

/** Keep up to `bytes` of the words asked lately in memory, from now on: see recall.h. */
void search_remember(struct search *search, size_t bytes);

/** What it keeps in memory of the present state; borrowed, and void after search_refresh(). */
struct columns *search_columns(struct search *search);

/** Its engine, for metadata and counts; borrowed. */
struct engine *search_engine(struct search *search);

/**
 * See the last state of the index, what was kept of the one before forgotten: first thing to do
 * for whoever asks the engine itself. Failures as engine.h says.
 */
bool search_refresh(struct search *search, struct error *err);

enum {
	SEARCH_MAX_LIMIT = 100,       /* hits in one answer */
	SEARCH_MAX_OFFSET = 100000,   /* hits skipped */
	SEARCH_MAX_FILTERS = 64,
	SEARCH_ENOUGH = 5,            /* sheets with every word, below which others follow them */
};

struct search_request {
	const struct question *question;  /* NULL or without a word: every sheet */
	const struct filter *filters;     /* OR inside a group of facets, AND between groups */
	size_t filter_count;
	size_t offset, limit;
	enum order order;
	uint32_t last_docid;              /* list no sheet above it; 0: list them all */
	const char *typed;                /* what `question` was parsed from, or NULL */
	bool is_exact;                    /* what was typed was meant: a word in no sheet is not guessed */
	bool is_nearest;                  /* one word alone, in no sheet and no word: sheets of those near it */
	bool with_counts;                 /* fill search_result.counts */
	bool with_pair;                   /* fill search_result.pair, unless it is a sentence */
	bool with_reasons;                /* fill search_hit.explanation */
};

struct search_hit {
	uint32_t docid;    /* row number of the sheet in the store */
	double score;      /* 0 to 100, falling; 0 when sorted otherwise */
	bool has_all;      /* has every word of the question */
	bool is_partial;   /* lacks one, and has no synonym of it */
	uint64_t through;  /* what it has in the place of words it lacks: bits of result.through */
	struct explanation explanation;  /* why it is there; its nodes are those of the question */
};

/** A synonym of a question. */
struct search_through {
	const struct alternative *alternative;
	char *typed;   /* what it stands for, as it was typed; as the table has it without `typed` */
	size_t count;  /* sheets that answer, have it, and lack what was typed */
};

struct search_result {
	struct search_hit *hits;  /* `count` of them. Ties: newest, then lowest docid */
	size_t count;
	size_t total;             /* sheets that answer, exact */
	size_t total_all;         /* of which have every word, or chose the discipline it names */
	bool is_sentence;         /* match_is_sentence() */
	bool is_mixed;            /* ranked as one list: those with every word stand among the others */
	size_t total_through;     /* of which lack one, and have a synonym of each they lack */
	struct search_through *through;  /* `through_count` of them, SYNONYMS_ALTERNATIVES at most */
	size_t through_count;
	struct words unknown;     /* words of the question that stand in no sheet, as typed (or, without
	                           * `typed`, as the index would have them) */

	/* with_pair: a right word that was likely typed for another. Its node is the question's, likewise. */
	struct pair_guess pair;
	bool is_guessed;          /* sheets that have words near those answer in their place */

	/* The same words, one by one, where they stand in the tree of request.question: what
	 * search_respell() is asked with. The list is the result's; the nodes are the question's, which
	 * must live as long as they are used. */
	const struct question **unknown_nodes;

	/* Fields of the question that name nothing of their list, and were looked for as words: see named.h.
	 * Likewise. */
	const struct question **nameless;
	size_t nameless_count;

	/* Sheets each value would give if nothing were chosen in its group, whatever last_docid: by
	 * rank in the facet's vocabulary, vocabulary_size() of them; of an open facet beside the
	 * values in `keys`, those with sheets only. NULL without with_counts. */
	size_t *counts[FACET_COUNT];
	struct words keys[FACET_COUNT];

	uint32_t last_docid;      /* the highest when this was answered, or the one that was given */
	size_t newer;             /* sheets that answer and are above the one that was given */
	bool has_reuses;          /* some sheet of the index was reused: ORDER_REUSED says something */
};

/**
 * Answer one question from the last state of the index; starts again by itself, a few times,
 * when the index moves meanwhile. A filter whose key is unknown matches nothing.
 *
 * All words are wanted first. When fewer than SEARCH_ENOUGH sheets have them all, the sheets
 * that have a good part of them (relax.h says which) are listed after those, or, when the question is
 * a sentence (match_is_sentence()), among them.
 * Phrases, exclusions, fields and what ET joins always hold. Synonyms that hang on the question
 * (synonyms_hang()) find further sheets; tiers.h says where those are listed.
 *
 * NULL with
 *   ERROR_TOO_LARGE  offset, limit or filters past their limit
 *   ERROR_BUSY       the index moved each time it was read; retry
 *   ERROR_FAILED     it is damaged or gone
 */
struct search_result *search_run(struct search *search, const struct search_request *request,
	struct error *err);
void search_result_free(struct search_result *result);
OWNABLE(search_result)

/**
 * Let words typed for two side by side (« savoirfaire ») ask for both, before search_run(): see
 * split_question(). A question may be given twice. Fails with ERROR_BUSY or ERROR_FAILED.
 */
bool search_split(struct search *search, struct question *question, struct analyser *analyser,
	struct error *err);

/** What an unknown word of an answer, one of its unknown_nodes, may have been: see respell(). */
bool search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err);

#endif
