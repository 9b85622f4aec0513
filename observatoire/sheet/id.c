#include "sheet/id.h"

#include <string.h>

bool id_is_valid(const char *text)
{
	static const char digits[] = "0123456789";
	if (strspn(text, digits) != 4 || text[4] != '-')
		return false;
	size_t last = strspn(text + 5, digits);
	return last >= 4 && last <= 9 && text[5 + last] == '\0';
}
