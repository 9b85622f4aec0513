#include "index/engine_inner.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

/* One word of a question in whatever forms and fields sheets have it, weighed together: Xapian
 * would add them up as if they were words apart, and measure a title by the length of the body. */

namespace {

/* BM25. A title is measured by a length titles commonly have, not by their average: 1.4 does not
 * keep any, and an absolute one makes the same sheet weigh the same in any collection. */
constexpr double k1 = 1.5, b_text = 0.4, b_title = 0.3, title_words = 8;

double rarity(double with, double all)
{
	return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

double saturated(double count, double length, double b)
{
	return count * (k1 + 1) / (count + k1 * (1 - b + b * length));
}

/* A word that stands in title and text tells little more than in one of them: less than a
 * second word does. x^¾ · rarity^¼, which two square roots give. */
double tempered(double sum, double rare)
{
	return std::sqrt(sum * std::sqrt(sum * rare));
}

struct Form {
	std::string term;
	double factor;
	bool is_title;
};

class Word : public Xapian::PostingSource {
	/* Where a form is read; `weight` is its factor by its rarity. */
	struct Reader {
		Xapian::PostingIterator at, end;
		double weight;
		bool is_title;
	};

	std::vector<Form> forms;
	Xapian::valueno slot;

	std::vector<Reader> readers;
	Xapian::Database db;
	Xapian::ValueIterator lengths;
	double average = 1, rare = 0;
	Xapian::doccount most = 0, sum = 0;
	Xapian::docid docid = 0;
	bool is_past = false;

	double title_length()
	{
		lengths.skip_to(docid);
		if (lengths == db.valuestream_end(slot) || lengths.get_docid() != docid)
			return 1;
		const std::string length = *lengths;
		return length.empty() ? 1 : (unsigned char)length[0] / title_words;
	}

	double weight_in(const Reader &reader)
	{
		double length = reader.is_title ? title_length() : reader.at.get_doclength() / average;
		return reader.weight * saturated(reader.at.get_wdf(), length, reader.is_title ? b_title : b_text);
	}

	void open(const Form &form)
	{
		Xapian::doccount with = db.get_termfreq(form.term), all = db.get_doccount();
		double rarity_here = rarity(with, all);
		if (with > 0 && !form.is_title)
			rare = std::min(rare, rarity_here);
		if (with == 0 || form.factor == 0)
			return;
		most = std::max(most, with);
		sum = std::min(all, sum + with);
		readers.push_back({db.postlist_begin(form.term), db.postlist_end(form.term),
			form.factor * rarity_here, form.is_title});
	}

	void settle()
	{
		is_past = true;
		for (const Reader &reader : readers) {
			if (reader.at == reader.end)
				continue;
			docid = is_past ? *reader.at : std::min(docid, *reader.at);
			is_past = false;
		}
	}

public:
	Word(std::vector<Form> given, Xapian::valueno length_slot)
		: forms(std::move(given)), slot(length_slot) {}

	PostingSource *clone() const override { return new Word(forms, slot); }

	void init(const Xapian::Database &database) override
	{
		db = database;
		lengths = db.valuestream_begin(slot);
		average = std::max(1.0, double(db.get_avlength()));
		rare = rarity(0, db.get_doccount());
		readers.clear();
		most = sum = 0;
		docid = 0;
		for (const Form &form : forms)
			open(form);

		double best = 0;
		for (const Reader &reader : readers)
			best += reader.weight * (k1 + 1);
		set_maxweight(tempered(best, rare));
	}

	Xapian::doccount get_termfreq_min() const override { return most; }
	Xapian::doccount get_termfreq_est() const override { return sum; }
	Xapian::doccount get_termfreq_max() const override { return sum; }

	double get_weight() const override
	{
		Word *self = const_cast<Word *>(this);
		double total = 0;
		for (const Reader &reader : readers)
			if (reader.at != reader.end && *reader.at == docid)
				total += self->weight_in(reader);
		return tempered(total, rare);
	}

	void next(double) override
	{
		for (Reader &reader : readers)
			if (docid && reader.at != reader.end && *reader.at == docid)
				++reader.at;
		settle();
	}

	void skip_to(Xapian::docid wanted, double) override
	{
		for (Reader &reader : readers)
			if (reader.at != reader.end && *reader.at < wanted)
				reader.at.skip_to(wanted);
		settle();
	}

	bool at_end() const override { return is_past; }
	Xapian::docid get_docid() const override { return docid; }
};

}

extern "C" struct engine_query *engine_query_word(const struct engine_form *forms, size_t count,
	unsigned length_slot)
{
	assert(length_slot < ENGINE_SLOTS);
	return made([&] {
		std::vector<Form> kept;
		for (size_t i = 0; i < count; i++)
			if (engine_is_term(forms[i].term))
				kept.push_back({forms[i].term, forms[i].factor, forms[i].is_title});
		if (kept.empty())
			return new engine_query{Xapian::Query()};
		Xapian::PostingSource *source = new Word(std::move(kept), length_slot);
		return new engine_query{Xapian::Query(source->release())};
	});
}
