#include "catalogue/asked.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/corrections.h"
#include "catalogue/handle.h"
#include "catalogue/tags.h"
#include "catalogue/written.h"
#include "index/listed.h"
#include "index/question.h"
#include "index/search.h"
#include "index/synonyms.h"

#include <stdlib.h>
#include <string.h>

enum {
	TRIES = 3,           /* the index may be swapped while it is asked */
	MOST_PER_PAGE = 100,
};

/* A tag may be asked for by any of its spellings, and by the names it had before. */
static void name_tags(struct catalogue *catalogue, struct question *question)
{
	if (question->kind == QUESTION_FIELD && question->field == QUESTION_TAG && question->value) {
		char *name = catalogue_tag_name(catalogue, question->value);
		free(question->value);
		question->value = name;
	}
	for (size_t i = 0; i < question->count; i++)
		name_tags(catalogue, question->children[i]);
}

static size_t per_page(const struct catalogue_request *request)
{
	if (request->per_page == 0)
		return CATALOGUE_PAGE_SIZE;
	return request->per_page < MOST_PER_PAGE ? request->per_page : MOST_PER_PAGE;
}

bool asked_is_explained(const struct catalogue_request *request)
{
	return request->is_explained && !request->is_list;
}

/* A page past the last sheet that may be listed is asked for nothing but its total. */
static struct search_request search_for(const struct catalogue_request *request,
	const struct question *question, const char *typed)
{
	size_t page = request->page > 0 ? request->page : 1;
	bool is_allowed = (page - 1) * per_page(request) < CATALOGUE_MOST_LISTED;
	return (struct search_request){
		.question     = question,
		.typed        = typed,
		.filters      = request->filters,
		.filter_count = request->filter_count,
		.offset       = is_allowed ? (page - 1) * per_page(request) : 0,
		.limit        = is_allowed ? per_page(request) : 0,
		.order        = request->order,
		.last_docid   = request->state,
		.with_counts  = !request->is_list,
		.is_exact     = request->is_exact,
		.with_reasons = asked_is_explained(request),
	};
}

/* Ask the index served now; a swap or a sweep in between is met by asking again. */
static struct search_result *ask(struct catalogue *catalogue, struct question *question,
	const struct search_request *request, struct error *err)
{
	struct error why = {0};
	for (int i = 0; i < TRIES; i++) {
		struct search *search = catalogue_searcher(catalogue, &why);
		bool is_ready = search && search_split(search, question, catalogue->analyser, &why);
		if (is_ready && !request->is_exact)
			listed_names_find(catalogue->listed, question);
		if (is_ready && catalogue->synonyms && !request->is_exact)
			synonyms_hang(catalogue->synonyms, question);
		struct search_result *result = is_ready ? search_run(search, request, &why) : NULL;
		if (result)
			return result;
		if (why.kind != ERROR_BUSY)
			catalogue_forget_search(catalogue);
	}
	error_set(err, why.kind == ERROR_BUSY ? ERROR_BUSY : ERROR_FAILED, "%s", why.text);
	return NULL;
}

static void asked_done(struct asked *asked)
{
	search_result_free(asked->result);
	question_free(asked->question);
	free(asked->typed);
	*asked = (struct asked){0};
}
#define OWNED_ASKED __attribute__((cleanup(asked_done))) struct asked

static struct search_request wanted_of(const struct asked *asked, const struct catalogue_request *request,
	bool is_shown)
{
	struct search_request wanted = search_for(request, asked->question, asked->typed);
	wanted.with_pair = asked->is_first;
	if (!is_shown) {
		wanted.offset = wanted.limit = 0;
		wanted.with_counts = wanted.with_reasons = false;
	}
	return wanted;
}

static bool ask_as_typed(struct asked *asked, struct catalogue *catalogue,
	const struct catalogue_request *request, bool is_shown, char *typed, struct error *err)
{
	bool is_first = asked->is_first;
	asked_done(asked);
	asked->is_first = is_first;
	asked->typed = typed;
	asked->question = question_parse(catalogue->analyser, typed);
	name_tags(catalogue, asked->question);
	const struct search_request wanted = wanted_of(asked, request, is_shown);
	asked->result = ask(catalogue, asked->question, &wanted, err);
	return asked->result;
}

