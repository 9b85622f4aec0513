#include "indicators/definition.h"

#include "base/text.h"

static const char *const axes[AXIS_COUNT] = {
	[AXIS_REGION] = "Au sein de la grande Région",
	[AXIS_ACADEMY] = "Au sein de l’académie",
	[AXIS_GOVERNANCE] = "Gouvernance",
	[AXIS_EQUIPMENT_PLAN] = "Plan numérique",
	[AXIS_TRAINING] = "Accompagnement et formation",
	[AXIS_INFRASTRUCTURE] = "Infrastructures, équipements, sécurité",
	[AXIS_INNOVATION] = "Innovation et expérimentations",
};

static const char *const classes[CLASS_COUNT] = {
	[CLASS_COMPUTED] = "calculé à partir des fiches",
	[CLASS_REGISTER] = "compté dans un registre",
	[CLASS_IMPORTED] = "repris d’une enquête ou d’un relevé",
	[CLASS_TYPED] = "total saisi avec sa méthode",
};

const char *axis_title(enum axis axis)
{
	return axes[axis];
}

const char *indicator_class_label(enum indicator_class class)
{
	return classes[class];
}

#define FIRST_VERSION .version = 1, .since = "2026-11-29"

/* What rules.c does, for people; one is changed with the other. */
#define COUNTED_ONCE \
	"Une fiche compte une fois à partir du jour de sa publication, tant qu’elle est en" \
	" ligne (publiée ou à revoir). Une nouvelle version n’ajoute rien. Ne comptent" \
	" pas : une fiche retirée, une fiche venue d’ailleurs, une fiche qui se dit doublon" \
	" d’une autre, une fiche dont tous les établissements sont d’une autre académie," \
	" une fiche d’exemple."

