#ifndef SUPPORT_FACETS_H
#define SUPPORT_FACETS_H

#include "support/index.h"

/* A sheet in one line of a table, by what filters and sorts it; lists are separated by spaces. */
struct faceted {
	const char *title, *levels, *subjects, *software, *schools, *author_uai, *licence;
	const char *tried, *published_on, *modified_on;
	unsigned reuses;
};

static inline struct sheet *faceted_sheet(const struct faceted *row)
{
	struct sheet *sheet = sheet_new();
	sheet->title = mem_copy(row->title ? row->title : "Une fiche");
	sheet->licence = mem_copy(row->licence);
	sheet->tried = mem_copy(row->tried);
	sheet->published_on = mem_copy(row->published_on);
	sheet->modified_on = mem_copy(row->modified_on);
	split_into(&sheet->levels, row->levels);
	split_into(&sheet->subjects, row->subjects);
	split_into(&sheet->software, row->software);
	split_into(&sheet->schools, row->schools);
	sheet->authors = mem_new(1, sizeof *sheet->authors);
	sheet->authors[sheet->author_count++] = (struct author){
		.signature = mem_copy("anonyme"), .uai = mem_copy(row->author_uai),
	};
	return sheet;
}

/* An index of `count` sheets, numbered from 1. */
static inline void faceted_index(const char *folder, const struct vocabularies *vocabularies,
	const struct faceted *rows, size_t count)
{
	struct engine_writer *writer = tiny_begin(folder);
	OWNED(analyser) analyser = analyser_new();
	for (size_t i = 0; i < count; i++) {
		OWNED(sheet) sheet = faceted_sheet(&rows[i]);
		OWNED_FACTS facts = {0};
		sheet_derive(vocabularies, sheet, &facts);
		const struct document_source source = {
			.sheet = sheet, .facts = &facts, .revision = 1,
		};
		OWNED(engine_document) document = document_make(analyser, vocabularies, &source);
		if (rows[i].reuses)
			engine_document_number(document, SLOT_REUSES, rows[i].reuses);
		assert_true(engine_writer_put(writer, (uint32_t)i + 1, document, NULL));
	}
	assert_true(engine_writer_close(writer, true, NULL));
}

#endif
