#include "view/snapshots.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "http/link_register.h"
#include "view/faults.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/indicators.h"
#include "view/member.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

/* ---- The form ---- */

static void add_choice(struct fields *fields, const struct indicator *indicator, enum measure measure,
	const char *chosen)
{
	struct fields *option = fields_repeat(fields, "CHOIX");
	OWNED_STRING label = french_capital(indicator_label(indicator, measure));
	OWNED_STRING whole = text_make("%s. %s", indicator->code, label);
	fields_text(option, "CLE", measure_key(measure));
	fields_text(option, "LIBELLE", whole);
	if (text_equals(measure_key(measure), chosen))
		fields_repeat(option, "CHOISI");
}

static void add_counted_choice(struct fields *fields, const struct indicator *indicator, const char *chosen)
{
	struct fields *option = fields_repeat(fields, "CHOIX");
	OWNED_STRING key = text_make(FREEZE_COUNTED "%s", indicator->code);
	OWNED_STRING whole = text_make("%s. %s", indicator->code, indicator->title);
	fields_text(option, "CLE", key);
	fields_text(option, "LIBELLE", whole);
	if (text_equals(key, chosen))
		fields_repeat(option, "CHOISI");
}

void view_freeze_form(struct fields *fields, const struct freeze_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies)
{
	struct fields *out = fields_repeat(fields, "A_ARRETER");
	fields_text(out, "JOUR", form->day);
	fields_text(out, "NOTE", form->note);
	for (size_t i = 0; i < indicator_count; i++) {
		const struct indicator *indicator = &indicators[i];
		if (indicator->counting)
			add_counted_choice(out, indicator, form->measure);
		if (indicator->has_value)
			add_choice(out, indicator, indicator->measure, form->measure);
		for (size_t j = 0; indicator->companions[j].label; j++)
			add_choice(out, indicator, indicator->companions[j].measure, form->measure);
	}
	view_departments(out, form->department, vocabularies);
	view_faults(out, faults);
}

/* ---- The list ---- */

/* « 1 234 », « 62,5 % (5 sur 8) ». */
static char *value_of(const struct snapshot *snapshot)
{
	OWNED_STRING part = figure_number(snapshot->value);
	if (snapshot->whole == 0)
		return TAKE(part);
	OWNED_STRING whole = figure_number(snapshot->whole);
	OWNED_STRING percent = figure_percent(snapshot->value, snapshot->whole);
	return text_make("%s (%s sur %s)", percent, part, whole);
}

struct fields *view_snapshot_list(struct fields *fields)
{
	return fields_repeat(fields, "ARRETES");
}

void view_snapshot_add(struct fields *list, const struct snapshot *snapshot)
{
	struct fields *line = fields_repeat(list, "ARRETE");
	OWNED_STRING link = link_to_snapshot(snapshot->number);
	OWNED_STRING title = french_capital(snapshot->title);
	OWNED_STRING day = french_date(snapshot->day);
	fields_text(line, "LIEN", link);
	fields_number(line, "NUMERO", (size_t)snapshot->number);
	fields_text(line, "CODE", snapshot->code);
	fields_text(line, "TITRE", title);
	fields_text(line, "AU_JOUR", day);
	OWNED_STRING value = value_of(snapshot);
	fields_text(line, "NOMBRE", value);
	fields_optional(line, "PARTIE", "NOM_PARTIE", snapshot->part);
	fields_optional(line, "AVEC_NOTE", "NOTE", snapshot->note);
}

void view_snapshot_end(struct fields *fields, bool is_empty, int64_t last)
{
	if (is_empty)
		fields_repeat(fields, "AUCUN");
	if (last <= 1)
		return;
	OWNED_STRING link = link_to_snapshots(last);
	fields_text(fields_repeat(fields, "PLUS_ANCIENS"), "LIEN", link);
}

/* ---- One of them ---- */

static const struct {
	const char *standing, *sentence;
} gone[] = {
	{ "hors-ligne",    "retirée du site" },
	{ "externe",       "dite venue d’ailleurs" },
	{ "doublon",       "dite doublon d’une autre" },
	{ "hors-academie", "d’une autre académie" },
	{ "efface",        "effacée" },
};

/* A sheet, or a line of a register: "formations:0000000012"; its text in a version, unless that is 0. */
static char *link_to_record(const char *id, int64_t version)
{
	const char *colon = strchr(id, ':');
	if (!colon)
		return version ? link_to_sheet_version(id, version) : link_to_sheet(id);
	OWNED_STRING code = mem_copy_bytes(id, (size_t)(colon - id));
	return link_to_register(&(struct link_register){
		.code = code, .line = strtoll(colon + 1, NULL, 10), .is_text = version, .version = version,
	});
}

static const char *why_gone(const char *standing)
{
	for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++)
		if (text_equals(gone[i].standing, standing))
			return gone[i].sentence;
	return "ne répond plus à la définition";
}

static void add_changed(struct fields *fields, const struct fate_of *fate, const char *reason)
{
	struct fields *line = fields_repeat(fields, fate->fate == FATE_GONE ? "PARTIE_DEPUIS" : "REVUE");
	OWNED_STRING link = link_to_record(fate->record->id, 0);
	OWNED_STRING revision = text_make("%lld", (long long)fate->revision);
	fields_text(line, "IDENTIFIANT", fate->record->id);
	if (fate->fate == FATE_GONE) {
		fields_text(line, "RAISON", why_gone(reason));
		return;
	}
	fields_text(line, "LIEN", link);
	fields_text(line, "REVISION", revision);
}

