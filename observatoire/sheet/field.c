#include "sheet/field.h"

#include "base/mem.h"
#include "base/owned.h"
#include "sheet/likeness.h"
#include "sheet/sheet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define AUTHOR(member) .offset = offsetof(struct author, member)
#define LINK(member) .offset = offsetof(struct link, member)
#define RELATION(member) .offset = offsetof(struct relation, member)
#define ATTACHMENT(member) .offset = offsetof(struct attachment, member)
#define SHEET(member) .offset = offsetof(struct sheet, member)
#define COUNT(member) .count_offset = offsetof(struct sheet, member)
#define AMONG(name) .vocabulary = VOCABULARY_##name
#define ROWS(fields) fields, sizeof (fields) / sizeof (fields)[0]

static const struct field author_fields[] = {
	{ "signature", "signature", FIELD_TEXT, FIELD_MANDATORY, 2, 120, AUTHOR(signature) },
	{ "uai", "établissement", FIELD_UAI, FIELD_OPTIONAL, 0, 0, AUTHOR(uai) },
};

static const struct field link_fields[] = {
	{ "titre", "titre", FIELD_TEXT, FIELD_OPTIONAL, 2, 200, LINK(title) },
	{ "url", "adresse", FIELD_URL, FIELD_MANDATORY, 0, 0, LINK(url) },
	{ "nature", "nature", FIELD_KEY, FIELD_OPTIONAL, 0, 0, LINK(nature), AMONG(LINK_NATURES) },
};

static const struct field relation_fields[] = {
	{ "type", "type", FIELD_KEY, FIELD_MANDATORY, 0, 0, RELATION(type), AMONG(RELATIONS) },
	{ "cible", "fiche visée", FIELD_ID, FIELD_MANDATORY, 0, 0, RELATION(target) },
};

static const struct field attachment_fields[] = {
	{ "fichier", "fichier", FIELD_TEXT, FIELD_MANDATORY, 1, 200, ATTACHMENT(file) },
	{ "titre", "titre", FIELD_TEXT, FIELD_OPTIONAL, 2, 200, ATTACHMENT(title) },
	{ "alternative", "alternative", FIELD_TEXT, FIELD_OPTIONAL, 2, 600, ATTACHMENT(alternative) },
	{ "licence", "licence", FIELD_KEY, FIELD_OPTIONAL, 0, 0, ATTACHMENT(licence), AMONG(LICENCES) },
	{ "taille", "taille en octets", FIELD_BYTES, FIELD_BY_PRODUCT, 1, 20 << 20, ATTACHMENT(bytes) },
	{ "sha256", "empreinte", FIELD_TEXT, FIELD_BY_PRODUCT, 64, 64, ATTACHMENT(sha256) },
};

static const struct record author = { sizeof(struct author), ROWS(author_fields), 0 };
static const struct record link = { sizeof(struct link), ROWS(link_fields), 1 };
static const struct record relation = { sizeof(struct relation), ROWS(relation_fields), 1 };
static const struct record attachment = { sizeof(struct attachment), ROWS(attachment_fields), 0 };

