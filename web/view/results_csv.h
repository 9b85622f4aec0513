#ifndef VIEW_RESULTS_CSV_H
#define VIEW_RESULTS_CSV_H

struct cards;
struct csv;
struct sheet;
struct vocabularies;

/** The names of the columns, on one row. */
void view_results_csv_head(struct csv *csv);

/**
 * One row a sheet, in labels rather than keys; addresses are absolute from `base_url`. `sheets` are the whole
 * ones of the cards, in their order; a card whose sheet is NULL has no row.
 */
void view_results_csv(struct csv *csv, const struct cards *cards, struct sheet *const *sheets,
	const char *base_url, const struct vocabularies *vocabularies);

#endif
