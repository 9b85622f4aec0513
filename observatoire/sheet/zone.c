#include "sheet/zone.h"

#include <string.h>

bool zone_is_plain(const char *text)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
	size_t length = strspn(text, allowed);
	return length > 0 && length <= ZONE_MAX_BYTES && text[length] == '\0';
}
