#include "page/proposed.h"

#include "app.h"
#include "http/request.h"
#include "http/response.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/stranger.h"

#include <string.h>

void proposed_done(struct proposed *proposed)
{
	proposal_free(proposed->proposal);
	*proposed = (struct proposed){0};
}

struct proposals *proposed_open(struct app *app, const struct request *req)
{
	if (app->proposals)
		proposals_set_time(app->proposals, request_time(req));
	return app->proposals;
}

struct actor proposed_visitor(const struct app *app)
{
	return (struct actor){ .person = app->visitor.row ? &app->visitor : NULL };
}

void proposed_hide(const struct proposed *proposed, struct response *res)
{
	if (proposed->link.secret)
		show_hidden(res);
}

static bool show_closed(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	show_frame(app, page, &(struct frame){
		.title = "Ce lien n’est plus bon", .file = "suivi-ferme.html", .is_unlisted = true,
	});
	if (!show_page_as(app, req, page, 404, res, err))
		return false;
	show_hidden(res);
	return true;
}

bool proposed_renew(struct app *app, struct proposed *proposed, struct error *err)
{
	struct proposal *found = proposed->link.secret
		? proposal_find_door(app->proposals, proposed->link.secret, err)
		: proposal_find(app->proposals, proposed->link.row, &proposed->actor, err);
	if (!found)
		return false;
	proposal_free(proposed->proposal);
	proposed->proposal = found;
	return true;
}

static bool is_authors(const struct proposed *proposed)
{
	return proposed->proposal->parts & PART_BIT(PART_AUTHOR);
}

enum proposed_found proposed_find(struct app *app, const struct request *req,
	struct proposed *proposed, struct response *res, struct error *err)
{
	const char *secret = request_parameter(req, "secret");
	struct error why = {0};
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err) ? PROPOSED_ANSWERED : PROPOSED_FAILED;
	proposed->token = *secret ? "" : app->token;
	proposed->link = (struct link_proposal){
		.row = request_row(request_parameter(req, "proposition")), .secret = *secret ? secret : NULL,
	};
	proposed->actor = *secret ? (struct actor){ .door = secret } : proposed_visitor(app);
	if (proposed_renew(app, proposed, &why) && is_authors(proposed))
		return PROPOSED_THERE;
	if (proposed->proposal)
		error_set(&why, ERROR_NOT_FOUND, "not its author");
	if (*secret && why.kind == ERROR_NOT_FOUND)
		return show_closed(app, req, res, err) ? PROPOSED_ANSWERED : PROPOSED_FAILED;
	error_set(err, why.kind, "%s", why.text);
	return PROPOSED_FAILED;
}

/* A class of teachers in training shares one address. */
static const struct stranger_limits limits = {
	{ "proposition-adresse", 120, 3600 },
	{ "proposition-tous", 2000, 24 * 3600 },
	"Beaucoup de fiches arrivent sans compte en ce moment. Attendez une heure, ou connectez-vous.",
};

const char *proposed_stop(struct app *app, const struct request *req, const struct form *form)
{
	return app->visitor.row ? NULL : stranger_stop(app, req, form, &limits);
}
