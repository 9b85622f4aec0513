#include "catalogue/cut.h"

#include <stdint.h>
#include <stdlib.h>

static int by_count_descending(const void *a, const void *b)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	return (left < right) - (left > right);
}

struct cut cut_of(size_t *counts, size_t size, size_t room)
{
	if (size <= room)
		return (struct cut){ .count = 0, .ties = size };
	if (room == 0)
		return (struct cut){ .count = SIZE_MAX };

	qsort(counts, size, sizeof *counts, by_count_descending);
	struct cut cut = { .count = counts[room - 1] };
	for (size_t i = 0; i < room; i++)
		cut.ties += counts[i] == cut.count;
	return cut;
}

bool cut_takes(struct cut *cut, size_t count)
{
	if (count != cut->count || cut->ties == 0)
		return count > cut->count;
	cut->ties--;
	return true;
}
