#ifndef WEB_NOTIFY_H
#define WEB_NOTIFY_H

/** Tell systemd « READY=1 » or « STOPPING=1 » (sd_notify(3)); nothing happens without systemd. */
void notify_supervisor(const char *state);

#endif
