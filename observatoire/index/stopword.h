#ifndef INDEX_STOPWORD_H
#define INDEX_STOPWORD_H

#include <stdbool.h>

/** Whether a folded word says nothing by itself: « le », « dans », « comment ». */
bool stopword_is(const char *folded);

/** Give each of them, folded. */
void stopword_each(void (*each)(void *context, const char *folded), void *context);

/** Whether a folded word makes a sentence of those around it: « comment », « quel », « je ». */
bool stopword_asks(const char *folded);

#endif
