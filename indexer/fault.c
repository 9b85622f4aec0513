#include "indexer/fault.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <inttypes.h>

/* Behind the name of what it is about, what is wrong with it and what to do. */
static const struct {
	const char *name, *sentence;
} rows[FAULT_KINDS] = {
	[FAULT_DATABASE] = { "base_abimee",
		"la base est abîmée ; restaurez une sauvegarde." },
	[FAULT_REFERENCE] = { "renvoi_rompu",
		"une ligne de la base ne mène à rien ; restaurez une sauvegarde." },
	[FAULT_NO_REVISION] = { "version_absente",
		"sa dernière version manque à l’historique ; restaurez une sauvegarde." },
	[FAULT_VERSION] = { "version_changee",
		"le texte d’une de ses versions n’est plus celui de son empreinte, ou manque ; restaurez une"
		" sauvegarde." },
	[FAULT_LINE] = { "ligne_changee",
		"une ligne de registre n’a plus le texte de son empreinte ; restaurez une sauvegarde." },
	[FAULT_FROZEN] = { "arrete_fautif",
		"un arrêté, ou un texte qu’il liste, n’est plus ce qu’il était ; restaurez une"
		" sauvegarde." },
	[FAULT_TEXT] = { "texte_illisible",
		"son texte ne peut plus être lu ; restaurez une sauvegarde." },
	[FAULT_JOURNAL] = { "hors_journal",
		"le journal n’en parle pas ; « verify --repair » l’y inscrit." },
	[FAULT_RENDERING] = { "affichage",
		"sa page n’est pas celle que donne son texte ; « verify --repair » la refait." },
	[FAULT_FIELDS] = { "champs",
		"ses champs ne sont pas ceux que dit son texte ; « verify --repair » les refait." },
	[FAULT_SUMS] = { "sommes",
		"ce que comptent les listes ou les indicateurs n’est plus ce que disent les évènements et les"
		" registres ; « verify --repair » le refait." },
	[FAULT_INDEX_MISSING] = { "index_absent",
		"il y a des fiches et aucun index en service ; « verify --repair » le refait." },
	[FAULT_INDEX_FOREIGN] = { "index_autre",
		"l’index est d’une autre version ou d’une autre base ; « verify --repair » le refait." },
	[FAULT_INDEX_DAMAGED] = { "index_abime",
		"l’index est abîmé ; « verify --repair » le refait." },
	[FAULT_NOT_INDEXED] = { "non_indexee",
		"elle est publique et la recherche ne la trouve pas ; « verify --repair » l’indexe." },
	[FAULT_INDEXED_OTHERWISE] = { "indexee_autrement",
		"la recherche en connaît une autre version ; « verify --repair » l’indexe de nouveau." },
	[FAULT_INDEXED_WRONGLY] = { "indexee_a_tort",
		"la recherche la trouve et elle n’est pas publique ; « verify --repair » l’en ôte." },
};

const char *fault_name(enum catalogue_fault_kind kind)
{
	return rows[kind].name;
}

const char *fault_of_proof(enum proof_fault fault)
{
	static const char *const sentences[PROOF_FAULTS] = {
		[PROOF_GOOD]       = "intact",
		[PROOF_NOT_ONE]    = "ce n’est pas un arrêté entier",
		[PROOF_CHANGED]    = "altéré : son empreinte n’est pas celle de son texte",
		[PROOF_MISCOUNTED] = "faux : sa valeur n’est pas ce que font ses fiches ou ses lignes",
		[PROOF_DISORDERED] = "faux : une fiche y est deux fois, ou n’est pas à sa place",
		[PROOF_UNCHAINED]  = "altéré, lui ou celui d’avant : ils ne s’enchaînent pas",
		[PROOF_DISPUTED]   = "altéré, lui ou un autre du même numéro : ils ne disent pas la même chose",
		[PROOF_MISSING]    = "manquant : il a été retiré de la base",
	};
	return sentences[fault];
}

static void add_subject(struct text *sentence, const struct catalogue_fault *fault)
{
	if (fault->id)
		text_format(sentence, "fiche %s : ", fault->id);
	else if (fault->row)
		text_format(sentence, "fiche effacée (numéro %" PRId64 " de l’index) : ",
			fault->row);
}

char *fault_sentence(const struct catalogue_fault *fault)
{
	OWNED_TEXT sentence = {0};
	add_subject(&sentence, fault);
	text_add(&sentence, rows[fault->kind].sentence);
	OWNED_STRING detail = utf8_squeeze(fault->detail ? fault->detail : "");
	if (*detail)
		text_format(&sentence, " Détail : %s", detail);
	return text_take(&sentence);
}
