#include "registers/spec.h"

#include "base/text.h"

#include <string.h>

enum { NAME = 150, PHRASE = 300, MANY = 1000000 };

#define TEXT(key, label, hint, most) { key, label, hint, REGISTER_TEXT, false, most, NULL }
#define REQUIRED_TEXT(key, label, hint, most) { key, label, hint, REGISTER_TEXT, true, most, NULL }
#define FIELD(key, label, hint, kind) { key, label, hint, kind, false, MANY, NULL }
#define REQUIRED(key, label, hint, kind) { key, label, hint, kind, true, MANY, NULL }
#define CHOICE(key, label, hint, choices) { key, label, hint, REGISTER_CHOICE, true, 0, choices }

/* The last fields of every register. */
#define PROOF(hint) \
	{ "preuve", "Preuve", hint, REGISTER_PROOF, true, PHRASE, NULL }, \
	REQUIRED("date_preuve", "Date de la preuve", NULL, REGISTER_DATE)

#define METHOD \
	REQUIRED_TEXT("methode", "Méthode", \
		"D’où viennent ces nombres, et comment ils ont été comptés.", PHRASE)

#define COUNTED_ON \
	REQUIRED("date", "Arrêté le", \
		"Le jour où ces nombres ont été arrêtés : ils comptent à partir de là.", REGISTER_DATE)

static const struct register_choice modes[] = {
	{ "presence", "en présence" }, { "hybride", "hybride" }, { "distance", "à distance" }, { NULL, NULL },
}, meetings[] = {
	{ "ctne", "comité territorial (CTNÉ)" }, { "copil", "comité de pilotage (COPIL)" }, { NULL, NULL },
}, purposes[] = {
	{ "plan-numerique", "plan numérique" }, { "ent", "ENT" }, { "equipement", "équipement" },
	{ "maintenance", "maintenance" }, { NULL, NULL },
}, project_types[] = {
	{ "eim", "équipements individuels mobiles" }, { "classe-mobile", "classe mobile" },
	{ "ecole-numerique", "école numérique" }, { "autre", "autre" }, { NULL, NULL },
}, project_states[] = {
	{ "depose", "déposé" }, { "retenu", "retenu" }, { "refuse", "non retenu" }, { "acheve", "achevé" },
	{ NULL, NULL },
}, academies[] = {
	{ "bordeaux", "Bordeaux" }, { "limoges", "Limoges" }, { "poitiers", "Poitiers" }, { NULL, NULL },
}, degrees[] = {
	{ "1", "1er degré" }, { "2", "2d degré" }, { NULL, NULL },
};

