/* What waits to be looked at, page by page. */

#include "proposals/handle.h"

#include "people/people.h"

/* Who reaches what, only the text of a sheet tells: places are read by so many, until a page is full. */
enum { BATCH = 200 };

struct batch {
	struct queue_place places[BATCH];
	size_t count;
};

/* A page being filled. */
struct filling {
	struct proposals *proposals;
	const struct actor *actor;
	const struct queue *queue;
	struct queue_page *page;
	size_t count;
	struct queue_place last;  /* of those told */
	bool is_full;             /* and another one was found */
};

static void note_place(void *context, const struct queue_place *place)
{
	struct batch *batch = context;
	batch->places[batch->count++] = *place;
}

static bool may_see(const struct filling *filling, unsigned parts)
{
	const struct person *person = filling->actor->person;
	bool is_moderator = person && (person->role == ROLE_REFERENT || person->role == ROLE_DAN);
	return parts & PART_BIT(PART_REVIEWER) || (filling->queue->whole && is_moderator);
}

/* Whether one more place is to be told: false when it is not for who asks, or the page is full. */
static bool count(struct filling *filling, const struct queue_place *place, unsigned parts)
{
	if (!may_see(filling, parts))
		return false;
	filling->is_full = filling->count == QUEUE_PAGE;
	if (filling->is_full)
		return false;
	filling->last = *place;
	filling->count++;
	return true;
}

/* What went since the list was made is passed over. */
static bool is_gone(const struct error *why, struct error *err)
{
	return why->kind == ERROR_NOT_FOUND || error_set(err, why->kind, "%s", why->text);
}

static bool tell_proposal(struct filling *filling, const struct queue_place *place,
	struct error *err)
{
	struct error why = {0};
	OWNED(proposal) proposal = proposal_glance(filling->proposals, place->row, filling->actor, &why);
	if (!proposal)
		return is_gone(&why, err);
	bool is_there = proposal->state == LIFE_SENT || proposal->state == LIFE_CLAIMED;
	if (is_there && count(filling, place, proposal->parts))
		filling->page->proposal(filling->page->context, proposal);
	return true;
}

static bool tell_dossier(struct filling *filling, const struct queue_place *place, struct error *err)
{
	struct error why = {0};
	OWNED(dossier) dossier = dossier_glance(filling->proposals, place->row, filling->actor, &why);
	if (!dossier)
		return is_gone(&why, err);
	bool is_there = dossier->state == DOSSIER_OPEN || dossier->state == DOSSIER_HELD;
	if (is_there && count(filling, place, dossier->parts))
		filling->page->dossier(filling->page->context, dossier);
	return true;
}

static bool tell(struct filling *filling, const struct queue_place *place, struct error *err)
{
	return place->kind == QUEUE_PROPOSAL ? tell_proposal(filling, place, err)
		: tell_dossier(filling, place, err);
}

static struct queue_filter filter_of(const struct queue *queue, const struct actor *actor)
{
	return (struct queue_filter){
		.has_proposals = !queue->only_dossiers,
		.has_dossiers = !queue->only_proposals,
		.is_waiting = !queue->only_held,
		.is_held = !queue->only_waiting,
		.holder = queue->only_mine ? actor_account(actor) : 0,
		.before = queue->before,
		.after = queue->after,
		.limit = BATCH,
	};
}

bool proposal_list_queue(struct proposals *proposals, const struct actor *actor,
	const struct queue *queue, struct queue_page *page, struct error *err)
{
	struct queue_filter filter = filter_of(queue, actor);
	struct filling filling = {
		.proposals = proposals, .actor = actor, .queue = queue, .page = page,
	};
	struct batch batch = { .count = BATCH };
	while (batch.count == BATCH && !filling.is_full) {
		batch.count = 0;
		if (!queue_list(proposals->db, &filter, note_place, &batch, err))
			return false;
		for (size_t i = 0; i < batch.count && !filling.is_full; i++) {
			filter.after = batch.places[i];
			if (!tell(&filling, &batch.places[i], err))
				return false;
		}
	}
	page->next = filling.is_full ? filling.last : (struct queue_place){0};
	return true;
}
