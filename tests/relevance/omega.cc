#include <xapian.h>

#include <fstream>
#include <iostream>
#include <string>

/* usage: omega DOCUMENTS SETTING < QUESTIONS
 *
 * Xapian's own French, as Omega sets it up: TermGenerator and QueryParser with its stemmer, OR, BM25
 * as it comes. SETTING: "prefixed" (the title five times under S and questions put to both, as omindex and
 * omega do) or "weight N" (the title N times among the text). DOCUMENTS: id, title, text, parted
 * by tabs. Answers each line with ten ids. */

static void index(Xapian::WritableDatabase &db, const std::string &line, unsigned weight, bool is_prefixed)
{
	size_t first = line.find('\t'), second = line.find('\t', first + 1);
	Xapian::Document document;
	document.set_data(line.substr(0, first));
	Xapian::TermGenerator generator;
	generator.set_stemmer(Xapian::Stem("fr"));
	generator.set_document(document);
	generator.index_text(line.substr(first + 1, second - first - 1), weight, is_prefixed ? "S" : "");
	generator.increase_termpos(100);
	generator.index_text(line.substr(second + 1));
	db.add_document(document);
}

/* As Omega does with what its parser refuses. */
static Xapian::Query parsed(Xapian::QueryParser &parser, const std::string &question)
{
	try {
		return parser.parse_query(question);
	} catch (const Xapian::QueryParserError &) {
		return parser.parse_query(question, 0);
	}
}

static void answer(Xapian::Enquire &enquire)
{
	const Xapian::MSet found = enquire.get_mset(0, 10);
	for (auto at = found.begin(); at != found.end(); ++at)
		std::cout << (at == found.begin() ? "" : " ") << at.get_document().get_data();
	std::cout << '\n';
}

int main(int count, char **arguments)
{
	if (count < 3)
		return 2;
	bool is_prefixed = std::string(arguments[2]) == "prefixed";
	unsigned weight = is_prefixed ? 5 : unsigned(std::stoul(arguments[3]));

	Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
	std::ifstream documents(arguments[1]);
	std::string line;
	while (std::getline(documents, line))
		index(db, line, weight, is_prefixed);

	Xapian::QueryParser parser;
	parser.set_database(db);
	parser.set_stemmer(Xapian::Stem("fr"));
	parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
	parser.set_default_op(Xapian::Query::OP_OR);
	parser.add_prefix("", "");
	if (is_prefixed)
		parser.add_prefix("", "S");
	Xapian::Enquire enquire(db);
	while (std::getline(std::cin, line)) {
		enquire.set_query(parsed(parser, line));
		answer(enquire);
	}
}
