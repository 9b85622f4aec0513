#ifndef VIEW_RESULTS_JSON_H
#define VIEW_RESULTS_JSON_H

struct catalogue_sheet;
struct found;
struct json;
struct search_terms;
struct vocabularies;
struct words;

/** One page of results on its way to a machine (docs/api.md). Borrowed. */
struct results_json {
	const struct search_terms *terms;
	const struct found *found;
	unsigned page;
	const char *base_url;
	/* The whole sheet of each card, `found->cards.count` of them; NULL for one that is gone meanwhile. */
	struct catalogue_sheet *const *sheets;
	const struct words *unread_names, *unread_values;  /* parameters that meant nothing, side by side */
};

void view_results_json(struct json *out, const struct results_json *results,
	const struct vocabularies *vocabularies);

#endif
