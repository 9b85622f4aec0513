#include "indicators/look.h"

#include "base/text.h"
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

/* What of a register an outlook asks for; false when it knows nothing of that part. */
static bool find_wanted(const struct counting *counting, const struct outlook *outlook,
	struct counting_wanted *wanted)
{
	bool is_part = outlook->key;
	bool is_department = text_equals(outlook->key, "departement");
	if (is_part && (!is_department || !counting_has_departments(counting)))
		return false;
	*wanted = (struct counting_wanted){
		.day           = outlook->day,
		.department    = is_part ? outlook->value : NULL,
		.with_examples = outlook->with_examples,
		.sees_few      = outlook->sees_few,
	};
	return true;
}

bool look_has_value(const struct look *look)
{
	if (!look->is_counted)
		return look->indicator->has_value;
	bool is_share = look->indicator->counting->is_share;
	return !look->is_whole_only && look->counted.now.lines > 0 && (!is_share || look->counted.now.whole > 0);
}

bool look_has_year(const struct look *look)
{
	return look->is_counted ? look_has_value(look) : look->has_measure;
}

bool look_has_curve(const struct look *look)
{
	const struct counted_year *counted = &look->counted;
	bool is_hidden = counted->now.is_hidden || counted->before.is_hidden;
	for (size_t i = 0; i < YEAR_MONTHS; i++)
		is_hidden = is_hidden || counted->months[i].is_hidden;
	return look_has_year(look) && !is_hidden;
}

const char *look_absence(const struct look *look)
{
	if (look_has_value(look))
		return NULL;
	if (!look->is_counted)
		return "non renseigné";
	if (look->is_whole_only)
		return "connu pour l’académie entière seulement";
	return look->counted.now.lines > 0 ? "aucune ligne qui entre dans ce calcul" : "aucune ligne au registre";
}

static bool look_in_register(struct db *db, const struct outlook *outlook, struct look *look,
	struct error *err)
{
	const struct counting *counting = look->indicator->counting;
	struct counting_wanted wanted;
	look->is_counted = true;
	look->is_whole_only = !find_wanted(counting, outlook, &wanted);
	return look->is_whole_only
		? figures_name_year(outlook->day, &look->year, err)
		: counting_look(db, counting, &wanted, &look->counted, &look->year, err);
}

/* Beside the lines of a register, whose year is told, a figure of sheets is a number. */
static bool look_in_sheets(struct db *db, const struct figure_wanted *wanted, struct look *look,
	struct error *err)
{
	if (look->is_counted)
		return figures_value(db, wanted, &look->value, err);
	if (!figures_year(db, wanted, &look->year, err))
		return false;
	for (size_t i = 0; i < YEAR_MONTHS && look->year.months[i].is_over; i++)
		look->value = look->year.months[i].value;
	return true;
}

bool look_at(struct db *db, const struct indicator *indicator, const struct outlook *outlook,
	struct look *look, struct error *err)
{
	*look = (struct look){ .indicator = indicator, .day = outlook->day };
	look->has_measure = indicator_measure(indicator, &look->measure);
	if (indicator->counting && !look_in_register(db, outlook, look, err))
		return false;
	if (!look->has_measure)
		return true;

	const struct figure_wanted wanted = wanted_of(outlook, look->measure);
	if (!look_in_sheets(db, &wanted, look, err))
		return false;
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

bool look_examples(struct db *db, const struct outlook *outlook, size_t *count, struct error *err)
{
	struct figure_wanted wanted = wanted_of(outlook, MEASURE_USAGES);
	size_t without = 0, with = 0;
	wanted.with_examples = false;
	if (!figures_value(db, &wanted, &without, err))
		return false;
	wanted.with_examples = true;
	if (!figures_value(db, &wanted, &with, err))
		return false;
	*count = with - without;
	return true;
}
