#include "view/snapshot.h"

#include "base/mem.h"
#include "base/text.h"
#include "http/link.h"
#include "http/link_register.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/member.h"
#include "view/proof_recipe.h"
#include "view/snapshots.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

void snapshot_entries_done(struct snapshot_entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		free(entries->items[i].id);
		free(entries->items[i].title);
		free(entries->items[i].remark);
	}
	*entries = (struct snapshot_entries){0};
}

/* ---- A sheet or a line ---- */

static const struct {
	const char *key, *sentence;
} remarks[] = {
	{ "hors-ligne",          "retirée du site" },
	{ "externe",             "dite venue d’ailleurs" },
	{ "doublon",             "dite doublon d’une autre" },
	{ "hors-academie",       "d’une autre académie" },
	{ "efface",              "effacée" },
	{ REMARK_CLOSED,         "texte corrigé, qui ne se lit plus" },
	{ REMARK_LINE_WITHDRAWN, "retirée du registre" },
};

static const char *sentence_of(const char *remark)
{
	for (size_t i = 0; i < sizeof remarks / sizeof remarks[0]; i++)
		if (text_equals(remarks[i].key, remark))
			return remarks[i].sentence;
	return "ne répond plus à la définition";
}

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

/* ---- What changed since ---- */

static char *detail_of(enum snapshot_list list, const struct snapshot_entry *entry)
{
	if (list == SNAPSHOT_GONE)
		return text_make("%s, version %lld\u00A0: %s", entry->id, (long long)entry->version,
			sentence_of(entry->remark));
	if (list == SNAPSHOT_REVISED)
		return text_make("%s, version %lld du catalogue, et %lld dans l’arrêté", entry->id,
			(long long)entry->version, (long long)entry->frozen);
	return text_make("%s, version %lld du catalogue", entry->id, (long long)entry->version);
}

static void add_change(struct fields *fields, enum snapshot_list list, const struct snapshot_entry *entry)
{
	struct fields *line = fields_repeat(fields, "CHANGEMENT");
	OWNED_STRING link = link_to_record(entry->id, 0);
	OWNED_STRING detail = detail_of(list, entry);
	struct fields *name = fields_repeat(line, entry->is_online ? "EN_LIGNE" : "HORS_LIGNE");
	fields_text(name, "NOM", entry->title ? entry->title : entry->id);
	if (entry->is_online)
		fields_text(name, "LIEN", link);
	fields_text(line, "DETAIL", detail);
}

static void add_changes(struct fields *fields, const struct shown_snapshot *shown, enum snapshot_list list,
	const char *what, size_t total)
{
	const struct snapshot_entries *entries = &shown->lists[list];
	if (entries->count == 0)
		return;
	struct fields *out = fields_repeat(fields, "CHANGEMENTS");
	OWNED_STRING number = figure_number(total);
	OWNED_STRING title = text_make("%s %s\u00A0: %s",
		snapshot_register(shown->snapshot) ? "Lignes" : "Fiches", what, number);
	fields_text(out, "INTITULE", title);
	for (size_t i = 0; i < entries->count; i++)
		add_change(out, list, &entries->items[i]);
	if (total > entries->count)
		fields_number(fields_repeat(out, "AUTRES_CHANGEMENTS"), "NB_AUTRES", total - entries->count);
}

static void add_since(struct fields *fields, const struct shown_snapshot *shown)
{
	const struct since *since = shown->since;
	struct fields *out = fields_repeat(fields, "DEPUIS_LORS");
	OWNED_STRING today = french_date(shown->today);
	fields_text(out, "AUJOURDHUI", today);
	OWNED_STRING now = view_snapshot_value(since->today, since->today_whole);
	if (!snapshot_register(shown->snapshot))
		fields_text(fields_repeat(out, "VAUT_AUJOURDHUI"), "NB_AUJOURDHUI", now);
	fields_number(out, "NB_MEMES", since->same);
	fields_number(out, "NB_REVUES", since->revised);
	fields_number(out, "NB_PARTIES", since->gone);
	fields_number(out, "NB_VENUES", since->come);
	OWNED_STRING same = view_snapshot_value(since->same_day, since->same_whole);
	if (since->same_day != shown->snapshot->value || since->same_whole != shown->snapshot->whole)
		fields_text(fields_repeat(out, "MEME_JOUR"), "NB_MEME_JOUR", same);
	add_changes(out, shown, SNAPSHOT_REVISED, "revues depuis", since->revised);
	add_changes(out, shown, SNAPSHOT_GONE, "qui ne comptent plus", since->gone);
	add_changes(out, shown, SNAPSHOT_COME, "venues depuis", since->come);
}

