#include "page/newcomer.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "http/form.h"
#include "people/email.h"
#include "people/people.h"

#include <string.h>

char *newcomer_name(const struct form *form, struct faults *faults)
{
	char *name = utf8_squeeze(form_value(form, "nom"));
	if (!*name)
		faults_add(faults, "nom", "Écrivez votre nom.");
	else if (utf8_length(name) > PERSON_NAME_MAX)
		faults_add(faults, "nom", "Ce nom est trop long\u00A0: 80 caractères au plus.");
	return name;
}

char *newcomer_email(const struct form *form, struct faults *faults)
{
	const char *typed = form_value(form, "courriel");
	char *email = email_fold(typed);
	if (email)
		return email;
	faults_add(faults, "courriel", "Écrivez une adresse électronique entière, comme"
		" prenom.nom@ac-limoges.fr.");
	return mem_copy_bytes(typed, utf8_floor(typed, EMAIL_MAX_BYTES));
}

const char *newcomer_passphrase(const struct form *form, const char *email, struct faults *faults)
{
	static const char *const sentences[] = {
		[PASSPHRASE_GOOD] = NULL,
		[PASSPHRASE_SHORT] = "Choisissez au moins douze caractères\u00A0: quatre mots sans rapport entre eux"
			" conviennent.",
		[PASSPHRASE_LONG] = "Cette phrase de passe est trop longue\u00A0: un millier de caractères au plus.",
		[PASSPHRASE_POOR] = "Cette phrase de passe répète trop les mêmes signes.",
		[PASSPHRASE_IS_ADDRESS] = "Cette phrase de passe contient votre adresse électronique, qu’on"
			" essaierait d’abord.",
	};
	const char *chosen = form_value(form, "choisie");
	enum passphrase_fault fault = passphrase_check(chosen, email);
	faults_add(faults, "choisie", sentences[fault]);
	if (fault == PASSPHRASE_GOOD && strcmp(chosen, form_value(form, "encore")) != 0)
		faults_add(faults, "encore", "Les deux phrases de passe ne sont pas les mêmes.");
	return chosen;
}

char *newcomer_text(const struct form *form, const char *field, size_t most, struct faults *faults)
{
	const char *typed = form_value(form, field);
	if (utf8_length(typed) > most)
		faults_add(faults, field, "Ce texte est trop long\u00A0: raccourcissez-le.");
	return mem_copy(typed);
}
