#include "index/document.h"

#include "base/date.h"
#include "base/text.h"
#include "base/words.h"
#include "index/accent.h"
#include "index/analysis.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/sort_key.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

#include <assert.h>
#include <string.h>

enum { TERM_BYTES = TOKEN_MAX_BYTES + 8 };

/* A document being written, and where its next text begins. */
struct draft {
	struct engine_document *document;
	struct analyser *analyser;
	const struct vocabularies *vocabularies;
	unsigned position;  /* of the last word written */
	const char *text;   /* being read */

	unsigned title_words;
	unsigned weight;    /* of the text being read */
	const char *light_field, *stem_field;  /* its own prefixes beside the common ones, or NULL */

	struct words labels;   /* names of keys, each once */
	struct words implied;  /* other names the sheet must be found by, each once */
	struct words terms;     /* of both, to be written each once */
};

/* Prefix and word as one, in `term` unless there is no prefix; cheap, for each word of a sheet
 * comes by here twice. */
static const char *prefixed(char term[TERM_BYTES], const char *prefix, const char *word)
{
	size_t before = strlen(prefix), length = strlen(word);
	if (before == 0)
		return word;
	assert(before + length < TERM_BYTES);
	memcpy(term, prefix, before);
	memcpy(term + before, word, length + 1);
	return term;
}

static void add_word(struct draft *draft, const char *prefix, const char *word, unsigned position)
{
	/* A field of its own counts what it holds once, whatever it adds to the text. */
	unsigned weight = *prefix ? WEIGHT_TEXT : draft->weight;
	char term[TERM_BYTES];
	engine_document_word(draft->document, prefixed(term, prefix, word), position, weight);
}

static void add_stem(struct draft *draft, const char *prefix, const char *stem, unsigned weight)
{
	char term[TERM_BYTES];
	engine_document_term(draft->document, prefixed(term, prefix, stem), weight);
}

/* It counts for nothing in the length of a sheet. */
static void add_accent(struct draft *draft, const struct token *token)
{
	char form[ACCENT_MAX_BYTES], term[ACCENT_MAX_BYTES + sizeof SCHEMA_ACCENT];
	if (token->flags & (TOKEN_WELDED | TOKEN_PART)
		|| !accent_form(draft->text + token->start, token->length, token->folded, form))
		return;
	memcpy(term, SCHEMA_ACCENT, strlen(SCHEMA_ACCENT));
	memcpy(term + strlen(SCHEMA_ACCENT), form, strlen(form) + 1);
	engine_document_term(draft->document, term, 0);
}

static void add_token(void *context, const struct token *token)
{
	struct draft *draft = context;
	unsigned position = draft->position + token->position;

	add_word(draft, SCHEMA_LIGHT, token->light, position);
	if (draft->light_field)
		add_word(draft, draft->light_field, token->light, position);

	add_accent(draft, token);

	/* « de » is found as it is written: its stem would only make the index longer. */
	if (token->flags & TOKEN_STOP)
		return;
	add_stem(draft, SCHEMA_STEM, token->stem, draft->weight);
	if (draft->stem_field)
		add_stem(draft, draft->stem_field, token->stem, WEIGHT_TEXT);
}

static void add_text(struct draft *draft, const char *text)
{
	draft->text = text;
	if (text)
		draft->position += SCHEMA_GAP + analyser_run(draft->analyser, text, add_token, draft);
}

static void add_texts(struct draft *draft, const struct words *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		add_text(draft, texts->items[i]);
}

static void add_title(struct draft *draft, const struct sheet *sheet)
{
	draft->weight = WEIGHT_TITLE;
	draft->light_field = SCHEMA_TITLE;
	draft->stem_field = SCHEMA_TITLE_STEM;
	add_text(draft, sheet->title);
	draft->title_words = draft->position > SCHEMA_GAP ? draft->position - SCHEMA_GAP : 0;
	draft->light_field = draft->stem_field = NULL;
}

static void add_authors(struct draft *draft, const struct sheet *sheet)
{
	draft->weight = WEIGHT_TEXT;
	draft->light_field = SCHEMA_AUTHOR;
	for (size_t i = 0; i < sheet->author_count; i++)
		add_text(draft, sheet->authors[i].signature);
	draft->light_field = NULL;
}

static void add_prose(struct draft *draft, const struct document_source *source)
{
	const struct sheet *sheet = source->sheet;
	draft->weight = WEIGHT_TEXT;
	add_text(draft, sheet->summary);
	add_text(draft, source->text);
	add_text(draft, sheet->objectives);
	add_text(draft, sheet->prerequisites);
	add_text(draft, sheet->outcome);
	add_texts(draft, &sheet->software_names);
	for (size_t i = 0; i < sheet->link_count; i++)
		add_text(draft, sheet->links[i].title);
	for (size_t i = 0; i < sheet->attachment_count; i++)
		add_text(draft, sheet->attachments[i].title);
}

/* ---- Keys of vocabularies: what filters, and the words people use for it ---- */

