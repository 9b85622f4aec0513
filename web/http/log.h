#ifndef HTTP_LOG_H
#define HTTP_LOG_H

/* The log of the programs that serve: one line on the standard error, in English. The core
 * never comes here: it gives errors back, and the server tells them, once. */

/** As systemd and syslog number them. */
enum log_level {
	LOG_LEVEL_ERROR = 3,
	LOG_LEVEL_WARNING = 4,
	LOG_LEVEL_NOTICE = 5,
	LOG_LEVEL_INFO = 6,
};

/**
 * Write one line, whole even when several threads write. What a client could have put in it is
 * made harmless: control characters and bytes that are not UTF-8 come out as "?". The
 * level is told as "<6>" when the standard error leads to the journal.
 */
__attribute__((format(printf, 2, 3)))
void log_line(enum log_level level, const char *format, ...);

#endif
