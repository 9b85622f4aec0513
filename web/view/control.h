#ifndef VIEW_CONTROL_H
#define VIEW_CONTROL_H

#include "proposals/entry.h"

#include <stdint.h>

struct fields;
struct remark;
struct remarks;
struct vocabularies;

/** What the controls of a form show. Borrowed. */
struct form_shown {
	const struct entry *entry;
	const struct remarks *faults;   /* of which refusals are told beside their control; NULL: none */
	const struct vocabularies *vocabularies;
	int64_t now;                    /* Unix time: which school years are offered */
};

/** Fill question.html, included at {{>QUESTION}}, once more. */
void view_control(struct fields *fields, const struct control *control,
	const struct form_shown *shown);

/** What a control is called: « Titre ». Static. */
const char *control_label(const struct control *control);

/** A remark for who fills in a form: fields are called as they are there. For the caller to free(). */
char *control_remark(const struct remark *remark);

#endif