const struct register_spec register_specs[] = {
	{ "formations", "Formations",
		"Les formations réalisées, une par ligne : de proximité ou non, hybrides ou non, avec ou"
		" sans part numérique.",
		"Ajouter une formation", "3 11 12 13", true, "date", NULL, "intitule",
		"intitule date uai zap", { NULL, NULL }, {
		REQUIRED_TEXT("intitule", "Intitulé", "Exemple : « Programmer en cycle 3 ».", NAME),
		REQUIRED("date", "Date", "Le premier jour, s’il y en a plusieurs.", REGISTER_DATE),
		CHOICE("modalite", "Modalité", NULL, modes),
		REQUIRED("proximite", "De proximité", "Dans un établissement ou une ZAP, pour ses enseignants.",
			REGISTER_YES_NO),
		FIELD("uai", "Établissement où elle a lieu", "Son code UAI.", REGISTER_SCHOOL),
		FIELD("zap", "ZAP", "Six chiffres, comme 023001.", REGISTER_ZAP),
		TEXT("discipline", "Discipline", "Si la formation est disciplinaire ; sinon, laissez vide.", 80),
		REQUIRED("numerique", "A une part numérique", NULL, REGISTER_YES_NO),
		{ "effectif", "Nombre de participants", "Un nombre, aucun nom.", REGISTER_PEOPLE, false,
			10000, NULL },
		FIELD("magistere", "Parcours M@gistère", "Son adresse.", REGISTER_LINK),
		PROOF("Un lien, ou la référence d’une pièce : ordre de mission, numéro du module au plan de"
			" formation."),
	} },
	{ "conseils", "Conseils du numérique",
		"Les établissements qui ont instauré un conseil du numérique, chacun une fois.",
		"Ajouter un conseil du numérique", "4", true, "date", NULL, "uai", "uai", { NULL, NULL }, {
		REQUIRED("uai", "Établissement", "Son code UAI.", REGISTER_SCHOOL),
		REQUIRED("date", "Date d’installation", NULL, REGISTER_DATE),
		PROOF("Le compte rendu : son lien, ou sa référence."),
	} },
	{ "reunions", "Réunions",
		"Les réunions des comités territoriaux du numérique éducatif et des comités de pilotage.",
		"Ajouter une réunion", "6", true, "date", NULL, "type", "type departement date", { NULL, NULL }, {
		CHOICE("type", "Instance", NULL, meetings),
		REQUIRED("departement", "Département", NULL, REGISTER_DEPARTMENT),
		REQUIRED("date", "Date", NULL, REGISTER_DATE),
		TEXT("ordre_du_jour", "Ordre du jour", NULL, PHRASE),
		PROOF("Le relevé de décisions : son lien, ou sa référence."),
	} },
	{ "conventions", "Conventions",
		"Les conventions signées avec les collectivités, tant qu’elles courent.",
		"Ajouter une convention", "7 14", false, "signature", "fin", "collectivite",
		"code objet signature", { NULL, NULL }, {
		REQUIRED_TEXT("collectivite", "Collectivité", "Exemple : « Département de la Creuse ».",
			NAME),
		REQUIRED("code", "Code SIREN ou INSEE", "Neuf chiffres (SIREN), ou le code INSEE de la commune.",
			REGISTER_COLLECTIVITY),
		CHOICE("objet", "Objet", "Une convention qui a deux objets a deux lignes.", purposes),
		REQUIRED("signature", "Date de signature", NULL, REGISTER_DATE),
		FIELD("fin", "Date de fin", "Vide : elle court jusqu’à nouvel ordre.", REGISTER_DATE),
		PROOF("La convention : son lien, ou sa référence."),
	} },
	{ "projets", "Projets",
		"Les projets déposés : équipements mobiles, classes mobiles, écoles numériques.",
		"Ajouter un projet", "8", true, "date", NULL, "intitule", "intitule date etablissements",
		{ NULL, NULL }, {
		REQUIRED_TEXT("intitule", "Intitulé", NULL, NAME),
		REQUIRED("etablissements", "Établissements",
			"Leurs codes UAI, séparés par des virgules ; trente au plus.", REGISTER_SCHOOLS),
		CHOICE("type", "Type", NULL, project_types),
		REQUIRED("date", "Date de dépôt", NULL, REGISTER_DATE),
		CHOICE("etat", "État", NULL, project_states),
		PROOF("Le dossier déposé : son lien, ou sa référence."),
	} },
	{ "groupes-viaeduc", "Groupes Viaéduc",
		"Les effectifs des groupes de cycle 3, relevé après relevé : le dernier de chaque groupe compte.",
		"Ajouter un relevé de groupe", "17", true, "date", NULL, "nom", "nom date", { NULL, NULL }, {
		REQUIRED_TEXT("nom", "Nom du groupe", "Toujours le même, d’un relevé à l’autre.", NAME),
		REQUIRED("date", "Date du relevé", NULL, REGISTER_DATE),
		{ "effectif", "Nombre d’enseignants", "Un nombre, aucun nom.", REGISTER_PEOPLE, true, 10000,
			NULL },
		FIELD("zap", "ZAP", "Six chiffres, comme 023001.", REGISTER_ZAP),
		FIELD("lien", "Adresse du groupe", NULL, REGISTER_LINK),
		PROOF("Le relevé : son lien, ou sa référence."),
	} },
	{ "sujets", "Sujets de mutualisation", "Les sujets mutualisés entre académies de la grande Région.",
		"Ajouter un sujet", "1", false, "date", NULL, "titre", "titre date", { NULL, NULL }, {
		REQUIRED_TEXT("titre", "Sujet", NULL, NAME),
		{ "academies", "Académies", "Deux au moins.", REGISTER_CHOICES, true, 0, academies },
		REQUIRED("date", "Date", NULL, REGISTER_DATE),
		PROOF("La pièce qui l’établit : son lien, ou sa référence."),
	} },
	{ "etic", "Enquête ETIC", "Les valeurs de l’enquête ETIC, année par année.",
		"Ajouter une valeur", "15", false, "date", NULL, "indicateur", "annee indicateur degre",
		{ NULL, NULL }, {
		REQUIRED("annee", "Année de l’enquête", "Une année scolaire, comme 2015-2016.",
			REGISTER_SCHOOL_YEAR),
		REQUIRED_TEXT("indicateur", "Valeur mesurée",
			"Ses mots, toujours les mêmes d’une année à l’autre.", NAME),
		CHOICE("degre", "Degré", NULL, degrees),
		REQUIRED("valeur", "Valeur", "Un nombre, avec une virgule s’il le faut : 62,5.",
			REGISTER_DECIMAL),
		TEXT("unite", "Unité", "Exemples : « % », « Mbit/s ».", 30),
		{ "repondants", "Nombre de réponses", NULL, REGISTER_INTEGER, false, MANY, NULL },
		COUNTED_ON,
		PROOF("Le fichier de l’enquête : son lien, ou sa référence."),
	} },
	{ "ent", "Relevés des ENT", "La fréquentation des ENT, mois par mois.", "Ajouter un relevé",
		"16", false, "mois", NULL, "ent", "mois ent", { "visiteurs", "population" }, {
		REQUIRED("mois", "Mois", "Comme 2016-11.", REGISTER_MONTH),
		REQUIRED_TEXT("ent", "ENT", "Toujours le même nom.", 80),
		{ "population", "Personnes à qui il est ouvert", NULL, REGISTER_INTEGER, true, 100 * MANY, NULL },
		{ "visiteurs", "Visiteurs uniques", NULL, REGISTER_INTEGER, true, 100 * MANY, NULL },
		{ "comptes", "Comptes activés", NULL, REGISTER_INTEGER, false, 100 * MANY, NULL },
		PROOF("Le relevé : son lien, ou sa référence."),
	} },
	{ "valorisation", "Enseignants valorisés",
		"Un total par année scolaire, saisi avec sa méthode. Aucune donnée nominative.",
		"Ajouter un total", "5", false, "date", NULL, "annee", "annee", { "valorises", "rapports" }, {
		REQUIRED("annee", "Année scolaire", "Comme 2016-2017.", REGISTER_SCHOOL_YEAR),
		{ "valorises", "Enseignants valorisés", NULL, REGISTER_PEOPLE, true, MANY, NULL },
		{ "rapports", "Rapports d’inspection", "Ceux de l’année, en tout.", REGISTER_PEOPLE,
			true, MANY, NULL },
		METHOD, COUNTED_ON,
		PROOF("La note qui établit ces nombres : son lien, ou sa référence."),
	} },
	{ "formateurs", "Formateurs numériques",
		"Un total par année, degré et discipline, saisi avec sa méthode. Aucune donnée nominative.",
		"Ajouter un total", "10", false, "date", NULL, "annee", "annee degre discipline", { NULL, NULL }, {
		REQUIRED("annee", "Année scolaire", "Comme 2016-2017.", REGISTER_SCHOOL_YEAR),
		CHOICE("degre", "Degré", NULL, degrees),
		TEXT("discipline", "Discipline", "Vide : toutes ensemble.", 80),
		{ "nombre", "Nombre de formateurs", NULL, REGISTER_PEOPLE, true, 100000, NULL },
		METHOD, COUNTED_ON,
		PROOF("La note qui établit ce nombre : son lien, ou sa référence."),
	} },
	{ "evaluations", "Évaluations qualitatives", "Les rapports de l’évaluation académique.",
		"Ajouter un rapport", "9", false, "date", NULL, "titre", "titre date", { NULL, NULL }, {
		REQUIRED_TEXT("titre", "Titre du rapport", NULL, NAME),
		REQUIRED("date", "Date", NULL, REGISTER_DATE),
		TEXT("conclusion", "Ce qu’il conclut", "En une phrase.", PHRASE),
		PROOF("Le rapport : son lien, ou sa référence."),
	} },
};

