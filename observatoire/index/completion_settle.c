#include "index/completion_inner.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "index/stopword.h"

#include <string.h>

enum {
	WORDS_MAX = 32,  /* of one text, from which it can be completed */
	HEAD_BYTES = 8,
};

static int compare_titles(const void *a, const void *b, void *context)
{
	const struct completion_item *left = a, *right = b;
	bool is_left = completion_is_title(left), is_right = completion_is_title(right);
	if (is_left != is_right)
		return is_left - is_right;
	int order = is_left
		? strcmp(completion_folded(context, left), completion_folded(context, right)) : 0;
	return order ? order : (left->order > right->order) - (left->order < right->order);
}

/* Several sheets under one title are one offer, which leads to a search. */
static void merge_titles(struct completions *completions)
{
	qsort_r(completions->items, completions->item_count, sizeof *completions->items, compare_titles,
		completions);
	size_t kept = 0;
	for (size_t i = 0; i < completions->item_count; i++) {
		struct completion_item *item = &completions->items[i];
		struct completion_item *last = kept ? &completions->items[kept - 1] : NULL;
		bool is_same = last && completion_is_title(item) && completion_is_title(last)
			&& strcmp(completion_folded(completions, item), completion_folded(completions, last)) == 0;
		if (is_same) {
			last->count++;
			last->target = 0;
		} else {
			completions->items[kept++] = *item;
		}
	}
	completions->item_count = kept;
}

static int compare_worth(const void *a, const void *b)
{
	const struct completion_item *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	if (left->is_synonym != right->is_synonym)
		return left->is_synonym ? 1 : -1;
	return (left->order > right->order) - (left->order < right->order);
}

/* An entry while they are sorted: most comparisons end with its first bytes. */
struct headed {
	uint64_t head;
	struct completion_entry entry;
};

static uint64_t head_of(const char *tail)
{
	uint64_t head = 0;
	for (unsigned i = 0; i < HEAD_BYTES; tail++) {
		if (*tail == ' ')
			continue;
		head = head << 8 | (unsigned char)*tail;
		if (++i < HEAD_BYTES && *tail == '\0')
			return head << 8 * (HEAD_BYTES - i);
		if (*tail == '\0')
			break;
	}
	return head;
}

static int compare_tails(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += *a == ' ';
		b += *b == ' ';
		if (*a != *b || *a == '\0')
			return (unsigned char)*a - (unsigned char)*b;
	}
}

static int compare_headed(const void *a, const void *b, void *context)
{
	const struct headed *left = a, *right = b;
	if (left->head != right->head)
		return left->head < right->head ? -1 : 1;
	return compare_tails(completion_tail(context, &left->entry), completion_tail(context, &right->entry));
}

/* The beginning of a text, and each word of it that says something. Gives how many. */
static size_t find_starts(const char *folded, uint32_t starts[static WORDS_MAX])
{
	size_t count = 0;
	for (const char *at = folded; *at && count < WORDS_MAX;) {
		size_t length = strcspn(at, " ");
		OWNED_STRING word = mem_copy_bytes(at, length);
		if (at == folded || (length > 1 && !stopword_is(word)) || ascii_is_digit(*at))
			starts[count++] = (uint32_t)(at - folded);
		at += length + (at[length] == ' ');
	}
	return count;
}

static struct headed *list_entries(const struct completions *completions, size_t *count)
{
	struct headed *list = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < completions->item_count; i++) {
		uint32_t starts[WORDS_MAX];
		const char *folded = completion_folded(completions, &completions->items[i]);
		size_t found = find_starts(folded, starts);
		if (*count + found > capacity) {
			capacity = capacity * 3 / 2 + 1024;
			list = mem_resize(list, capacity, sizeof *list);
		}
		for (size_t k = 0; k < found; k++)
			list[(*count)++] = (struct headed){
				head_of(folded + starts[k]), { (uint32_t)i, starts[k] },
			};
	}
	return list;
}

static void note_best(struct completions *completions)
{
	size_t blocks = completions->entry_count / COMPLETION_BLOCK + 1;
	completions->best = mem_new(blocks, sizeof *completions->best);
	for (size_t i = 0; i < completions->entry_count; i++) {
		uint32_t *best = &completions->best[i / COMPLETION_BLOCK];
		uint32_t rank = completion_rank(&completions->entries[i]);
		if (i % COMPLETION_BLOCK == 0 || rank < *best)
			*best = rank;
	}
}

void completions_settle(struct completions *completions)
{
	if (completions->item_count == 0)
		return;
	merge_titles(completions);
	qsort(completions->items, completions->item_count, sizeof *completions->items, compare_worth);

	size_t count = 0;
	struct headed *list = list_entries(completions, &count);
	qsort_r(list, count, sizeof *list, compare_headed, completions);
	completions->entries = mem_new(count, sizeof *completions->entries);
	completions->entry_count = count;
	for (size_t i = 0; i < count; i++)
		completions->entries[i] = list[i].entry;
	free(list);
	note_best(completions);
}
