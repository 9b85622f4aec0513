#ifndef VIEW_RESULTS_CSV_H
#define VIEW_RESULTS_CSV_H

struct cards;
struct csv;
struct vocabularies;

/** The names of the columns, on one row. */
void view_results_csv_head(struct csv *csv);

/** One row a sheet, in labels rather than keys; addresses are absolute from `base_url`. */
void view_results_csv(struct csv *csv, const struct cards *cards, const char *base_url,
	const struct vocabularies *vocabularies);

#endif
