#include "page/holder.h"

#include "app.h"

#include <stdlib.h>

void holder_done(struct holder *names)
{
	free(names->author);
	free(names->holder);
}

void holder_find(struct app *app, int64_t author, int64_t holder, struct holder *names)
{
	names->author = author ? people_name(app->people, author, NULL) : NULL;
	names->holder = holder ? people_name(app->people, holder, NULL) : NULL;
}

struct queue_people holder_people(const struct app *app, int64_t holder, const struct holder *names)
{
	return (struct queue_people){
		.author = names->author,
		.holder = names->holder,
		.is_mine = holder && holder == app->visitor.row,
	};
}
