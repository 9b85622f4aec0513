"""The engines a user could pick instead. Each peer: a name, and ask(documents, questions) giving lists of ids.

`documents` is a file of lines id, title, text parted by tabs; questions are lines without tabs.
"""
import contextlib
import glob
import os
import pathlib
import pwd
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

from judged import DEPTH

HERE = pathlib.Path(__file__).resolve().parent
JARS = [f'/usr/share/java/lucene-{part}-8*.jar' for part in ('core', 'analyzers-common')]
POSTGRES = pathlib.Path('/usr/lib/postgresql/15/bin')


def lines_of(arguments, questions):
	"""What a program answers, a line a question."""
	done = subprocess.run([str(each) for each in arguments], input=''.join(q + '\n' for q in questions),
		capture_output=True, text=True, check=True)
	return [line.split() for line in done.stdout.splitlines()]


# ---- SQLite FTS5 ----

def sqlite(documents, questions, title):
	with contextlib.closing(sqlite3.connect(':memory:')) as db:
		db.execute("CREATE VIRTUAL TABLE sheet USING fts5(id UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')")
		with open(documents, encoding='utf-8') as lines:
			db.executemany('INSERT INTO sheet VALUES (?, ?, ?)', (line.rstrip('\n').split('\t') for line in lines))
		asked = f'SELECT id FROM sheet WHERE sheet MATCH ? ORDER BY bm25(sheet, 0, {title}, 1) LIMIT {DEPTH}'
		return [[id for id, in db.execute(asked, [any_word(question)])] if any_word(question) else []
			for question in questions]


def any_word(question):
	return ' OR '.join(f'"{word}"' for word in re.findall(r'\w+', question))


# ---- PostgreSQL ----

SCHEMA = """
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE TABLE sheet (id text, title text, body text);
COPY sheet FROM '{documents}' WITH (FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01');
CREATE TABLE question (rank serial, typed text);
COPY question (typed) FROM '{questions}' WITH (FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01');
ALTER TABLE sheet ADD words tsvector;
UPDATE sheet SET words = setweight(to_tsvector('fr', title), 'A') || setweight(to_tsvector('fr', body), 'D');
CREATE INDEX ON sheet USING gin (words);
ANALYZE sheet;
"""
ASK = """
SELECT coalesce(string_agg(id, ' ' ORDER BY place), '') FROM question LEFT JOIN LATERAL (
	SELECT id, row_number() OVER () AS place FROM (
		SELECT id FROM sheet, (SELECT replace(plainto_tsquery('fr', typed)::text, '&', '|')::tsquery AS any_word) AS asked
		WHERE words @@ any_word ORDER BY ts_rank_cd('{weights}', words, any_word, {length}) DESC, sheet.ctid LIMIT 10) AS best
) AS placed ON true GROUP BY rank ORDER BY rank
"""


class Server:
	"""A PostgreSQL of its own, on a socket in a folder that vanishes with it; for a `with`."""

	def __init__(self):
		self.folder = tempfile.mkdtemp(prefix='relevance-')

	def __enter__(self):
		try:
			self.start()
		except BaseException:
			self.__exit__()
			raise
		return self

	def start(self):
		# It refuses to run as root: it is then run as the user its package made.
		self.user = ['runuser', '-u', 'postgres', '--'] if os.geteuid() == 0 else []
		if self.user:
			os.chown(self.folder, pwd.getpwnam('postgres').pw_uid, -1)
		self.run('initdb', '-D', f'{self.folder}/data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
		self.run('pg_ctl', '-D', f'{self.folder}/data', '-w', '-l', f'{self.folder}/log', '-o',
			f"-c listen_addresses='' -k {self.folder} -c fsync=off", 'start')

	def run(self, program, *arguments, **options):
		return subprocess.run([*self.user, POSTGRES / program, *arguments], check=True, cwd='/', stdout=subprocess.DEVNULL)

	def ask(self, sql):
		done = subprocess.run([*self.user, POSTGRES / 'psql', '-h', self.folder, '-U', 'postgres', '-qAtX',
			'-v', 'ON_ERROR_STOP=1'], input=sql, capture_output=True, text=True, cwd='/')
		if done.returncode != 0:
			raise RuntimeError(done.stderr)
		return done.stdout

	def __exit__(self, *_):
		"""Even of one that did not come up whole, nothing stays."""
		with contextlib.suppress(subprocess.CalledProcessError):
			self.run('pg_ctl', '-D', f'{self.folder}/data', '-m', 'immediate', 'stop')
		for _ in range(100):  # a question it was answering may still be writing
			shutil.rmtree(self.folder, ignore_errors=True)
			if not os.path.exists(self.folder):
				break
			time.sleep(0.1)


def postgres(documents, questions, weights, length):
	with Server() as server:
		shutil.copy(documents, f'{server.folder}/documents')
		pathlib.Path(f'{server.folder}/questions').write_text(''.join(q + '\n' for q in questions), encoding='utf-8')
		for name in ('documents', 'questions'):
			os.chmod(f'{server.folder}/{name}', 0o644)
		server.ask(SCHEMA.format(documents=f'{server.folder}/documents', questions=f'{server.folder}/questions'))
		return [line.split() for line in server.ask(ASK.format(weights=weights, length=length)).split('\n')[:-1]]


# ---- Lucene ----

def lucene(documents, questions, title, b, fuzzy=0):
	jars = ':'.join(glob.glob(JARS[0]) + glob.glob(JARS[1]))
	return lines_of(['java', '-Xmx1g', '-cp', jars, HERE / 'Lucene.java', documents, title, b, fuzzy], questions)


# ---- Who is there ----

def peers(omega_program):
	"""(name, setting, ask) of each engine this machine has."""
	def omega(*arguments):
		return lambda documents, questions: lines_of([omega_program, documents, *arguments], questions)

	def setting(ask, *arguments):
		return lambda documents, questions: ask(documents, questions, *arguments)

	yield 'SQLite FTS5', 'title ×1', setting(sqlite, 1)
	yield 'SQLite FTS5', 'title ×3', setting(sqlite, 3)
	yield 'Omega', 'title ×1', omega('weight', '1')
	yield 'Omega', 'title ×5 apart', omega('prefixed')
	if (POSTGRES / 'initdb').exists():
		yield 'PostgreSQL', 'no weights', setting(postgres, '{1,1,1,1}', 0)
		yield 'PostgreSQL', 'A/D', setting(postgres, '{0.1,0.2,0.4,1}', 0)
		yield 'PostgreSQL', 'A/D, length', setting(postgres, '{0.1,0.2,0.4,1}', 1)
	if shutil.which('java') and glob.glob(JARS[0]):
		for title in (0, 1, 2):
			for b in (0.75, 0.4):
				name = f'title ×{title} apart' if title else 'one field'
				yield 'Lucene', f'{name}, b={b}', setting(lucene, title, b)
		yield 'Lucene', 'title ×2 apart, b=0.75, fuzzy', setting(lucene, 2, 0.75, 1)
