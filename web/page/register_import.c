/* A CSV is given to a register: tried first, then taken. */

#include "page/pages.h"

#include "app.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
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

enum { ROWS_TOLD = 500 };

/* What was sent. Borrowed from the form, but for the name. */
struct sent {
	const char *bytes;
	size_t length;
	char *name;
	char hash[HASH_BYTES];
};

static void sent_done(struct sent *sent)
{
	free(sent->name);
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
		.spec = spec, .name = "", .text = "",
	});
	return show_page(app, req, page, res, err);
}

/* ---- What a try tells ---- */

struct telling {
	const struct register_spec *spec;
	struct fields *body, *report;
	size_t told;
};

static void tell(void *context, const struct register_told *told)
{
	struct telling *telling = context;
	if (telling->told++ >= ROWS_TOLD || !telling->body)
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
	OWNED_STRING notice = text_make("Ce texte ne peut pas être pris\u00A0: %s", why->text);
	struct register_import_page page = *said;
	page.notice = notice;
	return show_unread(app, req, &page, res, err);
}

static struct register_import_page page_of(const struct register_spec *spec, const struct sent *sent)
{
	return (struct register_import_page){ .spec = spec, .name = sent->name, .text = sent->bytes };
}

static bool try(struct app *app, const struct request *req, const struct register_hand *hand,
	const struct sent *sent, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_REGISTER_TALLY tally = {0};
	struct error why = {0};
	struct telling telling = { .spec = hand->spec, .body = begin(app, page, hand->spec, "") };
	struct register_import_page said = page_of(hand->spec, sent);
	if (!register_import(hand, app->vocabularies, &(struct register_file){
		.bytes = sent->bytes, .length = sent->length, .name = sent->name, .is_dry_run = true,
		.tell = tell, .context = &telling,
	}, &tally, &why)) {
		said.text = utf8_is_valid(sent->bytes, sent->length, NULL) ? said.text : "";
		return refuse(app, req, &said, &why, res, err);
	}
	said.tally = &tally;
	said.hash = sent->hash;
	said.hidden = telling.told > ROWS_TOLD ? telling.told - ROWS_TOLD : 0;
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
	const struct register_import_page said = page_of(hand->spec, sent);
	if (!register_import(hand, app->vocabularies, &(struct register_file){
		.bytes = sent->bytes, .length = sent->length, .name = sent->name, .hash = sent->hash,
		.tell = tell, .context = &telling,
	}, &tally, &why))
		return refuse(app, req, &said, &why, res, err);
	OWNED_STRING link = link_to_register(&(struct link_register){ .code = hand->spec->code });
	OWNED_STRING done = link_to_done(link, "import");
	response_redirect(res, done);
	return true;
}

/* ---- What was sent ---- */

/* A file first, else what was pasted. */
static void read_sent(const struct form *form, struct sent *sent)
{
	size_t length = 0;
	const char *file = form_file(form, "fichier", &length);
	bool is_file = file && length > 0;
	sent->bytes = is_file ? file : form_value(form, "texte");
	sent->length = is_file ? length : strlen(sent->bytes);
	sent->name = utf8_squeeze(form_value(form, "nom"));
	if (!*sent->name) {
		free(sent->name);
		sent->name = mem_copy("sans nom, donné sur le site");
	}
	sent->name[utf8_floor(sent->name, REGISTER_FILE_NAME)] = '\0';
	hash_text(sent->bytes, sent->length, sent->hash);
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
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	OWNED_SENT sent = {0};
	read_sent(form, &sent);
	bool is_taken = text_equals(form_value(form, "acte"), "importer");
	struct register_import_page said = page_of(spec, &sent);
	if (sent.length > FORM_MAX_VALUE) {
		said.text = "";
		said.notice = "Ce fichier est trop grand pour cette page\u00A0: 256 Ko au plus. Partagez-le, ou"
			" demandez à l’exploitation de le donner à « observatoire-indexer registre importer ».";
		return show_unread(app, req, &said, res, err);
	}
	if (is_taken && strlen(form_value(form, "empreinte")) == HASH_BYTES - 1)
		memcpy(sent.hash, form_value(form, "empreinte"), HASH_BYTES);
	return is_taken ? take(app, req, &hand, &sent, res, err) : try(app, req, &hand, &sent, res, err);
}
