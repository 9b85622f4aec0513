#ifndef HTTP_BRIEF_H
#define HTTP_BRIEF_H

/* The few answers that are not pages: said on the socket itself, where libmicrohttpd cannot say
 * them or would say them badly. */

/**
 * Send a status with the fields of prudence and, unless it is NULL, one line of plain French; then
 * close the sending side, so that nothing can follow. Never waits: a client that does not read
 * gets what fits. `status` is 400 to 599: 400, 413, 429 and 431 have their words, others are
 * « Refused ».
 */
void brief_answer(int socket, unsigned status, const char *line);

#endif
