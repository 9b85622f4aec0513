#include "index/completion_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "index/stopword.h"

#include <string.h>

/* ---- Texts ---- */

/* Folded, words apart by one space, nothing else: « L’École (CM 2) » gives "l ecole cm 2". */
static char *flatten(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	OWNED_TEXT flat = {0};
	const char *end = folded + strlen(folded);
	for (const char *at = folded, *from = folded; at < end; from = at) {
		bool is_word = utf8_is_word(utf8_next(&at, end));
		if (is_word)
			text_add_bytes(&flat, from, (size_t)(at - from));
		else if (flat.length && flat.bytes[flat.length - 1] != ' ')
			text_add_char(&flat, ' ');
	}
	if (flat.length && flat.bytes[flat.length - 1] == ' ')
		text_cut(&flat, flat.length - 1);
	return mem_copy(text_string(&flat));
}

static uint32_t keep(struct completions *completions, const char *text)
{
	size_t size = strlen(text) + 1, at = completions->length;
	if (at + size > completions->capacity) {
		completions->capacity = (at + size) * 3 / 2 + 4096;
		completions->bytes = mem_resize(completions->bytes, completions->capacity, 1);
	}
	memcpy(completions->bytes + at, text, size);
	completions->length += size;
	return (uint32_t)at;
}

/* ---- Filling ---- */

struct completions *completions_new(void)
{
	struct completions *completions = mem_new(1, sizeof *completions);
	keep(completions, "");
	return completions;
}

void completions_free(struct completions *completions)
{
	if (!completions)
		return;
	free(completions->bytes);
	free(completions->items);
	free(completions->entries);
	free(completions->best);
	free(completions);
}

size_t completions_bytes(const struct completions *completions)
{
	size_t blocks = completions->entry_count / COMPLETION_BLOCK + 1;
	return completions->capacity + completions->item_capacity * sizeof *completions->items
		+ completions->entry_count * sizeof *completions->entries
		+ (completions->best ? blocks * sizeof *completions->best : 0);
}

static void add_item(struct completions *completions, struct completion_item item)
{
	if (completions->item_count == completions->item_capacity) {
		completions->item_capacity = completions->item_capacity * 3 / 2 + 256;
		completions->items = mem_resize(completions->items, completions->item_capacity,
			sizeof *completions->items);
	}
	item.order = (uint32_t)completions->item_count;
	completions->items[completions->item_count++] = item;
}

static void add_name(struct completions *completions, const char *text, struct completion_item item)
{
	OWNED_STRING folded = flatten(text);
	if (!*folded)
		return;
	item.text = keep(completions, text);
	item.folded = keep(completions, folded);
	add_item(completions, item);
}

void completions_add_term(struct completions *completions, enum vocabulary_name vocabulary,
	const struct term *term, size_t count)
{
	if (count == 0)
		return;
	struct completion_item item = {
		.target = keep(completions, term->key),
		.count = (uint32_t)count,
		.vocabulary = (uint8_t)vocabulary,
	};
	add_name(completions, term_name(term), item);

	OWNED_WORDS synonyms = {0};
	words_split(&synonyms, term->synonyms, ';');
	item.is_synonym = true;
	for (size_t i = 0; i < synonyms.count; i++)
		add_name(completions, synonyms.items[i], item);
}

/* What a title will take once settled, its entries included. */
static bool has_room(const struct completions *completions, const char *title)
{
	size_t words = strlen(title) / 8 + 1;
	size_t an_item = sizeof(struct completion_item) + 7 * sizeof(struct completion_entry);
	return completions->length + completions->item_count * an_item + 2 * strlen(title)
		+ words * sizeof(struct completion_entry) < COMPLETIONS_MAX_BYTES;
}

bool completions_add_title(struct completions *completions, const char *title, const char *id)
{
	if (!has_room(completions, title))
		return false;
	add_name(completions, title, (struct completion_item){
		.target = keep(completions, id),
		.count = 1,
		.vocabulary = VOCABULARY_COUNT,
	});
	return true;
}

/* ---- Finding ---- */

/* 0 when the tail begins with `typed`, else on which side of it the tail stands. */
static int compare_beginning(const char *tail, const char *typed)
{
	for (;; tail++, typed++) {
		tail += *tail == ' ';
		typed += *typed == ' ';
		if (*typed == '\0')
			return 0;
		if (*tail != *typed)
			return (unsigned char)*tail - (unsigned char)*typed;
	}
}