/* In the order of a canonical file. niveaux stands before enseignements, whose meaning hangs on it. */
const struct field sheet_fields[SHEET_FIELD_COUNT] = {
	{ "id", "identifiant", FIELD_ID, FIELD_BY_PRODUCT, 0, 0, SHEET(id) },
	{ "titre", "titre", FIELD_TEXT, FIELD_MANDATORY, 10, 120, SHEET(title) },
	{ "resume", "résumé", FIELD_TEXT, FIELD_MANDATORY, 80, 600, SHEET(summary) },
	{ "type", "type", FIELD_KEY, FIELD_MANDATORY, 0, 0, SHEET(type), AMONG(TYPES) },
	{ "niveaux", "niveaux", FIELD_KEYS, FIELD_MANDATORY, 1, 8, SHEET(levels), AMONG(LEVELS) },
	{ "enseignements", "enseignements", FIELD_KEYS, FIELD_MANDATORY, 1, 5, SHEET(subjects), AMONG(SUBJECTS) },
	{ "programme", "notions du programme", FIELD_KEYS, FIELD_OPTIONAL, 0, 10, SHEET(programme),
		AMONG(PROGRAMME) },
	{ "thematiques", "thématiques", FIELD_KEYS, FIELD_TO_PUBLISH, 0, 6, SHEET(themes), AMONG(THEMES) },
	{ "etiquettes", "étiquettes", FIELD_TEXTS, FIELD_OPTIONAL, 0, 10, SHEET(tags) },
	{ "equipements", "équipements", FIELD_KEYS, FIELD_MANDATORY, 1, 8, SHEET(equipment), AMONG(EQUIPMENT) },
	{ "logiciels", "logiciels", FIELD_KEYS, FIELD_OPTIONAL, 0, 8, SHEET(software), AMONG(SOFTWARE) },
	{ "logiciel_nom", "noms de logiciels", FIELD_TEXTS, FIELD_OPTIONAL, 0, 10, SHEET(software_names) },
	{ "ent", "ENT", FIELD_KEY, FIELD_OPTIONAL, 0, 0, SHEET(ent), AMONG(ENT) },
	{ "mode_equipement", "mode d’équipement", FIELD_KEY, FIELD_OPTIONAL, 0, 0, SHEET(equipment_mode),
		AMONG(EQUIPMENT_MODES) },
	{ "duree", "durée", FIELD_DURATION, FIELD_TO_PUBLISH, 0, 0, SHEET(duration) },
	{ "modalites", "modalités", FIELD_KEYS, FIELD_OPTIONAL, 0, 5, SHEET(methods), AMONG(METHODS) },
	{ "lieux", "lieux", FIELD_KEYS, FIELD_OPTIONAL, 0, 4, SHEET(places), AMONG(PLACES) },
	{ "activites", "activités des élèves", FIELD_KEYS, FIELD_OPTIONAL, 0, 6, SHEET(activities),
		AMONG(ACTIVITIES) },
	{ "competences_numeriques", "compétences numériques", FIELD_KEYS, FIELD_OPTIONAL, 0, 5,
		SHEET(digital_skills), AMONG(DIGITAL_SKILLS) },
	{ "socle", "domaines du socle", FIELD_KEYS, FIELD_OPTIONAL, 0, 4, SHEET(socle), AMONG(SOCLE) },
	{ "cadre", "cadre", FIELD_KEYS, FIELD_OPTIONAL, 0, 3, SHEET(settings), AMONG(SETTINGS) },
	{ "besoins_particuliers", "besoins particuliers", FIELD_KEYS, FIELD_OPTIONAL, 0, 3,
		SHEET(special_needs), AMONG(SPECIAL_NEEDS) },
	{ "difficulte", "difficulté", FIELD_KEY, FIELD_OPTIONAL, 0, 0, SHEET(difficulty), AMONG(DIFFICULTY) },
	{ "nb_seances", "nombre de séances", FIELD_NUMBER, FIELD_OPTIONAL, 1, 200, SHEET(sessions) },
	{ "effectif", "effectif", FIELD_NUMBER, FIELD_OPTIONAL, 1, 2000, SHEET(pupils) },
	{ "objectifs", "objectifs", FIELD_PARAGRAPHS, FIELD_OPTIONAL, 0, 600, SHEET(objectives) },
	{ "prerequis", "prérequis", FIELD_PARAGRAPHS, FIELD_OPTIONAL, 0, 600, SHEET(prerequisites) },
	{ "licence", "licence", FIELD_KEY, FIELD_MANDATORY, 0, 0, SHEET(licence), AMONG(LICENCES) },
	{ "auteurs", "auteurs", FIELD_RECORDS, FIELD_MANDATORY, 1, 10, SHEET(authors),
		.record = &author, COUNT(author_count) },
	{ "etablissements", "établissements", FIELD_UAIS, FIELD_TO_PUBLISH, 0, 5, SHEET(schools) },
	{ "experimente", "année d’expérimentation", FIELD_SCHOOL_YEAR, FIELD_OPTIONAL, 0, 0, SHEET(tried) },
	{ "exemple", "fiche d’exemple", FIELD_FLAG, FIELD_OPTIONAL, 0, 0, SHEET(is_example) },
	{ "bilan.plus_values", "plus-values", FIELD_KEYS, FIELD_OPTIONAL, 0, 10, SHEET(benefits),
		AMONG(BENEFITS) },
	{ "bilan.obstacles", "obstacles", FIELD_KEYS, FIELD_OPTIONAL, 0, 8, SHEET(obstacles), AMONG(OBSTACLES) },
	{ "bilan.texte", "bilan", FIELD_PARAGRAPHS, FIELD_OPTIONAL, 0, 1200, SHEET(outcome) },
	{ "donnees_personnelles", "données personnelles", FIELD_KEY, FIELD_OPTIONAL, 0, 0, SHEET(privacy),
		AMONG(PRIVACY) },
	{ "images_eleves", "images d’élèves", FIELD_KEY, FIELD_OPTIONAL, 0, 0, SHEET(pupil_images),
		AMONG(PUPIL_IMAGES) },
	{ "pieces", "pièces jointes", FIELD_RECORDS, FIELD_BY_PRODUCT, 0, 10, SHEET(attachments),
		.record = &attachment, COUNT(attachment_count) },
	{ "liens", "liens", FIELD_RECORDS, FIELD_OPTIONAL, 0, 15, SHEET(links),
		.record = &link, COUNT(link_count) },
	{ "relations", "relations", FIELD_RECORDS, FIELD_OPTIONAL, 0, 20, SHEET(relations),
		.record = &relation, COUNT(relation_count) },
	{ "externe", "fiche externe", FIELD_FLAG, FIELD_BY_PRODUCT, 0, 0, SHEET(is_external) },
	{ "source", "source", FIELD_URL, FIELD_BY_PRODUCT, 0, 0, SHEET(source) },
	{ "langue", "langue", FIELD_LANGUAGE, FIELD_BY_PRODUCT, 0, 0, SHEET(language) },
	{ "statut", "statut", FIELD_KEY, FIELD_BY_PRODUCT, 0, 0, SHEET(status), AMONG(STATUS) },
	{ "version", "version", FIELD_NUMBER, FIELD_BY_PRODUCT, 1, 9999, SHEET(version) },
	{ "valideur", "valideur", FIELD_TEXT, FIELD_BY_PRODUCT, 2, 120, SHEET(validator) },
	{ "date_validation", "date de validation", FIELD_DATE, FIELD_BY_PRODUCT, 0, 0, SHEET(validated_on) },
	{ "a_revoir_le", "date de relecture", FIELD_DATE, FIELD_BY_PRODUCT, 0, 0, SHEET(review_on) },
	{ "date_creation", "date de création", FIELD_DATE, FIELD_BY_PRODUCT, 0, 0, SHEET(created_on) },
	{ "date_publication", "date de publication", FIELD_DATE, FIELD_BY_PRODUCT, 0, 0, SHEET(published_on) },
	{ "date_modification", "date de modification", FIELD_DATE, FIELD_BY_PRODUCT, 0, 0, SHEET(modified_on) },
};

