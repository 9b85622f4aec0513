/* Links of those who write, look after sheets, have an account. */

#include "http/link.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link_inner.h"
#include "http/url.h"

#include <string.h>

/* ---- Sheets on their way ---- */

char *link_to_propose(void)
{
	return mem_copy("/proposer");
}

char *link_to_propose_for(const char *notion, const char *level)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/proposer");
	link_add(&link, "notion", notion);
	if (level)
		link_add(&link, "niveau", level);
	return text_take(&link);
}

char *link_to_preview(void)
{
	return mem_copy("/apercu");
}

/* « /START/12 » or « /suivi/SECRET », and a page of it. */
static char *link_to_one(const char *start, const struct link_proposal *proposal, const char *page)
{
	OWNED_STRING secret = proposal->secret ? url_encode(proposal->secret) : NULL;
	OWNED_STRING place = secret ? text_make("/suivi/%s", secret)
		: text_make("/%s/%lld", start, (long long)proposal->row);
	return page ? text_make("%s/%s", place, page) : TAKE(place);
}

char *link_to_proposal(const struct link_proposal *proposal, const char *page)
{
	return link_to_one("mes-fiches", proposal, page);
}

char *link_to_writing(const struct link_proposal *proposal, const char *page)
{
	return link_to_one("proposer", proposal, page);
}

char *link_to_reviews(void)
{
	return mem_copy("/moderation");
}

char *link_to_queue(const struct link_queue *queue)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/moderation");
	if (queue->kind && *queue->kind)
		link_add(&link, "genre", queue->kind);
	if (queue->state && *queue->state)
		link_add(&link, "etat", queue->state);
	if (queue->age && *queue->age)
		link_add(&link, "age", queue->age);
	if (queue->only_mine)
		link_add(&link, "miennes", "1");
	if (queue->whole)
		link_add(&link, "toutes", "1");
	if (queue->after && *queue->after)
		link_add(&link, "apres", queue->after);
	text_add(&link, "#file");
	return text_take(&link);
}

char *link_to_review(int64_t row)
{
	return text_make("/moderation/%lld", (long long)row);
}

char *link_to_dossier(int64_t row)
{
	return text_make("/moderation/signalements/%lld", (long long)row);
}

/* ---- What people are given of their own ---- */

char *link_to_attestation(const char *code)
{
	OWNED_STRING encoded = url_encode(code);
	return text_make("/attestations/%s", encoded);
}

char *link_to_attestation_text(const char *code)
{
	OWNED_STRING encoded = url_encode(code);
	return text_make("/attestations/%s.txt", encoded);
}

char *link_to_attestation_form(const char *id)
{
	OWNED_STRING encoded = url_encode(id);
	return text_make("/mes-fiches/attestations?fiche=%s#demander", encoded);
}

/* ---- Coming and going ---- */

enum { RETURN_MAX_BYTES = 1000 };

/* Those who come back there would go out again, or show a secret in a link. */
static bool is_threshold(const char *path)
{
	static const char *const starts[] = { "/connexion", "/deconnexion", "/porte/", "/suivi/" };
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (strncmp(path, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* A browser takes « //evil » and « /\\evil » for other sites, and drops tabs and line ends on the way: an
 * address of ours is percent-encoded, so that it holds nothing but these. */
static bool is_ours(const char *told)
{
	static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
		"-._~%/?=&+,:;@!$*()'";
	return told[0] == '/' && told[1] != '/' && strspn(told, fine) == strlen(told)
		&& strlen(told) <= RETURN_MAX_BYTES && !is_threshold(told);
}

char *link_to_sign_in(const char *back)
{
	if (!back || strcmp(back, "/") == 0 || !is_ours(back))
		return mem_copy("/connexion");
	OWNED_STRING encoded = url_encode(back);
	return text_make("/connexion?retour=%s", encoded);
}

char *link_after_sign_in(const char *told)
{
	return is_ours(told) ? mem_copy(told) : link_to_home();
}

char *link_to_account(void)
{
	return mem_copy("/compte");
}

char *link_to_done(const char *page, const char *done)
{
	return text_make("%s?fait=%s#fait", page, done);
}

char *link_to_door(const char *secret)
{
	return text_make("/porte/%s", secret);
}

char *link_to_accounts(const char *question, unsigned page)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/comptes");
	if (*question)
		link_add(&link, "q", question);
	if (page > 1)
		link_add_number(&link, "page", page);
	return text_take(&link);
}

char *link_to_request_sent(void)
{
	return mem_copy("/compte/demande-envoyee#contenu");
}

char *link_to_invitations(void)
{
	return mem_copy("/comptes/inviter");
}

char *link_to_requests(void)
{
	return mem_copy("/comptes/demandes");
}

char *link_to_journal(int64_t before)
{
	return before ? text_make("/journal?avant=%lld", (long long)before) : mem_copy("/journal");
}

char *link_to_journal_table(int64_t after)
{
	return after ? text_make("/journal.csv?apres=%lld", (long long)after) : mem_copy("/journal.csv");
}
