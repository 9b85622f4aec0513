#include "view/checks.h"

#include "base/owned.h"
#include "catalogue/found.h"
#include "http/link.h"
#include "proposals/checks.h"
#include "sheet/remark.h"
#include "view/control.h"
#include "view/template.h"
#include "view/writing.h"

/* Where a field is mended, for who may; NULL otherwise. */
static char *link_to_field(const struct checks_shown *shown, const char *field)
{
	const struct control *control = control_about(field);
	if (!shown->link || !control)
		return NULL;
	OWNED_STRING page = link_to_writing(shown->link, step_key(control->step));
	return link_to_part(page, control->name);
}

static void add_linked(struct fields *out, const char *link)
{
	if (link)
		fields_text(fields_repeat(out, "LIE"), "LIEN", link);
	else
		fields_repeat(out, "SEUL");
}

static void add_score(struct fields *out, const struct checks_shown *shown)
{
	const struct checks *checks = shown->checks;
	struct fields *list = fields_repeat(out, checks->lack_count ? "MANQUES" : "RIEN_NE_MANQUE");
	fields_number(out, "SCORE", checks->score);
	for (size_t i = 0; i < checks->lack_count; i++) {
		struct fields *line = fields_repeat(list, "MANQUE");
		OWNED_STRING link = link_to_field(shown, checks->lacks[i].field);
		fields_text(line, "PHRASE", checks->lacks[i].sentence);
		fields_number(line, "POINTS", checks->lacks[i].points);
		add_linked(line, link);
	}
}

static void add_remark(struct fields *group, const struct checks_shown *shown,
	const struct remark *remark)
{
	struct fields *line = fields_repeat(group, "REMARQUE");
	OWNED_STRING link = link_to_field(shown, remark->field);
	fields_repeat(line, remark->severity == SEVERITY_REFUSAL ? "REFUS" : "CONSEIL");
	OWNED_STRING sentence = control_remark(remark);
	fields_text(line, "PHRASE", sentence);
	add_linked(line, link);
}

/* The remarks of one step; those of STEP_COUNT are about what only a file says. */
static bool add_group(struct fields *out, const struct checks_shown *shown, enum step step)
{
	struct fields *group = NULL;
	for (size_t i = 0; i < shown->remarks->count; i++) {
		const struct remark *remark = &shown->remarks->items[i];
		if (checks_step(remark) != step)
			continue;
		if (!group) {
			group = fields_repeat(out, "GROUPE");
			bool is_step = step != STEP_COUNT;
			OWNED_STRING link = is_step && shown->link ? link_to_writing(shown->link, step_key(step)) : NULL;
			fields_text(group, "NOM", is_step ? writing_step(step) : "Autres champs");
			add_linked(group, link);
		}
		add_remark(group, shown, remark);
	}
	return group;
}

static void add_alike(struct fields *out, const struct cards *alike)
{
	struct fields *list = NULL;
	for (size_t i = 0; alike && i < alike->count; i++) {
		list = list ? list : fields_repeat(out, "VOISINES");
		struct fields *line = fields_repeat(list, "VOISINE");
		OWNED_STRING link = link_to_sheet(alike->items[i].id);
		fields_text(line, "LIEN", link);
		fields_text(line, "TITRE", alike->items[i].title);
		fields_number(line, "POURCENTAGE", (size_t)alike->items[i].score);
	}
}

void view_checks(struct fields *fields, const struct checks_shown *shown)
{
	struct fields *out = fields_include(fields, "CONSTATS", "constats.html");
	bool has_remarks = false;
	add_score(out, shown);
	for (enum step step = 0; step <= STEP_COUNT; step++)
		has_remarks = add_group(out, shown, step) || has_remarks;
	if (!has_remarks)
		fields_repeat(out, "AUCUNE_REMARQUE");
	add_alike(out, shown->alike);
}
