#include "indexer/stop.h"

#include <pthread.h>
#include <stddef.h>
#include <sys/signalfd.h>
#include <unistd.h>

void stop_init(struct stop *stop)
{
	sigset_t asked;
	sigemptyset(&asked);
	sigaddset(&asked, SIGINT);
	sigaddset(&asked, SIGTERM);
	sigaddset(&asked, SIGHUP);

	*stop = (struct stop){ .descriptor = -1 };
	pthread_sigmask(SIG_SETMASK, NULL, &stop->before);
	int descriptor = signalfd(-1, &asked, SFD_NONBLOCK | SFD_CLOEXEC);
	if (descriptor < 0)
		return;
	stop->descriptor = descriptor;
	pthread_sigmask(SIG_BLOCK, &asked, NULL);
}

void stop_done(struct stop *stop)
{
	if (stop->descriptor < 0)
		return;
	close(stop->descriptor);
	stop->descriptor = -1;
	pthread_sigmask(SIG_SETMASK, &stop->before, NULL);
}

bool stop_is_asked(struct stop *stop)
{
	struct signalfd_siginfo signal;
	if (stop->is_asked || stop->descriptor < 0)
		return stop->is_asked;
	if (read(stop->descriptor, &signal, sizeof signal) != (ssize_t)sizeof signal)
		return false;
	stop->is_asked = true;
	pthread_sigmask(SIG_SETMASK, &stop->before, NULL);
	return true;
}
