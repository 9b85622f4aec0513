#include "indicators/counting.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "base/words.h"
#include "registers/entry.h"
#include "store/registers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line, as far as it matters to one counting. */
struct line {
	int64_t number, version;
	char *hash, *by;
	char day[DATE_BYTES], until[DATE_BYTES];  /* "" no end */
	char department[4];                       /* "" none */
	bool is_part;
	size_t amount, whole;
};

struct lines {
	const struct counting *counting;
	const struct register_spec *spec;
	struct line *items;
	size_t count;
};

static void lines_done(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		free(lines->items[i].hash);
		free(lines->items[i].by);
	}
	free(lines->items);
}
#define OWNED_LINES __attribute__((cleanup(lines_done))) struct lines

/* ---- Reading ---- */

static bool fits(const struct lines *lines, const struct counting_condition *condition,
	const struct register_entry *entry)
{
	if (!condition->field)
		return true;
	const char *value = register_entry_value(lines->spec, entry, condition->field);
	return condition->keys ? register_has_word(condition->keys, value) : *value != '\0';
}

static size_t number_of(const struct lines *lines, const char *field, const struct register_entry *entry)
{
	return field ? (size_t)strtoull(register_entry_value(lines->spec, entry, field), NULL, 10) : 1;
}

static char *by_of(const struct lines *lines, const struct register_entry *entry)
{
	OWNED_WORDS keys = {0}, values = {0};
	words_split(&keys, lines->counting->by ? lines->counting->by : "", ' ');
	for (size_t i = 0; i < keys.count; i++)
		words_give(&values, utf8_fold(register_entry_value(lines->spec, entry, keys.items[i])));
	return words_join(&values, "\n");
}

static void add_line(void *context, const struct register_version *version)
{
	struct lines *lines = context;
	OWNED_ENTRY entry = {0};
	register_entry_parse(lines->spec, version->content, &entry);
	if (!fits(lines, &lines->counting->among, &entry))
		return;
	if ((lines->count & (lines->count - 1)) == 0)
		lines->items = mem_resize(lines->items, lines->count ? 2 * lines->count : 1, sizeof *lines->items);
	struct line *line = &lines->items[lines->count++];
	*line = (struct line){
		.number = version->line, .version = version->version, .hash = mem_copy(version->hash),
		.by = by_of(lines, &entry), .is_part = fits(lines, &lines->counting->those, &entry),
		.amount = number_of(lines, lines->counting->amount, &entry),
		.whole = number_of(lines, lines->counting->whole, &entry),
	};
	memcpy(line->day, version->day, DATE_BYTES);
	if (version->until)
		memcpy(line->until, version->until, DATE_BYTES);
	snprintf(line->department, sizeof line->department, "%s", version->department ? version->department : "");
}

/* By what they are told apart by, then by day: the first and the last of each are then found in one
 * pass. */
static int in_order(const void *a, const void *b)
{
	const struct line *left = a, *right = b;
	int order = strcmp(left->by, right->by);
	if (order == 0)
		order = strcmp(left->day, right->day);
	return order ? order : (left->number > right->number) - (left->number < right->number);
}

static void first_of_year(const char *day, char first[static DATE_BYTES])
{
	struct date date = { 1, 9, 1 };
	date_parse(day, &date);
	date_school_year_first(date_school_year(date), first);
}

static bool read_lines(struct db *db, const struct counting_wanted *wanted, struct lines *lines,
	struct error *err)
{
	char first[DATE_BYTES];
	first_of_year(wanted->day, first);
	lines->spec = register_spec_find(lines->counting->code);
	if (!registers_list(db, &(struct registers_wanted){
		.code = lines->counting->code,
		.from = lines->counting->span == SPAN_YEAR ? first : NULL,
		.to = wanted->day,
		.department = wanted->department,
		.with_examples = wanted->with_examples,
	}, add_line, lines, err))
		return false;
	if (lines->count > 0)
		qsort(lines->items, lines->count, sizeof *lines->items, in_order);
	return true;
}

/* ---- Counting ---- */