/* ---- What was likely meant ---- */

static bool finds_all(const struct asked *asked)
{
	return asked->result && asked->result->total_all + asked->result->total_through > 0;
}

/* « web radio » is one part, a choice between its words and « webradio ». */
static bool is_term(const struct question *node)
{
	return node->alternative_count > 0 && (node->run > 1 || node->kind == QUESTION_ANY);
}

/* Terms of several words, as far as something answers for them. */
static size_t count_terms(const struct question *question)
{
	size_t count = 0;
	for (size_t i = 0; i < question->count; i++)
		count += is_term(question->children[i]);
	return count;
}

/* `way` is given away. */
static void keep_way(struct asked *corrected, struct asked *way, const struct asked *asked, bool is_sure)
{
	asked_done(corrected);
	*corrected = *way;
	corrected->is_sure = is_sure;
	corrected->is_term = !asked->result->is_sentence
		&& count_terms(way->question) > count_terms(asked->question);
	*way = (struct asked){0};
}

/*
 * Better than what was typed: sheets with every word of it or a synonym, or, where there was none
 * at all, the first way that finds any. Each way is one question, asked once; it is listed at once if it
 * is sure, for then it is the answer.
 */
static bool try_ways(struct corrections *corrections, struct catalogue *catalogue,
	const struct catalogue_request *request, const struct asked *asked, struct asked *corrected,
	struct error *err)
{
	OWNED_ASKED way = {0};
	bool has_none = asked->result->total == 0;
	for (size_t i = 0; i < corrections->ways && !finds_all(corrected); i++) {
		bool is_sure = corrections_are_sure(corrections, i);
		char *typed = corrections_text(corrections, catalogue, asked->typed, i, err);
		if (!typed || !ask_as_typed(&way, catalogue, request, is_sure && !finds_all(asked), typed, err))
			return false;
		if (finds_all(&way) || (has_none && !corrected->result && way.result->total > 0))
			keep_way(corrected, &way, asked, is_sure);
	}
	return true;
}

static bool is_unknown(const struct asked *asked, const struct question *word)
{
	for (size_t i = 0; i < asked->result->unknown.count; i++)
		if (asked->result->unknown_nodes[i] == word)
			return true;
	return false;
}

static bool is_plain(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->field == QUESTION_ANYWHERE && !node->is_prefix
		&& !node->keys && node->folded;
}

/* Two words side by side, none of them in quotes, one of which at least stands in no sheet. */
static bool is_pair(const struct asked *asked, const struct question *first, const struct question *second)
{
	return is_plain(first) && is_plain(second)
		&& second->offset == first->offset + 1
		&& (is_unknown(asked, first) || is_unknown(asked, second));
}

/* « min map »: no word of it is mistyped by itself. The first term that is near finds more, or
 * none does. */
static bool try_terms(struct catalogue *catalogue, const struct catalogue_request *request,
	const struct asked *asked, struct asked *corrected, struct error *err)
{
	OWNED_ASKED way = {0};
	const struct question *question = asked->question;
	for (size_t i = 1; catalogue->synonyms && i < question->count; i++) {
		const struct question *first = question->children[i - 1], *second = question->children[i];
		const char *term = is_pair(asked, first, second)
			? synonyms_near_term(catalogue->synonyms, first, second) : NULL;
		if (!term)
			continue;
		char *typed = text_make("%.*s%s%s", (int)first->start, asked->typed, term,
			asked->typed + second->start + second->length);
		if (!ask_as_typed(&way, catalogue, request, false, typed, err))
			return false;
		if (finds_all(&way))
			keep_way(corrected, &way, asked, false);
		return true;
	}
	return true;
}

/* « voie haute »: a right word, and beside the other one a likelier. */
static bool try_pair(struct catalogue *catalogue, const struct catalogue_request *request,
	const struct asked *asked, struct asked *corrected, struct error *err)
{
	OWNED_ASKED way = {0};
	const struct pair_guess *pair = &asked->result->pair;
	if (!pair->word)
		return true;
	OWNED_STRING form = written_form(catalogue, pair->light, pair->word->folded, err);
	if (!form)
		return false;
	char *typed = text_make("%.*s%s%s", (int)pair->word->start, asked->typed, form,
		asked->typed + pair->word->start + pair->word->length);
	if (!ask_as_typed(&way, catalogue, request, !finds_all(asked), typed, err))
		return false;
	if (finds_all(&way))
		keep_way(corrected, &way, asked, true);
	return true;
}

