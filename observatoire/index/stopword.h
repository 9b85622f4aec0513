#ifndef INDEX_STOPWORD_H
#define INDEX_STOPWORD_H

#include <stdbool.h>

/** Whether a folded word says nothing by itself: « le », « dans », « comment ». */
bool stopword_is(const char *folded);

#endif