static bool has_begun(const struct line *line, const char *day)
{
	return strcmp(line->day, day) <= 0;
}

/* The greatest `by` of a day: that of the last line in order. NULL when there is none. */
static const char *latest_by(const struct lines *lines, const char *day)
{
	for (size_t i = lines->count; i-- > 0;)
		if (has_begun(&lines->items[i], day))
			return lines->items[i].by;
	return NULL;
}

static bool is_same(const struct lines *lines, size_t a, size_t b)
{
	return a < lines->count && b < lines->count && strcmp(lines->items[a].by, lines->items[b].by) == 0;
}

static bool is_within(const struct lines *lines, size_t rank, const char *day, const char *latest)
{
	const struct line *line = &lines->items[rank];
	if (!has_begun(line, day))
		return false;
	switch (lines->counting->span) {
	case SPAN_IN_FORCE:
		return !*line->until || strcmp(line->until, day) >= 0;
	case SPAN_LATEST:
		return latest && strcmp(line->by, latest) == 0;
	case SPAN_LATEST_EACH:
		return !is_same(lines, rank, rank + 1) || !has_begun(&lines->items[rank + 1], day);
	case SPAN_YEAR:
	case SPAN_EVER:
		break;
	}
	return true;
}

typedef void count_line(void *context, const struct line *line);

/* Tell each line that counts at a day, once where that is the rule. */
static void count_at(const struct lines *lines, const char *day, count_line *tell, void *context)
{
	const char *latest = latest_by(lines, day);
	size_t told = lines->count;
	for (size_t i = 0; i < lines->count; i++) {
		if (!is_within(lines, i, day, latest) || (lines->counting->is_once && is_same(lines, told, i)))
			continue;
		tell(context, &lines->items[i]);
		told = i;
	}
}

struct summing {
	const struct counting *counting;
	struct counted counted;
};

static void add_up(void *context, const struct line *line)
{
	struct summing *summing = context;
	summing->counted.lines++;
	summing->counted.part += line->is_part ? line->amount : 0;
	summing->counted.whole += summing->counting->is_share ? line->whole : 0;
}

static struct counted sum_at(const struct lines *lines, const char *day)
{
	struct summing summing = { .counting = lines->counting };
	count_at(lines, day, add_up, &summing);
	return summing.counted;
}

/* ---- Few people ---- */

_Static_assert((int)REGISTER_FEW == (int)SMALL_COUNT, "one rule for sheets and people");

/* Whether it adds up people. */
static bool is_of_people(const struct counting *counting)
{
	const struct register_spec *spec = register_spec_find(counting->code);
	return counting->amount
		&& spec->fields[register_field_rank(spec, counting->amount)].kind == REGISTER_PEOPLE;
}

static bool is_few(size_t number)
{
	return number > 0 && number <= REGISTER_FEW;
}

static bool is_of_few(const struct counted *counted)
{
	return is_few(counted->part) || is_few(counted->whole);
}

/* What one département adds; its lines are borrowed. */
static struct counted sum_of(const struct lines *lines, const char *department, const char *day)
{
	struct lines own = { lines->counting, lines->spec, mem_new(lines->count + 1, sizeof *own.items), 0 };
	for (size_t i = 0; i < lines->count; i++)
		if (strcmp(lines->items[i].department, department) == 0)
			own.items[own.count++] = lines->items[i];
	struct counted counted = sum_at(&own, day);
	free(own.items);
	return counted;
}

/* The lines of all départements, and which these are: looked at for one of them only. */
struct beside {
	struct lines lines;
	struct words departments;
};

static void beside_done(struct beside *beside)
{
	lines_done(&beside->lines);
	words_done(&beside->departments);
}
#define OWNED_BESIDE __attribute__((cleanup(beside_done))) struct beside

