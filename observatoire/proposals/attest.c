#include "proposals/attest.h"

#include "base/date.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/handle.h"
#include "store/acts.h"
#include "store/db.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const int64_t DAY_SECONDS = 24 * 3600;

static const char MADE[] = "attestation", REVOKED[] = "attestation-revoquee";

/* ---- Its text ---- */

static void add_lines(struct text *text, const struct attestation *attestation)
{
	char day[DATE_BYTES], clock[CLOCK_BYTES];
	date_write(date_of(attestation->made_at), day);
	date_clock(attestation->made_at, clock);
	text_format(text, "attestation: %s\nnom: %s\n", attestation->code, attestation->name);
	text_format(text, "etablie-le: %s %s (heure de Paris, %" PRId64 ")\n", day, clock,
		attestation->made_at);
	text_format(text, "fiches: %zu\n", attestation->sheet_count);
	for (size_t i = 0; i < attestation->sheet_count; i++) {
		const struct attested_sheet *sheet = &attestation->sheets[i];
		text_format(text, "%s %" PRId64 " %s %s %s\n", sheet->id, sheet->revision, sheet->hash,
			*sheet->published_on ? sheet->published_on : "-", sheet->title);
	}
}

static char *seal_of(const struct attestation *attestation)
{
	OWNED_TEXT text = {0};
	char *hash = mem_new(HASH_BYTES, 1);
	add_lines(&text, attestation);
	hash_text(text.bytes, text.length, hash);
	return hash;
}

char *attest_text(const struct attestation *attestation)
{
	OWNED_TEXT text = {0};
	add_lines(&text, attestation);
	text_format(&text, "empreinte: %s\n", attestation->hash);
	return text_take(&text);
}

bool attest_is_sound(const struct attestation *attestation)
{
	OWNED_STRING seal = seal_of(attestation);
	return text_equals(seal, attestation->hash);
}

/* ---- Asking for one ---- */

bool attest_is_code(const char *text)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	return strspn(text, allowed) == ATTEST_CODE_LENGTH && text[ATTEST_CODE_LENGTH] == '\0';
}

static struct db *store_of(struct proposals *proposals)
{
	return catalogue_store(proposals_catalogue(proposals));
}

static struct attestation *gather(struct db *db, const struct person *person, const char *sheet,
	struct error *err)
{
	OWNED(attestation) attestation = mem_new(1, sizeof *attestation);
	attestation->account = person->row;
	if (!attestations_gather(db, person->row, sheet, ATTEST_SHEETS_MAX, attestation, err))
		return NULL;
	/* A title has one line in the text, whatever its sheet says. */
	for (size_t i = 0; i < attestation->sheet_count; i++) {
		char *title = utf8_squeeze(attestation->sheets[i].title);
		free(attestation->sheets[i].title);
		attestation->sheets[i].title = title;
	}
	return TAKE(attestation);
}

struct attestation *attest_candidates(struct proposals *proposals, const struct person *person,
	struct error *err)
{
	return gather(store_of(proposals), person, NULL, err);
}

static bool check_limits(struct db *db, const struct attest_wish *wish, struct error *err)
{
	size_t standing = 0, today = 0;
	if (!attestations_count(db, wish->person->row, &standing, err)
		|| !acts_count(db, wish->person->row, MADE, wish->now - DAY_SECONDS, &today, err))
		return false;
	if (standing >= ATTEST_STANDING_MAX || today >= ATTEST_A_DAY)
		return error_set(err, ERROR_TOO_LARGE, "%zu attestations, %zu of the day", standing, today);
	return true;
}

static bool note(struct db *db, const struct person *person, const char *kind, int64_t row, int64_t now,
	struct error *err)
{
	OWNED_STRING object = text_make("attestation:%" PRId64, row);
	return acts_add(db, &(struct act){
		.made_at = now, .account = person->row, .role = role_key(person->role), .kind = kind,
		.object = object,
	}, err);
}

static char *make_code(void)
{
	char secret[SECRET_BYTES];
	secret_make(secret);
	return mem_copy_bytes(secret, ATTEST_CODE_LENGTH);
}

static struct attestation *make(struct db *db, const struct attest_wish *wish, struct error *err)
{
	if (!check_limits(db, wish, err))
		return NULL;
	OWNED(attestation) attestation = gather(db, wish->person, wish->sheet, err);
	if (!attestation)
		return NULL;
	if (attestation->sheet_count == 0) {
		error_set(err, ERROR_NOT_FOUND, "no such sheet of theirs");
		return NULL;
	}
	attestation->code = make_code();
	attestation->name = mem_copy(wish->name);
	attestation->made_at = wish->now;
	attestation->hash = seal_of(attestation);
	if (!attestations_add(db, attestation, &attestation->row, err)
		|| !note(db, wish->person, MADE, attestation->row, wish->now, err))
		return NULL;
	return TAKE(attestation);
}

struct attestation *attest_make(struct proposals *proposals, const struct attest_wish *wish,
	struct error *err)
{
	struct db *db = store_of(proposals);
	if (!db_begin(db, err))
		return NULL;
	OWNED(attestation) made = make(db, wish, err);
	if (!made) {
		db_rollback(db);
		return NULL;
	}
	return db_commit(db, err) ? TAKE(made) : NULL;
}

static bool revoke(struct db *db, const struct person *person, const char *code, int64_t now,
	struct error *err)
{
	OWNED(attestation) found = attestations_find(db, code, err);
	if (!found)
		return false;
	if (found->account != person->row)
		return error_set(err, ERROR_NOT_FOUND, "an attestation of somebody else");
	return found->revoked_at > 0 || (attestations_revoke(db, found->row, now, err)
		&& note(db, person, REVOKED, found->row, now, err));
}

bool attest_revoke(struct proposals *proposals, const struct person *person, const char *code,
	int64_t now, struct error *err)
{
	struct db *db = store_of(proposals);
	if (!db_begin(db, err))
		return false;
	if (!revoke(db, person, code, now, err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}
