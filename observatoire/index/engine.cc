#include "index/engine.h"

#include "base/file.h"
#include "base/mem.h"
#include "index/bits.h"

#include <xapian.h>

#include <cassert>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <vector>

struct engine {
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

/* Told in few words: Xapian's messages may repeat a whole term, or a path. */
static bool told(struct error *err, enum error_kind kind, const char *type,
	const char *text) noexcept
{
	return error_set(err, kind, "xapian: %s: %s", type, text);
}

/* Every call into Xapian goes through here: no exception may reach C. */
template <typename Work>
static bool guarded(struct error *err, Work work) noexcept
{
	try {
		work();
		return true;
	} catch (const Xapian::DatabaseModifiedError &e) {
		return told(err, ERROR_BUSY, e.get_type(), e.get_msg().c_str());
	} catch (const Xapian::DatabaseLockError &e) {
		return told(err, ERROR_BUSY, e.get_type(), e.get_msg().c_str());
	} catch (const Xapian::DocNotFoundError &e) {
		return told(err, ERROR_NOT_FOUND, e.get_type(), e.get_msg().c_str());
	} catch (const Xapian::InvalidOperationError &e) {
		return told(err, ERROR_INVALID, e.get_type(), e.get_msg().c_str());
	} catch (const Xapian::Error &e) {
		return told(err, ERROR_FAILED, e.get_type(), e.get_msg().c_str());
	} catch (const std::bad_alloc &) {
		return told(err, ERROR_FAILED, "bad_alloc", "out of memory");
	} catch (const std::exception &e) {
		return told(err, ERROR_FAILED, "exception", e.what());
	} catch (...) {
		return told(err, ERROR_FAILED, "exception", "of an unknown type");
	}
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

static bool is_term(const char *term)
{
	size_t length = strlen(term);
	return length > 0 && length <= ENGINE_TERM_BYTES;
}

static bool is_index(const char *folder)
{
	OWNED_STRING version = file_join(folder, "iamglass");
	return file_exists(version);
}

static char *copied(const std::string &bytes, size_t *length)
{
	*length = bytes.size();
	return mem_copy_bytes(bytes.data(), bytes.size());
}

/* ---- Documents ---- */

extern "C" struct engine_document *engine_document_new(void)
{
	return made([] { return new engine_document; });
}

extern "C" void engine_document_free(struct engine_document *document)
{
	delete document;
}

extern "C" void engine_document_term(struct engine_document *document, const char *term,
	unsigned weight)
{
	if (is_term(term))
		made([&] { document->document.add_term(term, weight); return document; });
}

extern "C" void engine_document_word(struct engine_document *document, const char *term,
	unsigned position, unsigned weight)
{
	if (is_term(term))
		made([&] { document->document.add_posting(term, position, weight); return document; });
}

extern "C" void engine_document_value(struct engine_document *document, unsigned slot,
	const char *bytes, size_t length)
{
	assert(slot < ENGINE_SLOTS);
	if (length > ENGINE_VALUE_BYTES)
		length = ENGINE_VALUE_BYTES;
	made([&] { document->document.add_value(slot, std::string(bytes, length)); return document; });
}

extern "C" void engine_document_number(struct engine_document *document, unsigned slot,
	double number)
{
	std::string bytes = Xapian::sortable_serialise(number);
	engine_document_value(document, slot, bytes.data(), bytes.size());
}

/* ---- Questions ---- */

static struct engine_query *asked(const Xapian::Query &query)
{
	return new engine_query{query};
}

/* Not Query::MatchAll: it is a global, whose reference count threads would share. */
static Xapian::Query everything()
{
	return Xapian::Query(std::string());
}

extern "C" struct engine_query *engine_query_all(void)
{
	return made([] { return asked(everything()); });
}

extern "C" struct engine_query *engine_query_nothing(void)
{
	return made([] { return asked(Xapian::Query()); });
}

extern "C" struct engine_query *engine_query_term(const char *term)
{
	if (!is_term(term))
		return engine_query_nothing();
	return made([&] { return asked(Xapian::Query(std::string(term))); });
}

static Xapian::Query::op operator_of(enum engine_operator op)
{
	switch (op) {
	case ENGINE_AND:       return Xapian::Query::OP_AND;
	case ENGINE_OR:        return Xapian::Query::OP_OR;
	case ENGINE_AND_NOT:   return Xapian::Query::OP_AND_NOT;
	case ENGINE_AND_MAYBE: return Xapian::Query::OP_AND_MAYBE;
	case ENGINE_FILTER:    return Xapian::Query::OP_FILTER;
	case ENGINE_BEST:      return Xapian::Query::OP_MAX;
	}
	abort();
}

extern "C" struct engine_query *engine_query_combine(enum engine_operator op,
	const struct engine_query *const *operands, size_t count)
{
	return made([&] {
		std::vector<Xapian::Query> queries;
		for (size_t i = 0; i < count; i++)
			if (operands[i])
				queries.push_back(operands[i]->query);
		return asked(Xapian::Query(operator_of(op), queries.begin(), queries.end()));
	});
}

extern "C" struct engine_query *engine_query_scale(const struct engine_query *query, double factor)
{
	assert(factor >= 0);
	return made([&] { return asked(query->query * factor); });
}

extern "C" struct engine_query *engine_query_phrase(const char *const *terms, size_t count,
	unsigned window)
{
	for (size_t i = 0; i < count; i++)
		if (!is_term(terms[i]))
			return engine_query_nothing();
	return made([&] {
		std::vector<std::string> words(terms, terms + count);
		return asked(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), window));
	});
}

