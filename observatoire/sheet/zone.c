#include "sheet/zone.h"

#include <string.h>

static const char digits[] = "0123456789";

bool zone_is_code(const char *text)
{
	return strlen(text) == ZONE_BYTES - 1 && strspn(text, digits) == ZONE_BYTES - 1;
}

bool zone_read(const char *text, char code[static ZONE_BYTES])
{
	size_t length = strlen(text);
	if (strspn(text, digits) != length || (length != ZONE_BYTES - 1 && length != ZONE_BYTES - 2))
		return false;
	code[0] = '0';
	memcpy(code + (ZONE_BYTES - 1 - length), text, length + 1);
	return true;
}
