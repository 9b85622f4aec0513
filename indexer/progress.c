#include "indexer/progress.h"

#include "base/owned.h"
#include "base/text.h"

#include <time.h>
#include <unistd.h>

enum { BAR_CELLS = 24, DRAW_EVERY_MS = 100 };

int64_t progress_clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, FILE *out, const char *what)
{
	*progress = (struct progress){
		.out = out,
		.is_shown = isatty(fileno(out)) == 1,
		.what = what,
		.started_ms = progress_clock_ms(),
	};
}

static void add_time_left(struct text *line, size_t done, size_t total, int64_t elapsed_ms)
{
	int64_t left = (int64_t)((double)elapsed_ms / 1000 / (double)done * (double)(total - done) + 0.5);
	if (left >= 3600)
		text_format(line, "  reste %lld h %02lld", (long long)(left / 3600), (long long)(left / 60 % 60));
	else if (left >= 60)
		text_format(line, "  reste %lld min %02lld", (long long)(left / 60), (long long)(left % 60));
	else
		text_format(line, "  reste %lld s", (long long)left);
}

char *progress_line(const char *what, size_t done, size_t total, int64_t elapsed_ms)
{
	OWNED_TEXT line = {0};
	if (done > total)
		done = total;
	size_t filled = total > 0 ? done * BAR_CELLS / total : 0;

	text_format(&line, "%s [", what);
	for (size_t i = 0; i < BAR_CELLS; i++)
		text_add_char(&line, i < filled ? '#' : ' ');
	text_format(&line, "] %3zu %%  %zu/%zu", total > 0 ? done * 100 / total : 0, done, total);

	if (done > 0 && elapsed_ms > 0) {
		text_format(&line, "  %.0f/s", (double)done * 1000 / (double)elapsed_ms);
		add_time_left(&line, done, total, elapsed_ms);
	}
	return text_take(&line);
}

void progress_show(struct progress *progress, size_t done, size_t total)
{
	if (!progress->is_shown)
		return;
	int64_t now = progress_clock_ms();
	if (now - progress->drawn_ms < DRAW_EVERY_MS)
		return;
	progress->drawn_ms = now;
	OWNED_STRING line = progress_line(progress->what, done, total, now - progress->started_ms);
	fprintf(progress->out, "\r%s\033[K", line);
	fflush(progress->out);
}

void progress_wipe(struct progress *progress)
{
	if (!progress->is_shown || progress->drawn_ms == 0)
		return;
	progress->drawn_ms = 0;
	fputs("\r\033[K", progress->out);
	fflush(progress->out);
}
