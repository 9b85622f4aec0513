#include "catalogue/reasons.h"

#include "base/mem.h"
#include "catalogue/written.h"
#include "index/question.h"
#include "index/search.h"

/* The part of the question, as typed, the star of a beginning with it; all that a synonym stands for. */
static char *words_of(const struct reason *reason, const char *typed)
{
	const struct question *node = reason->node;
	size_t start = node->run_start, length = node->run_length;
	if (!reason->alternative)
		question_span(node, &start, &length);
	length += node->kind == QUESTION_WORD && node->is_prefix && typed[start + length] == '*';
	return mem_copy_bytes(typed + start, length);
}

bool reasons_add(struct card *card, struct catalogue *catalogue, const struct search_hit *hit,
	const char *typed, struct error *err)
{
	const struct explanation *explanation = &hit->explanation;
	card->reasons = mem_new(explanation->count + 1, sizeof *card->reasons);
	for (size_t i = 0; i < explanation->count; i++) {
		const struct reason *reason = &explanation->items[i];
		struct card_reason *out = &card->reasons[card->reason_count++];
		*out = (struct card_reason){
			.words = words_of(reason, typed),
			.alternative = reason->alternative,
			.places = reason->places,
			.is_relative = reason->is_relative,
			.is_lift = reason->is_lift,
			.percent = reason->percent,
		};
		if (reason->guess && !(out->guess = written_form(catalogue, reason->guess,
				reason->node->folded, err)))
			return false;
	}
	return true;
}