const struct field *field_find(const char *key)
{
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		if (strcmp(sheet_fields[i].key, key) == 0)
			return &sheet_fields[i];
	return NULL;
}

size_t field_rank(const struct field *field)
{
	return (size_t)(field - sheet_fields);
}

const struct field *field_guess(const char *typed)
{
	OWNED_STRING wanted = likeness_form(typed);
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		OWNED_STRING known = likeness_form(sheet_fields[i].key);
		if (strcmp(known, wanted) == 0)
			return &sheet_fields[i];
	}
	return NULL;
}

const struct field *field_closest(const char *typed)
{
	OWNED_STRING wanted = likeness_form(typed);
	const struct field *closest = NULL;
	unsigned best = UINT_MAX;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		OWNED_STRING known = likeness_form(sheet_fields[i].key);
		if (likeness_is_closer(wanted, known, &best))
			closest = &sheet_fields[i];
	}
	return closest;
}

bool field_is_group(const char *key)
{
	size_t length = strlen(key);
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		if (strncmp(sheet_fields[i].key, key, length) == 0 && sheet_fields[i].key[length] == '.')
			return true;
	return false;
}

/* An owner is const for who only looks: the reader and the writer share these. */
static void *place(const struct field *field, const void *owner)
{
	return (char *)owner + field->offset;
}

char **field_text(const struct field *field, const void *owner)
{
	return place(field, owner);
}

struct words *field_words(const struct field *field, const void *owner)
{
	return place(field, owner);
}

long *field_number(const struct field *field, const void *owner)
{
	return place(field, owner);
}

unsigned long long *field_bytes(const struct field *field, const void *owner)
{
	return place(field, owner);
}

bool *field_flag(const struct field *field, const void *owner)
{
	return place(field, owner);
}

size_t *field_count(const struct field *field, const void *owner)
{
	return (size_t *)((char *)owner + field->count_offset);
}

void *field_record(const struct field *field, const void *owner, size_t i)
{
	return *(char **)place(field, owner) + i * field->record->size;
}

void *field_add_record(const struct field *field, void *owner)
{
	void **records = place(field, owner);
	size_t *count = field_count(field, owner), size = field->record->size;
	*records = mem_resize(*records, *count + 1, size);
	void *added = (char *)*records + *count * size;
	memset(added, 0, size);
	++*count;
	return added;
}

bool field_is_list(const struct field *field)
{
	return field->kind == FIELD_TEXTS || field->kind == FIELD_KEYS || field->kind == FIELD_UAIS;
}

bool field_is_empty(const struct field *field, const void *owner)
{
	const char *text;
	switch (field->kind) {
	case FIELD_NUMBER:
		return *field_number(field, owner) == 0;
	case FIELD_BYTES:
		return *field_bytes(field, owner) == 0;
	case FIELD_FLAG:
		return !*field_flag(field, owner);
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		return field_words(field, owner)->count == 0;
	case FIELD_RECORDS:
		return *field_count(field, owner) == 0;
	default:
		text = *field_text(field, owner);
		return !text || !*text;
	}
}

static void clear_records(const struct field *field, void *owner)
{
	size_t *count = field_count(field, owner);
	void **records = place(field, owner);
	for (size_t i = 0; i < *count; i++)
		for (size_t j = 0; j < field->record->field_count; j++)
			field_clear(&field->record->fields[j], field_record(field, owner, i));
	free(*records);
	*records = NULL;
	*count = 0;
}

void field_clear(const struct field *field, void *owner)
{
	switch (field->kind) {
	case FIELD_NUMBER:
		*field_number(field, owner) = 0;
		break;
	case FIELD_BYTES:
		*field_bytes(field, owner) = 0;
		break;
	case FIELD_FLAG:
		*field_flag(field, owner) = false;
		break;
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		words_done(field_words(field, owner));
		break;
	case FIELD_RECORDS:
		clear_records(field, owner);
		break;
	default:
		free(*field_text(field, owner));
		*field_text(field, owner) = NULL;
	}
}