const size_t register_spec_count = sizeof register_specs / sizeof register_specs[0];

const struct register_spec *register_spec_find(const char *code)
{
	for (size_t i = 0; i < register_spec_count; i++)
		if (text_equals(register_specs[i].code, code))
			return &register_specs[i];
	return NULL;
}

size_t register_field_rank(const struct register_spec *spec, const char *key)
{
	size_t rank = 0;
	while (spec->fields[rank].key && !text_equals(spec->fields[rank].key, key))
		rank++;
	return rank;
}

bool register_field_says_department(const struct register_field *field)
{
	return field->kind == REGISTER_SCHOOL || field->kind == REGISTER_SCHOOLS || field->kind == REGISTER_ZAP
		|| field->kind == REGISTER_DEPARTMENT || field->kind == REGISTER_COLLECTIVITY;
}

bool register_has_word(const char *joined, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = joined; *at; at += *at == ' ') {
		size_t here = strcspn(at, " ");
		if (here == length && strncmp(at, word, length) == 0)
			return true;
		at += here;
	}
	return false;
}

const char *register_choice_label(const struct register_field *field, const char *key)
{
	for (const struct register_choice *choice = field->choices; choice && choice->key; choice++)
		if (text_equals(choice->key, key))
			return choice->label;
	return key;
}
