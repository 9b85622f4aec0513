#include "catalogue/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/aside.h"
#include "catalogue/asked.h"
#include "catalogue/build.h"
#include "catalogue/cards.h"
#include "catalogue/facet_values.h"
#include "catalogue/schools.h"
#include "catalogue/reasons.h"
#include "index/hits.h"
#include "index/question.h"
#include "index/search.h"
#include "index/snippet.h"
#include "index/synonyms.h"
#include "store/db.h"
#include "store/lists.h"
#include "store/renderings.h"

#include <stdlib.h>
#include <string.h>

void found_free(struct found *found)
{
	if (!found)
		return;
	cards_done(&found->cards);
	words_done(&found->ignored);
	words_done(&found->unknown);
	nameless_fields_done(&found->nameless);
	for (size_t i = 0; i < found->synonym_count; i++)
		free(found->synonyms[i].typed);
	free(found->synonyms);
	free(found->correction);
	question_free(found->question);
	free(found->read);
	facet_values_done(found);
	school_names_done(&found->schools);
	free(found);
}

/* ---- Cards ---- */

/* The best part of a sheet: its summary stands before its body. When it has no word of the
 * question, nor the title, and no synonym is told, where they are is said. */
static bool add_snippets(struct catalogue *catalogue, const struct question *question, int64_t row,
	struct card *card, struct error *err)
{
	const struct alternative *through[SYNONYMS_ALTERNATIVES];
	const struct sought sought = { question, through, card->through_count };
	for (size_t i = 0; i < card->through_count; i++)
		through[i] = card->through[i]->alternative;
	struct error why = {0};
	OWNED_STRING text = renderings_text(catalogue->db, row, &why);
	if (!text && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);

	OWNED_TEXT plain = {0};
	text_add(&plain, card->summary);
	text_add_char(&plain, '\n');
	text_add(&plain, text ? text : "");
	card->snippet_html = snippet_make(catalogue->analyser, &sought, text_string(&plain));
	card->title_html = snippet_mark(catalogue->analyser, &sought, card->title);
	if (snippet_has_mark(card->snippet_html) || snippet_has_mark(card->title_html)
		|| card->through_count > 0 || question_is_empty(question))
		return true;
	return aside_add(card, catalogue, &sought, row, err);
}

/* What answers, and to what: of a question NULL, no snippets are wanted. */
struct answered {
	const struct question *question;
	const struct search_result *result;
	const struct found *found;  /* whose synonyms are there already */
	const char *typed;
	bool is_explained;
};

/* The synonyms of an answer that found something, among all that were looked for. */
static void add_through(struct card *card, const struct answered *answered, uint64_t mask)
{
	const struct search_result *result = answered->result;
	const struct found_synonym *synonym = answered->found->synonyms;
	card->through = mem_new(result->through_count + 1, sizeof *card->through);
	for (size_t i = 0; i < result->through_count; i++)
		if (result->through[i].count > 0) {
			if (mask >> i & 1)
				card->through[card->through_count++] = synonym;
			synonym++;
		}
}

/* The index may be a moment late: a sheet that is no longer public makes no card. */
static bool add_card(struct catalogue *catalogue, const struct answered *answered,
	const struct search_hit *hit, struct cards *cards, struct error *err)
{
	struct error why = {0};
	if (!lists_one(catalogue->db, hit->docid, cards_add_line, cards, &why))
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);

	struct card *card = &cards->items[cards->count - 1];
	card->score = hit->score;
	card->is_partial = hit->is_partial;
	add_through(card, answered, hit->through);
	if (answered->is_explained && !reasons_add(card, catalogue, hit, answered->typed, err))
		return false;
	return !answered->question || add_snippets(catalogue, answered->question, hit->docid, card, err);
}

static bool add_cards(struct catalogue *catalogue, const struct answered *answered,
	struct cards *cards, struct error *err)
{
	const struct search_result *result = answered->result;
	cards->items = mem_new(result->count + 1, sizeof *cards->items);
	if (!db_begin_reading(catalogue->db, err))
		return false;
	bool done = true;
	for (size_t i = 0; done && i < result->count; i++)
		done = add_card(catalogue, answered, &result->hits[i], cards, err);
	db_rollback(catalogue->db);
	return done;
}

/* ---- The question ---- */

static void add_ignored(struct words *ignored, const struct question *question, const char *typed)
{
	if (question->kind == QUESTION_WORD && question->is_weightless)
		words_give(ignored, mem_copy_bytes(typed + question->start, question->length));
	for (size_t i = 0; i < question->count; i++)
		add_ignored(ignored, question->children[i], typed);
}

/* ---- The answer ---- */

