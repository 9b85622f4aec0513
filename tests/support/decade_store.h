#ifndef SUPPORT_DECADE_STORE_H
#define SUPPORT_DECADE_STORE_H

#include "base/hash.h"
#include "indicators/record.h"
#include "sheet/sheet.h"
#include "store/db.h"
#include "support/decade.h"

/* The years of decade.h, as sheets and in a store. */

static inline void decade_add_school(struct sheet *sheet, uint32_t school)
{
	char uai[UAI_BYTES];
	if (school == DECADE_NO_SCHOOL)
		return;
	decade_uai(school, uai);
	words_add_once(&sheet->schools, uai);
}

static inline void decade_relate(struct sheet *sheet, const char *type)
{
	size_t rank = sheet->relation_count++;
	sheet->relations = mem_resize(sheet->relations, rank + 1, sizeof *sheet->relations);
	sheet->relations[rank] = (struct relation){ mem_copy(type), mem_copy("2008-0001") };
}

/* A whole sheet, as an author would write it; for the caller to free. */
static inline struct sheet *decade_sheet(const struct decade *decade, uint32_t number, uint32_t version)
{
	const struct decade_version drawn = decade_version(decade, number, version);
	struct sheet *sheet = sheet_new();
	sheet->title = text_make("Une fiche tirée au sort, la %u", number);
	sheet->summary = mem_copy("Une fiche faite pour les essais des indicateurs, qui ne raconte rien de vrai"
		" et que personne ne lira.");
	sheet->type = mem_copy(decade_types[drawn.type]);
	sheet->status = mem_copy(drawn.status);
	sheet->licence = mem_copy("CC-BY-SA-4.0");
	sheet->duration = mem_copy("PT1H");
	words_add_once(&sheet->levels, decade_levels[drawn.level].key);
	words_add_once(&sheet->levels, decade_levels[drawn.other_level].key);
	words_add_once(&sheet->subjects, decade_subjects[drawn.subject]);
	words_add_once(&sheet->themes, drawn.is_coding ? "codage" : "emi");
	words_add_once(&sheet->equipment, decade_equipment[drawn.equipment]);
	decade_add_school(sheet, drawn.school);
	decade_add_school(sheet, drawn.other_school);
	sheet->authors = mem_new(1, sizeof *sheet->authors);
	sheet->authors[0].signature = text_make("Personne %u (exemple)", drawn.person);
	sheet->author_count = 1;
	sheet->ent = mem_copy(drawn.ent);
	sheet->is_example = drawn.is_example;
	sheet->is_external = drawn.is_external;
	if (drawn.is_external)
		sheet->source = mem_copy("https://exemple.fr/1");
	if (drawn.is_duplicate)
		decade_relate(sheet, "doublon-de");
	if (drawn.is_variant)
		decade_relate(sheet, "est-base-sur");
	if (drawn.is_assessed)
		sheet->outcome = mem_copy("Les élèves ont compris ce qu’ils faisaient.");
	sheet->body = text_make("## Déroulement\n\nDans la cour, un élève dicte le trajet, un autre avance. Le"
		" groupe note les ordres, les relit à voix haute et cherche l'ordre fautif. Puis chacun change de"
		" place, et la classe compare ce qui était prévu avec ce qui s'est passé, sans rien effacer : les"
		" erreurs gardées servent à comprendre. Essai %u.\n", version);
	return sheet;
}

/* The day it says it was published goes with its first version, as the catalogue keeps it in the others. */
static inline void decade_date(const struct decade *decade, struct sheet *sheet, uint32_t number,
	int64_t birth)
{
	char past[DATE_BYTES];
	if (!decade_past(decade, number, birth, past))
		return;
	sheet->created_on = mem_copy("2000-01-01");
	sheet->published_on = mem_copy(past);
}

/* Note one act, without a text: figures never read one. `birth`: when the sheet was first put. */
static inline bool decade_note(struct db *db, const struct vocabularies *vocabularies,
	const struct decade *decade, const struct decade_act *act, int64_t birth, struct error *err)
{
	if (act->kind == DECADE_PURGED)
		return indicators_note_purge(db, act->sheet, act->at, err);
	OWNED(sheet) sheet = decade_sheet(decade, act->sheet, act->version);
	OWNED_FACTS facts = {0};
	OWNED_STRING id = text_make("2008-%06u", act->sheet);
	char hash[HASH_BYTES];
	decade_date(decade, sheet, act->sheet, birth);
	if (act->kind == DECADE_WITHDRAWN) {
		free(sheet->status);
		sheet->status = mem_copy("archive");
	}
	hash_text(sheet->body, strlen(sheet->body), hash);
	sheet_derive(vocabularies, sheet, &facts);
	return indicators_note(db, vocabularies, &(struct counted_version){
		.row = act->sheet, .revision = act->revision, .id = id, .hash = hash, .sheet = sheet,
		.facts = &facts, .now = act->at,
	}, err);
}

enum { DECADE_BATCH = 10000 };

/* Note all of it, in few transactions. */
static inline bool decade_note_all(struct db *db, const struct vocabularies *vocabularies,
	const struct decade *decade, struct error *err)
{
	int64_t *births = mem_new((size_t)decade->size.sheets + 1, sizeof *births);
	bool done = db_begin(db, err);
	for (size_t i = 0; done && i < decade->count; i++) {
		const struct decade_act *act = &decade->acts[i];
		if (births[act->sheet] == 0)
			births[act->sheet] = act->at;
		done = decade_note(db, vocabularies, decade, act, births[act->sheet], err)
			&& (i % DECADE_BATCH > 0 || (db_commit(db, err) && db_begin(db, err)));
	}
	free(births);
	return done && db_commit(db, err);
}

#endif
