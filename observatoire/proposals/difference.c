#include "proposals/difference.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	STEPS = 30000000,      /* comparisons of two pieces, for a whole difference: a tenth of a second */
	/* edits among the pieces of both texts, above which they have too little in common */
	WOVEN_PERCENT = 45,
};

/* A piece of a text: a line with its end, or a word, or what stands between two. */
struct piece {
	const char *start;
	size_t length;
	uint64_t hash;
};

struct pieces {
	struct piece *items;
	size_t count, capacity;
};

static void pieces_done(struct pieces *pieces)
{
	free(pieces->items);
}

#define OWNED_PIECES __attribute__((cleanup(pieces_done))) struct pieces

/* FNV-1a: only to pass quickly over what differs. */
static uint64_t hash_of(const char *bytes, size_t length)
{
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
	return hash;
}

static void add_piece(struct pieces *pieces, const char *start, size_t length)
{
	if (pieces->count == pieces->capacity) {
		pieces->capacity *= 2;
		pieces->items = mem_resize(pieces->items, pieces->capacity, sizeof *pieces->items);
	}
	pieces->items[pieces->count++] = (struct piece){ start, length, hash_of(start, length) };
}

/* Never NULL, so that a place in it can be told even when it is empty. */
static void begin(struct pieces *pieces)
{
	pieces->capacity = 64;
	pieces->items = mem_new(pieces->capacity, sizeof *pieces->items);
}

static void cut_lines(struct pieces *pieces, const char *text, const char *end)
{
	begin(pieces);
	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		size_t length = line_end ? (size_t)(line_end - text) + 1 : (size_t)(end - text);
		add_piece(pieces, text, length);
		text += length;
	}
}

/* Words whole; each other character by itself. */
static void cut_words(struct pieces *pieces, const char *text, const char *end)
{
	begin(pieces);
	while (text < end) {
		const char *start = text, *word = text;
		while (word < end && utf8_is_word(utf8_next(&word, end)))
			text = word;
		if (text == start)
			utf8_next(&text, end);
		add_piece(pieces, start, (size_t)(text - start));
	}
}

static bool is_same(const struct piece *a, const struct piece *b)
{
	return a->hash == b->hash && a->length == b->length && memcmp(a->start, b->start, a->length) == 0;
}

/* ---- Building the answer ---- */

/* Lines that came and went at one place, one behind the other in their texts. */
struct place {
	const char *start[3], *end[3];  /* of each kind; NULL: none */
};

struct building {
	struct difference *difference;
	struct place place;           /* being read, not told yet */
	struct text runs[3];          /* of each kind, not told yet; SAME is told before the others begin */
	struct text held;             /* blanks and signs that stand in both between two changes */
	long budget;                  /* steps that may still be spent looking */
};

static void tell(struct building *building, enum difference_kind kind)
{
	struct text *run = &building->runs[kind];
	struct difference *difference = building->difference;
	if (run->length == 0)
		return;
	difference->parts = mem_resize(difference->parts, difference->count + 1, sizeof *difference->parts);
	difference->parts[difference->count++] = (struct difference_part){ kind, text_take(run) };
}

static bool has_change(const struct building *building)
{
	return building->runs[DIFFERENCE_REMOVED].length || building->runs[DIFFERENCE_ADDED].length;
}

static void add_same(struct building *building, const char *bytes, size_t length)
{
	tell(building, DIFFERENCE_REMOVED);
	tell(building, DIFFERENCE_ADDED);
	text_add(&building->runs[DIFFERENCE_SAME], text_string(&building->held));
	text_cut(&building->held, 0);
	text_add_bytes(&building->runs[DIFFERENCE_SAME], bytes, length);
}

static void add_change(struct building *building, enum difference_kind kind, const char *bytes,
	size_t length)
{
	tell(building, DIFFERENCE_SAME);
	text_add(&building->runs[DIFFERENCE_REMOVED], text_string(&building->held));
	text_add(&building->runs[DIFFERENCE_ADDED], text_string(&building->held));
	text_cut(&building->held, 0);
	text_add_bytes(&building->runs[kind], bytes, length);
}

/* « le chat noir » for « un chien blanc » is one change of three words, not three with a space
 * between. */
