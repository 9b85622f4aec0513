#include "http/link.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link_inner.h"
#include "http/url.h"

char *link_to_snapshots(int64_t before)
{
	return before ? text_make("/indicateurs/arretes?avant=%lld", (long long)before)
		: mem_copy("/indicateurs/arretes");
}

char *link_to_freeze(const struct link_figure *figure)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/indicateurs/arretes");
	link_add(&link, "mesure", figure->measure);
	if (figure->key)
		link_add(&link, figure->key, figure->value);
	link_add(&link, "au", figure->day);
	text_add(&link, "#arreter");
	return text_take(&link);
}

char *link_to_snapshot(int64_t number)
{
	return text_make("/indicateurs/arretes/%lld", (long long)number);
}

char *link_to_snapshot_text(int64_t number)
{
	return text_make("/indicateurs/arretes/%lld.txt", (long long)number);
}

char *link_to_snapshot_list(int64_t number, size_t first)
{
	return first <= 1 ? text_make("/indicateurs/arretes/%lld#liste", (long long)number)
		: text_make("/indicateurs/arretes/%lld?rang=%zu#liste", (long long)number, first);
}

char *link_to_sheet_version(const char *id, int64_t version)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s.md?version=%lld", name, (long long)version);
}
