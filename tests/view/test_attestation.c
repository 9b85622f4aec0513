#include "base/mem.h"
#include "store/attestations.h"
#include "support/shown.h"
#include "view/attestation.h"

static struct attestation *revoked(void)
{
	struct attestation *attestation = mem_new(1, sizeof *attestation);
	*attestation = (struct attestation){
		.row = 1, .code = mem_copy("abcdefghijklmnopqrstuv"), .account = 7, .made_at = 1500000000,
		.revoked_at = 1510000000,
	};
	return attestation;
}

static struct attestation *whole(void)
{
	struct attestation *attestation = revoked();
	attestation->revoked_at = 0;
	attestation->name = mem_copy("Anne & Léa");
	attestation->hash = mem_copy("90ab");
	attestation->sheets = mem_new(2, sizeof *attestation->sheets);
	attestation->sheet_count = 2;
	attestation->sheets[0] = (struct attested_sheet){
		mem_copy("2017-0042"), mem_copy("Le <robot> dans la cour"), 3, mem_copy("a41b"),
		mem_copy("2017-03-14"),
	};
	attestation->sheets[1] = (struct attested_sheet){
		mem_copy("2018-0003"), mem_copy("Une webradio"), 1, mem_copy("77de"), mem_copy(""),
	};
	return attestation;
}

static void one_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(attestation) attestation = whole();
	view_attestation(shown.fields, &(struct shown_attestation){
		.attestation = attestation, .address = "https://exemple.fr/attestations/abcdefghijklmnopqrstuv",
		.is_sound = true, .is_mine = true, .done = "etablie",
	});
	shown_compare(&shown, "attestation.html", "attestation.html");
}

/* Whoever opens it is told nothing more. */
static void one_that_was_revoked_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(attestation) attestation = revoked();
	view_attestation(shown.fields, &(struct shown_attestation){
		.attestation = attestation, .address = "", .is_mine = true, .done = "",
	});
	shown_compare(&shown, "attestation.html", "attestation-revoquee.html");
}

static void ones_own_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(attestation) standing = whole();
	OWNED(attestation) gone = revoked();
	struct faults faults = {0};
	faults_add(&faults, "nom", "Écrivez votre nom.");
	view_attestations(shown.fields, &(struct attestation_form){ "", "2018-0003", standing }, &faults);
	struct fields *list = fields_repeat(shown.fields, "LISTE");
	view_attestation_add(list, standing);
	view_attestation_add(list, gone);
	shown_compare(&shown, "attestations.html", "attestations.html");
}

static void nothing_to_attest_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct attestation none = {0};
	view_attestations(shown.fields, &(struct attestation_form){ "Anne", "", &none }, &(struct faults){0});
	shown_compare(&shown, "attestations.html", "attestations-rien.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, one_is_as_agreed);
	SUITE_TEST(&suite, one_that_was_revoked_is_as_agreed);
	SUITE_TEST(&suite, ones_own_are_as_agreed);
	SUITE_TEST(&suite, nothing_to_attest_is_as_agreed);
	return suite_run(&suite, "view/attestation");
}
