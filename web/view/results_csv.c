#include "view/results_csv.h"

#include "base/csv.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/sheet.h"

static const char *const columns[] = {
	"Identifiant", "Titre", "Résumé", "Type", "Niveaux", "Enseignements", "Thématiques", "Étiquettes",
	"Équipements", "Logiciels", "Départements", "Établissements", "Durée", "Signature", "Licence",
	"Publiée le", "Révisée le", "Exemple", "Adresse",
};

void view_results_csv_head(struct csv *csv)
{
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		csv_cell(csv, columns[i]);
	csv_end_row(csv);
}

static void add_labels(struct csv *csv, const struct words *keys,
	const struct vocabularies *vocabularies, enum vocabulary_name name)
{
	OWNED_STRING labels = french_labels(vocabularies, name, keys);
	csv_cell(csv, labels);
}

static void add_words(struct csv *csv, const struct words *words)
{
	OWNED_STRING joined = words_join(words, ", ");
	csv_cell(csv, joined);
}

/* What a list has, then what was written beside it. */
static void add_software(struct csv *csv, const struct sheet *sheet, const struct vocabularies *vocabularies)
{
	OWNED_STRING labels = french_labels(vocabularies, VOCABULARY_SOFTWARE, &sheet->software);
	OWNED_WORDS all = {0};
	if (*labels)
		words_add(&all, labels);
	for (size_t i = 0; i < sheet->software_names.count; i++)
		words_add(&all, sheet->software_names.items[i]);
	add_words(csv, &all);
}

static void add_row(struct csv *csv, const struct card *card, const struct sheet *sheet,
	const char *base_url, const struct vocabularies *vocabularies)
{
	OWNED_STRING signatures = view_signatures(sheet);
	OWNED_STRING duration = french_duration(card->duration);
	OWNED_STRING link = link_to_sheet(card->id);
	OWNED_STRING address = link_absolute(base_url, link);

	csv_cell(csv, card->id);
	csv_cell(csv, card->title);
	csv_cell(csv, card->summary);
	csv_cell(csv, card->type ? french_label(vocabularies, VOCABULARY_TYPES, card->type) : "");
	add_labels(csv, &card->levels, vocabularies, VOCABULARY_LEVELS);
	add_labels(csv, &card->subjects, vocabularies, VOCABULARY_SUBJECTS);
	add_labels(csv, &card->themes, vocabularies, VOCABULARY_THEMES);
	add_words(csv, &card->tags);
	add_labels(csv, &card->equipment, vocabularies, VOCABULARY_EQUIPMENT);
	add_software(csv, sheet, vocabularies);
	add_labels(csv, &card->departments, vocabularies, VOCABULARY_DEPARTMENTS);
	add_words(csv, &sheet->schools);
	csv_cell(csv, duration);
	csv_cell(csv, signatures);
	csv_cell(csv, sheet->licence ? french_label(vocabularies, VOCABULARY_LICENCES, sheet->licence) : "");
	csv_cell(csv, card->published_on);
	csv_cell(csv, card->modified_on);
	csv_cell(csv, card->is_example ? "oui" : "");
	csv_cell(csv, address);
	csv_end_row(csv);
}

void view_results_csv(struct csv *csv, const struct cards *cards, struct sheet *const *sheets,
	const char *base_url, const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < cards->count; i++)
		if (sheets[i])
			add_row(csv, &cards->items[i], sheets[i], base_url, vocabularies);
}
