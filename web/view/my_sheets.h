#ifndef VIEW_MY_SHEETS_H
#define VIEW_MY_SHEETS_H

#include "store/proposals.h"

#include <stdbool.h>
#include <stddef.h>

struct fields;

/** The proposals of a person, the one changed last first. Starts as {0}. */
struct my_sheets {
	struct my_sheet {
		int64_t row, changed_at;
		char *title, *state, *sheet;  /* sheet: id; NULL: none */
		bool is_offline;              /* the sheet it became is not on the site any more */
		bool is_replaced;             /* one of those before, of the same sheet, was published after it */
	} *items;
	size_t count;
};
/** A proposals_each: add one to `sheets`, a struct my_sheets. */
bool my_sheets_add(void *sheets, const struct stored_proposal *proposal);
void my_sheets_done(struct my_sheets *sheets);
#define OWNED_MY_SHEETS __attribute__((cleanup(my_sheets_done))) struct my_sheets

/** Fill mes-fiches.html; `token` is that of the session. */
void view_my_sheets(struct fields *fields, const struct my_sheets *sheets, const char *token);

#endif
