#ifndef INDEX_CLASS_INNER_H
#define INDEX_CLASS_INNER_H

#include <stdbool.h>
#include <string.h>

/* Shared by class.c, how classes are written, and class_keys.c, what they stand for. */

/* Whether a folded word is this one, past a final « s ». */
static inline bool class_is_spelled(const char *folded, const char *word)
{
	if (*folded != *word)  /* nearly always so, and cheaper told here */
		return false;
	size_t length = strlen(word);
	return strncmp(folded, word, length) == 0
		&& (folded[length] == '\0' || (length > 2 && strcmp(folded + length, "s") == 0));
}

#endif
