#include "http/brief.h"

#include "base/text.h"

#include <string.h>
#include <sys/socket.h>

static const struct row {
	unsigned status;
	const char *words, *fields;
} rows[] = {
	{ 400, "Bad Request",        "" },
	{ 413, "Content Too Large",  "" },
	{ 429, "Too Many Requests",  "Retry-After: 10\r\n" },
	{ 431, "Request Header Fields Too Large", "" },
};

/* A status the library comes up with besides is told as it is, as the log tells it. */
static struct row row_of(unsigned status)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].status == status)
			return rows[i];
	return (struct row){ status, "Refused", "" };
}

void brief_answer(int socket, unsigned status, const char *line)
{
	const struct row row = row_of(status);
	OWNED_TEXT answer = {0};
	text_format(&answer, "HTTP/1.1 %u %s\r\n%s", row.status, row.words, row.fields);
	if (line)
		text_add(&answer, "Content-Type: text/plain; charset=utf-8\r\n");
	text_format(&answer, "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
		"X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n"
		"Cache-Control: no-store\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n",
		line ? strlen(line) : 0);
	text_add(&answer, line ? line : "");

	ssize_t sent = send(socket, text_string(&answer), answer.length, MSG_NOSIGNAL | MSG_DONTWAIT);
	(void)sent;
	shutdown(socket, SHUT_WR);
}
