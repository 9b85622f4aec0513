#include "base/words.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void words_done(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
	*words = (struct words){0};
}

void words_give(struct words *words, char *word)
{
	words->items = mem_room(words->items, words->count, &words->capacity, sizeof *words->items);
	words->items[words->count++] = word;
}

void words_add(struct words *words, const char *word)
{
	words_give(words, mem_copy(word));
}

bool words_has(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) == 0)
			return true;
	return false;
}

bool words_add_once(struct words *words, const char *word)
{
	if (words_has(words, word))
		return false;
	words_add(words, word);
	return true;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void words_sort(struct words *words)
{
	if (words->count > 1)
		qsort(words->items, words->count, sizeof *words->items, compare);
}

void words_copy(struct words *to, const struct words *from)
{
	for (size_t i = 0; i < from->count; i++)
		words_add(to, from->items[i]);
}

void words_split(struct words *words, const char *text, char separator)
{
	while (*text) {
		const char *end = strchr(text, separator);
		size_t length = end ? (size_t)(end - text) : strlen(text);
		if (length)
			words_give(words, mem_copy_bytes(text, length));
		text += length + (end ? 1 : 0);
	}
}

char *words_join(const struct words *words, const char *between)
{
	struct text joined = {0};
	for (size_t i = 0; i < words->count; i++) {
		if (i)
			text_add(&joined, between);
		text_add(&joined, words->items[i]);
	}
	return text_take(&joined);
}
