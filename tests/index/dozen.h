#ifndef INDEX_DOZEN_H
#define INDEX_DOZEN_H

#include "base/text.h"
#include "index/shelf.h"

/* A dozen sheets; the numbers below are their places in this list, from 1. */
static const struct tiny_sheet sheets[] = {
	{ "Programmer un robot au sol", "cm2", "codage robotique", "robot-programmable", NULL,
		"2017-03-14", "Les élèves déplacent un robot sur un quadrillage et écrivent un programme." },
	{ "La tortue et le robot", "cp ce1", "robotique", "robot-programmable", NULL,
		"2016-05-02", "Un robot de sol avance, recule et tourne. Le robot suit un chemin." },
	{ "Écrire avec la classe mobile", "6e", "classe-mobile", "classe-mobile", NULL,
		"2015-01-20", "Chaque élève écrit un conte. La classe mobile passe d’une salle à l’autre." },
	{ "Lire sur tablette", "cycle2", "tablettes", "tablette", NULL,
		"2018-11-05", "Les élèves lisent une histoire et enregistrent leur voix." },
	{ "Fractions et mesure", "cm1", "differenciation", "ordinateur", NULL,
		"2014-09-30", "Partager une bande en parts égales, placer une fraction sur une droite." },
	{ "Une webradio au collège", "5e 4e", "webradio emi", "microphone", NULL,
		"2017-03-14", "La classe prépare une émission : conducteur, interviews, montage." },
	{ "Scratch : dessiner des polygones", "cycle3", "codage", "ordinateur", NULL,
		"2018-02-01", "Programmer un lutin qui trace un carré, puis un triangle." },
	{ "Le trajet de la lumière", "5e", "evaluation", "tni", NULL,
		"2013-06-12", "Une expérience filmée, des mesures, un compte rendu." },
	{ "Chercher une information", "cm1 cm2", "emi", "ordinateur", NULL,
		"2012-10-10", "Choisir des mots, trier les réponses, citer la source." },
	{ "Mobile dans une classe unique", "cycle1", "ruralite", "aucun", NULL,
		"2011-04-04", "Suspendre des objets qui tournent : un mobile d’art plastique." },
	{ "Carnet de terrain", "2gt", "evaluation", "smartphone", NULL,
		"2019-09-09", "Photographier des roches et situer chaque prise de vue." },
	{ "Carnet de terrain", "2gt", "evaluation", "smartphone", NULL,
		"2020-09-09", "Photographier des roches et situer chaque prise de vue." },
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

static inline struct shelf dozen_new(void)
{
	struct shelf shelf = shelf_new();
	tiny_index(shelf.folder, shelf.vocabularies, sheets, SHEET_COUNT);
	shelf_open(&shelf);
	return shelf;
}

static const struct search_request first_page = { .limit = 20 };

static inline size_t count_of(struct shelf *shelf, const struct search_result *result, enum facet facet,
	const char *key)
{
	const struct term *term = vocabulary_find(shelf->vocabularies, facets[facet].vocabulary, key);
	assert_non_null(term);
	return result->counts[facet][term->rank];
}

#endif
