"""What the stories of tests/site share: the two real programs, a data folder that vanishes, TAP lines.

The programs come from OBSERVATOIRE_INDEXER and OBSERVATOIRE_WEB, which Meson sets.
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / 'fixtures'
INDEXER = os.environ.get('OBSERVATOIRE_INDEXER', str(ROOT / 'build/indexer/observatoire-indexer'))
WEB = os.environ.get('OBSERVATOIRE_WEB', str(ROOT / 'build/web/observatoire-web'))
PATIENCE = 60  # seconds; what is waited for comes within one or two, but where many tests share a slow machine


class Tap:
	"""Prints one line a check, the plan at the end. A story that stops early is a failed story."""

	def __init__(self):
		self.count = self.failed = 0

	def check(self, good, name, *told):
		self.count += 1
		self.failed += not good
		print(f"{'ok' if good else 'not ok'} {self.count} - {name.replace('#', '♯')}", flush=True)
		for line in '\n'.join(str(part) for part in told).splitlines() if not good else ():
			print('#   ' + line, flush=True)
		return good

	def done(self):
		print(f'1..{self.count}', flush=True)
		sys.exit(1 if self.failed else 0)


def run(*arguments, **options):
	"""One run of the indexer: its exit status, output and errors."""
	return subprocess.run([INDEXER, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def lines_of_json(text):
	return [json.loads(line) for line in text.splitlines() if line.startswith('{')]


@contextlib.contextmanager
def data_folder():
	folder = tempfile.mkdtemp(prefix='observatoire-')
	try:
		yield pathlib.Path(folder) / 'data'
	finally:
		shutil.rmtree(folder, ignore_errors=True)


def ingest_fixtures(data, sheets=FIXTURES / 'sheets'):
	"""Take the example sheets in. Gives {file name without .md: id}."""
	data.mkdir(exist_ok=True)
	told = run('ingest', '--data', data, '--json', sheets)
	if told.returncode != 0:
		sys.exit(f'Bail out! ingest of the fixtures ended with {told.returncode}:\n{told.stdout[-2000:]}{told.stderr}')
	return {pathlib.Path(line['path']).stem: line['id'] for line in lines_of_json(told.stdout) if 'path' in line}


class Answer:
	def __init__(self, raw):
		self.status = raw.status
		self.headers = {name.lower(): value for name, value in raw.getheaders()}
		self.bytes = raw.read()

	@property
	def text(self):
		return self.bytes.decode('utf-8')


def until(condition, seconds=PATIENCE):
	"""Whether something comes true, asked again and again."""
	end = time.monotonic() + seconds
	while not condition():
		if time.monotonic() > end:
			return False
		time.sleep(0.05)
	return True


class Server:
	"""The real site on a port of its own, for a `with`. Leaving it asks it to stop and looks how it did."""

	def __init__(self, data, *options):
		# The site writes at the end of its log, wherever a story is reading.
		self.log = tempfile.NamedTemporaryFile(prefix='observatoire-log-')
		with open(self.log.name, 'ab') as log:
			# The system gives the port with the socket: one that was only found free could be another's by then.
			self.process = subprocess.Popen([WEB, '--data', str(data), '--listen', '127.0.0.1:0', *options],
				stdout=log, stderr=log)
		self.port = self.wait()
		self.url = f'http://127.0.0.1:{self.port}'

	def wait(self):
		"""Until it listens; gives the port."""
		found = None

		def is_known():
			nonlocal found
			found = re.search(r'listening at 127\.0\.0\.1:(\d+)$', self.log_text(), re.MULTILINE)
			return found or self.process.poll() is not None
		until(is_known)
		if found:
			return int(found[1])
		print('Bail out! the site did not start:\n' + self.told(), flush=True)
		self.process.kill()
		sys.exit(1)

	def log_text(self):
		self.log.seek(0)
		return self.log.read().decode(errors='replace')

	def told(self):
		return self.log_text()[-6000:]

	def get(self, target, method='GET', **headers):
		link = http.client.HTTPConnection('127.0.0.1', self.port, timeout=PATIENCE)
		try:
			link.request(method, target, headers={name.replace('_', '-'): value for name, value in headers.items()})
			return Answer(link.getresponse())
		finally:
			link.close()

	def search(self, question, **others):
		pairs = [('q', question)]
		for name, value in others.items():
			pairs += [(name, each) for each in (value if isinstance(value, list) else [value])]
		return self.get('/recherche?' + urllib.parse.urlencode(pairs))

	def stop(self, sign=signal.SIGTERM):
		"""The exit status after a polite end (None: it had to be killed)."""
		if self.process.poll() is None:
			self.process.send_signal(sign)
		try:
			return self.process.wait(PATIENCE)
		except subprocess.TimeoutExpired:
			self.process.kill()
			self.process.wait()
			return None

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.stop(signal.SIGTERM)
