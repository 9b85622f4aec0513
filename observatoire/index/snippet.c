#include "index/snippet.h"

#include "base/text.h"
#include "base/utf8.h"
#include "index/hits.h"

#include <stdbool.h>
#include <string.h>

enum {
	READ_MAX_BYTES = 32 * 1024,  /* a sheet says early what it is about */
	OVERFLOW = 40,               /* characters beyond the wanted length that finish a word */
};

/* A part of a text. */
struct window {
	size_t start, end;
};

/* ---- Reading ---- */

/* Whether all terms stood within one window lately: nothing further can be better. */
static bool is_complete(const struct hits *hits, size_t from, size_t last_seen[HITS_MAX_TERMS])
{
	for (size_t i = from; i < hits->count; i++) {
		size_t end = hits->items[i].end, oldest = end;
		for (size_t term = 0; term < hits->term_count; term++) {
			if (hits->items[i].terms >> term & 1)
				last_seen[term] = hits->items[i].start + 1;
			bool is_needed = !(hits->welded >> term & 1);
			if (is_needed && last_seen[term] < oldest)
				oldest = last_seen[term];
		}
		if (oldest > 0 && end - oldest < SNIPPET_CHARACTERS)
			return true;
	}
	return false;
}

/* Until all words stand together. Gives where it stopped. */
static size_t read_lines(struct hits *hits, struct analyser *analyser, const char *text)
{
	size_t last_seen[HITS_MAX_TERMS] = {0};
	size_t start = 0;
	while (text[start] && start < READ_MAX_BYTES) {
		size_t first = hits->count;
		size_t length = strcspn(text + start, "\n");
		bool is_whole = length <= READ_MAX_BYTES;
		hits_read(hits, analyser, text, start,
			is_whole ? length : utf8_floor(text + start, READ_MAX_BYTES));
		start += length + (text[start + length] == '\n');
		if (is_complete(hits, first, last_seen))
			break;
	}
	return start;
}

/* What is shown beyond that has its words marked as well. */
static void read_on(struct hits *hits, struct analyser *analyser, const char *text, size_t start,
	size_t end)
{
	while (start < end) {
		size_t length = strcspn(text + start, "\n");
		hits_read(hits, analyser, text, start, length < end - start ? length : end - start);
		start += length + (text[start + length] == '\n');
	}
}

/* ---- Choosing ---- */

/* The hits from one to another, and what they are worth together. */
struct span {
	double weights[HITS_MAX_TERMS];
	size_t counts[HITS_MAX_TERMS];
	double score;
};

/* One more word of the question is worth more than any rarity; a phrase, more than both. */
static void weigh(const struct hits *hits, double weights[HITS_MAX_TERMS])
{
	size_t counts[HITS_MAX_TERMS] = {0};
	for (size_t i = 0; i < hits->count; i++)
		for (size_t term = 0; term < hits->term_count; term++)
			counts[term] += hits->items[i].terms >> term & 1;
	for (size_t term = 0; term < hits->term_count; term++) {
		double rarity = counts[term] ? 1.0 / (double)counts[term] : 0;
		weights[term] = 1 + rarity / 2 + (double)(hits->in_phrases >> term & 1);
	}
}

static void span_add(struct span *span, uint64_t terms)
{
	for (size_t term = 0; terms; terms >>= 1, term++)
		if (terms & 1 && span->counts[term]++ == 0)
			span->score += span->weights[term];
}

static void span_remove(struct span *span, uint64_t terms)
{
	for (size_t term = 0; terms; terms >>= 1, term++)
		if (terms & 1 && --span->counts[term] == 0)
			span->score -= span->weights[term];
}

/* The hits close together that answer best; the first of equals. There is a hit. */
static struct window choose(const struct hits *hits)
{
	const struct hit *items = hits->items;
	struct span span = {0};
	weigh(hits, span.weights);
	struct window best = { items[0].start, items[0].end };
	double best_score = 0;
	for (size_t last = 0, first = 0; last < hits->count; last++) {
		span_add(&span, items[last].terms);
		for (; items[last].end > items[first].start + SNIPPET_CHARACTERS && first < last; first++)
			span_remove(&span, items[first].terms);
		if (span.score > best_score + 1e-9) {
			best_score = span.score;
			best = (struct window){ items[first].start, items[last].end };
		}
	}
	return best;
}

/* ---- Widening ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t before(const char *text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
	return at;
}

static size_t after(const char *text, size_t at)
{
	do
		at++;
	while (((unsigned char)text[at] & 0xC0) == 0x80);
	return at;
}

/* Where the part begins: at its line or a sentence if one is near, else at a word. */
static size_t widen_left(const char *text, size_t from, size_t characters)
{
	size_t word = from, sentence = from;
	bool has_word = false, has_sentence = false;
	size_t at = from;
	for (; at > 0 && characters > 0; characters--) {
		char c = text[before(text, at)];
		if (c == '\n')
			return at;
		if (is_blank(c)) {
			word = at;
			has_word = true;
			if (at >= 2 && strchr(".!?", text[at - 2])) {
				sentence = at;
				has_sentence = true;
			}
		}
		at = before(text, at);
	}
	if (at == 0)
		return 0;
	return has_sentence ? sentence : has_word ? word : from;
}