/* ---- Its list ---- */

static void add_record(struct fields *fields, const struct snapshot_record *record,
	const struct snapshot_entry *entry, bool is_share)
{
	struct fields *line = fields_repeat(fields, "LIGNE");
	OWNED_STRING version = text_make("%lld", (long long)record->revision);
	OWNED_STRING text = link_to_record(record->id, record->revision);
	struct fields *cell = fields_repeat(line, entry->is_readable ? "LISIBLE" : "ILLISIBLE");
	fields_text(line, "IDENTIFIANT", record->id);
	fields_text(line, "EMPREINTE", record->hash);
	fields_optional(line, "NOMMEE", "TITRE", entry->title);
	fields_optional(line, "REMARQUE", "PHRASE", entry->remark ? sentence_of(entry->remark) : NULL);
	fields_text(cell, "REVISION", version);
	if (is_share && record->part > 0)
		fields_repeat(line, "AU_NUMERATEUR");
	if (entry->is_readable)
		fields_text(cell, "LIEN_TEXTE", text);
}

static void add_page_link(struct fields *fields, const char *section, const struct snapshot *snapshot,
	size_t first)
{
	OWNED_STRING link = link_to_snapshot_list(snapshot->number, first + 1);
	fields_text(fields_repeat(fields, section), "LIEN", link);
}

static void add_records(struct fields *fields, const struct shown_snapshot *shown)
{
	const struct snapshot *snapshot = shown->snapshot;
	const struct snapshot_entries *entries = &shown->lists[SNAPSHOT_FROZEN];
	if (entries->count == 0)
		return;
	struct fields *list = fields_repeat(fields, "LISTE");
	size_t past = shown->first + entries->count;
	for (size_t i = 0; i < entries->count; i++)
		add_record(list, &snapshot->records[shown->first + i], &entries->items[i], snapshot->whole > 0);
	if (shown->first == 0 && past == snapshot->record_count)
		return;
	struct fields *pages = fields_repeat(list, "PAGES");
	fields_number(pages, "PREMIERE", shown->first + 1);
	fields_number(pages, "DERNIERE", past);
	fields_number(pages, "NB_LISTE", snapshot->record_count);
	if (shown->first > 0)
		add_page_link(pages, "PRECEDENTES", snapshot,
			shown->first > SNAPSHOT_SHOWN ? shown->first - SNAPSHOT_SHOWN : 0);
	if (past < snapshot->record_count)
		add_page_link(pages, "SUIVANTES", snapshot, past);
}

/* ---- All of it ---- */

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
	OWNED_STRING value = view_snapshot_value(snapshot->value, snapshot->whole);
	fields_text(fields, "NOMBRE", value);
	if (!snapshot_register(snapshot) && snapshot->whole == 0)
		fields_text(fields_repeat(fields, "EN_FICHES"), "NOM", snapshot->value > 1 ? "fiches" : "fiche");
	fields_text(fields, "OBJETS", snapshot_register(snapshot) ? "Lignes" : "Fiches");
	fields_text(fields, "FAIT_LE", moment);
	fields_text(fields, "ROLE", member_role_named(snapshot->role));
	fields_optional(fields, "AVEC_NOTE", "NOTE", snapshot->note);
	fields_text(fields, "EMPREINTE_ARRETE", snapshot->hash);
	fields_text(fields, "LIEN_FICHIER", file);
	OWNED_STRING name = text_make("arrete-%lld.txt", (long long)snapshot->number);
	view_proof_recipe(fields, name);
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
	if (shown->was_there)
		fields_repeat(fields, "DEJA_FAIT");
	if (shown->since)
		add_since(fields, shown);
	add_records(fields, shown);
}
