#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "support/cards.h"
#include "support/shown.h"
#include "view/examples.h"
#include "view/place.h"

#include <string.h>

static void fill(struct school_record *school, const char *uai, const char *name, const char *commune)
{
	*school = (struct school_record){ .name = mem_copy(name), .commune = mem_copy(commune) };
	memcpy(school->uai, uai, sizeof school->uai);
}

/* Figures as a place may have them. */
static void fill_looks(struct look looks[PLACE_FIGURES], size_t usages)
{
	const size_t values[PLACE_FIGURES] = { usages, usages ? 2 : 0 };
	for (size_t i = 0; i < PLACE_FIGURES; i++)
		looks[i] = (struct look){
			.indicator = indicator_find(place_figures[i]), .has_measure = true, .value = values[i],
			.year = { .first = 2016, .before = 1 },
		};
}

static void a_school_the_register_knows_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_SCHOOL school = {0};
	fill(&school, "0230506A", "Collège <Jamot>", "Aubusson");
	school.kind = mem_copy("college");
	school.sector = mem_copy("public");
	school.zap = mem_copy("023001");
	school.zap_name = mem_copy("Est creusois");
	school.equipment = mem_copy("eim classe-mobile");
	school.is_closed = true;
	words_add(&school.names, "Collège d’Aubusson\t2016-09-01");
	OWNED(found) found = found_new();
	found->total = 12;
	cards_give(&found->cards, card_full("2017-0042", "Le robot dans la cour"));
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	found_value(found, FACET_EQUIPMENT, shown_term(&shown, VOCABULARY_EQUIPMENT, "tablette"), 2, false);
	found_value(found, FACET_THEME, shown_term(&shown, VOCABULARY_THEMES, "codage"), 1, false);
	struct look looks[PLACE_FIGURES];
	fill_looks(looks, 12);
	const struct filter filter = { FACET_SCHOOL, "0230506A" };
	const struct place_shown place = {
		&filter, found, "etablissement", looks, false, "/etablissements/0230506A.atom",
		&(struct examples_shown){ false, 3, "/etablissements/0230506A?exemples=oui" }, 1,
	};
	view_school(shown.fields, &(struct school_page){ &school, &place }, shown.vocabularies);
	shown_compare(&shown, "etablissement.html", "etablissement.html");
}

static void a_school_nobody_named_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct school_record school = { .uai = "0230002C" };
	OWNED(found) found = found_new();
	struct look looks[PLACE_FIGURES];
	fill_looks(looks, 0);
	const struct filter filter = { FACET_SCHOOL, "0230002C" };
	const struct place_shown place = {
		&filter, found, "etablissement", looks, false, "/etablissements/0230002C.atom",
		&(struct examples_shown){ false, 0, "/" }, 0,
	};
	view_school(shown.fields, &(struct school_page){ &school, &place }, shown.vocabularies);
	shown_compare(&shown, "etablissement.html", "etablissement-inconnu.html");
}

static void a_territory_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_SCHOOL_LIST schools = { .items = mem_new(4, sizeof *schools.items), .count = 4 };
	fill(&schools.items[0], "0230506A", "Collège Jamot", "Aubusson");
	fill(&schools.items[1], "0230002C", "Lycée Jamot", "Aubusson");
	fill(&schools.items[2], "0230010L", "Collège & co", "Bonnat");
	fill(&schools.items[3], "0190002Z", "Collège fermé", "Crocq");
	schools.items[0].sheets = 12;
	schools.items[3].is_closed = true;
	OWNED(found) found = found_new();
	found->total = 12;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	struct look looks[PLACE_FIGURES];
	fill_looks(looks, 12);
	const struct filter filter = { FACET_DEPARTMENT, "023" };
	const struct place_shown place = {
		&filter, found, "departement", looks, true, "/departements/023.atom",
		&(struct examples_shown){ true, 3, "/departements/023" }, 3,
	};
	view_territory(shown.fields, &(struct territory_page){
		.name = "Creuse", .kind = "Département", .schools = &schools, .place = &place,
		.map_link = "/carte?departement=023",
	}, shown.vocabularies);
	shown_compare(&shown, "territoire.html", "territoire.html");
}

static void a_territory_without_a_register_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct school_list none = {0};
	OWNED(found) found = found_new();
	struct look looks[PLACE_FIGURES];
	fill_looks(looks, 0);
	const struct filter filter = { FACET_DEPARTMENT, "086" };
	const struct place_shown place = {
		&filter, found, "departement", looks, false, "/departements/086.atom",
		&(struct examples_shown){ false, 0, "/" }, 0,
	};
	view_territory(shown.fields, &(struct territory_page){
		.name = "Vienne", .kind = "Département", .schools = &none, .place = &place,
	}, shown.vocabularies);
	shown_compare(&shown, "territoire.html", "territoire-vide.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_school_the_register_knows_is_as_agreed);
	SUITE_TEST(&suite, a_school_nobody_named_is_as_agreed);
	SUITE_TEST(&suite, a_territory_is_as_agreed);
	SUITE_TEST(&suite, a_territory_without_a_register_is_as_agreed);
	return suite_run(&suite, "view/place");
}