/* The first entry whose tail stands at `side` of `typed` or after it. */
static size_t find_bound(const struct completions *completions, const char *typed, int side)
{
	size_t low = 0, high = completions->entry_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *tail = completion_tail(completions, &completions->entries[middle]);
		if (compare_beginning(tail, typed) < side)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The best ranks so far, lowest first. */
struct top {
	uint32_t ranks[COMPLETION_MAX];
	size_t count;
	bool is_of_names;  /* titles are left aside, and names of which another word is typed */
	bool is_elided;    /* what is typed begins with an article: « l'éc » does not begin « lecture » */
};

static bool is_in_top(const struct top *top, uint32_t rank)
{
	return top->count < COMPLETION_MAX || rank < top->ranks[COMPLETION_MAX - 1];
}

/* Past the plural that ends a word. */
static const char *behind_plural(const char *at)
{
	return *at == 's' && (at[1] == ' ' || at[1] == '\0') ? at + 1 : at;
}

/* « tablette » and « tablettes » read the same, whatever list each is of. */
static bool is_same_words(const char *a, const char *b)
{
	for (;; a++, b++) {
		a = behind_plural(a);
		b = behind_plural(b);
		if (*a != *b || *a == '\0')
			return *a == *b;
	}
}

/* Names that read the same are one offer; titles of that kind are two sheets. */
static bool is_same_thing(const struct completions *completions, uint32_t a, uint32_t b)
{
	const struct completion_item *left = &completions->items[a & ~COMPLETION_INNER];
	const struct completion_item *right = &completions->items[b & ~COMPLETION_INNER];
	return left == right || (left->target && left->target == right->target)
		|| (!completion_is_title(left) && !completion_is_title(right) && is_same_words(
			completion_folded(completions, left), completion_folded(completions, right)));
}

static void take_out(struct top *top, size_t at)
{
	top->count--;
	memmove(&top->ranks[at], &top->ranks[at + 1], (top->count - at) * sizeof top->ranks[0]);
}

static void offer(const struct completions *completions, struct top *top, uint32_t rank)
{
	bool is_name_begun = rank < COMPLETION_INNER && !completion_is_title(&completions->items[rank]);
	if (top->is_of_names && !is_name_begun)
		return;
	for (size_t i = 0; i < top->count && top->ranks[i] <= rank; i++)
		if (is_same_thing(completions, top->ranks[i], rank))
			return;
	for (size_t i = top->count; i-- > 0 && top->ranks[i] > rank;)
		if (is_same_thing(completions, top->ranks[i], rank))
			take_out(top, i);
	if (top->count == COMPLETION_MAX)
		top->count--;

	size_t at = top->count++;
	for (; at > 0 && top->ranks[at - 1] > rank; at--)
		top->ranks[at] = top->ranks[at - 1];
	top->ranks[at] = rank;
}

static void find_top(const struct completions *completions, size_t from, size_t to, struct top *top)
{
	for (size_t i = from; i < to; i++) {
		size_t block = i / COMPLETION_BLOCK;
		if (!is_in_top(top, completions->best[block])) {
			i = block * COMPLETION_BLOCK + COMPLETION_BLOCK - 1;
			continue;
		}
		uint32_t rank = completion_rank(&completions->entries[i]);
		const char *tail = completion_tail(completions, &completions->entries[i]);
		if (is_in_top(top, rank) && (!top->is_elided || tail[1] == ' '))
			offer(completions, top, rank);
	}
}

/* What is typed behind « l' », « la », « des »; NULL when it begins otherwise, or ends there. */
static const char *behind_little_word(const char *flat)
{
	size_t length = strcspn(flat, " ");
	OWNED_STRING word = mem_copy_bytes(flat, length);
	bool is_little = length == 1 || stopword_is(word);
	return is_little && flat[length] == ' ' ? flat + length + 1 : NULL;
}

static void find_from(const struct completions *completions, const char *flat, struct top *top)
{
	find_top(completions, find_bound(completions, flat, 0), find_bound(completions, flat, 1), top);
}

/* « l'éc »: texts that begin so, then those that go on behind the article. */
static void find_elided(const struct completions *completions, const char *flat, struct top *top)
{
	if (flat[0] == '\0' || !strchr("cdjlmnst", flat[0]) || flat[1] != ' ')
		return;
	top->is_elided = true;
	find_from(completions, flat, top);
	top->is_elided = false;
	find_from(completions, flat + 2, top);
}

/* The next word typed, of which `at` is in one or before one; its end when there is none. */
static const char *next_word(const char *at)
{
	const char *end = at + strlen(at);
	bool was_word = true;
	for (const char *from = at; at < end; from = at) {
		bool is_word = utf8_is_word(utf8_next(&at, end));
		if (is_word && !was_word)
			return from;
		was_word = is_word;
	}
	return end;
}

/* « robot c »: no text goes on so, but a name may go on from one of its words. Gives that word;
 * NULL when there is none. The fewer words are left before it, the better. */
static const char *find_last(const struct completions *completions, const char *typed, struct top *top)
{
	top->is_of_names = true;
	for (const char *word = next_word(typed); *word; word = next_word(word)) {
		OWNED_STRING flat = flatten(word);
		find_from(completions, flat, top);
		if (top->count > 0)
			return word;
	}
	return NULL;
}

static struct completion completion_of(const struct completions *completions, uint32_t rank,
	const char *typed, size_t before)
{
	const struct completion_item *item = &completions->items[rank & ~COMPLETION_INNER];
	bool has_target = item->target && before == 0;
	return (struct completion){
		.text = text_make("%.*s%s", (int)before, typed, completion_text(completions, item->text)),
		.target = has_target ? mem_copy(completion_text(completions, item->target)) : NULL,
		.vocabulary = (enum vocabulary_name)item->vocabulary,
		.count = before == 0 ? item->count : 0,
	};
}

void completions_find(const struct completions *completions, const char *typed,
	struct completion_list *list)
{
	OWNED_STRING cut = mem_copy_bytes(typed, utf8_floor(typed, COMPLETION_TYPED_BYTES));
	OWNED_STRING flat = flatten(cut);
	if (!*flat)
		return;

	struct top top = {0};
	find_elided(completions, flat, &top);
	for (const char *from = flat; from && top.count == 0; from = behind_little_word(from))
		find_from(completions, from, &top);
	const char *last = top.count == 0 ? find_last(completions, cut, &top) : NULL;
	size_t before = last ? (size_t)(last - cut) : 0;
	for (size_t i = 0; i < top.count; i++)
		list->items[list->count++] = completion_of(completions, top.ranks[i], cut, before);
}

void completion_list_done(struct completion_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].text);
		free(list->items[i].target);
	}
	list->count = 0;
}
