#include "indexer/proof_files.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "indexer/fault.h"
#include "indexer/session.h"
#include "indicators/proof.h"

#include <inttypes.h>
#include <stdlib.h>

/* « 12 », « 62,5 % (5 sur 8) »: of a share both numbers are told. */
static char *value_of(const struct proof *proof)
{
	if (proof->whole == 0)
		return text_make("%zu", proof->value);
	size_t tenths = (proof->value * 2000 + proof->whole) / (2 * proof->whole);
	return text_make("%zu,%zu %% (%zu sur %zu)", tenths / 10, tenths % 10, proof->value, proof->whole);
}

static void tell_json(struct report *report, const char *file, const struct checked_proof *checked)
{
	const struct proof *proof = &checked->proof;
	OWNED(json) line = json_new();
	json_set_text(line, "fichier", file);
	json_set_text(line, "etat", proof_fault_word(checked->fault));
	json_set_integer(line, "arrete", proof->number);
	if (*proof->part)
		json_set_text(line, "partie", proof->part);
	json_set_integer(line, "valeur", (int64_t)proof->value);
	if (proof->whole > 0)
		json_set_integer(line, "sur", (int64_t)proof->whole);
	json_set_text(line, "empreinte", checked->fault == PROOF_NOT_ONE ? NULL : proof->hash);
	report_json(report, line);
}

static void tell(struct report *report, const char *path, const struct checked_proof *checked)
{
	const struct proof *proof = &checked->proof;
	OWNED_STRING shown = report_safe(path);
	if (report->is_json) {
		tell_json(report, shown, checked);
		return;
	}
	OWNED_STRING value = value_of(proof);
	if (checked->fault == PROOF_GOOD)
		report_say(report, "%s : intact. Arrêté %" PRId64 ", indicateur %s%s%s au %s : %s."
			" Empreinte %s\n", shown, proof->number, proof->code, *proof->part ? ", " : "", proof->part,
			proof->day, value, proof->hash);
	else
		report_say(report, "%s : %s\n", shown, fault_of_proof(checked->fault));
}

static bool check(struct session *session, const char *path, struct checked_proof *checked)
{
	struct error err = {0};
	size_t length = 0;
	OWNED_STRING bytes = file_read(path, PROOF_MAX_BYTES, &length, &err);
	if (!bytes) {
		OWNED_STRING shown = report_safe(path);
		report_problem(&session->report, "%s : ce fichier ne peut pas être lu.", shown);
		return false;
	}
	checked->fault = proof_check(bytes, length, &checked->proof);
	return true;
}

/* A number that is missing is no fault of those that are there; but nothing ties one side to the other. */
static void tell_chain(struct report *report, const struct proof_chain *chain, bool is_whole)
{
	if (report->is_json) {
		OWNED(json) line = json_new();
		json_set_text(line, "enchainement",
			!is_whole ? "rompu" : chain->missing > 0 ? "incomplet" : "entier");
		json_set_integer(line, "premier", chain->first);
		json_set_integer(line, "dernier", chain->last);
		json_set_integer(line, "manquants", chain->missing);
		report_json(report, line);
		return;
	}
	OWNED_STRING missing = report_count((size_t)chain->missing, "arrêté n’a pas été donné",
		"arrêtés n’ont pas été donnés");
	if (chain->missing > 0)
		report_say(report, "%s, à commencer par le %" PRId64
			" : rien ne dit que celui d’après le suit.\n",
			missing, chain->gap);
	else if (is_whole)
		report_say(report, "Du 1 au %" PRId64 ", ils s’enchaînent sans manque.\n", chain->last);
}

enum status proof_files_check(struct session *session)
{
	const struct options *options = session->options;
	struct proof_chain chain;
	size_t read = 0, count = options->argument_count - 1;
	bool are_good = true;
	struct checked_proof *proofs = mem_new(count, sizeof *proofs);
	const char **paths = mem_new(count, sizeof *paths);
	for (size_t i = 1; i <= count; i++) {
		paths[read] = options->arguments[i];
		if (check(session, paths[read], &proofs[read]))
			read++;
		else
			are_good = false;
	}
	proof_chain_check(proofs, read, &chain);
	for (size_t i = 0; i < read; i++) {
		tell(&session->report, paths[i], &proofs[i]);
		are_good = are_good && proofs[i].fault == PROOF_GOOD;
	}
	if (count > 1 && chain.last > 0)
		tell_chain(&session->report, &chain, are_good);
	free(proofs);
	free(paths);
	return are_good ? STATUS_DONE : STATUS_REFUSED;
}
