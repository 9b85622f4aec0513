#include "proposals/entry.h"

#include "base/duration.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/field.h"
#include "sheet/sheet.h"
#include "sheet/tidy.h"
#include "sheet/value.h"

#include <string.h>

/* A text this many times too long is no slip: a draft does not hold it. */
enum { FAR_TOO_LONG = 2, ITEMS_MAX = 40 };

void entry_done(struct entry *entry)
{
	for (size_t i = 0; i < CONTROL_COUNT; i++)
		words_done(&entry->values[i]);
	*entry = (struct entry){0};
}

/* ---- From a sheet ---- */

static void show_signatures(struct words *values, const struct sheet *sheet)
{
	OWNED_WORDS names = {0};
	for (size_t i = 0; i < sheet->author_count; i++)
		if (sheet->authors[i].signature)
			words_add(&names, sheet->authors[i].signature);
	if (names.count)
		words_give(values, words_join(&names, "\n"));
}

/* « 1 h 30 min », which is read again as it is shown. */
static char *duration_shown(const char *iso)
{
	struct duration duration;
	return duration_parse(iso, &duration) ? duration_in_french(duration) : mem_copy(iso);
}

/* With semicolons, for one may hold a comma; whoever types none parts them by commas. */
static char *parts_shown(const struct words *parts)
{
	OWNED_STRING joined = words_join(parts, "; ");
	bool would_be_cut = parts->count == 1 && strchr(joined, ',');
	return would_be_cut ? text_make("%s;", joined) : TAKE(joined);
}

static void show_field(struct words *values, const struct control *control,
	const struct sheet *sheet)
{
	const struct field *field = field_find(control->field);
	if (field_is_empty(field, sheet))
		return;
	if (control->kind == CONTROL_PARTS)
		words_give(values, parts_shown(field_words(field, sheet)));
	else if (field_is_list(field))
		words_copy(values, field_words(field, sheet));
	else if (field->kind == FIELD_NUMBER)
		words_give(values, text_make("%ld", *field_number(field, sheet)));
	else if (field->kind == FIELD_DURATION)
		words_give(values, duration_shown(*field_text(field, sheet)));
	else
		words_add(values, *field_text(field, sheet));
}

void entry_of_sheet(struct entry *entry, const struct sheet *sheet)
{
	entry_done(entry);
	for (size_t i = 0; i < CONTROL_COUNT; i++) {
		struct words *values = &entry->values[i];
		if (controls[i].kind == CONTROL_SIGNATURES)
			show_signatures(values, sheet);
		else if (controls[i].kind != CONTROL_BODY)
			show_field(values, &controls[i], sheet);
		else if (sheet->body && *sheet->body)
			words_add(values, sheet->body);
	}
}

/* ---- Into a sheet ---- */

struct writing {
	const struct vocabularies *vocabularies;
	struct sheet *sheet;
	struct remarks *remarks;
};

static bool fits(const struct writing *writing, const struct field *field, const char *name,
	const char *text)
{
	long max = field->max && field->kind != FIELD_TEXTS ? field->max : FIELD_ITEM_CHARACTERS;
	bool is_text = field->kind == FIELD_TEXT || field->kind == FIELD_PARAGRAPHS
		|| field->kind == FIELD_TEXTS;
	if (!is_text)
		max = FIELD_ITEM_CHARACTERS;
	size_t length = utf8_length(text);
	if (length <= (size_t)max * FAR_TOO_LONG)
		return true;
	remarks_add(writing->remarks, SEVERITY_REFUSAL, name, 0,
		"Ce texte (%s) est beaucoup trop long : %zu caractères, pas plus de %ld. Il n’est pas "
		"enregistré tant qu’il n’est pas raccourci.", field->label, length, max);
	return false;
}

/* `name` is what remarks call the field. */
static void write_value(const struct writing *writing, const struct field *field, const char *name,
	void *owner, const char *text)
{
	const struct given given = {
		.vocabularies = writing->vocabularies,
		.field = field,
		.name = name,
		.text = text,
		.remarks = writing->remarks,
	};
	if (!fits(writing, field, name, text))
		return;
	char *value = value_read(&given);
	if (value)
		value_store(field, owner, value);
}

/* The pieces of a text at any of `separators`, without blanks around them. */
static void cut(struct words *pieces, const char *text, const char *separators)
{
	while (*text && pieces->count < ITEMS_MAX) {
		size_t length = strcspn(text, separators);
		OWNED_STRING raw = mem_copy_bytes(text, length);
		OWNED_STRING piece = utf8_squeeze(raw);
		if (*piece)
			words_add(pieces, piece);
		text += length + (text[length] != '\0');
	}
}

static void write_field(const struct writing *writing, const struct control *control,
	const struct words *values)
{
	const struct field *field = field_find(control->field);
	OWNED_WORDS pieces = {0};
	field_clear(field, writing->sheet);
	if (control->kind == CONTROL_PARTS && values->count)
		cut(&pieces, values->items[0], strpbrk(values->items[0], ";\n") ? ";\n" : ",");
	else
		for (size_t i = 0; i < values->count && i < ITEMS_MAX; i++)
			words_add_once(&pieces, values->items[i]);
	size_t count = field_is_list(field) ? pieces.count : pieces.count > 0;
	for (size_t i = 0; i < count; i++)
		write_value(writing, field, field->key, writing->sheet, pieces.items[i]);
}

static char *school_of(const struct author *authors, size_t count, const char *signature)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(authors[i].signature, signature))
			return mem_copy(authors[i].uai);
	return NULL;
}

static void write_signatures(const struct writing *writing, const struct words *values)
{
	struct sheet *sheet = writing->sheet;
	const struct field *field = field_find("auteurs");
	const struct field *signature = &field->record->fields[0];
	struct author *before = sheet->authors;
	size_t count = sheet->author_count;
	OWNED_WORDS names = {0};

	sheet->authors = NULL;
	sheet->author_count = 0;
	if (values->count)
		cut(&names, values->items[0], "\n");
	for (size_t i = 0; i < names.count; i++) {
		struct author *author = field_add_record(field, sheet);
		write_value(writing, signature, field->key, author, names.items[i]);
		if (author->signature)
			author->uai = school_of(before, count, author->signature);
		else
			sheet->author_count--;
	}
	for (size_t i = 0; i < count; i++) {
		free(before[i].signature);
		free(before[i].uai);
	}
	free(before);
}

static void write_body(const struct writing *writing, const struct words *values)
{
	struct sheet *sheet = writing->sheet;
	const char *text = values->count ? values->items[0] : "";
	unsigned skipped = 0;
	if (strlen(text) > SHEET_BODY_BYTES) {
		remarks_add(writing->remarks, SEVERITY_REFUSAL, "corps", 0,
			"Le texte de la fiche dépasse 256 Ko : raccourcissez-le. Il n’est pas enregistré "
			"tant qu’il n’est pas raccourci.");
		return;
	}
	free(sheet->body);
	sheet->body = tidy_body(text, &skipped);
}

void entry_write(const struct entry *entry, enum step step,
	const struct vocabularies *vocabularies, struct sheet *sheet, struct remarks *remarks)
{
	const struct writing writing = { vocabularies, sheet, remarks };
	for (size_t i = 0; i < CONTROL_COUNT; i++) {
		const struct words *values = &entry->values[i];
		if (!control_is_asked(&controls[i], step))
			continue;
		if (controls[i].kind == CONTROL_BODY)
			write_body(&writing, values);
		else if (controls[i].kind == CONTROL_SIGNATURES)
			write_signatures(&writing, values);
		else
			write_field(&writing, &controls[i], values);
	}
}
