#include "page/hand_over.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/link.h"
#include "http/response.h"
#include "page/show.h"

bool hand_over_show(struct app *app, const struct request *req, const struct hand_over *link,
	const char *secret, struct response *res, struct error *err)
{
	OWNED_DOOR door = {0};
	OWNED_STRING path = link_to_door(secret);
	OWNED_STRING address = link_absolute(app->base_url, path);
	if (!people_open_door(app->people, secret, &door, err))
		return false;

	OWNED(fields) page = fields_new();
	struct hand_over shown = *link;
	shown.address = address;
	shown.ends_at = door.ends_at;
	OWNED_STRING whom = door.name ? text_make("%s (%s)", door.name, door.email) : mem_copy(door.email);
	shown.whom = whom;
	view_hand_over(show_frame(app, page, &(struct frame){
		.title = link->title,
		.file = "remettre.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	}), &shown);
	return show_page(app, req, page, res, err);
}
