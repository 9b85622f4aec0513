#include "index/weigh.h"

#include "index/answers.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/lengths.h"

#include <math.h>

/* BM25. A title is measured by a length titles commonly have, not by their average: 1.4 does not
 * keep any, and an absolute one makes the same sheet weigh the same in any collection. */
static const double k1 = 1.5, b_text = 0.4, b_title = 0.3, title_words = 8;

double weigh_rarity(size_t with, size_t all)
{
	return log(1 + ((double)all - (double)with + 0.5) / ((double)with + 0.5));
}

double weigh_tempered(double sum, double rarity)
{
	return sqrt(sum * sqrt(sum * rarity));
}

/* One form being added up. */
struct adding {
	struct sums *sums;
	const struct lengths *lengths;
	double weight;        /* its factor by its rarity */
	bool is_title;
	struct bits *sheets;  /* where those that answer are noted; NULL when they do not */
};

static double length_of(const struct adding *adding, uint32_t docid)
{
	const struct lengths *lengths = adding->lengths;
	if (docid >= lengths->count)
		return 1;
	if (!adding->is_title)
		return (double)lengths->texts[docid];
	return lengths->titles[docid] ? lengths->titles[docid] / title_words : 1;
}

static void add_occurrences(void *context, uint32_t docid, size_t count)
{
	const struct adding *adding = context;
	double b = adding->is_title ? b_title : b_text;
	double norm = k1 * (1 - b + b * length_of(adding, docid));
	double saturated = (double)count * (k1 + 1) / ((double)count + norm);
	sums_add(adding->sums, docid, (float)(adding->weight * saturated));
	if (adding->sheets)
		bits_add(adding->sheets, docid);
}

static bool add_form(struct columns *columns, const struct form *form, double *rarest,
	struct bits *sheets, struct error *err)
{
	size_t with;
	if (!engine_frequency(columns->engine, form->term, &with, err))
		return false;
	double rarity = weigh_rarity(with, columns->count);
	if (with > 0 && !form->is_title && rarity < *rarest)
		*rarest = rarity;
	if (with == 0 || form->factor == 0)
		return true;

	struct adding adding = {
		.sums = &columns->sums,
		.lengths = columns_lengths(columns, err),
		.weight = form->factor * rarity,
		.is_title = form->is_title,
		.sheets = form->answers ? sheets : NULL,
	};
	return adding.lengths
		&& engine_occurrences(columns->engine, form->term, add_occurrences, &adding, err);
}

bool weigh_word(struct columns *columns, const struct form *forms, size_t count,
	struct answers *answers, struct error *err)
{
	OWNED_BITS sheets = {0};
	bool done = columns_all(columns, err);
	double rarity = weigh_rarity(0, columns->count);
	for (size_t i = 0; done && i < count; i++)
		done = add_form(columns, &forms[i], &rarity, &sheets, err);
	if (!done) {
		sums_clear(&columns->sums);
		return false;
	}

	sums_take(&columns->sums, &answers->weights);
	for (size_t i = 0; i < answers->weights.count; i++) {
		float *value = &answers->weights.values[i];
		*value = (float)weigh_tempered((double)*value, rarity);
	}
	bits_copy(&answers->sheets, &sheets);
	return true;
}
