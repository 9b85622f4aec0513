#ifndef PAGE_TAGGER_H
#define PAGE_TAGGER_H

struct app;
struct request;

/** The visitor as one who does something to tags, once proposed_open() said that something can be written. */
struct tagger tagger_of(const struct app *app, const struct request *req);

#endif
