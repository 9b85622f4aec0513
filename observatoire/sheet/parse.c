#include "sheet/sheet.h"

#include "base/mem.h"
#include "base/text.h"
#include "sheet/field.h"
#include "sheet/front_matter.h"
#include "sheet/likeness.h"
#include "sheet/source.h"
#include "sheet/tidy.h"
#include "sheet/value.h"
#include "sheet/vocabulary.h"

#include <string.h>

/* What is far past its limit is not read to its end: reading stays quick, and what is written again
 * stays readable. */
enum { MOST_ITEMS = 60, MOST_UNKNOWN_KEYS = 60 };

struct parse {
	const struct vocabularies *vocabularies;
	struct remarks *remarks;
	struct sheet *sheet;
	struct words cycles;                          /* of its levels, once they are read */
	size_t unknown_keys;
	const struct node *given[SHEET_FIELD_COUNT];  /* what the file says of each field, or NULL */
};

/* ---- Which field a key means ---- */

/* What the product works out by itself: writing it is no use. */
static const char *const DERIVED[] = {
	"cycles", "degres", "departement", "zap", "codage", "inter_degres", "score",
};

static bool is_derived(const char *key)
{
	for (size_t i = 0; i < sizeof DERIVED / sizeof DERIVED[0]; i++)
		if (strcmp(key, DERIVED[i]) == 0)
			return true;
	return false;
}

static void tell_unknown(struct parse *parse, const struct node *node, const char *key)
{
	OWNED_STRING quoted = tidy_excerpt(key);
	const struct field *closest = field_closest(key);
	if (is_derived(key))
		remarks_add(parse->remarks, SEVERITY_ADVICE, "", node->line,
			"La clé « %s » est calculée par l’observatoire : ôtez-la.", quoted);
	else if (closest)
		remarks_add(parse->remarks, SEVERITY_ADVICE, "", node->line,
			"La clé « %s » n’existe pas ; vouliez-vous dire « %s » ? Elle n’est pas lue.",
			quoted, closest->key);
	else
		remarks_add(parse->remarks, SEVERITY_ADVICE, "", node->line,
			"La clé « %s » n’existe pas : elle n’est pas lue.", quoted);
}

static void give(struct parse *parse, const struct field *field, const struct node *node)
{
	const struct node **given = &parse->given[field_rank(field)];
	if (*given)
		remarks_add(parse->remarks, SEVERITY_REFUSAL, field->key, node->line,
			"La clé « %s » est écrite deux fois (déjà à la ligne %u) : n’en gardez qu’une.",
			field->key, (*given)->line);
	else
		*given = node;
}

static void give_unknown(struct parse *parse, const struct node *node, const char *key)
{
	const struct field *guess = field_guess(key);
	if (!guess) {
		tell_unknown(parse, node, key);
		return;
	}
	remarks_add(parse->remarks, SEVERITY_ADVICE, guess->key, node->line,
		"La clé s’écrit « %s ».", guess->key);
	give(parse, guess, node);
}

static void sort_keys(struct parse *parse, const struct node *map, const char *group)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct node *node = &map->children[i];
		OWNED_STRING within = *group ? text_make("%s%s", group, node->key) : NULL;
		const char *key = within ? within : node->key;
		const struct field *field = field_find(key);
		if (!field && !*group && node->kind == NODE_MAP && field_is_group(key)) {
			OWNED_STRING prefix = text_make("%s.", key);
			sort_keys(parse, node, prefix);
			continue;
		}
		if (field)
			give(parse, field, node);
		else if ((!node_is_empty(node) || !field_is_group(key))
			&& parse->unknown_keys++ < MOST_UNKNOWN_KEYS)
			give_unknown(parse, node, key);
	}
}

/* ---- Values ---- */

static struct given given_value(const struct parse *parse, const struct field *field,
	const char *name, const char *text, unsigned line)
{
	return (struct given){
		.vocabularies = parse->vocabularies,
		.field = field,
		.name = name,
		.text = text,
		.line = line,
		.cycles = &parse->cycles,
		.remarks = parse->remarks,
	};
}

static void refuse_shape(struct parse *parse, const char *name, unsigned line, const char *sentence)
{
	remarks_add(parse->remarks, SEVERITY_REFUSAL, name, line, "%s", sentence);
}

/* How many of `count` items are read; what is left out is told. */
static size_t bounded(struct parse *parse, const char *name, unsigned line, size_t count)
{
	if (count <= MOST_ITEMS)
		return count;
	remarks_add(parse->remarks, SEVERITY_REFUSAL, name, line,
		"Cette liste compte %zu valeurs, la suite n’est pas lue : raccourcissez-la.", count);
	return MOST_ITEMS;
}

