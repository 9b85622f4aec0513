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

/* What was counted beside these could be frozen with the words of the first. */
#define SECOND_VERSION .version = 2, .since = "2026-11-30"

/* What rules.c does, for people; one is changed with the other. */
#define COUNTED_ONCE \
	"Une fiche compte une fois à partir du jour de sa publication, tant qu’elle est en" \
	" ligne (publiée ou à revoir). Une nouvelle version n’ajoute rien. Ne comptent" \
	" pas : une fiche retirée, une fiche venue d’ailleurs, une fiche qui se dit doublon" \
	" d’une autre, une fiche dont tous les établissements sont d’une autre académie," \
	" une fiche d’exemple."

const struct indicator indicators[] = {
	{ "1", AXIS_REGION, CLASS_REGISTER, "Nombre de sujets ayant donné lieu à mutualisation",
		"Les lignes du registre des sujets de mutualisation (deux académies au moins, avec"
		" leur pièce) dont la date est dans l’année scolaire. À côté, les fiches dont"
		" les établissements sont d’au moins deux académies de la région : des sujets à"
		" examiner, pas l’indicateur.",
		SECOND_VERSION,
		.counting = &(const struct counting){ "sujets", SPAN_YEAR, .noun = "sujet",
			.nouns = "sujets" },
		.companions = { { MEASURE_SHARED, "Fiches de deux académies au moins, à examiner", false } } },
	{ "2", AXIS_ACADEMY, CLASS_COMPUTED, "Nombre d’usages répertoriés", COUNTED_ONCE
		" Réinvestir une fiche n’ajoute rien ; une variante est une fiche à elle seule,"
		" relue comme les autres, et le nombre de variantes est donné à part.", FIRST_VERSION,
		.has_value = true, .measure = MEASURE_USAGES,
		.companions = { { MEASURE_VARIANTS, "dont variantes d’une autre fiche", true } } },
	{ "3", AXIS_ACADEMY, CLASS_REGISTER, "Nombre de formations de proximité réalisées",
		"Les formations du registre qui sont de proximité, dans l’année scolaire. La date"
		" est celle du premier jour.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "formations", SPAN_YEAR, .among = { "proximite", "oui" },
			.noun = "formation", .nouns = "formations" } },
	{ "4", AXIS_ACADEMY, CLASS_REGISTER,
		"Nombre d’établissements ayant instauré un conseil du numérique",
		"Les établissements du registre des conseils du numérique, chacun une fois, depuis le"
		" jour d’installation de son conseil.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "conseils", SPAN_EVER, .by = "uai", .is_once = true,
			.noun = "établissement", .nouns = "établissements" } },
	{ "5", AXIS_ACADEMY, CLASS_TYPED,
		"Pourcentage d’enseignants valorisés dans leur rapport d’inspection",
		"Les enseignants valorisés, parmi les rapports d’inspection de l’année : le"
		" dernier total saisi ce jour-là, avec sa méthode. Aucune donnée nominative."
		" Un enseignant peut demander une attestation de ce qu’il a publié ici, et la"
		" remettre lui-même.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "valorisation", SPAN_LATEST, .by = "annee", .is_share = true,
			.amount = "valorises", .whole = "rapports", .noun = "rapport", .nouns = "rapports" } },
	{ "6", AXIS_GOVERNANCE, CLASS_REGISTER, "Nombre de réunions des CTNÉ",
		"Les réunions de CTNÉ du registre, dans l’année scolaire. Les comités de pilotage"
		" y sont aussi, et ne comptent pas.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "reunions", SPAN_YEAR, .among = { "type", "ctne" },
			.noun = "réunion", .nouns = "réunions" } },
	{ "7", AXIS_GOVERNANCE, CLASS_REGISTER, "Nombre de contractualisations effectives",
		"Les conventions du registre signées, et qui courent ce jour-là. Une convention qui a"
		" deux objets a deux lignes et compte une fois : même collectivité, même jour de"
		" signature.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "conventions", SPAN_IN_FORCE, .by = "code signature",
			.is_once = true, .noun = "convention", .nouns = "conventions" } },
	{ "8", AXIS_EQUIPMENT_PLAN, CLASS_REGISTER, "Nombre de nouveaux projets déposés",
		"Les projets du registre déposés dans l’année scolaire, quelle que soit leur"
		" suite.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "projets", SPAN_YEAR, .noun = "projet",
			.nouns = "projets" } },
	{ "9", AXIS_EQUIPMENT_PLAN, CLASS_IMPORTED, "Résultats de l’évaluation qualitative",
		"Les rapports d’évaluation académique au registre, qui se lisent. À côté, les"
		" fiches dont le bilan est écrit (plus-values, obstacles ou texte) : elles sont la"
		" matière de cette évaluation, et se lisent une à une.",
		SECOND_VERSION,
		.counting = &(const struct counting){ "evaluations", SPAN_EVER, .noun = "rapport",
			.nouns = "rapports" },
		.companions = { { MEASURE_ASSESSED, "Fiches dont le bilan est écrit", false } } },
	{ "10", AXIS_TRAINING, CLASS_TYPED, "Nombre de formateurs numériques identifiés",
		"La somme des derniers totaux saisis ce jour-là, par degré et par discipline, avec"
		" leur méthode : ceux de la dernière année. Aucun nom.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "formateurs", SPAN_LATEST, .by = "annee",
			.amount = "nombre", .noun = "formateur", .nouns = "formateurs" } },
	{ "11", AXIS_TRAINING, CLASS_REGISTER,
		"Pourcentage de formations disciplinaires intégrant des pratiques numériques",
		"Parmi les formations disciplinaires du registre (celles qui ont une discipline) de"
		" l’année scolaire, celles qui ont une part numérique.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "formations", SPAN_YEAR, .among = { "discipline", NULL },
			.those = { "numerique", "oui" }, .is_share = true, .noun = "formation", .nouns = "formations" } },
	{ "12", AXIS_TRAINING, CLASS_REGISTER, "Pourcentage de formations hybrides",
		"Parmi toutes les formations du registre, dans l’année scolaire, celles qui sont"
		" hybrides.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "formations", SPAN_YEAR, .those = { "modalite", "hybride" },
			.is_share = true, .noun = "formation", .nouns = "formations" } },
	{ "13", AXIS_TRAINING, CLASS_REGISTER, "Pourcentage de formations numériques en proximité",
		"Parmi les formations du registre qui ont une part numérique, dans l’année"
		" scolaire, celles de proximité.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "formations", SPAN_YEAR, .among = { "numerique", "oui" },
			.those = { "proximite", "oui" }, .is_share = true, .noun = "formation", .nouns = "formations" } },
	{ "14", AXIS_INFRASTRUCTURE, CLASS_REGISTER,
		"Nombre de collectivités contractualisant sur l’équipement et la maintenance",
		"Les collectivités, comptées une fois, qui ont ce jour-là une convention"
		" d’équipement ou de maintenance en cours dans le registre des conventions.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "conventions", SPAN_IN_FORCE, .by = "code", .is_once = true,
			.among = { "objet", "equipement maintenance" },
			.noun = "collectivité", .nouns = "collectivités" } },
	{ "15", AXIS_INFRASTRUCTURE, CLASS_IMPORTED,
		"Évolution des valeurs liées aux infrastructures et réseaux dans l’enquête ETIC",
		"Les valeurs de l’enquête, année par année, avec le fichier d’origine ; le"
		" nombre est celui des valeurs relevées à la dernière enquête. Ses questions ont"
		" changé en 2016 : la série ne se lit pas d’un trait.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "etic", SPAN_LATEST, .by = "annee", .noun = "valeur",
			.nouns = "valeurs" } },
	{ "16", AXIS_INFRASTRUCTURE, CLASS_IMPORTED, "Taux d’usages des ENT",
		"Les visiteurs uniques, parmi les personnes à qui les ENT sont ouverts, au dernier"
		" mois relevé, tous ENT ensemble. À côté, les fiches qui se servent d’un ENT,"
		" pour que le taux se lise avec les pratiques.",
		SECOND_VERSION,
		.counting = &(const struct counting){ "ent", SPAN_LATEST, .by = "mois", .is_share = true,
			.amount = "visiteurs", .whole = "population", .noun = "personne", .nouns = "personnes" },
		.companions = { { MEASURE_ENT, "Usages répertoriés qui se servent d’un ENT", false } } },
	{ "17", AXIS_INNOVATION, CLASS_REGISTER,
		"Nombre d’enseignants impliqués dans les groupes Viaéduc de cycle 3",
		"La somme des derniers effectifs relevés, groupe par groupe, dans le registre des"
		" groupes Viaéduc. Aucun nom.",
		FIRST_VERSION,
		.counting = &(const struct counting){ "groupes-viaeduc", SPAN_LATEST_EACH, .by = "nom",
			.amount = "effectif", .noun = "enseignant", .nouns = "enseignants" } },
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

bool indicator_is_share(const struct indicator *indicator, enum measure measure)
{
	for (size_t i = 0; indicator->companions[i].label; i++)
		if (indicator->companions[i].measure == measure)
			return indicator->has_value && indicator->companions[i].is_share;
	return false;
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
