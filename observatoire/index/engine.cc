#include "index/engine_inner.h"

#include "base/file.h"
#include "base/mem.h"
#include "index/bits.h"

#include <cstring>

/* Reading an index. */

enum { VERSION_BYTES = 1 << 16 };

bool engine_is_term(const char *term)
{
	size_t length = strlen(term);
	return length > 0 && length <= ENGINE_TERM_BYTES;
}

bool engine_is_index(const char *folder)
{
	OWNED_STRING version = file_join(folder, "iamglass");
	return file_exists(version);
}

char *engine_copied(const std::string &bytes, size_t *length)
{
	*length = bytes.size();
	return mem_copy_bytes(bytes.data(), bytes.size());
}

Xapian::DatabaseCorruptError engine_damage(const Xapian::Error &said)
{
	return Xapian::DatabaseCorruptError("a block is later than the index it is in: " + said.get_msg());
}

/* A commit puts another file in the place of this one. */
static std::string version_of(const std::string &folder)
{
	OWNED_STRING path = file_join(folder.c_str(), "iamglass");
	size_t length = 0;
	OWNED_STRING bytes = file_read(path, VERSION_BYTES, &length, nullptr);
	return bytes ? std::string(bytes, length) : std::string();
}

Xapian::Database engine_state(const std::string &folder)
{
	std::string before = version_of(folder);
	try {
		return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS);
	} catch (const Xapian::DatabaseModifiedError &e) {
		if (before.empty() || before != version_of(folder))
			throw;
		throw engine_damage(e);
	}
}

bool engine_has_moved(const struct engine *engine)
{
	try {
		return engine_state(engine->folder).get_revision() != engine->revision;
	} catch (const Xapian::DatabaseCorruptError &) {
		return false;
	} catch (const Xapian::Error &) {
		return true;
	}
}

extern "C" struct engine *engine_open(const char *folder, struct error *err)
{
	if (!engine_is_index(folder)) {
		error_set(err, ERROR_NOT_FOUND, "no index in %s", folder);
		return nullptr;
	}

	engine *opened = nullptr;
	guarded(err, [&] {
		Xapian::Database db = engine_state(folder);
		opened = new engine{folder, db, db.get_revision()};
	});
	return opened;
}

extern "C" void engine_free(struct engine *engine)
{
	delete engine;
}

extern "C" bool engine_reopen(struct engine *engine, bool *moved, struct error *err)
{
	/* reopen() says true too when only the files were opened anew: the revision decides. */
	return guarded(err, [&] {
		engine->db.reopen();
		Xapian::rev revision = engine->db.get_revision();
		*moved = revision != engine->revision;
		engine->revision = revision;
	});
}

extern "C" bool engine_revision(struct engine *engine, uint64_t *revision, struct error *err)
{
	return reading(engine, err, [&] { *revision = engine->db.get_revision(); });
}

extern "C" bool engine_count(struct engine *engine, size_t *count, struct error *err)
{
	return reading(engine, err, [&] { *count = engine->db.get_doccount(); });
}

extern "C" bool engine_last(struct engine *engine, uint32_t *docid, struct error *err)
{
	return reading(engine, err, [&] { *docid = engine->db.get_lastdocid(); });
}

extern "C" char *engine_metadata(struct engine *engine, const char *key, size_t *length,
	struct error *err)
{
	char *bytes = nullptr;
	reading(engine, err, [&] { bytes = engine_copied(engine->db.get_metadata(key), length); });
	return bytes;
}

extern "C" bool engine_frequency(struct engine *engine, const char *term, size_t *count,
	struct error *err)
{
	return reading(engine, err, [&] { *count = engine_is_term(term) ? engine->db.get_termfreq(term) : 0; });
}

extern "C" bool engine_postings(struct engine *engine, const char *term, struct bits *bits,
	struct error *err)
{
	if (!engine_is_term(term))
		return true;

	/* Read aside: a failure half-way must leave `bits` as it was. */
	OWNED_BITS found = {};
	bool done = reading(engine, err, [&] {
		Xapian::PostingIterator end = engine->db.postlist_end(term);
		for (Xapian::PostingIterator at = engine->db.postlist_begin(term); at != end; ++at)
			bits_add(&found, *at);
	});
	if (done)
		bits_unite(bits, &found);
	return done;
}

extern "C" bool engine_occurrences(struct engine *engine, const char *term, engine_count_fn *each,
	void *context, struct error *err)
{
	if (!engine_is_term(term))
		return true;
	return reading(engine, err, [&] {
		Xapian::PostingIterator end = engine->db.postlist_end(term);
		for (Xapian::PostingIterator at = engine->db.postlist_begin(term); at != end; ++at)
			each(context, *at, at.get_wdf());
	});
}

extern "C" bool engine_positions(struct engine *engine, uint32_t docid, const char *term,
	engine_place_fn *each, void *context, struct error *err)
{
	if (!engine_is_term(term))
		return true;
	return reading(engine, err, [&] {
		Xapian::PositionIterator end = engine->db.positionlist_end(docid, term);
		for (Xapian::PositionIterator at = engine->db.positionlist_begin(docid, term); at != end; ++at)
			each(context, *at);
	});
}

/* The list of all documents, which has no term, knows their lengths. */
extern "C" bool engine_lengths(struct engine *engine, engine_count_fn *each, void *context,
	struct error *err)
{
	return reading(engine, err, [&] {
		Xapian::PostingIterator end = engine->db.postlist_end("");
		for (Xapian::PostingIterator at = engine->db.postlist_begin(""); at != end; ++at)
			each(context, *at, at.get_doclength());
	});
}

extern "C" bool engine_terms(struct engine *engine, const char *prefix, engine_term_fn *each,
	void *context, struct error *err)
{
	return reading(engine, err, [&] {
		Xapian::TermIterator end = engine->db.allterms_end(prefix);
		for (Xapian::TermIterator at = engine->db.allterms_begin(prefix); at != end; ++at)
			if (!each(context, (*at).c_str(), at.get_termfreq()))
				return;
	});
}

extern "C" bool engine_document_terms(struct engine *engine, uint32_t docid, engine_term_fn *each,
	void *context, struct error *err)
{
	return reading(engine, err, [&] {
		Xapian::TermIterator end = engine->db.termlist_end(docid);
		for (Xapian::TermIterator at = engine->db.termlist_begin(docid); at != end; ++at)
			if (!each(context, (*at).c_str(), at.get_wdf()))
				return;
	});
}

extern "C" bool engine_numbers(struct engine *engine, unsigned slot, engine_number_fn *each,
	void *context, struct error *err)
{
	return reading(engine, err, [&] {
		Xapian::ValueIterator end = engine->db.valuestream_end(slot);
		for (Xapian::ValueIterator at = engine->db.valuestream_begin(slot); at != end; ++at)
			each(context, at.get_docid(), Xapian::sortable_unserialise(*at));
	});
}

extern "C" bool engine_texts(struct engine *engine, unsigned slot, engine_text_fn *each,
	void *context, struct error *err)
{
	return reading(engine, err, [&] {
		Xapian::ValueIterator end = engine->db.valuestream_end(slot);
		for (Xapian::ValueIterator at = engine->db.valuestream_begin(slot); at != end; ++at) {
			std::string value = *at;
			each(context, at.get_docid(), value.data(), value.size());
		}
	});
}

extern "C" bool engine_filled(struct engine *engine, unsigned slot, size_t *count,
	struct error *err)
{
	return reading(engine, err, [&] { *count = engine->db.get_value_freq(slot); });
}