/* `name` is what remarks call the field: that of the record when it is a part. */
static void read_one(struct parse *parse, const struct field *field, const char *name,
	void *owner, const struct node *node)
{
	if (node->kind == NODE_LIST && node->count == 1)
		node = &node->children[0];
	if (node_is_empty(node))
		return;
	if (node->kind != NODE_TEXT) {
		refuse_shape(parse, name, node->line, "Une seule valeur est attendue ici, non une liste.");
		return;
	}
	struct given given = given_value(parse, field, name, node->text, node->line);
	char *value = value_read(&given);
	if (value)
		value_store(field, owner, value);
}

static void read_item(struct parse *parse, const struct field *field, const char *text, unsigned line)
{
	struct words *words = field_words(field, parse->sheet);
	if (words->count == MOST_ITEMS)
		return;
	struct given given = given_value(parse, field, field->key, text, line);
	OWNED_STRING value = value_read(&given);
	if (value && words_has(words, value))
		remarks_add(parse->remarks, SEVERITY_ADVICE, field->key, line,
			"« %s » est écrit deux fois : une suffit.", value);
	else if (value)
		words_give(words, TAKE(value));
}

static bool is_known(const struct parse *parse, const struct field *field, const char *text)
{
	return field->kind != FIELD_KEYS
		|| vocabulary_guess_in(parse->vocabularies, field->vocabulary, text, &parse->cycles);
}

/* The pieces of « CM1, CM2 », trimmed, the empty ones left out. */
static void split(struct words *pieces, const char *text, const char *separators)
{
	while (*text) {
		size_t length = strcspn(text, separators);
		OWNED_STRING raw = mem_copy_bytes(text, length);
		bool has_dropped;
		OWNED_STRING piece = tidy_line(raw, &has_dropped);
		if (*piece)
			words_add(pieces, piece);
		text += length + (text[length] != '\0');
	}
}

/* « CM1-CM2 » is two keys when both halves are; « sous-main » is not. */
static bool split_at_hyphens(const struct parse *parse, const struct field *field,
	struct words *pieces, const char *text)
{
	split(pieces, text, "-");
	bool all_known = field->kind == FIELD_KEYS && pieces->count > 1;
	for (size_t i = 0; i < pieces->count; i++)
		all_known = all_known && is_known(parse, field, pieces->items[i]);
	return all_known;
}

/* One item of a list, or several that somebody wrote as one text. */
static void read_items(struct parse *parse, const struct field *field, const struct node *node)
{
	OWNED_WORDS pieces = {0}, halves = {0};
	size_t count = 1;
	bool is_whole = field->kind == FIELD_TEXTS
		|| (field->kind == FIELD_KEYS && is_known(parse, field, node->text));
	if (!is_whole) {
		split(&pieces, node->text, ",;/+");
		count = bounded(parse, field->key, node->line, pieces.count);
	}
	if (is_whole || pieces.count == 0)
		read_item(parse, field, node->text, node->line);
	else if (pieces.count == 1 && split_at_hyphens(parse, field, &halves, pieces.items[0]))
		for (size_t i = 0; i < halves.count; i++)
			read_item(parse, field, halves.items[i], node->line);
	else
		for (size_t i = 0; i < count; i++)
			read_item(parse, field, pieces.items[i], node->line);
}

static void read_list(struct parse *parse, const struct field *field, const struct node *node)
{
	if (node->kind == NODE_MAP) {
		refuse_shape(parse, field->key, node->line, "Une liste est attendue ici, comme [cm1, cm2].");
		return;
	}
	size_t count = node->kind == NODE_TEXT ? 1 : bounded(parse, field->key, node->line, node->count);
	for (size_t i = 0; i < count; i++) {
		const struct node *item = node->kind == NODE_TEXT ? node : &node->children[i];
		if (item->kind != NODE_TEXT)
			refuse_shape(parse, field->key, item->line, "Chaque élément de cette liste est un "
				"mot, non une liste.");
		else if (!node_is_empty(item))
			read_items(parse, field, item);
	}
}

/* ---- Records: authors, links, relations, attachments ---- */

static const struct field *part_of(const struct record *record, const char *key)
{
	OWNED_STRING wanted = likeness_form(key);
	for (size_t i = 0; i < record->field_count; i++) {
		OWNED_STRING known = likeness_form(record->fields[i].key);
		if (strcmp(known, wanted) == 0)
			return &record->fields[i];
	}
	return NULL;
}