/* Something was typed, and none of it is anything to look for. */
static bool asks_nothing(const struct asked *asked)
{
	OWNED_STRING squeezed = utf8_squeeze(asked->typed);
	return *squeezed && question_is_empty(asked->question);
}

/* Signs list no sheet, as no question at all would; filters beside them still do. */
static size_t total_of(const struct asked *asked, const struct catalogue_request *request)
{
	return asks_nothing(asked) && request->filter_count == 0 ? 0 : asked->result->total;
}

static void add_synonyms(struct found *found, const struct search_result *result)
{
	found->synonyms = mem_new(result->through_count + 1, sizeof *found->synonyms);
	for (size_t i = 0; i < result->through_count; i++)
		if (result->through[i].count > 0)
			found->synonyms[found->synonym_count++] = (struct found_synonym){
				mem_copy(result->through[i].typed), result->through[i].alternative,
				result->through[i].count,
			};
}

static void fill_found(struct found *found, const struct asked *asked,
	const struct catalogue_request *request)
{
	const struct search_result *result = asked->result;
	found->asks_nothing = asks_nothing(asked);
	found->is_cut = asked->question->is_cut;
	add_ignored(&found->ignored, asked->question, asked->typed);
	words_copy(&found->unknown, &result->unknown);
	found->is_guessed = result->is_guessed;
	found->total = total_of(asked, request);
	found->through = result->total_through;
	add_synonyms(found, result);
	found->partial = result->total - result->total_all - result->total_through;
	found->is_mixed = result->is_mixed;
	found->state = result->last_docid;
	found->newer = result->newer;
	found->has_reuses = result->has_reuses;
}

static bool check_filters(const struct catalogue_request *request, struct error *err)
{
	return request->filter_count <= CATALOGUE_MAX_FILTERS
		|| error_set(err, ERROR_TOO_LARGE, "%zu filters", request->filter_count);
}

/* The first index of many sheets takes a minute: until it is there, that nothing is found says nothing. */
static bool has_an_index(struct catalogue *catalogue, const struct search_result *result, struct error *err)
{
	struct catalogue_figures figures;
	if (result->last_docid > 0)
		return true;
	if (!catalogue_figures(catalogue, &figures, err))
		return false;
	return figures.sheets < BUILD_LEAST
		|| error_set(err, ERROR_BUSY, "the first index of %zu sheets is being made", figures.sheets);
}

struct found *catalogue_search(struct catalogue *catalogue, const struct catalogue_request *request,
	struct error *err)
{
	OWNED_ANSWER answer = {0};
	if (!check_filters(request, err) || !answer_fill(&answer, catalogue, request, ANSWER_SHOWN, err))
		return NULL;

	struct asked *shown = answer.is_corrected ? &answer.corrected : &answer.asked;
	if (!has_an_index(catalogue, shown->result, err))
		return NULL;
	OWNED(found) found = mem_new(1, sizeof *found);
	found->correction = mem_copy(answer.corrected.typed);
	found->is_corrected = answer.is_corrected;
	found->leaves_some = answer.is_corrected && answer.asked.result->total > 0
		&& !asked_guesses_alone(&answer.asked);
	fill_found(found, shown, request);
	if (!request->is_list)
		facet_values_fill(found, catalogue->vocabularies, request, shown->result);
	const struct nameless_asked nameless = { request, shown->result, shown->typed };
	if (!school_names_fill(found, catalogue, request, err)
		|| (!request->is_list && !nameless_fields_fill(&found->nameless, catalogue, &nameless, err)))
		return NULL;
	const struct answered answered = {
		.question = request->is_list ? NULL : shown->question,
		.result = shown->result,
		.found = found,
		.typed = shown->typed,
		.is_explained = asked_is_explained(request),
	};
	if (found->total > 0 && !add_cards(catalogue, &answered, &found->cards, err))
		return NULL;
	if (asked_is_explained(request)) {
		found->question = TAKE(shown->question);
		found->read = TAKE(shown->typed);
	}
	return TAKE(found);
}

static bool count(struct catalogue *catalogue, const struct catalogue_request *request,
	enum answer_kind kind, size_t *total, struct error *err)
{
	OWNED_ANSWER answer = {0};
	if (!check_filters(request, err) || !answer_fill(&answer, catalogue, request, kind, err))
		return false;
	*total = total_of(answer.is_corrected ? &answer.corrected : &answer.asked, request);
	return true;
}

bool catalogue_count(struct catalogue *catalogue, const struct catalogue_request *request,
	size_t *total, struct error *err)
{
	return count(catalogue, request, ANSWER_COUNTED, total, err);
}

bool catalogue_count_listed(struct catalogue *catalogue, const struct catalogue_request *request,
	size_t *total, struct error *err)
{
	return count(catalogue, request, ANSWER_COUNTED_CORRECTED, total, err);
}
