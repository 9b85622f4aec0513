#ifndef INDEX_CHOICE_H
#define INDEX_CHOICE_H

#include "index/question.h"

/**
 * Read « ou » in small letters as OU where it can mean nothing else: between two classes (« robot cm1
 * ou cm2 »), and between all there is (« robot ou tablette », « un robot ou une tablette -jeu »).
 * Elsewhere it is a little word: what hurried hands write for « où » is no choice. `list` is what
 * stands in the question, or in parentheses of it.
 */
void choice_read(struct question *list);

#endif
