#ifndef INDICATORS_FROZEN_H
#define INDICATORS_FROZEN_H

#include "indicators/freeze.h"
#include "indicators/proof.h"

#include "base/date.h"
#include "base/text.h"
#include "base/words.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

#include <string.h>

/* What the tests of freezing and of checking what was frozen share. */

enum { SHEETS = 5, DAY = 86400 };

static inline struct db *store(const struct desk *desk)
{
	return catalogue_store(desk->catalogue);
}

static inline int64_t freeze_at(const struct desk *desk, const char *code, int64_t now)
{
	char day[DATE_BYTES];
	struct freeze_result frozen = {0};
	struct error err = {0};
	enum measure measure = MEASURE_USAGES;
	date_write(date_of(now), day);
	assert_true(indicator_measure(indicator_find(code), &measure));
	if (!freeze_figure(store(desk), &(struct freezing){
		.indicator = indicator_find(code), .measure = measure, .day = day,
		.note = "  Pour le CANÉ\nde juillet ", .role = "dan", .account = 7, .now = now + DAY,
	}, &frozen, &err))
		fail_msg("%s", err.text);
	return frozen.number;
}

static inline int64_t freeze_part(const struct desk *desk, const char *department, const char *part)
{
	struct freeze_result frozen = {0};
	struct error err = {0};
	if (!freeze_figure(store(desk), &(struct freezing){
		.indicator = indicator_find("2"), .measure = MEASURE_USAGES, .day = "2017-07-14",
		.key = "departement", .value = department, .part = part, .note = "", .role = "dan",
		.now = DESK_NOW + DAY,
	}, &frozen, &err))
		fail_msg("%s", err.text);
	return frozen.number;
}

static inline char *replaced(const char *text, const char *from, const char *to)
{
	const char *at = *from ? strstr(text, from) : text + strlen(text);
	assert_non_null(at);
	return text_make("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static inline char *sealed_again(char *text)
{
	char hash[HASH_BYTES];
	char *seal = strstr(text, "empreinte: ");
	hash_text(text, (size_t)(seal - text), hash);
	return text_make("%.*sempreinte: %s\n", (int)(seal - text), text, hash);
}

static inline struct desk some_desk(void)
{
	struct desk desk = desk_new();
	desk_take_many(&desk, SHEETS);
	return desk;
}

static inline struct snapshot *find(const struct desk *desk, int64_t number)
{
	struct error err = {0};
	struct snapshot *snapshot = snapshots_find(store(desk), number, &err);
	if (!snapshot)
		fail_msg("%s", err.text);
	return snapshot;
}

#endif
