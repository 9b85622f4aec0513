#include "indicators/look.h"

#include "store/db.h"

static struct figure_wanted wanted_of(const struct outlook *outlook, enum measure measure)
{
	return (struct figure_wanted){
		.measure       = measure,
		.day           = outlook->day,
		.with_examples = outlook->with_examples,
		.key           = outlook->key,
		.value         = outlook->value,
	};
}

bool look_at(struct db *db, const struct indicator *indicator, const struct outlook *outlook,
	struct look *look, struct error *err)
{
	*look = (struct look){ .indicator = indicator, .day = outlook->day };
	look->has_measure = indicator_measure(indicator, &look->measure);
	if (!look->has_measure)
		return true;

	const struct figure_wanted wanted = wanted_of(outlook, look->measure);
	if (!figures_year(db, &wanted, &look->year, err))
		return false;
	for (size_t i = 0; i < YEAR_MONTHS && look->year.months[i].is_over; i++)
		look->value = look->year.months[i].value;
	for (size_t i = 0; indicator->companions[i].label; i++) {
		const struct figure_wanted beside = wanted_of(outlook, indicator->companions[i].measure);
		if (!figures_value(db, &beside, &look->companions[i], err))
			return false;
	}
	return true;
}

/* All of one moment: what is published meanwhile is in none of them. */
bool look_at_all(struct db *db, const struct outlook *outlook, struct look *looks, struct error *err)
{
	if (!db_begin_reading(db, err))
		return false;
	bool done = true;
	for (size_t i = 0; done && i < indicator_count; i++)
		done = look_at(db, &indicators[i], outlook, &looks[i], err);
	db_rollback(db);
	return done;
}

bool look_examples(struct db *db, const char *day, size_t *count, struct error *err)
{
	struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
	size_t without = 0, with = 0;
	if (!figures_value(db, &wanted, &without, err))
		return false;
	wanted.with_examples = true;
	if (!figures_value(db, &wanted, &with, err))
		return false;
	*count = with - without;
	return true;
}
