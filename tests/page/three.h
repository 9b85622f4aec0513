#ifndef PAGE_THREE_H
#define PAGE_THREE_H

#include "support/visit.h"

/* Three sheets: CM1, CM2 and 6e are theirs by the model; one title each. */
static inline void fill(struct visit *visit)
{
	free(desk_take(&visit->desk, "a.md", "Le hérisson", ""));
	free(desk_take(&visit->desk, "b.md", "La tortue", ""));
	free(desk_take(&visit->desk, "c.md", "Le crayon", ""));
	visit_publish(visit);
}

#endif
