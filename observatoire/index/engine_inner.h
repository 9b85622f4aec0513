#ifndef INDEX_ENGINE_INNER_H
#define INDEX_ENGINE_INNER_H

#include "index/engine.h"

#include <xapian.h>

#include <cstdlib>
#include <new>
#include <string>

/* What the parts of the engine share. Only they include this. */

struct engine {
	std::string folder;
	Xapian::Database db;
	Xapian::rev revision;
};

struct engine_document {
	Xapian::Document document;
};

struct engine_query {
	Xapian::Query query;
};

struct engine_writer {
	Xapian::WritableDatabase db;
	bool is_open;  /* a transaction is */
};

static inline bool told(struct error *err, enum error_kind kind, const char *type,
	const char *text) noexcept
{
	return error_set(err, kind, "xapian: %s: %s", type, text);
}

/* What the system said, a full disk for one, stands apart from what the library says. */
static inline bool told(struct error *err, enum error_kind kind, const Xapian::Error &e) noexcept
{
	const char *system = e.get_error_string();
	return error_set(err, kind, "xapian: %s: %s%s%s", e.get_type(), e.get_msg().c_str(),
		system ? ": " : "", system ? system : "");
}

/* Every call into Xapian goes through here: no exception may reach C. */
template <typename Work>
static bool guarded(struct error *err, Work work) noexcept
{
	try {
		work();
		return true;
	} catch (const Xapian::DatabaseModifiedError &e) {
		return told(err, ERROR_BUSY, e);
	} catch (const Xapian::DatabaseLockError &e) {
		return told(err, ERROR_BUSY, e);
	} catch (const Xapian::DocNotFoundError &e) {
		return told(err, ERROR_NOT_FOUND, e);
	} catch (const Xapian::InvalidOperationError &e) {
		return told(err, ERROR_INVALID, e);
	} catch (const Xapian::Error &e) {
		return told(err, ERROR_FAILED, e);
	} catch (const std::bad_alloc &) {
		return told(err, ERROR_FAILED, "bad_alloc", "out of memory");
	} catch (const std::exception &e) {
		return told(err, ERROR_FAILED, "exception", e.what());
	} catch (...) {
		return told(err, ERROR_FAILED, "exception", "of an unknown type");
	}
}

/**
 * Open the last state of an index for reading, or throw: DatabaseModifiedError when a writer
 * passed meanwhile, and DatabaseCorruptError when it would say so though none did.
 */
Xapian::Database engine_state(const std::string &folder);

/** What to say of an index that says that it moved, and did not. */
Xapian::DatabaseCorruptError engine_damage(const Xapian::Error &said);

/** Whether a writer has committed since this state was opened; an index gone has moved too. */
bool engine_has_moved(const struct engine *engine);

/*
 * As guarded(), for what reads an index. A block later than the state that is read is, to Xapian,
 * one that a writer put there; but writers touch no block of the last state committed. Read from
 * that one, it is damage.
 */
template <typename Work>
static bool reading(const struct engine *engine, struct error *err, Work work) noexcept
{
	return guarded(err, [&] {
		try {
			work();
		} catch (const Xapian::DatabaseModifiedError &e) {
			if (engine_has_moved(engine))
				throw;
			throw engine_damage(e);
		}
	});
}

/* For what can only fail for want of memory, or by our own mistake. */
template <typename Make>
static auto made(Make make) noexcept
{
	decltype(make()) thing = nullptr;
	if (!guarded(nullptr, [&] { thing = make(); }))
		abort();
	return thing;
}

/** A term that can stand in an index; another is never written and matches nothing. */
bool engine_is_term(const char *term);

/** Whether `folder` looks like an index at all: Xapian's own errors do not tell it apart. */
bool engine_is_index(const char *folder);

/** Counted bytes as C memory, with a zero behind. */
char *engine_copied(const std::string &bytes, size_t *length);

#endif
