#ifndef INDEX_SNIPPET_H
#define INDEX_SNIPPET_H

#include <stdbool.h>

struct analyser;
struct sought;

/* Both give HTML that is safe whatever the text: the only tag in it is <mark>, around the
 * words that are sought (hits.h; never around the article before: l'<mark>école</mark>).
 * Texts are valid UTF-8. Both results are for the caller to free(). */

enum { SNIPPET_CHARACTERS = 240 };  /* wanted length, marks and « … » not counted */

/**
 * The part of `plain` (one block a line) that answers best: phrases first, then the most and
 * rarest words close together; whole words, « … » where something was left out. The beginning
 * when nothing answers, "" for an empty text.
 */
char *snippet_make(struct analyser *analyser, const struct sought *sought, const char *plain);

/** Whether a snippet has a word that is sought. */
bool snippet_has_mark(const char *html);

/** The whole of `text`, a title for example, with its marks. */
char *snippet_mark(struct analyser *analyser, const struct sought *sought, const char *text);

#endif