/* What was only counted, listed. */
static bool show(struct asked *corrected, struct catalogue *catalogue,
	const struct catalogue_request *request, struct error *err)
{
	char *typed = TAKE(corrected->typed);
	bool is_sure = corrected->is_sure, is_term = corrected->is_term;
	bool done = ask_as_typed(corrected, catalogue, request, true, typed, err);
	corrected->is_sure = is_sure;
	corrected->is_term = is_term;
	return done;
}

bool asked_guesses_alone(const struct asked *asked)
{
	const struct search_result *result = asked->result;
	return result->is_guessed && result->unknown.count == 1 && result->unknown_nodes[0]->is_alone;
}

/* Whether what the correction found is listed without being chosen. */
static bool is_replaced(const struct asked *asked, const struct asked *corrected)
{
	bool is_answered = finds_all(asked) && !asked_guesses_alone(asked);
	return corrected->result && (corrected->is_term || (corrected->is_sure && !is_answered));
}

static bool correct(struct answer *answer, struct catalogue *catalogue,
	const struct catalogue_request *request, bool is_shown, struct error *err)
{
	struct error why = {0};
	struct corrections corrections = {0};
	const struct asked *asked = &answer->asked;
	struct asked *corrected = &answer->corrected;
	bool done = corrections_find(&corrections, catalogue, asked->result, &why)
		&& try_ways(&corrections, catalogue, request, asked, corrected, &why);
	if (done && !finds_all(corrected) && !finds_all(asked) && !asked->result->is_sentence)
		done = try_terms(catalogue, request, asked, corrected, &why);
	if (done && !finds_all(corrected))
		done = try_pair(catalogue, request, asked, corrected, &why);
	bool is_only_counted = finds_all(asked) || !corrected->is_sure;
	if (done && is_shown && is_only_counted && is_replaced(asked, corrected))
		done = show(corrected, catalogue, request, &why);
	corrections_done(&corrections);
	if (!done)
		asked_done(corrected);
	return done || why.kind == ERROR_BUSY || error_set(err, why.kind, "%s", why.text);
}

/* What finds nothing, for one word alone, by those near it. */
static bool widen(struct asked *asked, struct catalogue *catalogue, const struct catalogue_request *request,
	bool is_shown, struct error *err)
{
	struct error why = {0};
	struct search_request wanted = wanted_of(asked, request, is_shown);
	wanted.is_nearest = true;
	struct search_result *result = ask(catalogue, asked->question, &wanted, &why);
	if (!result)
		return why.kind == ERROR_BUSY || error_set(err, why.kind, "%s", why.text);
	search_result_free(asked->result);
	asked->result = result;
	return true;
}

/* ---- The answer ---- */

void answer_done(struct answer *answer)
{
	asked_done(&answer->asked);
	asked_done(&answer->corrected);
}

/* What was typed, each bad byte replaced: no question is refused. */
static char *clean(const char *typed)
{
	OWNED_TEXT text = {0};
	const char *end = typed + strlen(typed);
	while (typed < end)
		text_add_point(&text, utf8_next(&typed, end));
	return mem_copy(text_string(&text));
}

bool answer_fill(struct answer *answer, struct catalogue *catalogue, const struct catalogue_request *request,
	enum answer_kind kind, struct error *err)
{
	struct asked *asked = &answer->asked;
	bool is_shown = kind == ANSWER_SHOWN;
	asked->is_first = kind != ANSWER_COUNTED;
	char *typed = clean(request->question ? request->question : "");
	if (!ask_as_typed(asked, catalogue, request, is_shown, typed, err))
		return false;
	bool has_doubts = asked->result->unknown.count > 0 || asked->result->pair.word;
	if (!has_doubts || request->is_exact || kind == ANSWER_COUNTED)
		return true;
	if (!correct(answer, catalogue, request, is_shown, err))
		return false;
	answer->is_corrected = is_replaced(asked, &answer->corrected);
	return answer->is_corrected || asked->result->total > 0
		|| widen(asked, catalogue, request, is_shown, err);
}
