"""Judged collections: documents, questions and the sheets that answer them, ways of typing, measures."""
import contextlib
import math
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / 'shared/data/relevance'
SEED = 20150901
DEPTH = 10

# How a question is typed. Each answers with the same question, as others would type it.
VARIANTS = ('as typed', 'no accents', 'typo', 'capitals', 'apostrophes')


def without_accents(question):
	apart = unicodedata.normalize('NFD', question)
	return ''.join(c for c in apart if not unicodedata.combining(c)).replace('œ', 'oe').replace('Œ', 'Oe')


def misspelt(word, chance):
	"""A letter left out, doubled by another, replaced, or two exchanged; never the first."""
	at = chance.randrange(1, len(word))
	other = chance.choice([c for c in 'abcdefghijklmnopqrstuvwxyz' if c != word[at]])
	ways = [word[:at] + word[at + 1:], word[:at] + other + word[at:], word[:at] + other + word[at + 1:]]
	if at + 1 < len(word) and word[at] != word[at + 1]:
		ways.append(word[:at] + word[at + 1] + word[at] + word[at + 2:])
	return chance.choice(ways)


def with_typo(question):
	"""One typo in the longest word, always the same in the same question."""
	words = list(re.finditer(r'[^\W\d_]+', question))
	if not words:
		return question
	longest = max(words, key=lambda word: len(word.group()))
	if len(longest.group()) < 2:
		return question
	typed = misspelt(longest.group(), random.Random(f'{SEED} {question}'))
	return question[:longest.start()] + typed + question[longest.end():]


WAYS = {
	'as typed': lambda question: question,
	'no accents': without_accents,
	'typo': with_typo,
	'capitals': str.upper,
	'apostrophes': lambda question: question.replace("'", '’'),
}


class Collection:
	"""name; data: an ingested data folder; questions: [(question, {ids})], in the order of their file."""

	def __init__(self, name, folder, questions):
		self.name, self.data, self.questions = name, folder, questions

	def documents(self):
		"""(id, title, text) of each sheet, as the store has them: what every engine is given."""
		with contextlib.closing(sqlite3.connect(f'file:{self.data}/observatoire.db?mode=ro', uri=True)) as db:
			for id, title, text in db.execute('SELECT id, title, text FROM sheet JOIN rendering ON sheet = row ORDER BY row'):
				yield id, title, re.sub(r'\s+', ' ', self.more_text(id) + text)

	def more_text(self, _):
		return ''

	def typed(self):
		"""Every question in every way, one after the other: what is asked of each engine."""
		return [re.sub(r'\s+', ' ', WAYS[way](question)).strip() for way in VARIANTS for question, _ in self.questions]


class Fixtures(Collection):
	"""The peers are given the summary and the names of levels, themes, equipment… that our pages show."""

	KEYS = {'levels': 'niveaux', 'subjects': 'enseignements', 'themes': 'thematiques', 'equipment': 'equipements'}

	def __init__(self, name, folder, questions):
		super().__init__(name, folder, questions)
		labels = {column: dict(self.vocabulary(file)) for column, file in self.KEYS.items()}
		self.shown = {}
		with contextlib.closing(sqlite3.connect(f'file:{folder}/observatoire.db?mode=ro', uri=True)) as db:
			for id, summary, *lists in db.execute(f'SELECT id, summary, {", ".join(self.KEYS)} FROM sheet'):
				names = [labels[column].get(key, key) for column, keys in zip(self.KEYS, lists) for key in keys.split()]
				self.shown[id] = f'{summary} {" ; ".join(names)} '

	@staticmethod
	def vocabulary(file):
		path = ROOT / f'observatoire/sheet/vocabularies/{file}.tsv'
		for line in path.read_text(encoding='utf-8').splitlines():
			if line and not line.startswith('#'):
				yield line.split('\t')[:2]

	def more_text(self, id):
		return self.shown[id]


def ingest(indexer, sheets, data):
	done = subprocess.run([indexer, 'ingest', '--data', data, '--json', sheets], capture_output=True, text=True)
	if done.returncode not in (0, 1):
		sys.exit(f'the ingest of {sheets} ended with {done.returncode}: {done.stderr}')
	return done.stdout


def rows_of(path):
	lines = path.read_text(encoding='utf-8').splitlines()
	return [line.split('\t') for line in lines if line and not line.startswith('#')]


def fixtures(indexer, work):
	"""fixtures/searches.tsv. A row that expects nothing has no rank to measure, and is left out."""
	data = work / 'fixtures.data'
	paths = re.findall(r'"path": ?"([^"]+)".*?"id": ?"([^"]+)"', ingest(indexer, ROOT / 'fixtures/sheets', data))
	ids = {pathlib.Path(path).stem: id for path, id in paths}
	rows = [row for row in rows_of(ROOT / 'fixtures/searches.tsv')[1:] if row[1] != 'aucune']
	return Fixtures('fixtures', data, [(row[0], {ids[slug] for slug in row[1].split()}) for row in rows])


def shared(indexer, work, folder):
	sheets, data = work / folder.name, work / f'{folder.name}.data'
	subprocess.run([sys.executable, SHARED / 'make_sheets.py', folder, sheets], check=True)
	ingest(indexer, sheets, data)
	ids = {passage: id for id, passage in rows_of(work / f'{folder.name}.ids.tsv')}
	return Collection(folder.name, data, [(row[1], {ids[row[2]]}) for row in rows_of(folder / 'queries.tsv')])


def names():
	"""Of the collections there are: a folder beside the checkout may be missing."""
	folders = sorted(SHARED.iterdir()) if SHARED.exists() else ()
	return ['fixtures', *(folder.name for folder in folders if (folder / 'queries.tsv').exists())]


def collection(name, indexer, work):
	return fixtures(indexer, work) if name == 'fixtures' else shared(indexer, work, SHARED / name)


# ---- Measures, each of one answer: 0 to 1 ----

def reciprocal_rank(found, wanted):
	return next((1 / rank for rank, id in enumerate(found[:DEPTH], 1) if id in wanted), 0)


def ndcg(found, wanted):
	gain = sum(1 / math.log2(rank + 1) for rank, id in enumerate(found[:DEPTH], 1) if id in wanted)
	return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(len(wanted), DEPTH) + 1))


def recall(found, wanted):
	return len(wanted & set(found[:DEPTH])) / min(len(wanted), DEPTH)


MEASURES = {'MRR@10': reciprocal_rank, 'nDCG@10': ndcg, 'Recall@10': recall}