static size_t widen_right(const char *text, size_t from, size_t characters)
{
	size_t at = from, word = from;
	bool has_word = text[from] == '\0' || is_blank(text[from]);
	for (size_t limit = characters + OVERFLOW; text[at] && limit > 0; limit--) {
		if (limit <= OVERFLOW && has_word)
			return word;
		at = after(text, at);
		if (text[at] == '\0' || is_blank(text[at])) {
			word = at;
			has_word = true;
		}
	}
	return has_word ? word : at;
}

static size_t count_characters(const char *text, size_t from, size_t to)
{
	size_t count = 0;
	for (; from < to; from++)
		count += ((unsigned char)text[from] & 0xC0) != 0x80;
	return count;
}

static struct window widen(const char *text, struct window core)
{
	size_t length = strnlen(text, SNIPPET_CHARACTERS + 1);
	if (length <= SNIPPET_CHARACTERS)
		return (struct window){ 0, length };

	size_t used = count_characters(text, core.start, core.end);
	size_t left = used < SNIPPET_CHARACTERS ? SNIPPET_CHARACTERS - used : 0;
	/* Two thirds of what remains stand behind; a little is always there for an article. */
	size_t start = widen_left(text, core.start, left / 3 + 12);
	used = count_characters(text, start, core.end);
	left = used < SNIPPET_CHARACTERS ? SNIPPET_CHARACTERS - used : 0;
	size_t end = widen_right(text, core.end, left);

	while (start < end && is_blank(text[start]))
		start++;
	while (end > start && is_blank(text[end - 1]))
		end--;
	return (struct window){ start, end };
}

/* ---- Writing ---- */

/* What a page must not receive as it is; NULL when it may. */
static const char *escaped(unsigned point)
{
	switch (point) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		break;
	}
	/* Cut from what closes them, these would turn the rest of the page around. */
	if (utf8_is_direction(point))
		return "";
	return point < 0x20 || (point >= 0x7F && point < 0xA0) ? " " : NULL;
}

static void add_character(struct text *html, const char **cursor, const char *end)
{
	const char *start = *cursor;
	unsigned point = utf8_next(cursor, end);
	const char *instead = escaped(point);
	if (!instead)
		text_add_bytes(html, start, (size_t)(*cursor - start));
	else
		text_add(html, instead);
}

/* Blanks become one; the end of a block shows. */
static void add_blanks(struct text *html, const char **cursor, const char *end)
{
	bool has_line_end = false;
	for (; *cursor < end && is_blank(**cursor); (*cursor)++)
		has_line_end = has_line_end || **cursor == '\n';
	text_add(html, has_line_end ? " · " : " ");
}

/* Bytes that go into a page as they are, nearly all: letters of a French keyboard, blanks between them. */
static size_t count_plain(const char *at, const char *end)
{
	const char *from = at;
	while (at < end) {
		unsigned char byte = (unsigned char)*at;
		if (byte == ' ' && at + 1 < end && is_blank(at[1]))
			break;
		if (byte < ' ' || byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == '\''
			|| byte == 0x7F)
			break;
		bool is_accented = byte == 0xC3 && end - at > 1;
		if (byte >= 0x80 && !is_accented)
			break;
		at += is_accented ? 2 : 1;
	}
	return (size_t)(at - from);
}

static void add_until(struct text *html, const char **cursor, const char *until, const char *end)
{
	while (*cursor < until) {
		size_t plain = count_plain(*cursor, until);
		text_add_bytes(html, *cursor, plain);
		*cursor += plain;
		if (*cursor == until)
			return;
		if (is_blank(**cursor))
			add_blanks(html, cursor, until);
		else
			add_character(html, cursor, end);
	}
}

static void add_window(struct text *html, const struct hits *hits, const char *text,
	struct window window)
{
	const char *cursor = text + window.start, *end = text + window.end;
	size_t marked_end = 0;
	for (size_t i = 0; i <= hits->count; i++) {
		const struct hit *hit = i < hits->count ? &hits->items[i] : NULL;
		/* A part of a welded word is marked with it. */
		if (hit && (hit->start < window.start || hit->end > window.end || hit->start < marked_end))
			continue;
		add_until(html, &cursor, hit ? text + hit->start : end, end);
		if (!hit)
			return;
		marked_end = hit->end;
		text_add(html, "<mark>");
		add_until(html, &cursor, text + hit->end, end);
		text_add(html, "</mark>");
	}
}

char *snippet_make(struct analyser *analyser, const struct sought *sought, const char *plain)
{
	OWNED_HITS hits = {0};
	hits_init(&hits, sought);
	size_t read = read_lines(&hits, analyser, plain);

	struct window core = {0};
	if (hits.count > 0)
		core = choose(&hits);
	struct window window = widen(plain, core);
	if (hits.count > 0)
		read_on(&hits, analyser, plain, read, window.end);
	const char *rest = plain + window.end;
	bool has_before = strspn(plain, " \n\t\r") < window.start;
	bool has_behind = rest[strspn(rest, " \n\t\r")] != '\0';

	struct text html = {0};
	text_add(&html, has_before ? "… " : "");
	add_window(&html, &hits, plain, window);
	text_add(&html, has_behind ? " …" : "");
	return text_take(&html);
}

char *snippet_mark(struct analyser *analyser, const struct sought *sought, const char *text)
{
	OWNED_HITS hits = {0};
	hits_init(&hits, sought);
	size_t length = strlen(text);
	hits_read(&hits, analyser, text, 0, length);

	struct text html = {0};
	add_window(&html, &hits, text, (struct window){ 0, length });
	return text_take(&html);
}

bool snippet_has_mark(const char *html)
{
	return strstr(html, "<mark>");
}
