#include "base/text.h"
#include "indexer/command.h"
#include "indexer/fault.h"
#include "indexer/proof_files.h"
#include "indexer/session.h"
#include "indicators/proof.h"
#include "indicators/recount.h"
#include "store/texts.h"

#include <inttypes.h>
#include <string.h>

/* Whether the figures say what the events say, whether each text that is kept is that of its hash, and
 * whether what was frozen is untouched. */

/* What the whole check found. */
struct told {
	struct report *report;
	struct recount sums;
	size_t texts, texts_at_fault, texts_erased;
	size_t snapshots, snapshots_at_fault;
};

static void tell_one(void *context, int64_t number, enum proof_fault fault)
{
	struct told *told = context;
	told->snapshots++;
	if (told->report->is_json) {
		OWNED(json) line = json_new();
		json_set_integer(line, "arrete", number);
		json_set_text(line, "etat", proof_fault_word(fault));
		report_json(told->report, line);
	} else if (fault != PROOF_GOOD) {
		report_say(told->report, "arrêté %" PRId64 " : %s\n", number, fault_of_proof(fault));
	}
}

static const struct {
	const char *word, *sentence;
} states[TEXTS_STATES] = {
	[TEXTS_CHANGED]  = { "altere", "altéré : son texte n’est plus celui de son empreinte" },
	[TEXTS_REPLACED] = { "remplace", "remplacé : son empreinte a été changée aussi" },
	[TEXTS_LOST]     = { "perdu", "perdu : ce texte n’est plus là" },
	[TEXTS_ERASED]   = { "efface", "effacé avec sa fiche : son empreinte reste dans l’arrêté" },
};

static void tell_text(void *context, const struct texts_found *found)
{
	struct told *told = context;
	*(found->state == TEXTS_ERASED ? &told->texts_erased : &told->texts_at_fault) += 1;
	OWNED_STRING id = report_safe(found->id);
	if (told->report->is_json) {
		OWNED(json) line = json_new();
		json_set_text(line, "texte", id);
		json_set_integer(line, "version", found->version);
		json_set_text(line, "etat", states[found->state].word);
		if (found->snapshot > 0)
			json_set_integer(line, "arrete", found->snapshot);
		report_json(told->report, line);
		return;
	}
	OWNED_STRING where = found->snapshot > 0 ? text_make("arrêté %" PRId64 ", ", found->snapshot)
		: text_make("%s", "");
	report_say(told->report, "%s%s, version %" PRId64 " : %s\n", where, id, found->version,
		states[found->state].sentence);
}

static void sum_up_json(struct report *report, const struct told *told)
{
	OWNED(json) line = json_new();
	json_set_integer(line, "sommes_fausses", (int64_t)told->sums.differing);
	json_set_integer(line, "textes", (int64_t)told->texts);
	json_set_integer(line, "textes_fautifs", (int64_t)told->texts_at_fault);
	json_set_integer(line, "textes_effaces", (int64_t)told->texts_erased);
	json_set_integer(line, "arretes", (int64_t)told->snapshots);
	json_set_integer(line, "arretes_fautifs", (int64_t)told->snapshots_at_fault);
	report_json(report, line);
}

static void say_texts(struct report *report, const struct told *told)
{
	OWNED_STRING texts = report_count(told->texts, "texte gardé", "textes gardés");
	OWNED_STRING bad = report_count(told->texts_at_fault, "défaut", "défauts");
	OWNED_STRING erased = report_count(told->texts_erased, "texte que liste un arrêté a été effacé",
		"textes que listent des arrêtés ont été effacés");
	if (told->texts_at_fault > 0)
		report_say(report, "%s, %s : un texte manque ou n’est plus celui de son empreinte.\n", texts, bad);
	else
		report_say(report, told->texts == 0 ? "Aucun texte gardé.\n"
			: "%s : chacun est celui de son empreinte.\n", texts);
	if (told->texts_erased > 0)
		report_say(report, "%s avec leur fiche, exprès : ce n’est pas une faute.\n", erased);
}

static void sum_up(struct report *report, const struct told *told)
{
	size_t differing = told->sums.differing, faults = told->snapshots_at_fault;
	if (report->is_json) {
		sum_up_json(report, told);
		return;
	}
	OWNED_STRING sums = report_count(differing, "somme n’est pas", "sommes ne sont pas");
	OWNED_STRING frozen = report_count(told->snapshots, "arrêté", "arrêtés");
	OWNED_STRING bad = report_count(faults, "est fautif", "sont fautifs");
	if (differing > 0)
		report_say(report, "%s ce que disent les évènements ; « verify --repair » les refait."
			" Détail : %s\n", sums, told->sums.first);
	else
		report_say(report, "Les indicateurs sont ce que disent les évènements.\n");
	say_texts(report, told);
	if (faults > 0)
		report_say(report, "%s, dont %s.\n", frozen, bad);
	else
		report_say(report, told->snapshots == 0 ? "Aucun arrêté.\n" : "%s : intacts et enchaînés.\n",
			frozen);
}

static enum status check_store(struct session *session)
{
	struct error err = {0};
	struct told told = { .report = &session->report };
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;
	struct db *db = catalogue_store(session->catalogue);
	if (!indicators_recount(db, &told.sums, &err)
		|| !texts_check(db, tell_text, &told, &told.texts, &err)
		|| !proof_check_all(db, tell_one, &told, &told.snapshots_at_fault, &err))
		return session_fail(session, "les indicateurs ne peuvent pas être vérifiés", &err);
	sum_up(&session->report, &told);
	bool is_good = told.sums.differing + told.texts_at_fault + told.snapshots_at_fault == 0;
	return is_good ? STATUS_DONE : STATUS_REFUSED;
}

enum status command_indicators(struct session *session)
{
	if (!text_equals(session->options->arguments[0], "verifier")) {
		report_problem(&session->report, "dites « indicateurs verifier ».");
		return STATUS_USAGE;
	}
	return session->options->argument_count > 1 ? proof_files_check(session) : check_store(session);
}
