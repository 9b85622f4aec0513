/* A CSV is given to a register: tried first, then taken. */

#include "page/pages.h"

#include "app.h"
#include "base/base64.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/refusal.h"
#include "page/register_asked.h"
#include "page/show.h"
#include "view/register_import.h"

#include <stdlib.h>
#include <string.h>

/* Rows that are listed: of those that are well, enough to see that they are read right. */
enum { RIGHT_TOLD = 100, WRONG_TOLD = 500 };

/* What was sent. */
struct sent {
	char *bytes;
	size_t length;
	bool is_pasted;
	bool is_named;      /* its name was typed */
	char *name, *note;
};

static void sent_done(struct sent *sent)
{
	free(sent->bytes);
	free(sent->name);
	free(sent->note);
}
#define OWNED_SENT __attribute__((cleanup(sent_done))) struct sent

static struct fields *begin(struct app *app, struct fields *page, const struct register_spec *spec,
	const char *before)
{
	OWNED_STRING title = text_make("%sImporter\u00A0: %s", before, spec->title);
	return show_frame(app, page, &(struct frame){
		.title = title, .file = "registre-importer.html", .place = FRAME_FIGURES, .is_unlisted = true,
	});
}

bool page_register_import(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const struct register_spec *spec = register_asked(req, err);
	if (!spec)
		return false;
	OWNED(fields) page = fields_new();
	view_register_import(begin(app, page, spec, ""), &(struct register_import_page){
		.spec = spec, .name = "", .note = "", .text = "",
	});
	return show_page(app, req, page, res, err);
}

/* ---- What a try tells ---- */

struct telling {
	const struct register_spec *spec;
	struct fields *body, *report;
	size_t right, wrong;
};

static size_t past(size_t count, size_t most)
{
	return count > most ? count - most : 0;
}

static void tell(void *context, const struct register_told *told)
{
	struct telling *telling = context;
	bool is_right = told->fate == REGISTER_ROW_TAKEN || told->fate == REGISTER_ROW_SAME;
	bool is_listed = is_right ? telling->right++ < RIGHT_TOLD : telling->wrong++ < WRONG_TOLD;
	if (!is_listed || !telling->body)
		return;
	if (!telling->report)
		telling->report = view_register_report(telling->body);
	view_register_told(telling->report, telling->spec, told);
}

static bool show_unread(struct app *app, const struct request *req, const struct register_import_page *said,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_register_import(begin(app, page, said->spec, "Erreur – "), said);
	return show_again(app, req, page, res, err);
}

/* What cannot be read is told in the page; what is wrong with the store, as everywhere. */
static bool refuse(struct app *app, const struct request *req, const struct register_import_page *said,
	const struct error *why, struct response *res, struct error *err)
{
	if (why->kind != ERROR_INVALID && why->kind != ERROR_TOO_LARGE)
		return error_set(err, why->kind, "%s", why->text);
	OWNED_STRING notice = text_make("Rien n’est pris\u00A0: %s", why->text);
	struct register_import_page page = *said;
	page.notice = notice;
	return show_unread(app, req, &page, res, err);
}

/* A text that was pasted is there to be mended and tried again; a file is mended where it is. */
static struct register_import_page page_of(const struct register_spec *spec, const struct sent *sent)
{
	return (struct register_import_page){
		.spec = spec, .name = sent->is_named ? sent->name : "", .note = sent->note,
		.text = sent->is_pasted ? sent->bytes : "",
	};
}

/* What goes without a name is told so. */
static struct register_file file_of(const struct sent *sent, struct telling *telling, bool is_dry_run)
{
	return (struct register_file){
		.bytes      = sent->bytes,
		.length     = sent->length,
		.name       = *sent->name ? sent->name : "sans nom, donné sur le site",
		.note       = sent->note,
		.is_dry_run = is_dry_run,
		.tell       = tell,
		.context    = telling,
	};
}

