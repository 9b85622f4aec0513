#ifndef HTTP_LANE_H
#define HTTP_LANE_H

#include "base/error.h"

#include <stdbool.h>

/* A thread for requests that take seconds, one after the other. libmicrohttpd's threads each have
 * many clients: while one of them makes a whole table, all its other clients would wait. */

struct lane;
struct exchange;

enum { LANE_MOST = 16 };  /* requests in it at once, the one being answered among them */

/** Answer one request; `is_over`: the lane ends, say so instead. Called in the lane's thread. */
typedef void lane_answer(void *context, struct exchange *exchange, bool is_over);

/** ERROR_FAILED when the system gives no thread. */
struct lane *lane_start(lane_answer *answer, void *context, struct error *err);

/** Keep a place for one request more; false when there is none left. */
bool lane_enter(struct lane *lane);

/** Give the request a place was kept for: from then on it is the lane's, until it was answered. */
void lane_give(struct lane *lane, struct exchange *exchange);

/** Answer those that are in it, the last ones in few words, and end. NULL is fine. */
void lane_stop(struct lane *lane);

#endif
