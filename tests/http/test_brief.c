#include "http/brief.h"

#include "support/rows.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct row {
	const char *name;
	unsigned status;
	const char *line, *first, *body;
};

static const struct row rows[] = {
	{ "a length that is none", 400, NULL, "HTTP/1.1 400 Bad Request\r\n", "" },
	{ "a body past the limit", 413, NULL, "HTTP/1.1 413 Content Too Large\r\n", "" },
	{ "too many connections, with a line", 429, "Réessayez.\n", "HTTP/1.1 429 Too Many Requests\r\n",
		"Réessayez.\n" },
	{ "a header past the limit", 431, NULL, "HTTP/1.1 431 Request Header Fields Too Large\r\n", "" },
	{ "a failure of the library is no fault of the client", 500, NULL, "HTTP/1.1 500 Refused\r\n", "" },
	{ "whatever it says is said, as it is in the log", 505, NULL, "HTTP/1.1 505 Refused\r\n", "" },
};

/* All that comes before the end of the stream. */
static size_t read_all(int socket, char *bytes, size_t most)
{
	size_t length = 0;
	for (ssize_t got; (got = read(socket, bytes + length, most - length)) > 0;)
		length += (size_t)got;
	return length;
}

static void answers(void **state)
{
	const struct row *row = *state;
	int ends[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	brief_answer(ends[0], row->status, row->line);
	char bytes[2000] = "";
	read_all(ends[1], bytes, sizeof bytes - 1);
	assert_int_equal(strncmp(bytes, row->first, strlen(row->first)), 0);

	char *body = strstr(bytes, "\r\n\r\n");
	assert_non_null(body);
	assert_string_equal(body + 4, row->body);
	assert_non_null(strstr(bytes, "Connection: close\r\n"));
	assert_int_equal(strstr(bytes, "Retry-After: ") != NULL, row->status == 429);
	char length[40];
	snprintf(length, sizeof length, "Content-Length: %zu\r\n", strlen(row->body));
	assert_non_null(strstr(bytes, length));
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, answers);
	return suite_run(&suite, "http/brief");
}