static bool read_beside(struct db *db, const struct counting_wanted *wanted, struct beside *beside,
	struct error *err)
{
	struct counting_wanted all = *wanted;
	all.department = NULL;
	if (!wanted->department || wanted->sees_few || !is_of_people(beside->lines.counting))
		return true;
	if (!read_lines(db, &all, &beside->lines, err))
		return false;
	for (size_t i = 0; i < beside->lines.count; i++)
		if (*beside->lines.items[i].department)
			words_add_once(&beside->departments, beside->lines.items[i].department);
	return true;
}

static bool must_hide(const struct counted *counted, const struct beside *beside,
	const struct counting_wanted *wanted, const char *day)
{
	if (wanted->sees_few || !is_of_people(beside->lines.counting))
		return false;
	bool is_hidden = is_of_few(counted);
	for (size_t i = 0; !is_hidden && i < beside->departments.count; i++) {
		struct counted other = sum_of(&beside->lines, beside->departments.items[i], day);
		is_hidden = is_of_few(&other);
	}
	return is_hidden;
}

bool counting_has_departments(const struct counting *counting)
{
	const struct register_spec *spec = register_spec_find(counting->code);
	for (size_t i = 0; spec->fields[i].key; i++)
		if (register_field_says_department(&spec->fields[i]))
			return true;
	return false;
}

/* What who looks is told of a day. */
static struct counted count_for(const struct lines *lines, const struct beside *beside,
	const struct counting_wanted *wanted, const char *day)
{
	struct counted counted = sum_at(lines, day);
	counted.is_hidden = must_hide(&counted, beside, wanted, day);
	return counted;
}

/* What a curve shows: a count, or a percent. */
static size_t height_of(const struct counted *counted)
{
	if (counted->is_hidden)
		return 0;
	return counted->whole > 0 ? (counted->part * 200 + counted->whole) / (2 * counted->whole) : counted->part;
}

bool counting_look(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct counted_year *counted, struct figure_year *year, struct error *err)
{
	OWNED_LINES lines = { .counting = counting };
	OWNED_BESIDE beside = { .lines.counting = counting };
	if (!read_lines(db, wanted, &lines, err) || !read_beside(db, wanted, &beside, err)
		|| !figures_name_year(wanted->day, year, err))
		return false;
	char before[DATE_BYTES];
	date_school_year_last(year->first - 1, before);
	*counted = (struct counted_year){ .now = count_for(&lines, &beside, wanted, wanted->day) };
	if (counting->span != SPAN_YEAR)
		counted->before = count_for(&lines, &beside, wanted, before);
	year->before = height_of(&counted->before);
	size_t last = year->before;
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++) {
		counted->months[i] = count_for(&lines, &beside, wanted, year->months[i].last);
		year->months[i].value = height_of(&counted->months[i]);
		year->months[i].change = (int64_t)year->months[i].value - (int64_t)last;
		last = year->months[i].value;
	}
	return true;
}

/* ---- The lines ---- */

void counted_lines_done(struct counted_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->items[i].hash);
	free(lines->items);
	*lines = (struct counted_lines){0};
}

struct gathering {
	const struct counting *counting;
	struct counted_lines *lines;
};

static void gather(void *context, const struct line *line)
{
	const struct gathering *gathering = context;
	struct counted_lines *lines = gathering->lines;
	bool is_share = gathering->counting->is_share;
	if (!line->is_part && !is_share)
		return;
	lines->items[lines->count++] = (struct counted_line){
		line->number, line->version, mem_copy(line->hash), line->is_part ? line->amount : 0,
		is_share ? line->whole : 0,
	};
}

static int by_number(const void *a, const void *b)
{
	const struct counted_line *left = a, *right = b;
	return (left->line > right->line) - (left->line < right->line);
}

bool counting_lines(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct counted_lines *lines, struct error *err)
{
	OWNED_LINES read = { .counting = counting };
	if (!read_lines(db, wanted, &read, err))
		return false;
	struct gathering gathering = { counting, lines };
	*lines = (struct counted_lines){
		.items = mem_new(read.count + 1, sizeof *lines->items), .counted = sum_at(&read, wanted->day),
	};
	count_at(&read, wanted->day, gather, &gathering);
	qsort(lines->items, lines->count, sizeof *lines->items, by_number);
	return true;
}
