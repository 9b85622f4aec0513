#include "view/results_csv.h"

#include "base/csv.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "view/french.h"

static const char *const columns[] = {
	"Identifiant", "Titre", "Résumé", "Type", "Niveaux", "Enseignements", "Thématiques", "Équipements",
	"Départements", "Durée", "Publiée le", "Révisée le", "Exemple", "Adresse",
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

static void add_row(struct csv *csv, const struct card *card, const char *base_url,
	const struct vocabularies *vocabularies)
{
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
	add_labels(csv, &card->equipment, vocabularies, VOCABULARY_EQUIPMENT);
	add_labels(csv, &card->departments, vocabularies, VOCABULARY_DEPARTMENTS);
	csv_cell(csv, duration);
	csv_cell(csv, card->published_on);
	csv_cell(csv, card->modified_on);
	csv_cell(csv, card->is_example ? "oui" : "");
	csv_cell(csv, address);
	csv_end_row(csv);
}

void view_results_csv(struct csv *csv, const struct cards *cards, const char *base_url,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < cards->count; i++)
		add_row(csv, &cards->items[i], base_url, vocabularies);
}