static void add_word(struct building *building, enum difference_kind kind, const struct piece *piece)
{
	const char *at = piece->start;
	bool is_filling = !utf8_is_word(utf8_next(&at, piece->start + piece->length)) && *piece->start != '\n';
	if (kind != DIFFERENCE_SAME)
		add_change(building, kind, piece->start, piece->length);
	else if (is_filling && has_change(building))
		text_add_bytes(&building->held, piece->start, piece->length);
	else
		add_same(building, piece->start, piece->length);
}

/* ---- The shortest script (Myers 1986), within limits ---- */

/* Two lists of pieces; what they have in common at both ends is told before and after. */
struct pair {
	const struct piece *before, *after;
	int before_count, after_count;
};

enum { NOWHERE = INT_MIN / 2 };

/* For each number of edits, how far each diagonal goes: rows of 2 * edits + 1 numbers, one behind the
 * other. */
struct trace {
	int *reach;
	size_t capacity;
	int edits;      /* how many were needed; -1: more than may be */
};

static int *row_of(const struct trace *trace, int edits)
{
	return trace->reach + (size_t)edits * (size_t)edits + (size_t)edits;
}

static void make_row(struct trace *trace, int edits)
{
	size_t needed = ((size_t)edits + 1) * ((size_t)edits + 1);
	if (needed > trace->capacity) {
		trace->capacity = needed * 2;
		trace->reach = mem_resize(trace->reach, trace->capacity, sizeof *trace->reach);
	}
	for (int k = -edits; k <= edits; k++)
		row_of(trace, edits)[k] = NOWHERE;
}

/* Whether the path of `edits` edits comes to diagonal `k` by a piece added; else by one removed. */
static bool comes_by_adding(const struct trace *trace, int edits, int k)
{
	const int *last = row_of(trace, edits - 1);
	return k == -edits || (k != edits && last[k - 1] < last[k + 1]);
}

static int enter(const struct trace *trace, int edits, int k)
{
	const int *last = row_of(trace, edits - 1);
	return comes_by_adding(trace, edits, k) ? last[k + 1] : last[k - 1] + 1;
}

static int slide(const struct pair *pair, int x, int k, long *budget)
{
	int start = x;
	while (x < pair->before_count && x - k < pair->after_count
		&& is_same(&pair->before[x], &pair->after[x - k]))
		x++;
	*budget -= x - start + 1;
	return x;
}

static void look(const struct pair *pair, struct trace *trace, long *budget)
{
	trace->edits = -1;
	for (int edits = 0; edits <= DIFFERENCE_EDITS && *budget > 0; edits++) {
		make_row(trace, edits);
		int *row = row_of(trace, edits);
		for (int k = -edits; k <= edits; k += 2) {
			int x = edits == 0 ? 0 : enter(trace, edits, k);
			bool is_inside = x >= 0 && x <= pair->before_count && x - k >= 0 && x - k <= pair->after_count;
			if (!is_inside)
				continue;
			row[k] = slide(pair, x, k, budget);
			if (row[k] == pair->before_count && row[k] - k == pair->after_count) {
				trace->edits = edits;
				return;
			}
		}
	}
}

typedef void each_piece(struct building *building, enum difference_kind kind, const struct piece *piece);

static void tell_all(struct building *building, enum difference_kind kind, const struct piece *pieces,
	int count, each_piece *each)
{
	for (int i = 0; i < count; i++)
		each(building, kind, &pieces[i]);
}

/* Walk the path back, to know where each edit entered, then tell it forwards. */
static void follow(struct building *building, const struct pair *pair, const struct trace *trace,
	each_piece *each)
{
	int *entered = mem_new((size_t)trace->edits + 1, sizeof *entered);
	bool *is_added = mem_new((size_t)trace->edits + 1, sizeof *is_added);
	int k = pair->before_count - pair->after_count;
	for (int edits = trace->edits; edits > 0; edits--) {
		entered[edits] = enter(trace, edits, k);
		is_added[edits] = comes_by_adding(trace, edits, k);
		k += is_added[edits] ? 1 : -1;
	}
	int x = 0, y = 0;
	for (int edits = 0; edits <= trace->edits; edits++) {
		if (edits > 0 && is_added[edits])
			each(building, DIFFERENCE_ADDED, &pair->after[y++]);
		else if (edits > 0)
			each(building, DIFFERENCE_REMOVED, &pair->before[x++]);
		int until = pair->before_count;
		if (edits < trace->edits)
			until = entered[edits + 1] - !is_added[edits + 1];
		tell_all(building, DIFFERENCE_SAME, pair->before + x, until - x, each);
		y += until - x;
		x = until;
	}
	free(entered);
	free(is_added);
}

