#include "page/visitor.h"

#include "app.h"
#include "http/cookie.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/refusal.h"
#include "page/token.h"

#define COOKIE "session"

void visitor_welcome(const struct app *app, struct response *res, const char *session)
{
	cookie_give(res, app->base_url, &(struct cookie){
		.name = COOKIE,
		.value = session,
		.seconds = SESSION_SECONDS,
	});
}

void visitor_dismiss(const struct app *app, struct response *res)
{
	cookie_forget(res, app->base_url, COOKIE);
}

void visitor_release(struct app *app)
{
	person_done(&app->visitor);
	secret_wipe(app->token);
}

/* True as well when nobody is signed in. */
static bool find(struct app *app, struct request *req, const char *session, struct error *err)
{
	struct error why = {0};
	request_set_private(req);
	if (!people_find_visitor(app->people, session, &app->visitor, &why))
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	token_make(session, app->token);
	return true;
}

static enum admission refuse(struct app *app, const struct request *req, struct response *res,
	const struct refusal *refusal, struct error *err)
{
	if (!res)
		return ADMISSION_ANSWERED;
	return refusal_show(app, req, refusal, res, err) ? ADMISSION_ANSWERED : ADMISSION_FAILED;
}

/* The form of somebody whose session is over, or another one now. */
static enum admission refuse_form(struct app *app, const struct request *req, const struct route *route,
	const struct refusal *refusal, struct response *res, struct error *err)
{
	if (!(route->flags & GIVES_BACK))
		return refuse(app, req, res, refusal, err);
	/* It must be read to be given back. */
	if (!res)
		return ADMISSION_GRANTED;
	return refusal_give_back(app, req, refusal, res, err) ? ADMISSION_ANSWERED : ADMISSION_FAILED;
}

/* The page is for those who are signed in. */
static enum admission send_to_sign_in(struct app *app, const struct request *req,
	const struct route *route, struct response *res, struct error *err)
{
	static const struct refusal refusal = { .reason = REFUSAL_SIGNED_OUT };
	if (!app->people)
		return refuse(app, req, res, &(struct refusal){ .reason = REFUSAL_READ_ONLY }, err);
	if (request_method(req) == METHOD_POST)
		return refuse_form(app, req, route, &refusal, res, err);
	if (res) {
		OWNED_STRING back = link_again(request_path(req), request_query(req));
		OWNED_STRING link = link_to_sign_in(back);
		response_redirect(res, link);
		response_cache(res, "no-store");
	}
	return ADMISSION_ANSWERED;
}

/* Once the body is there: whether a form of somebody signed in was on a page of that session. */
static bool lacks_token(const struct app *app, const struct request *req,
	const struct route *route, const char *session)
{
	if (request_method(req) != METHOD_POST || !app->visitor.row || route->flags & FROM_NOBODY)
		return false;
	OWNED_STRING token = form_peek(req, "jeton");
	return !token_fits(session, token);
}

static enum admission decide(struct app *app, const struct request *req, const struct route *route,
	struct response *res, struct error *err)
{
	if (route->who & ROLE_BIT(app->visitor.role))
		return ADMISSION_GRANTED;
	if (!app->visitor.row)
		return send_to_sign_in(app, req, route, res, err);
	const struct refusal refusal = { .reason = REFUSAL_ROLE, .who = route->who };
	return refuse(app, req, res, &refusal, err);
}

enum admission visitor_admit(struct app *app, struct request *req, const struct route *route,
	struct response *res, struct error *err)
{
	static const struct refusal no_token = { .reason = REFUSAL_TOKEN };
	bool believes_cookie = app->people && !(route && route->flags & FROM_ANYWHERE);
	OWNED_STRING session = believes_cookie ? cookie_find(req, app->base_url, COOKIE) : NULL;
	struct error why = {0};

	visitor_release(app);
	if (app->people)
		people_set_time(app->people, request_time(req));
	bool is_known = !session || find(app, req, session, &why);
	if (!route)
		return ADMISSION_GRANTED;
	if (!is_known && !(route->who & ROLE_BIT(ROLE_READER))) {
		error_set(err, why.kind, "%s", why.text);
		return ADMISSION_FAILED;
	}

	enum admission admission = decide(app, req, route, res, err);
	if (admission == ADMISSION_GRANTED && res && lacks_token(app, req, route, session)) {
		error_set(err, ERROR_INVALID, "a form without the token of its session");
		return refuse_form(app, req, route, &no_token, res, err);
	}
	return admission;
}

bool visitor_is_dan(const struct app *app)
{
	return app->visitor.row > 0 && app->visitor.role == ROLE_DAN;
}