static void add_boolean(struct draft *draft, const char *prefix, const char *key)
{
	OWNED_TEXT term = {0};
	text_add(&term, prefix);
	text_add(&term, key);
	engine_document_term(draft->document, text_string(&term), 0);
}

static void add_key(struct draft *draft, enum vocabulary_name name, const char *prefix,
	const char *key)
{
	if (!key)
		return;

	const struct term *term = vocabulary_find(draft->vocabularies, name, key);
	add_boolean(draft, prefix, key);
	if (term)
		words_add_once(&draft->labels, term->label);
}

static void add_keys(struct draft *draft, const struct document_source *source)
{
	const struct sheet *sheet = source->sheet;
	const struct {
		const struct words *keys;
		enum vocabulary_name name;
		const char *prefix;
	} lists[] = {
		{ &sheet->levels,                VOCABULARY_LEVELS,        SCHEMA_LEVEL },
		{ &sheet->subjects,              VOCABULARY_SUBJECTS,      SCHEMA_SUBJECT },
		{ &sheet->themes,                VOCABULARY_THEMES,        SCHEMA_THEME },
		{ &sheet->equipment,             VOCABULARY_EQUIPMENT,     SCHEMA_EQUIPMENT },
		{ &sheet->software,              VOCABULARY_SOFTWARE,      SCHEMA_SOFTWARE },
		{ &sheet->activities,            VOCABULARY_ACTIVITIES,    SCHEMA_ACTIVITY },
		{ &sheet->special_needs,         VOCABULARY_SPECIAL_NEEDS, SCHEMA_NEED },
		{ &source->facts->departments,   VOCABULARY_DEPARTMENTS,   SCHEMA_DEPARTMENT },
	};

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		for (size_t k = 0; k < lists[i].keys->count; k++)
			add_key(draft, lists[i].name, lists[i].prefix, lists[i].keys->items[k]);
	/* Their labels are sentences: as words they would make each sheet about everything. */
	for (size_t i = 0; i < sheet->programme.count; i++)
		add_boolean(draft, SCHEMA_PROGRAMME, sheet->programme.items[i]);
	add_key(draft, VOCABULARY_TYPES, SCHEMA_TYPE, sheet->type);
	add_key(draft, VOCABULARY_ENT, SCHEMA_ENT, sheet->ent);
}

/* One person alone neither makes somebody's sheet be found by a word nor puts it under a theme. */
static void add_tags(struct draft *draft, const struct document_source *source)
{
	for (size_t i = 0; i < source->tag_count; i++) {
		const struct document_tag *tag = &source->tags[i];
		add_boolean(draft, SCHEMA_TAG, tag->name);
		if (!tag->is_confirmed)
			continue;
		words_add_once(&draft->labels, tag->name);
		add_key(draft, VOCABULARY_THEMES, SCHEMA_THEME, tag->theme);
	}
}

/* What filters and says no word of its own: whoever looks for it ticks it. But a school has a name. */
static void add_facts(struct draft *draft, const struct document_source *source)
{
	const struct sheet_facts *facts = source->facts;
	for (size_t i = 0; i < facts->stages.count; i++)
		add_boolean(draft, SCHEMA_STAGE, facts->stages.items[i]);
	for (size_t i = 0; i < facts->schools.count; i++)
		add_boolean(draft, SCHEMA_SCHOOL, facts->schools.items[i]);
	for (size_t i = 0; source->zones && i < source->zones->count; i++)
		add_boolean(draft, SCHEMA_ZONE, source->zones->items[i]);
	if (facts->school_year)
		add_boolean(draft, SCHEMA_YEAR, facts->school_year);
	if (source->sheet->licence)
		add_boolean(draft, SCHEMA_LICENCE, source->sheet->licence);
	for (size_t i = 0; source->schools && i < source->schools->count; i++)
		words_add_once(&draft->labels, source->schools->items[i]);
}

/* Mathematics in cycle 3 are mathematics. */
static void add_disciplines(struct draft *draft, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->subjects.count; i++) {
		const struct term *subject = vocabulary_find(draft->vocabularies, VOCABULARY_SUBJECTS,
			sheet->subjects.items[i]);
		if (subject && *subject->discipline)
			add_boolean(draft, SCHEMA_SUBJECT, subject->discipline);
	}
}

static bool names_class_of(struct draft *draft, const struct sheet *sheet, const char *cycle)
{
	for (size_t i = 0; i < sheet->levels.count; i++) {
		const struct term *level = vocabulary_find(draft->vocabularies, VOCABULARY_LEVELS,
			sheet->levels.items[i]);
		if (level && text_equals(level->cycle, cycle) && !text_equals(level->key, cycle))
			return true;
	}
	return false;
}

/* « Cycle 3 » and no class is for every class of cycle 3: « cm2 » must find it. */
static void add_classes_of_cycles(struct draft *draft, const struct sheet *sheet)
{
	size_t count = vocabulary_size(draft->vocabularies, VOCABULARY_LEVELS);
	for (size_t i = 0; i < count; i++) {
		const struct term *level = vocabulary_at(draft->vocabularies, VOCABULARY_LEVELS, i);
		if (*level->cycle && words_has(&sheet->levels, level->cycle)
			&& !names_class_of(draft, sheet, level->cycle))
			words_add_once(&draft->implied, level->label);
	}
}

