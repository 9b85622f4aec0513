#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "indexer/command.h"
#include "indexer/session.h"
#include "indicators/proof.h"
#include "indicators/record.h"

#include <inttypes.h>
#include <string.h>

/* Whether the figures say what the events say, and whether what was frozen is untouched. */

static const char *const sentences[PROOF_FAULTS] = {
	[PROOF_GOOD]       = "intact",
	[PROOF_NOT_ONE]    = "ce n’est pas un arrêté entier",
	[PROOF_CHANGED]    = "altéré : son empreinte n’est pas celle de son texte",
	[PROOF_MISCOUNTED] = "faux : sa valeur n’est pas ce que font ses fiches ou ses lignes",
	[PROOF_DISORDERED] = "faux : une fiche y est deux fois, ou n’est pas à sa place",
	[PROOF_UNCHAINED]  = "altéré, lui ou celui d’avant : ils ne s’enchaînent pas",
	[PROOF_MISSING]    = "manquant : il a été retiré de la base",
};

static const char *const words[PROOF_FAULTS] = {
	[PROOF_GOOD] = "intact", [PROOF_NOT_ONE] = "illisible", [PROOF_CHANGED] = "altere",
	[PROOF_MISCOUNTED] = "mal-compte", [PROOF_DISORDERED] = "desordonne",
	[PROOF_UNCHAINED] = "detache", [PROOF_MISSING] = "manquant",
};

/* ---- Files, without the store ---- */

static void tell_file(struct report *report, const char *path, const struct proof *proof,
	enum proof_fault fault)
{
	OWNED_STRING shown = report_safe(path);
	if (report->is_json) {
		OWNED(json) line = json_new();
		json_set_text(line, "fichier", shown);
		json_set_text(line, "etat", words[fault]);
		json_set_integer(line, "arrete", proof->number);
		if (*proof->part)
			json_set_text(line, "partie", proof->part);
		json_set_integer(line, "valeur", (int64_t)proof->value);
		json_set_text(line, "empreinte", fault == PROOF_NOT_ONE ? NULL : proof->hash);
		report_json(report, line);
		return;
	}
	if (fault == PROOF_GOOD)
		report_say(report, "%s : intact. Arrêté %" PRId64 ", indicateur %s%s%s au %s : %zu."
			" Empreinte %s\n", shown, proof->number, proof->code, *proof->part ? ", " : "", proof->part,
			proof->day, proof->value, proof->hash);
	else
		report_say(report, "%s : %s\n", shown, sentences[fault]);
}

/* `last` is the file before, its number 0 when there is none that was good. */
static bool check_file(struct session *session, const char *path, struct proof *last)
{
	struct error err = {0};
	struct proof proof = {0};
	size_t length = 0;
	OWNED_STRING bytes = file_read(path, PROOF_MAX_BYTES, &length, &err);
	if (!bytes) {
		OWNED_STRING shown = report_safe(path);
		report_problem(&session->report, "%s : ce fichier ne peut pas être lu.", shown);
		return false;
	}
	enum proof_fault fault = proof_check(bytes, length, &proof);
	if (fault == PROOF_GOOD)
		fault = proof_follow(last->number > 0 ? last : NULL, &proof);
	*last = fault == PROOF_GOOD ? proof : (struct proof){0};
	tell_file(&session->report, path, &proof, fault);
	return fault == PROOF_GOOD;
}

static enum status check_files(struct session *session)
{
	const struct options *options = session->options;
	struct proof last = {0};
	bool are_good = true;
	for (size_t i = 1; i < options->argument_count; i++)
		are_good &= check_file(session, options->arguments[i], &last);
	return are_good ? STATUS_DONE : STATUS_REFUSED;
}

/* ---- The store ---- */

struct told {
	struct report *report;
	size_t count;
};

static void tell_one(void *context, int64_t number, enum proof_fault fault)
{
	struct told *told = context;
	told->count++;
	if (told->report->is_json) {
		OWNED(json) line = json_new();
		json_set_integer(line, "arrete", number);
		json_set_text(line, "etat", words[fault]);
		report_json(told->report, line);
	} else if (fault != PROOF_GOOD) {
		report_say(told->report, "arrêté %" PRId64 " : %s\n", number, sentences[fault]);
	}
}

static void sum_up(struct report *report, const struct recount *found, size_t count, size_t faults)
{
	size_t differing = found->differing;
	if (report->is_json) {
		OWNED(json) line = json_new();
		json_set_integer(line, "sommes_fausses", (int64_t)differing);
		json_set_integer(line, "arretes", (int64_t)count);
		json_set_integer(line, "arretes_fautifs", (int64_t)faults);
		report_json(report, line);
		return;
	}
	OWNED_STRING sums = report_count(differing, "somme n’est pas", "sommes ne sont pas");
	OWNED_STRING frozen = report_count(count, "arrêté", "arrêtés");
	OWNED_STRING bad = report_count(faults, "est fautif", "sont fautifs");
	if (differing > 0)
		report_say(report, "%s ce que disent les évènements ; « verify --repair » les refait."
			" Détail : %s\n", sums, found->first);
	else
		report_say(report, "Les indicateurs sont ce que disent les évènements.\n");
	if (faults > 0)
		report_say(report, "%s, dont %s.\n", frozen, bad);
	else
		report_say(report, count == 0 ? "Aucun arrêté.\n" : "%s : intacts et enchaînés.\n", frozen);
}

static enum status check_store(struct session *session)
{
	struct error err = {0};
	struct told told = { .report = &session->report };
	struct recount found = {0};
	size_t faults = 0;
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;
	struct db *db = catalogue_store(session->catalogue);
	if (!indicators_recount(db, &found, &err)
		|| !proof_check_all(db, tell_one, &told, &faults, &err))
		return session_fail(session, "les indicateurs ne peuvent pas être vérifiés", &err);
	sum_up(&session->report, &found, told.count, faults);
	return found.differing + faults > 0 ? STATUS_REFUSED : STATUS_DONE;
}

enum status command_indicators(struct session *session)
{
	if (!text_equals(session->options->arguments[0], "verifier")) {
		report_problem(&session->report, "dites « indicateurs verifier ».");
		return STATUS_USAGE;
	}
	return session->options->argument_count > 1 ? check_files(session) : check_store(session);
}
