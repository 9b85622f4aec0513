#include "view/attestation.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "store/attestations.h"
#include "view/french.h"
#include "view/proof_recipe.h"
#include "view/template.h"

#include <string.h>

/* ---- One ---- */

static void add_sheet(struct fields *list, const struct attested_sheet *sheet)
{
	struct fields *line = fields_repeat(list, "FICHE");
	OWNED_STRING link = link_to_sheet(sheet->id);
	OWNED_STRING revision = text_make("%lld", (long long)sheet->revision);
	fields_text(line, "LIEN", link);
	fields_text(line, "TITRE", sheet->title);
	fields_text(line, "IDENTIFIANT", sheet->id);
	fields_text(line, "REVISION", revision);
	if (!*sheet->published_on)
		return;
	struct fields *published = fields_repeat(line, "PUBLIEE");
	OWNED_STRING date = french_date(sheet->published_on);
	fields_text(published, "JOUR", sheet->published_on);
	fields_text(published, "DATE", date);
}

static void add_content(struct fields *fields, const struct shown_attestation *shown)
{
	const struct attestation *attestation = shown->attestation;
	struct fields *out = fields_repeat(fields, "VALABLE");
	OWNED_STRING text = link_to_attestation_text(attestation->code);
	OWNED_STRING day = french_day(attestation->made_at);
	fields_text(out, "NOM", attestation->name);
	fields_text(out, "ETABLIE_LE", day);
	fields_count(out, "NOMBRE", "PLURIEL", attestation->sheet_count);
	fields_text(out, "ADRESSE", shown->address);
	fields_text(out, "EMPREINTE", attestation->hash);
	fields_text(out, "LIEN_FICHIER", text);
	view_proof_recipe(out, "attestation.txt");
	fields_repeat(out, shown->is_sound ? "INTACTE" : "ALTEREE");
	for (size_t i = 0; i < attestation->sheet_count; i++)
		add_sheet(out, &attestation->sheets[i]);
	if (!shown->is_mine)
		return;
	OWNED_STRING link = link_to_attestation(attestation->code);
	fields_text(fields_repeat(out, "A_MOI"), "LIEN", link);
}

void view_attestation(struct fields *fields, const struct shown_attestation *shown)
{
	const struct attestation *attestation = shown->attestation;
	if (strcmp(shown->done, "etablie") == 0)
		fields_repeat(fields, "FAIT");
	if (attestation->revoked_at == 0) {
		add_content(fields, shown);
		return;
	}
	OWNED_STRING day = french_day(attestation->revoked_at);
	fields_text(fields_repeat(fields, "REVOQUEE"), "DATE", day);
}

/* ---- One's own ---- */

static void add_choice(struct fields *form, const char *key, const char *label, const char *chosen)
{
	struct fields *choice = fields_repeat(form, "CHOIX");
	fields_text(choice, "CLE", key);
	fields_text(choice, "LIBELLE", label);
	if (strcmp(key, chosen) == 0)
		fields_repeat(choice, "CHOISI");
}

void view_attestations(struct fields *fields, const struct attestation_form *form,
	const struct faults *faults)
{
	const struct attestation *candidates = form->candidates;
	if (candidates->sheet_count == 0) {
		fields_repeat(fields, "RIEN_A_ATTESTER");
		return;
	}
	struct fields *out = fields_repeat(fields, "DEMANDE");
	OWNED_STRING all = text_make("Toutes mes fiches publiées (%zu)", candidates->sheet_count);
	fields_text(out, "NOM", form->name);
	add_choice(out, "", all, form->sheet);
	for (size_t i = 0; i < candidates->sheet_count; i++)
		add_choice(out, candidates->sheets[i].id, candidates->sheets[i].title, form->sheet);
	view_faults(out, faults);
}

void view_attestation_add(struct fields *fields, const struct attestation *attestation)
{
	struct fields *line = fields_repeat(fields, "ATTESTATION");
	OWNED_STRING link = link_to_attestation(attestation->code);
	OWNED_STRING made = french_day(attestation->made_at);
	fields_text(line, "LIEN", link);
	fields_text(line, "ETABLIE_LE", made);
	fields_optional(line, "AU_NOM", "NOM", attestation->name);
	if (attestation->revoked_at == 0)
		return;
	OWNED_STRING revoked = french_day(attestation->revoked_at);
	fields_text(fields_repeat(line, "REVOQUEE"), "DATE", revoked);
}