/* And a sheet for CM1 is found by « cycle 3 ». */
static void add_cycles(struct draft *draft, const struct words *cycles)
{
	for (size_t i = 0; i < cycles->count; i++) {
		const struct term *cycle = vocabulary_find(draft->vocabularies, VOCABULARY_LEVELS,
			cycles->items[i]);
		add_boolean(draft, SCHEMA_LEVEL, cycles->items[i]);
		if (cycle)
			words_add_once(&draft->implied, cycle->label);
	}
}

static void note_term(struct draft *draft, const char *prefix, const char *word)
{
	words_give(&draft->terms, text_make("%s%s", prefix, word));
}

static void note_label_token(void *context, const struct token *token)
{
	if (token->flags & TOKEN_STOP)
		return;
	note_term(context, SCHEMA_LIGHT, token->light);
	note_term(context, SCHEMA_STEM, token->stem);
	note_term(context, SCHEMA_LABEL, token->light);
}

static void note_implied_token(void *context, const struct token *token)
{
	if (!(token->flags & TOKEN_STOP))
		note_term(context, SCHEMA_IMPLIED, token->stem);
}

/* Each word counts once, however many labels have it, and has no place: a sheet is not more
 * about tablets for saying so in its themes and in its equipment. What only follows stays out of
 * the text, or « cycle 3 -cm1 » would drop every sheet for cycle 3. */
static void add_labels(struct draft *draft)
{
	for (size_t i = 0; i < draft->labels.count; i++)
		analyser_run(draft->analyser, draft->labels.items[i], note_label_token, draft);
	for (size_t i = 0; i < draft->implied.count; i++)
		analyser_run(draft->analyser, draft->implied.items[i], note_implied_token, draft);

	words_sort(&draft->terms);
	for (size_t i = 0; i < draft->terms.count; i++) {
		const char *term = draft->terms.items[i];
		if (i == 0 || !text_equals(term, draft->terms.items[i - 1]))
			engine_document_term(draft->document, term, WEIGHT_LABEL);
	}
}

/* ---- What is neither text nor list ---- */

static void add_marks(struct draft *draft, const struct document_source *source)
{
	const struct { bool is_set; const char *mark; } marks[] = {
		{ source->sheet->is_example,        SCHEMA_EXAMPLE },
		{ source->facts->is_coding,         "codage" },
		{ source->facts->is_inter_degrees,  "inter-degres" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (marks[i].is_set)
			add_boolean(draft, SCHEMA_MARK, marks[i].mark);
	if (source->sheet->status)
		add_boolean(draft, SCHEMA_STATUS, source->sheet->status);
	if (source->sheet->id)
		add_boolean(draft, SCHEMA_ID, source->sheet->id);
}

static double day_number(const char *text)
{
	struct date date;
	if (!text || !date_parse(text, &date))
		return 0;
	return date.year * 10000 + date.month * 100 + date.day;
}

static void add_values(struct draft *draft, const struct document_source *source)
{
	const struct sheet *sheet = source->sheet;
	const char *day = sheet->published_on ? sheet->published_on : sheet->created_on;
	double published = day_number(day), revised = day_number(sheet->modified_on);
	OWNED_STRING title = sort_key(sheet->title ? sheet->title : "");

	engine_document_number(draft->document, SLOT_REVISION, (double)source->revision);
	engine_document_number(draft->document, SLOT_PUBLISHED, published);
	engine_document_value(draft->document, SLOT_TITLE, title, strlen(title));
	if (revised > published)
		engine_document_number(draft->document, SLOT_REVISED, revised);
	char words = (char)(draft->title_words < 255 ? draft->title_words : 255);
	if (words)
		engine_document_value(draft->document, SLOT_TITLE_WORDS, &words, 1);
}

struct engine_document *document_make(struct analyser *analyser,
	const struct vocabularies *vocabularies, const struct document_source *source)
{
	OWNED(engine_document) document = engine_document_new();
	struct draft draft = {
		.document = document,
		.analyser = analyser,
		.vocabularies = vocabularies,
	};

	add_title(&draft, source->sheet);
	add_prose(&draft, source);
	add_authors(&draft, source->sheet);
	add_keys(&draft, source);
	add_tags(&draft, source);
	add_facts(&draft, source);
	add_disciplines(&draft, source->sheet);
	add_classes_of_cycles(&draft, source->sheet);
	add_cycles(&draft, &source->facts->cycles);
	add_labels(&draft);
	add_marks(&draft, source);
	add_values(&draft, source);

	words_done(&draft.labels);
	words_done(&draft.implied);
	words_done(&draft.terms);
	return TAKE(document);
}

const char *document_schema(void)
{
	_Static_assert(SCHEMA_VERSION == 8 && ANALYSIS_VERSION == 8, "say both versions below");
	return "schema=8;analysis=8";
}
