#include "http/log.h"
#include "support/rows.h"

#include <fcntl.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct row {
	const char *name, *text, *line;
};

static const struct row rows[] = {
	{ "a sentence comes out as it is",     "ready: 3 sheets",   "ready: 3 sheets\n" },
	{ "accents come out as they are",      "été « œuf »",       "été « œuf »\n" },
	{ "a line cannot be forged",           "a\nmethod=GET",     "a?method=GET\n" },
	{ "a terminal cannot be painted",      "\x1b[31mred",       "?[31mred\n" },
	{ "nor by the controls of Latin-1",    "\xC2\x9B" "31m",    "?31m\n" },
	{ "bytes that are no text are told",   "a\xFFz",            "a?z\n" },
	{ "text is not turned around",         "a\xE2\x80\xAE" "b", "a?b\n" },
	{ "a line of Unicode is no line",      "a\xE2\x80\xA8" "b", "a?b\n" },
};

/* What log_line() wrote, caught on the way to the standard error. */
static void read_line(const char *text, char *line, size_t room)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	int kept = dup(STDERR_FILENO);
	dup2(ends[1], STDERR_FILENO);
	log_line(LOG_LEVEL_ERROR, "%s", text);
	dup2(kept, STDERR_FILENO);
	close(kept);
	close(ends[1]);
	ssize_t length = read(ends[0], line, room - 1);
	close(ends[0]);
	assert_true(length > 0);
	line[length] = '\0';
}

static void writes(void **state)
{
	const struct row *row = *state;
	char line[200];
	unsetenv("JOURNAL_STREAM");
	read_line(row->text, line, sizeof line);
	assert_string_equal(line, row->line);
}

static void the_journal_is_told_the_level(void **state)
{
	(void)state;
	char line[200];
	setenv("JOURNAL_STREAM", "8:1", 1);
	read_line("broken", line, sizeof line);
	unsetenv("JOURNAL_STREAM");
	assert_string_equal(line, "<3>broken\n");
}

static void a_line_has_an_end(void **state)
{
	(void)state;
	char text[5000], line[9000];
	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	read_line(text, line, sizeof line);
	assert_true(strlen(line) <= 2048);
	assert_int_equal(line[strlen(line) - 1], '\n');
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, writes);
	SUITE_TEST(&suite, the_journal_is_told_the_level);
	SUITE_TEST(&suite, a_line_has_an_end);
	return suite_run(&suite, "http/log");
}
