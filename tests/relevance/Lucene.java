import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** usage: Lucene DOCUMENTS TITLE B FUZZY < QUESTIONS
 *
 * FrenchAnalyzer, BM25, words OR-ed. TITLE: 0 puts title and text in one field, else the title is a field that
 * counts so many times. B: BM25's share of length. FUZZY: 1 takes words of five letters and more one letter apart as well.
 * DOCUMENTS: id, title, text, parted by tabs. Answers each line with ten ids. */
public class Lucene {
	static List<String> words(Analyzer analyzer, String text) throws Exception {
		List<String> found = new ArrayList<>();
		try (TokenStream stream = analyzer.tokenStream("", text)) {
			CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken())
				found.add(word.toString());
			stream.end();
		}
		return found;
	}

	static Query one(String field, String word, boolean isFuzzy) {
		Term term = new Term(field, word);
		return isFuzzy && word.length() >= 5 ? new FuzzyQuery(term, 1, 1) : new TermQuery(term);
	}

	static Query query(List<String> words, float title, boolean isFuzzy) {
		BooleanQuery.Builder any = new BooleanQuery.Builder();
		for (String word : words) {
			any.add(one("text", word, isFuzzy), BooleanClause.Occur.SHOULD);
			if (title > 0)
				any.add(new BoostQuery(one("title", word, isFuzzy), title), BooleanClause.Occur.SHOULD);
		}
		return any.build();
	}

	static Directory index(Path documents, Analyzer analyzer, boolean hasTitle, BM25Similarity similarity)
			throws Exception {
		Directory directory = new ByteBuffersDirectory();
		IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(similarity);
		try (IndexWriter writer = new IndexWriter(directory, config)) {
			for (String line : Files.readAllLines(documents, StandardCharsets.UTF_8)) {
				String[] parts = line.split("\t", 3);
				Document document = new Document();
				document.add(new StoredField("id", parts[0]));
				document.add(new TextField("text", hasTitle ? parts[2] : parts[1] + " . " + parts[2], Field.Store.NO));
				if (hasTitle)
					document.add(new TextField("title", parts[1], Field.Store.NO));
				writer.addDocument(document);
			}
		}
		return directory;
	}

	public static void main(String[] arguments) throws Exception {
		float title = Float.parseFloat(arguments[1]);
		BM25Similarity similarity = new BM25Similarity(1.2f, Float.parseFloat(arguments[2]));
		boolean isFuzzy = arguments[3].equals("1");
		Analyzer analyzer = new FrenchAnalyzer();
		Directory directory = index(Path.of(arguments[0]), analyzer, title > 0, similarity);
		IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
		searcher.setSimilarity(similarity);

		BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		StringBuilder answers = new StringBuilder();
		for (String line = questions.readLine(); line != null; line = questions.readLine()) {
			List<String> ids = new ArrayList<>();
			for (ScoreDoc hit : searcher.search(query(words(analyzer, line), title, isFuzzy), 10).scoreDocs)
				ids.add(searcher.doc(hit.doc).get("id"));
			answers.append(String.join(" ", ids)).append('\n');
		}
		System.out.write(answers.toString().getBytes(StandardCharsets.UTF_8));
		System.out.flush();
	}
}