static int common_start(const struct pieces *before, const struct pieces *after)
{
	size_t count = 0;
	while (count < before->count && count < after->count
		&& is_same(&before->items[count], &after->items[count]))
		count++;
	return (int)count;
}

static int common_end(const struct pieces *before, const struct pieces *after, int start)
{
	size_t count = 0, from = (size_t)start;
	while (count + from < before->count && count + from < after->count
		&& is_same(&before->items[before->count - count - 1], &after->items[after->count - count - 1]))
		count++;
	return (int)count;
}

/* Texts with hardly a word in common read better one after the other than woven together. */
static bool is_readable(const struct pair *pair, const struct trace *trace)
{
	return trace->edits >= 0
		&& trace->edits * 100 <= (pair->before_count + pair->after_count) * WOVEN_PERCENT;
}

static void compare(struct building *building, const struct pieces *before, const struct pieces *after,
	each_piece *each)
{
	int start = common_start(before, after), end = common_end(before, after, start);
	const struct pair pair = {
		before->items + start, after->items + start,
		(int)before->count - start - end, (int)after->count - start - end,
	};
	struct trace trace = {0};
	tell_all(building, DIFFERENCE_SAME, before->items, start, each);
	look(&pair, &trace, &building->budget);
	if (is_readable(&pair, &trace)) {
		follow(building, &pair, &trace, each);
	} else {
		tell_all(building, DIFFERENCE_REMOVED, pair.before, pair.before_count, each);
		tell_all(building, DIFFERENCE_ADDED, pair.after, pair.after_count, each);
	}
	tell_all(building, DIFFERENCE_SAME, before->items + before->count - end, end, each);
	free(trace.reach);
}

/* ---- Lines, then the words of those that changed ---- */

static void tell_place(struct building *building)
{
	OWNED_PIECES before = {0}, after = {0};
	const struct place place = building->place;
	building->place = (struct place){0};
	cut_words(&before, place.start[DIFFERENCE_REMOVED], place.end[DIFFERENCE_REMOVED]);
	cut_words(&after, place.start[DIFFERENCE_ADDED], place.end[DIFFERENCE_ADDED]);
	compare(building, &before, &after, add_word);
}

static void add_line(struct building *building, enum difference_kind kind, const struct piece *piece)
{
	struct place *place = &building->place;
	if (kind == DIFFERENCE_SAME) {
		tell_place(building);
		add_same(building, piece->start, piece->length);
		return;
	}
	if (!place->start[kind])
		place->start[kind] = piece->start;
	place->end[kind] = piece->start + piece->length;
}

struct difference *difference_make(const char *before, const char *after)
{
	struct difference *difference = mem_new(1, sizeof *difference);
	struct building building = { .difference = difference, .budget = STEPS };
	OWNED_PIECES first = {0}, second = {0};
	cut_lines(&first, before, before + strlen(before));
	cut_lines(&second, after, after + strlen(after));
	compare(&building, &first, &second, add_line);
	tell_place(&building);
	add_same(&building, "", 0);
	tell(&building, DIFFERENCE_SAME);
	for (size_t i = 0; i < sizeof building.runs / sizeof building.runs[0]; i++)
		text_done(&building.runs[i]);
	text_done(&building.held);
	return difference;
}

void difference_free(struct difference *difference)
{
	if (!difference)
		return;
	for (size_t i = 0; i < difference->count; i++)
		free(difference->parts[i].text);
	free(difference->parts);
	free(difference);
}

bool difference_is_none(const struct difference *difference)
{
	return difference->count == 0
		|| (difference->count == 1 && difference->parts[0].kind == DIFFERENCE_SAME);
}

static size_t count_words(const char *text)
{
	size_t count = 0;
	bool was_word = false;
	for (const char *at = text, *end = text + strlen(text); at < end;) {
		bool is_word = utf8_is_word(utf8_next(&at, end));
		count += is_word && !was_word;
		was_word = is_word;
	}
	return count;
}

void difference_count(const struct difference *difference, size_t *added, size_t *removed)
{
	*added = *removed = 0;
	for (size_t i = 0; i < difference->count; i++) {
		const struct difference_part *part = &difference->parts[i];
		if (part->kind == DIFFERENCE_ADDED)
			*added += count_words(part->text);
		else if (part->kind == DIFFERENCE_REMOVED)
			*removed += count_words(part->text);
	}
}
