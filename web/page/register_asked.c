#include "page/register_asked.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/visitor.h"
#include "registers/value.h"
#include "sheet/vocabulary.h"
#include "store/registers.h"
#include "view/figure_text.h"
#include "view/french.h"

#include <stdlib.h>
#include <string.h>

const struct register_spec *register_asked(const struct request *req, struct error *err)
{
	const struct register_spec *spec = register_spec_find(request_parameter(req, "registre"));
	if (!spec)
		error_set(err, ERROR_NOT_FOUND, "no such register");
	return spec;
}

/* ---- Who may ---- */

bool register_may_import(const struct app *app)
{
	return visitor_is_dan(app);
}

bool register_may_add(const struct app *app, const struct register_spec *spec)
{
	return register_may_import(app)
		|| (app->visitor.row > 0 && app->visitor.role == ROLE_REFERENT && spec->is_for_referents);
}

bool register_may_change(const struct app *app, const struct register_spec *spec, int64_t added_by)
{
	return register_may_import(app)
		|| (register_may_add(app, spec) && added_by > 0 && added_by == app->visitor.row);
}

bool register_sees_few(const struct app *app, int64_t added_by)
{
	return visitor_is_dan(app) || (added_by > 0 && added_by == app->visitor.row);
}

bool register_forbid(struct app *app, const struct request *req, unsigned who, struct response *res,
	struct error *err)
{
	return refusal_show(app, req, &(struct refusal){ .reason = REFUSAL_ROLE, .who = who }, res, err);
}

struct register_hand register_hand(struct app *app, const struct request *req,
	const struct register_spec *spec)
{
	struct proposals *proposals = proposed_open(app, req);
	return (struct register_hand){
		.db      = proposals ? catalogue_store(proposals_catalogue(proposals)) : NULL,
		.spec    = spec,
		.account = app->visitor.row,
		.role    = role_key(app->visitor.role),
		.now     = request_time(req),
	};
}

/* ---- How it reads ---- */

static char *name_schools(const struct app *app, const char *value)
{
	OWNED_WORDS codes = {0}, names = {0};
	words_split(&codes, value, ' ');
	for (size_t i = 0; i < codes.count; i++) {
		OWNED_STRING name = catalogue_school(app->catalogue, codes.items[i], NULL);
		words_give(&names, name ? text_make("%s (%s)", name, codes.items[i]) : mem_copy(codes.items[i]));
	}
	return words_join(&names, " ; ");
}

static char *label_of(const struct app *app, const struct register_field *field, const char *value)
{
	switch (field->kind) {
	case REGISTER_DATE:
		return french_date(value);
	case REGISTER_MONTH:
		return figure_month_label(value);
	case REGISTER_SCHOOL:
	case REGISTER_SCHOOLS:
		return name_schools(app, value);
	case REGISTER_DEPARTMENT:
		return mem_copy(french_label(app->vocabularies, VOCABULARY_DEPARTMENTS, value));
	case REGISTER_INTEGER:
	case REGISTER_PEOPLE:
		return figure_number((size_t)strtoull(value, NULL, 10));
	default:
		return register_value_label(field, value);
	}
}

void register_show(const struct app *app, const struct register_version *version,
	struct shown_register_line *shown)
{
	const struct register_spec *spec = register_spec_find(version->code);
	bool is_public = !register_sees_few(app, version->added_by);
	register_entry_parse(spec, version->content, &shown->entry);
	for (size_t i = 0; spec->fields[i].key; i++)
		if (shown->entry.values[i])
			shown->labels[i] = is_public && register_value_is_of_few(&spec->fields[i], shown->entry.values[i])
				? mem_copy(REGISTER_FEW_SHOWN) : label_of(app, &spec->fields[i], shown->entry.values[i]);
	shown->spec = spec;
	shown->line = version->line;
	shown->version = version->version;
	shown->is_example = version->is_example;
	shown->is_withdrawn = version->is_withdrawn;
	shown->added_by = version->added_by;
	shown->batch = version->batch;
	shown->day = french_date(version->day);
	shown->hash = mem_copy(version->hash);
}