static bool try(struct app *app, const struct request *req, const struct register_hand *hand,
	const struct sent *sent, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_REGISTER_TALLY tally = {0};
	struct error why = {0};
	struct telling telling = { .spec = hand->spec, .body = begin(app, page, hand->spec, "") };
	const struct register_file file = file_of(sent, &telling, true);
	struct register_import_page said = page_of(hand->spec, sent);
	if (!register_import(hand, app->vocabularies, &file, &tally, &why))
		return refuse(app, req, &said, &why, res, err);
	char hash[HASH_BYTES];
	hash_text(file.bytes, file.length, hash);
	said.tally = &tally;
	said.tried = &(struct register_tried){ file.bytes, file.length, file.name, file.note, hash };
	said.hidden_right = past(telling.right, RIGHT_TOLD);
	said.hidden_wrong = past(telling.wrong, WRONG_TOLD);
	view_register_import(telling.body, &said);
	if (!show_page(app, req, page, res, err))
		return false;
	response_cache(res, "no-store");
	return true;
}

static bool take(struct app *app, const struct request *req, const struct register_hand *hand,
	const struct sent *sent, struct response *res, struct error *err)
{
	OWNED_REGISTER_TALLY tally = {0};
	struct error why = {0};
	struct telling telling = { .spec = hand->spec };
	const struct register_file file = file_of(sent, &telling, false);
	const struct register_import_page said = page_of(hand->spec, sent);
	if (!register_import(hand, app->vocabularies, &file, &tally, &why))
		return refuse(app, req, &said, &why, res, err);
	OWNED_STRING link = link_to_register(&(struct link_register){ .code = hand->spec->code });
	OWNED_STRING done = link_to_done(link, "import");
	response_redirect(res, done);
	return true;
}

/* ---- What was sent ---- */

/* What was tried comes back as its page gave it; letters that are none are an empty file. */
static void read_tried(const struct form *form, struct sent *sent)
{
	OWNED_WORDS pieces = {0};
	form_values(form, "morceau", &pieces);
	OWNED_STRING letters = words_join(&pieces, "");
	sent->bytes = base64_read(letters, &sent->length);
	if (!sent->bytes)
		sent->bytes = mem_copy("");
}

/* A file first, else what was pasted. */
static void read_sent(const struct form *form, struct sent *sent)
{
	size_t length = 0;
	const char *file = form_file(form, "fichier", &length), *name = form_value(form, "nom");
	sent->is_pasted = !file || length == 0;
	sent->length = sent->is_pasted ? strlen(form_value(form, "texte")) : length;
	sent->bytes = mem_copy_bytes(sent->is_pasted ? form_value(form, "texte") : file, sent->length);
	sent->is_named = *name;
	sent->name = utf8_squeeze(*name || sent->is_pasted ? name : form_file_name(form, "fichier"));
	sent->note = utf8_squeeze(form_value(form, "note"));
}

static bool show_too_large(struct app *app, const struct request *req, const struct register_spec *spec,
	struct response *res, struct error *err)
{
	return show_unread(app, req, &(struct register_import_page){
		.spec = spec, .name = "", .note = "", .text = "",
		.notice = "Ce fichier est trop grand pour cette page\u00A0: 512 Ko au plus. Partagez-le, ou"
			" demandez à l’exploitation de le donner à « observatoire-indexer registre importer ».",
	}, res, err);
}

bool page_register_import_send(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const struct register_spec *spec = register_asked(req, err);
	if (!spec)
		return false;
	const struct register_hand hand = register_hand(app, req, spec);
	if (!hand.db)
		return refusal_show_read_only(app, req, res, err);
	struct error why = {0};
	OWNED(form) form = form_read(req, &why);
	if (!form && why.kind == ERROR_TOO_LARGE)
		return show_too_large(app, req, spec, res, err);
	if (!form)
		return error_set(err, why.kind, "%s", why.text);
	OWNED_SENT sent = {0};
	bool is_taken = text_equals(form_value(form, "acte"), "importer");
	read_sent(form, &sent);
	if (is_taken)
		read_tried(form, &sent);
	return is_taken ? take(app, req, &hand, &sent, res, err) : try(app, req, &hand, &sent, res, err);
}
