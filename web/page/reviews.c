/* The queue of what waits to be looked at. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/response.h"
#include "page/holder.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "proposals/dossier.h"
#include "view/queue.h"

#include <stdio.h>

enum { DAY = 24 * 3600, AFTER_BYTES = 48 };

struct list {
	struct app *app;
	struct fields *body;
	int64_t now;
	size_t count;
};

static void add(void *context, const struct proposal *proposal)
{
	struct list *list = context;
	const struct stored_proposal *stored = proposal->stored;
	OWNED_HOLDER names = {0};
	holder_find(list->app, stored->author, stored->holder, &names);
	const struct queue_people people = holder_people(list->app, stored->holder, &names);
	view_queue_add(list->body, proposal, &people, list->app->vocabularies, list->now);
	list->count++;
}

static void add_dossier(void *context, const struct dossier *dossier)
{
	struct list *list = context;
	const struct stored_dossier *stored = dossier->stored;
	OWNED_HOLDER names = {0};
	holder_find(list->app, 0, stored->holder, &names);
	const struct queue_people people = holder_people(list->app, stored->holder, &names);
	view_queue_add_dossier(list->body, dossier, &people, list->app->vocabularies, list->now);
	list->count++;
}

static struct queue_asked read_asked(const struct request *req)
{
	return (struct queue_asked){
		.kind = request_value(req, "genre"),
		.state = request_value(req, "etat"),
		.age = request_value(req, "age"),
		.only_mine = *request_value(req, "miennes"),
		.whole = *request_value(req, "toutes"),
		.after = request_value(req, "apres"),
	};
}

/* "1489482300-1-12"; anything else is the beginning. */
static struct queue_place read_place(const char *text)
{
	long long since, row;
	int kind, length = 0;
	bool is_one = sscanf(text, "%12lld-%1d-%12lld%n", &since, &kind, &row, &length) == 3 && !text[length];
	if (!is_one || since < 0 || kind < 0 || row < 0)
		return (struct queue_place){0};
	return (struct queue_place){ since, (enum queue_kind)kind, row };
}

static void write_place(const struct queue_place *place, char text[static AFTER_BYTES])
{
	snprintf(text, AFTER_BYTES, "%lld-%d-%lld", (long long)place->since, (int)place->kind,
		(long long)place->row);
}

static struct queue queue_of(const struct queue_asked *asked, int64_t now)
{
	int days = text_equals(asked->age, "7") ? 7 : text_equals(asked->age, "30") ? 30 : 0;
	return (struct queue){
		.only_proposals = text_equals(asked->kind, "propositions"),
		.only_dossiers = text_equals(asked->kind, "signalements"),
		.only_waiting = text_equals(asked->state, "attente"),
		.only_held = text_equals(asked->state, "relecture"),
		.before = days ? now - days * DAY : 0,
		.only_mine = asked->only_mine,
		.whole = asked->whole,
		.after = read_place(asked->after),
	};
}

bool page_reviews(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct proposals *proposals = proposed_open(app, req);
	if (!proposals)
		return refusal_show_read_only(app, req, res, err);
	const struct queue_asked asked = read_asked(req);
	const struct queue queue = queue_of(&asked, request_time(req));
	const struct actor actor = proposed_visitor(app);
	char after[AFTER_BYTES];
	OWNED(fields) page = fields_new();
	struct list list = { .app = app, .now = request_time(req) };
	struct queue_page part = { .proposal = add, .dossier = add_dossier, .context = &list };
	list.body = show_frame(app, page, &(struct frame){
		.title = "Relectures", .file = "relectures.html", .place = FRAME_REVIEWS, .is_unlisted = true,
	});
	view_queue(list.body, &asked, request_value(req, "fait"));
	if (!proposal_list_queue(proposals, &actor, &queue, &part, err))
		return false;
	write_place(&part.next, after);
	view_queue_count(list.body, list.count, &(struct queue_part){
		.asked = &asked, .is_first = queue.after.row == 0, .next = part.next.row ? after : NULL,
	});
	return show_page(app, req, page, res, err);
}
