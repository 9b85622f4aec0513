#ifndef VIEW_JOURNAL_H
#define VIEW_JOURNAL_H

#include <stdint.h>

struct act;
struct csv;
struct fields;

enum { JOURNAL_PER_PAGE = 50, JOURNAL_PER_TABLE = 50000 };

/** Begin the list of journal.html; rows go into what it gives. */
struct fields *view_journal_list(struct fields *fields);

/** One act; `who` is the name of the account, "" when there is none. */
void view_journal_add(struct fields *list, const struct act *act, const char *who);

/** Which acts are shown. */
struct journal_page {
	int64_t first, last;  /* numbers of the oldest and the latest shown */
	int64_t total;        /* number of the last act there is */
};

/** Fill the ways to the others, and to the tables. */
void view_journal(struct fields *fields, const struct journal_page *page);

/** The names of the columns, on one row; and one row an act. Accounts are numbers. */
void view_journal_csv_head(struct csv *csv);
void view_journal_csv(struct csv *csv, const struct act *act);

#endif
