#ifndef PAGE_REGISTER_ASKED_H
#define PAGE_REGISTER_ASKED_H

#include "registers/keep.h"
#include "view/registers.h"

struct app;
struct db;
struct request;
struct response;
struct register_version;

/* What the pages of the registers share: which register, who may write in it, how its values read. */

/** The register of the address; NULL with ERROR_NOT_FOUND. */
const struct register_spec *register_asked(const struct request *req, struct error *err);

/** Whether the visitor may add lines, change this one, import files. */
bool register_may_add(const struct app *app, const struct register_spec *spec);
bool register_may_change(const struct app *app, const struct register_spec *spec, int64_t added_by);
bool register_may_import(const struct app *app);

/** Whether the visitor is told numbers of few people, in a line that an account added (0: anybody’s). */
bool register_sees_few(const struct app *app, int64_t added_by);

/** The visitor as one who writes; `db` NULL when nothing can be written. */
struct register_hand register_hand(struct app *app, const struct request *req,
	const struct register_spec *spec);

/** A line and its last version, its values as people read them; `shown` starts as {0}. */
void register_show(const struct app *app, const struct register_version *version,
	struct shown_register_line *shown);

/** Say that it is not for this person: 403. */
bool register_forbid(struct app *app, const struct request *req, unsigned who, struct response *res,
	struct error *err);

#endif