static void add_since(struct fields *fields, const struct shown_snapshot *shown)
{
	const struct since *since = shown->since;
	struct fields *out = fields_repeat(fields, "DEPUIS_LORS");
	OWNED_STRING today = french_date(shown->today);
	fields_text(out, "AUJOURDHUI", today);
	if (!snapshot_register(shown->snapshot))
		fields_number(fields_repeat(out, "VAUT_AUJOURDHUI"), "NB_AUJOURDHUI", since->now.count);
	fields_number(out, "NB_MEMES", since->same);
	fields_number(out, "NB_REVUES", since->revised);
	fields_number(out, "NB_PARTIES", since->gone);
	fields_number(out, "NB_VENUES", since->come);
	if (since->same_day != shown->snapshot->value)
		fields_number(fields_repeat(out, "MEME_JOUR"), "NB_MEME_JOUR", since->same_day);
	if (since->changed_count == 0)
		return;
	struct fields *list = fields_repeat(out, "CHANGEMENTS");
	for (size_t i = 0; i < since->changed_count && i < CHANGED_SHOWN; i++)
		add_changed(fields_repeat(list, "CHANGEMENT"), &since->changed[i], shown->reasons[i]);
	if (since->changed_count > CHANGED_SHOWN)
		fields_number(fields_repeat(list, "AUTRES_CHANGEMENTS"), "NB_AUTRES",
			since->changed_count - CHANGED_SHOWN);
}

enum { RECORDS_SHOWN = 1000 };

static void add_records(struct fields *fields, const struct snapshot *snapshot)
{
	if (snapshot->record_count == 0)
		return;
	struct fields *list = fields_repeat(fields, "LISTE");
	for (size_t i = 0; i < snapshot->record_count && i < RECORDS_SHOWN; i++) {
		const struct snapshot_record *record = &snapshot->records[i];
		struct fields *line = fields_repeat(list, "LIGNE");
		OWNED_STRING revision = text_make("%lld", (long long)record->revision);
		OWNED_STRING text = link_to_record(record->id, record->revision);
		fields_text(line, "IDENTIFIANT", record->id);
		fields_text(line, "REVISION", revision);
		fields_text(line, "LIEN_TEXTE", text);
		fields_text(line, "EMPREINTE", record->hash);
	}
	if (snapshot->record_count > RECORDS_SHOWN)
		fields_number(fields_repeat(list, "SUITE_LISTE"), "NB_AUTRES",
			snapshot->record_count - RECORDS_SHOWN);
}

static void add_identity(struct fields *fields, const struct snapshot *snapshot)
{
	OWNED_STRING day = french_date(snapshot->day);
	OWNED_STRING moment = french_moment(snapshot->made_at);
	OWNED_STRING since = french_date(snapshot->since);
	OWNED_STRING version = text_make("%u", snapshot->definition);
	OWNED_STRING title = french_capital(snapshot->title);
	OWNED_STRING file = link_to_snapshot_text(snapshot->number);
	bool is_part = *snapshot->key != '\0';
	OWNED_STRING indicator = link_to_figure(&(struct link_figure){
		.code = snapshot->code, .key = is_part ? snapshot->key : NULL, .value = snapshot->part_value,
		.day = snapshot->day,
	});
	fields_number(fields, "NUMERO", (size_t)snapshot->number);
	fields_text(fields, "CODE", snapshot->code);
	fields_text(fields, "TITRE", title);
	fields_optional(fields, "PARTIE", "NOM_PARTIE", snapshot->part);
	fields_text(fields, "CALCUL", snapshot->counted);
	fields_text(fields, "VERSION", version);
	fields_text(fields, "DEPUIS", since);
	fields_text(fields, "AU_JOUR", day);
	OWNED_STRING value = value_of(snapshot);
	fields_text(fields, "NOMBRE", value);
	if (!snapshot_register(snapshot))
		fields_text(fields_repeat(fields, "EN_FICHES"), "NOM", snapshot->value > 1 ? "fiches" : "fiche");
	fields_text(fields, "OBJETS", snapshot_register(snapshot) ? "Lignes" : "Fiches");
	fields_text(fields, "FAIT_LE", moment);
	fields_text(fields, "ROLE", member_role_named(snapshot->role));
	fields_optional(fields, "AVEC_NOTE", "NOTE", snapshot->note);
	fields_text(fields, "EMPREINTE_ARRETE", snapshot->hash);
	fields_text(fields, "LIEN_FICHIER", file);
	fields_text(fields, "LIEN_INDICATEUR", indicator);
}

static void add_previous(struct fields *fields, const struct snapshot *snapshot)
{
	if (snapshot->number <= 1)
		return;
	struct fields *out = fields_repeat(fields, "PRECEDENT");
	OWNED_STRING link = link_to_snapshot(snapshot->number - 1);
	fields_text(out, "LIEN", link);
	fields_number(out, "NUMERO_PRECEDENT", (size_t)snapshot->number - 1);
	fields_text(out, "EMPREINTE_PRECEDENT", snapshot->previous);
}

void view_snapshot(struct fields *fields, const struct shown_snapshot *shown)
{
	add_identity(fields, shown->snapshot);
	add_previous(fields, shown->snapshot);
	fields_repeat(fields, shown->is_sound ? "INTACT" : "ALTERE");
	if (shown->is_new)
		fields_repeat(fields, "FAIT");
	if (shown->since)
		add_since(fields, shown);
	add_records(fields, shown->snapshot);
}