const struct indicator indicators[] = {
	{ "1", AXIS_REGION, CLASS_REGISTER, "Nombre de sujets ayant donné lieu à mutualisation",
		"Le registre des sujets de mutualisation dira chaque sujet, les académies (deux au"
		" moins), la date et la pièce. En attendant, l’observatoire compte les fiches dont"
		" les établissements sont d’au moins deux académies de la région : des sujets à"
		" examiner, pas encore l’indicateur.", FIRST_VERSION,
		.companions = { { MEASURE_SHARED, "Fiches de deux académies au moins, à examiner", false } } },
	{ "2", AXIS_ACADEMY, CLASS_COMPUTED, "Nombre d’usages répertoriés", COUNTED_ONCE
		" Réinvestir une fiche n’ajoute rien ; une variante est une fiche à elle seule,"
		" relue comme les autres, et le nombre de variantes est donné à part.", FIRST_VERSION,
		.has_value = true, .measure = MEASURE_USAGES,
		.companions = { { MEASURE_VARIANTS, "dont variantes d’une autre fiche", true } } },
	{ "3", AXIS_ACADEMY, CLASS_REGISTER, "Nombre de formations de proximité réalisées",
		"Le registre des formations dira chaque formation de proximité : intitulé, date,"
		" lieu, preuve.",
		FIRST_VERSION },
	{ "4", AXIS_ACADEMY, CLASS_REGISTER,
		"Nombre d’établissements ayant instauré un conseil du numérique",
		"Le registre des conseils du numérique dira chaque établissement, une fois, avec la"
		" date d’installation et le compte rendu.", FIRST_VERSION },
	{ "5", AXIS_ACADEMY, CLASS_TYPED,
		"Pourcentage d’enseignants valorisés dans leur rapport d’inspection",
		"Un total par année, saisi par le DAN avec sa méthode. Aucune donnée nominative.", FIRST_VERSION },
	{ "6", AXIS_GOVERNANCE, CLASS_REGISTER, "Nombre de réunions des CTNÉ",
		"Le registre des réunions dira chaque réunion : département, date, relevé de décisions.",
		FIRST_VERSION },
	{ "7", AXIS_GOVERNANCE, CLASS_REGISTER, "Nombre de contractualisations effectives",
		"Le registre des conventions dira chaque convention signée : collectivité, objet,"
		" dates, pièce.",
		FIRST_VERSION },
	{ "8", AXIS_EQUIPMENT_PLAN, CLASS_REGISTER, "Nombre de nouveaux projets déposés",
		"Le registre des projets dira chaque projet : établissements, type, date, état.", FIRST_VERSION },
	{ "9", AXIS_EQUIPMENT_PLAN, CLASS_IMPORTED, "Résultats de l’évaluation qualitative",
		"L’indicateur est le rapport d’évaluation académique, qui n’est pas encore"
		" joint. L’observatoire compte les fiches dont le bilan est écrit (plus-values,"
		" obstacles ou texte) : elles sont la matière de cette évaluation, et se lisent une"
		" à une.", FIRST_VERSION,
		.companions = { { MEASURE_ASSESSED, "Fiches dont le bilan est écrit", false } } },
	{ "10", AXIS_TRAINING, CLASS_TYPED, "Nombre de formateurs numériques identifiés",
		"Un total par degré, saisi avec sa méthode, ou le nombre de personnes qui ont"
		" accepté d’être comptées.",
		FIRST_VERSION },
	{ "11", AXIS_TRAINING, CLASS_REGISTER,
		"Pourcentage de formations disciplinaires intégrant des pratiques numériques",
		"Parmi les formations disciplinaires du registre ou du plan de formation, celles qui"
		" ont une part numérique.", FIRST_VERSION },
	{ "12", AXIS_TRAINING, CLASS_REGISTER, "Pourcentage de formations hybrides",
		"Parmi toutes les formations du registre ou du plan de formation, celles qui sont hybrides.",
		FIRST_VERSION },
	{ "13", AXIS_TRAINING, CLASS_REGISTER, "Pourcentage de formations numériques en proximité",
		"Parmi les formations numériques du registre ou du plan de formation, celles de proximité.",
		FIRST_VERSION },
	{ "14", AXIS_INFRASTRUCTURE, CLASS_REGISTER,
		"Nombre de collectivités contractualisant sur l’équipement et la maintenance",
		"Les collectivités, comptées une fois, qui ont ce jour-là une convention"
		" d’équipement ou de maintenance en cours dans le registre des conventions.", FIRST_VERSION },
	{ "15", AXIS_INFRASTRUCTURE, CLASS_IMPORTED,
		"Évolution des valeurs liées aux infrastructures et réseaux dans l’enquête ETIC",
		"Les valeurs de l’enquête, année par année, avec le fichier d’origine. Ses"
		" questions ont changé en 2016 : la série ne se lit pas d’un trait.", FIRST_VERSION },
	{ "16", AXIS_INFRASTRUCTURE, CLASS_IMPORTED, "Taux d’usages des ENT",
		"Le taux est repris mois par mois des relevés de fréquentation, qui ne sont pas"
		" encore joints. L’observatoire compte les fiches qui se servent d’un ENT, pour que"
		" le taux se lise à côté des pratiques.", FIRST_VERSION,
		.companions = { { MEASURE_ENT, "Usages répertoriés qui se servent d’un ENT", false } } },
	{ "17", AXIS_INNOVATION, CLASS_REGISTER,
		"Nombre d’enseignants impliqués dans les groupes Viaéduc de cycle 3",
		"La somme des derniers effectifs relevés, groupe par groupe. Aucun nom.", FIRST_VERSION },
	{ "18", AXIS_INNOVATION, CLASS_COMPUTED,
		"Nombre de scénarios d’usages, répertoriés dans l’observatoire, du codage au"
		" service des programmes d’enseignement",
		"Parmi les usages répertoriés (indicateur 2), les scénarios et séquences qui"
		" portent sur le codage (thématique « codage », notion de codage des programmes ou"
		" compétence 3.4 du CRCN) et qui servent au moins un enseignement autre que les seuls"
		" outils numériques. Une fiche qui ressemble à du codage par son matériel ou ses"
		" mots sans remplir cette règle n’est pas comptée : elle est « à qualifier ».",
		FIRST_VERSION, .has_value = true, .measure = MEASURE_CODING,
		.companions = {
			{ MEASURE_CODING_CYCLE_3, "dont codage au cycle 3", true },
			{ MEASURE_TO_QUALIFY, "Fiches à qualifier, qui ne comptent pas", false },
		} },
};

const size_t indicator_count = sizeof indicators / sizeof indicators[0];

const struct indicator *indicator_find(const char *code)
{
	for (size_t i = 0; i < indicator_count; i++)
		if (text_equals(indicators[i].code, code))
			return &indicators[i];
	return NULL;
}

bool indicator_measure(const struct indicator *indicator, enum measure *measure)
{
	if (!indicator->has_value && !indicator->companions[0].label)
		return false;
	*measure = indicator->has_value ? indicator->measure : indicator->companions[0].measure;
	return true;
}

const char *indicator_label(const struct indicator *indicator, enum measure measure)
{
	for (size_t i = 0; indicator->companions[i].label; i++)
		if (indicator->companions[i].measure == measure)
			return indicator->companions[i].label;
	return indicator->title;
}

bool indicator_counts(const struct indicator *indicator, enum measure measure)
{
	return (indicator->has_value && indicator->measure == measure)
		|| indicator_label(indicator, measure) != indicator->title;
}
