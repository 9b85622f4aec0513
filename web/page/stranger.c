#include "page/stranger.h"

#include "app.h"
#include "http/form.h"
#include "http/request.h"

const char *stranger_stop(struct app *app, const struct request *req, const struct form *form,
	const struct stranger_limits *limits)
{
	int64_t now = request_time(req);
	const char *address = request_address(req);
	if (*form_value(form, "adresse-web"))
		return "Un champ que personne ne voit a été rempli, comme le fait un robot. Videz les champs de "
			"remplissage automatique de votre navigateur, puis recommencez.";
	/* Of an address nobody knows, behind a proxy that tells none, only the sum counts. */
	if ((*address && !gate_take(app->gate, &limits->per_address, address, now))
		|| !gate_take(app->gate, &limits->for_all, "", now))
		return limits->sentence;
	return NULL;
}
