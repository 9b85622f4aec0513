#ifndef SUPPORT_SHEETS_H
#define SUPPORT_SHEETS_H

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "sheet/field.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The lists of the project; they are right, or the test stops here. */
static inline struct vocabularies *lists(void)
{
	struct error err = {0};
	struct vocabularies *vocabularies = vocabularies_load(VOCABULARIES, &err);
	if (!vocabularies) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	return vocabularies;
}

/* Names of the files of a folder that end so, in order. */
static inline void files_ending(struct words *names, const char *folder, const char *ending)
{
	DIR *opened = opendir(folder);
	if (!opened)
		return;
	for (struct dirent *entry; (entry = readdir(opened));) {
		size_t length = strlen(entry->d_name), tail = strlen(ending);
		if (length > tail && strcmp(entry->d_name + length - tail, ending) == 0)
			words_add(names, entry->d_name);
	}
	closedir(opened);
	words_sort(names);
}

static inline bool same_words(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	return a->count == b->count;
}

static inline bool same_value(const struct field *field, const void *a, const void *b);

static inline bool same_records(const struct field *field, const void *a, const void *b)
{
	if (*field_count(field, a) != *field_count(field, b))
		return false;
	for (size_t i = 0; i < *field_count(field, a); i++)
		for (size_t j = 0; j < field->record->field_count; j++)
			if (!same_value(&field->record->fields[j], field_record(field, a, i), field_record(field, b, i)))
				return false;
	return true;
}

static inline bool same_value(const struct field *field, const void *a, const void *b)
{
	switch (field->kind) {
	case FIELD_NUMBER:
		return *field_number(field, a) == *field_number(field, b);
	case FIELD_BYTES:
		return *field_bytes(field, a) == *field_bytes(field, b);
	case FIELD_FLAG:
		return *field_flag(field, a) == *field_flag(field, b);
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		return same_words(field_words(field, a), field_words(field, b));
	case FIELD_RECORDS:
		return same_records(field, a, b);
	default:
		return text_equals(*field_text(field, a), *field_text(field, b));
	}
}

/* The key of the first field that differs, "corps" for the body, NULL when the sheets are the same. */
static inline const char *first_difference(const struct sheet *a, const struct sheet *b)
{
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		if (!same_value(&sheet_fields[i], a, b))
			return sheet_fields[i].key;
	return text_equals(a->body, b->body) ? NULL : "corps";
}

#endif
