#include "http/moment.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char days[7][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec" };

static const int64_t last_second = 253402300799;  /* of the year 9999 */

void moment_write(int64_t at, char text[static MOMENT_BYTES])
{
	time_t second = at < 0 ? 0 : at > last_second ? last_second : at;
	struct tm parts;
	gmtime_r(&second, &parts);
	snprintf(text, MOMENT_BYTES, "%s, %02u %s %04u %02u:%02u:%02u GMT", days[parts.tm_wday],
		(unsigned)parts.tm_mday % 100, months[parts.tm_mon], (unsigned)(parts.tm_year + 1900) % 10000,
		(unsigned)parts.tm_hour % 100, (unsigned)parts.tm_min % 100, (unsigned)parts.tm_sec % 100);
}

bool moment_parse(const char *text, int64_t *at)
{
	struct tm parts = {0};
	char month[4] = "", zone[4] = "";
	int length = 0;
	if (sscanf(text, "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d %3[A-Z]%n", &parts.tm_mday, month,
			&parts.tm_year, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, zone, &length) != 7)
		return false;
	if (text[length] != '\0' || strcmp(zone, "GMT") != 0 || parts.tm_year < 1970)
		return false;

	parts.tm_mon = -1;
	for (int i = 0; i < 12; i++)
		if (strcmp(month, months[i]) == 0)
			parts.tm_mon = i;
	if (parts.tm_mon < 0 || parts.tm_mday < 1 || parts.tm_mday > 31 || parts.tm_hour < 0
		|| parts.tm_hour > 23 || parts.tm_min < 0 || parts.tm_min > 59 || parts.tm_sec < 0
		|| parts.tm_sec > 60)
		return false;

	parts.tm_year -= 1900;
	*at = timegm(&parts);
	return true;
}