static char *list_parts(const struct record *record)
{
	struct text parts = {0};
	for (size_t i = 0; i < record->field_count; i++)
		text_format(&parts, "%s%s", i ? ", " : "", record->fields[i].key);
	return text_take(&parts);
}

static void read_parts(struct parse *parse, const struct field *field, void *record,
	const struct node *map)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct node *node = &map->children[i];
		const struct field *part = part_of(field->record, node->key);
		if (part && field_is_empty(part, record)) {
			read_one(parse, part, field->key, record, node);
			continue;
		}
		OWNED_STRING parts = list_parts(field->record);
		OWNED_STRING quoted = tidy_excerpt(node->key);
		remarks_add(parse->remarks, SEVERITY_ADVICE, field->key, node->line,
			"La clé « %s » n’est pas lue ; ici se trouvent une fois chacune : %s.", quoted, parts);
	}
}

static bool is_blank(const struct field *field, const void *record)
{
	for (size_t i = 0; i < field->record->field_count; i++)
		if (!field_is_empty(&field->record->fields[i], record))
			return false;
	return true;
}

static void read_record(struct parse *parse, const struct field *field, const struct node *node)
{
	if (node_is_empty(node))
		return;
	if (node->kind == NODE_LIST) {
		refuse_shape(parse, field->key, node->line, "Une liste est dans une liste : ôtez un niveau.");
		return;
	}

	void *record = field_add_record(field, parse->sheet);
	if (node->kind == NODE_MAP)
		read_parts(parse, field, record, node);
	else
		read_one(parse, &field->record->fields[field->record->primary], field->key, record, node);
	if (is_blank(field, record))
		--*field_count(field, parse->sheet);
}

static void read_records(struct parse *parse, const struct field *field, const struct node *node)
{
	if (node->kind != NODE_LIST) {
		read_record(parse, field, node);
		return;
	}
	size_t count = bounded(parse, field->key, node->line, node->count);
	for (size_t i = 0; i < count; i++)
		read_record(parse, field, &node->children[i]);
}

/* ---- The whole ---- */

static void learn_cycles(struct parse *parse)
{
	const struct words *levels = &parse->sheet->levels;
	for (size_t i = 0; i < levels->count; i++) {
		const struct term *level = vocabulary_find(parse->vocabularies, VOCABULARY_LEVELS, levels->items[i]);
		if (level && *level->cycle)
			words_add_once(&parse->cycles, level->cycle);
	}
}

static void read_field(struct parse *parse, const struct field *field, const struct node *node)
{
	if (field->kind == FIELD_RECORDS)
		read_records(parse, field, node);
	else if (field_is_list(field))
		read_list(parse, field, node);
	else
		read_one(parse, field, field->key, parse->sheet, node);
	if (field->offset == offsetof(struct sheet, levels))
		learn_cycles(parse);
}

static void fill_defaults(struct parse *parse)
{
	struct sheet *sheet = parse->sheet;
	const struct node *licence = parse->given[field_rank(field_find("licence"))];
	if (!sheet->language)
		sheet->language = mem_copy("fr");
	if (!sheet->licence)
		sheet->licence = mem_copy("CC-BY-SA-4.0");
	if (!licence || node_is_empty(licence))
		remarks_add(parse->remarks, SEVERITY_ADVICE, "licence", licence ? licence->line : 0,
			"Aucune licence n’est indiquée : la fiche est placée sous CC-BY-SA-4.0. "
			"Indiquez dans « " REMARK_KEY " » celle-là ou une autre de la liste.", "licence", "licence");
}

struct sheet *sheet_parse(const struct vocabularies *vocabularies, const char *bytes, size_t length,
	struct remarks *remarks)
{
	OWNED_SOURCE source = {0};
	if (!source_split(bytes, length, &source, remarks))
		return NULL;
	OWNED(node) root = front_matter_read(source.front_matter, strlen(source.front_matter),
		source.first_line, remarks);
	if (!root)
		return NULL;

	OWNED(sheet) sheet = sheet_new();
	struct parse parse = { .vocabularies = vocabularies, .remarks = remarks, .sheet = sheet };
	sheet->field_lines = mem_new(SHEET_FIELD_COUNT, sizeof *sheet->field_lines);
	sort_keys(&parse, root, "");
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		if (!parse.given[i])
			continue;
		sheet->field_lines[i] = parse.given[i]->line;
		read_field(&parse, &sheet_fields[i], parse.given[i]);
	}
	fill_defaults(&parse);
	sheet->body = TAKE(source.body);
	sheet->body_line = source.body_line;
	words_done(&parse.cycles);
	return TAKE(sheet);
}