extern "C" struct engine_query *engine_query_prefix(const char *prefix)
{
	if (!is_term(prefix))
		return engine_query_nothing();
	return made([&] {
		return asked(Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, ENGINE_PREFIX_TERMS,
			Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM));
	});
}

extern "C" char *engine_query_describe(const struct engine_query *query)
{
	return made([&] {
		size_t length;
		return copied(query->query.get_description(), &length);
	});
}

extern "C" void engine_query_free(struct engine_query *query)
{
	delete query;
}

/* ---- Reading ---- */

extern "C" struct engine *engine_open(const char *folder, struct error *err)
{
	if (!is_index(folder)) {
		error_set(err, ERROR_NOT_FOUND, "no index in %s", folder);
		return nullptr;
	}

	engine *opened = nullptr;
	guarded(err, [&] {
		Xapian::Database db(folder, Xapian::DB_BACKEND_GLASS);
		opened = new engine{db, db.get_revision()};
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
	return guarded(err, [&] { *revision = engine->db.get_revision(); });
}

extern "C" bool engine_count(struct engine *engine, size_t *count, struct error *err)
{
	return guarded(err, [&] { *count = engine->db.get_doccount(); });
}

extern "C" bool engine_last(struct engine *engine, uint32_t *docid, struct error *err)
{
	return guarded(err, [&] { *docid = engine->db.get_lastdocid(); });
}

extern "C" bool engine_has(struct engine *engine, uint32_t docid, bool *has, struct error *err)
{
	return guarded(err, [&] {
		Xapian::PostingIterator at = engine->db.postlist_begin(std::string());
		if (at != engine->db.postlist_end(std::string()))
			at.skip_to(docid);
		*has = at != engine->db.postlist_end(std::string()) && *at == docid;
	});
}

extern "C" char *engine_metadata(struct engine *engine, const char *key, size_t *length,
	struct error *err)
{
	char *bytes = nullptr;
	guarded(err, [&] { bytes = copied(engine->db.get_metadata(key), length); });
	return bytes;
}

extern "C" bool engine_frequency(struct engine *engine, const char *term, size_t *count,
	struct error *err)
{
	return guarded(err, [&] { *count = is_term(term) ? engine->db.get_termfreq(term) : 0; });
}

extern "C" bool engine_postings(struct engine *engine, const char *term, struct bits *bits,
	struct error *err)
{
	if (!is_term(term))
		return true;

	/* Read aside: a failure half-way must leave `bits` as it was. */
	OWNED_BITS found = {};
	bool done = guarded(err, [&] {
		Xapian::PostingIterator end = engine->db.postlist_end(term);
		for (Xapian::PostingIterator at = engine->db.postlist_begin(term); at != end; ++at)
			bits_add(&found, *at);
	});
	if (done)
		bits_unite(bits, &found);
	return done;
}

extern "C" bool engine_terms(struct engine *engine, const char *prefix, engine_term_fn *each,
	void *context, struct error *err)
{
	return guarded(err, [&] {
		Xapian::TermIterator end = engine->db.allterms_end(prefix);
		for (Xapian::TermIterator at = engine->db.allterms_begin(prefix); at != end; ++at)
			if (!each(context, (*at).c_str(), at.get_termfreq()))
				return;
	});
}

extern "C" bool engine_document_terms(struct engine *engine, uint32_t docid, engine_term_fn *each,
	void *context, struct error *err)
{
	return guarded(err, [&] {
		Xapian::TermIterator end = engine->db.termlist_end(docid);
		for (Xapian::TermIterator at = engine->db.termlist_begin(docid); at != end; ++at)
			if (!each(context, (*at).c_str(), at.get_wdf()))
				return;
	});
}

extern "C" bool engine_numbers(struct engine *engine, unsigned slot, engine_number_fn *each,
	void *context, struct error *err)
{
	return guarded(err, [&] {
		Xapian::ValueIterator end = engine->db.valuestream_end(slot);
		for (Xapian::ValueIterator at = engine->db.valuestream_begin(slot); at != end; ++at)
			each(context, at.get_docid(), Xapian::sortable_unserialise(*at));
	});
}

extern "C" char *engine_value(struct engine *engine, uint32_t docid, unsigned slot, size_t *length,
	struct error *err)
{
	char *bytes = nullptr;
	guarded(err, [&] { bytes = copied(engine->db.get_document(docid).get_value(slot), length); });
	return bytes;
}

/* ---- Searching ---- */

/* A set of documents as something Xapian can match: it filters, it never weighs. Borrows the
 * set, so lives no longer than the call that was given it. */
class Within : public Xapian::PostingSource {
	const struct bits *bits;
	size_t size;
	uint32_t at = 0;
	bool is_past = false;

	void seek(uint64_t from)
	{
		is_past = from > UINT32_MAX || !bits_next(bits, uint32_t(from), &at);
	}

public:
	Within(const struct bits *set, size_t count) : bits(set), size(count) {}

	PostingSource *clone() const override { return new Within(bits, size); }
	void init(const Xapian::Database &) override { at = 0; is_past = false; }
	Xapian::doccount get_termfreq_min() const override { return size; }
	Xapian::doccount get_termfreq_est() const override { return size; }
	Xapian::doccount get_termfreq_max() const override { return size; }
	void next(double) override { seek(uint64_t(at) + 1); }
	void skip_to(Xapian::docid docid, double) override { if (docid > at) seek(docid); }
	bool at_end() const override { return is_past; }
	Xapian::docid get_docid() const override { return at; }
};

static Xapian::Query limited(const Xapian::Query &query, const struct bits *within)
{
	if (!within)
		return query;
	Xapian::PostingSource *source = new Within(within, bits_size(within));
	return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
}

static void arrange(Xapian::Enquire &enquire, const struct engine_request &request)
{
	if (request.sort_slot == ENGINE_RELEVANCE)
		enquire.set_weighting_scheme(Xapian::BM25Weight(request.k1, 0, 1, request.b, 0.5));
	else
		enquire.set_weighting_scheme(Xapian::BoolWeight());

	if (request.sort_slot != ENGINE_RELEVANCE)
		enquire.set_sort_by_value(Xapian::valueno(request.sort_slot), true);
	else if (request.tie_slot != ENGINE_RELEVANCE)
		enquire.set_sort_by_relevance_then_value(Xapian::valueno(request.tie_slot), true);
}

static struct engine_hits *hits_of(const Xapian::MSet &found)
{
	struct engine_hits *hits = static_cast<struct engine_hits *>(mem_new(1, sizeof *hits));
	hits->items = static_cast<struct engine_hit *>(mem_new(found.size() + 1, sizeof *hits->items));
	hits->best = found.get_max_attained();
	for (Xapian::MSetIterator at = found.begin(); at != found.end(); ++at)
		hits->items[hits->count++] = {*at, at.get_weight()};
	return hits;
}

extern "C" struct engine_hits *engine_search(struct engine *engine,
	const struct engine_query *query, const struct engine_request *request, struct error *err)
{
	assert(request->limit <= 10000);
	struct engine_hits *hits = nullptr;
	guarded(err, [&] {
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(limited(query->query, request->within));
		arrange(enquire, *request);
		hits = hits_of(enquire.get_mset(request->offset, request->limit));
	});
	return hits;
}

extern "C" void engine_hits_free(struct engine_hits *hits)
{
	if (!hits)
		return;
	free(hits->items);
	free(hits);
}

/* Notes each document that matches. */
class Noting : public Xapian::MatchSpy {
	struct bits *bits;

public:
	explicit Noting(struct bits *set) : bits(set) {}
	void operator()(const Xapian::Document &document, double) override
	{
		bits_add(bits, document.get_docid());
	}
};

extern "C" bool engine_matches(struct engine *engine, const struct engine_query *query,
	const struct bits *within, struct bits *bits, struct error *err)
{
	OWNED_BITS found = {};
	bool done = guarded(err, [&] {
		Noting noting(&found);
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(limited(query->query, within));
		enquire.set_weighting_scheme(Xapian::BoolWeight());
		enquire.add_matchspy(&noting);
		enquire.get_mset(0, 1, engine->db.get_doccount());
	});
	if (done)
		bits_unite(bits, &found);
	return done;
}

/* ---- Writing ---- */

extern "C" struct engine_writer *engine_writer_open(const char *folder, struct error *err)
{
	engine_writer *writer = nullptr;
	guarded(err, [&] {
		Xapian::WritableDatabase db(folder, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
		writer = new engine_writer{db, false};
	});
	return writer;
}

extern "C" bool engine_writer_begin(struct engine_writer *writer, struct error *err)
{
	assert(!writer->is_open);
	return guarded(err, [&] {
		writer->db.begin_transaction(true);
		writer->is_open = true;
	});
}

extern "C" bool engine_writer_commit(struct engine_writer *writer, struct error *err)
{
	assert(writer->is_open);
	writer->is_open = false;
	return guarded(err, [&] { writer->db.commit_transaction(); });
}

extern "C" bool engine_writer_cancel(struct engine_writer *writer, struct error *err)
{
	assert(writer->is_open);
	writer->is_open = false;
	return guarded(err, [&] { writer->db.cancel_transaction(); });
}

extern "C" bool engine_writer_put(struct engine_writer *writer, uint32_t docid,
	const struct engine_document *document, struct error *err)
{
	assert(writer->is_open && docid > 0);
	return guarded(err, [&] { writer->db.replace_document(docid, document->document); });
}

extern "C" bool engine_writer_remove(struct engine_writer *writer, uint32_t docid,
	struct error *err)
{
	assert(writer->is_open && docid > 0);
	return guarded(err, [&] { writer->db.delete_document(docid); });
}

extern "C" bool engine_writer_set_metadata(struct engine_writer *writer, const char *key,
	const char *bytes, size_t length, struct error *err)
{
	assert(writer->is_open);
	if (!*key || strlen(key) > ENGINE_METADATA_BYTES)
		return error_set(err, ERROR_INVALID, "metadata key of %zu bytes", strlen(key));
	return guarded(err, [&] { writer->db.set_metadata(key, std::string(bytes, length)); });
}

extern "C" char *engine_writer_metadata(struct engine_writer *writer, const char *key,
	size_t *length, struct error *err)
{
	char *bytes = nullptr;
	guarded(err, [&] { bytes = copied(writer->db.get_metadata(key), length); });
	return bytes;
}

extern "C" bool engine_writer_count(struct engine_writer *writer, size_t *count, struct error *err)
{
	return guarded(err, [&] { *count = writer->db.get_doccount(); });
}

extern "C" bool engine_writer_close(struct engine_writer *writer, bool commit, struct error *err)
{
	bool done = true;
	if (commit && writer->is_open)
		done = engine_writer_commit(writer, err);

	/* With a transaction open close() forgets it; the destructor would hide a failure. */
	bool closed = guarded(done ? err : nullptr, [&] { writer->db.close(); });
	delete writer;
	return done && closed;
}

extern "C" void engine_writer_free(struct engine_writer *writer)
{
	if (writer)
		engine_writer_close(writer, false, nullptr);
}

/* ---- Whole indexes ---- */

/* Xapian::Database::check() of 1.4.22 deletes a table as its smaller base class. That is harmless
 * with the C library's allocator, but stops a program built with AddressSanitizer. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER
#endif
#ifdef HAS_SANITIZER
extern "C" const char *__asan_default_options(void);
extern "C" const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}
#endif

static void tell_lines(std::istringstream &report, engine_report_fn *tell, void *context)
{
	for (std::string line; tell && std::getline(report, line);)
		if (!line.empty())
			tell(context, line.c_str());
}

extern "C" bool engine_check(const char *folder, engine_report_fn *tell, void *context,
	size_t *faults, struct error *err)
{
	if (!is_index(folder))
		return error_set(err, ERROR_NOT_FOUND, "no index in %s", folder);

	return guarded(err, [&] {
		std::ostringstream report;
		size_t found = 0;
		try {
			found = Xapian::Database::check(folder, 0, &report);
		} catch (const Xapian::DatabaseError &e) {
			/* Too damaged to be read to its end is an answer, not a failure to check. */
			report << '\n' << e.get_description() << '\n';
			found = 1;
		}
		std::istringstream lines(report.str());
		tell_lines(lines, tell, context);
		*faults = found;
	});
}

extern "C" bool engine_merge(const char *const *parts, size_t count, const char *destination,
	struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!is_index(parts[i]))
			return error_set(err, ERROR_NOT_FOUND, "no index in %s", parts[i]);

	return guarded(err, [&] {
		Xapian::Database all;
		for (size_t i = 0; i < count; i++)
			all.add_database(Xapian::Database(parts[i], Xapian::DB_BACKEND_GLASS));
		all.compact(destination, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
	});
}
