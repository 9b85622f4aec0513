#ifndef VIEW_QUESTION_H
#define VIEW_QUESTION_H

#include "proposals/entry.h"

#include <stdint.h>

struct fields;
struct remark;
struct remarks;
struct vocabularies;

/** What the questions of a form show. Borrowed. */
struct form_shown {
	const struct entry *entry;
	const struct remarks *faults;   /* of which refusals are told beside their question; NULL: none */
	const struct vocabularies *vocabularies;
	int64_t now;                    /* Unix time: which school years are offered */
};

/** Fill question.html, included at {{>QUESTION}}, once more. */
void view_question(struct fields *fields, const struct question *question,
	const struct form_shown *shown);

/** What a question is called: « Titre ». Static. */
const char *question_label(const struct question *question);

/** A remark for who fills in a form: fields are called as they are there. For the caller to free(). */
char *question_remark(const struct remark *remark);

#endif
