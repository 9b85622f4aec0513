"""What bench-ingest and bench-search share: release programs, a corpus, figures."""
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / 'build-bench'
INDEXER, WEB, FLOOR = (BUILD / name for name in
	('indexer/observatoire-indexer', 'web/observatoire-web', 'tests/bench/floor'))
# A corpus of real French text, when it lies beside the checkout; ours is made of the fixtures alone.
LARGER = ROOT.parent / 'shared/data/scale/make_sheets.py'
CACHE = pathlib.Path(os.environ.get('BENCH_DIR', '/var/tmp/observatoire-bench'))


def build():
	"""The programs as they are delivered, and the floor with the same flags."""
	if not (BUILD / 'build.ninja').exists():
		subprocess.run(['meson', 'setup', BUILD, ROOT, '--buildtype=release'], check=True, stdout=subprocess.DEVNULL)
	# The whole of web/ and indexer/ is asked for: templates and static files come with the programs.
	done = subprocess.run(['ninja', '-C', BUILD, 'all', 'tests/bench/floor'], stdout=subprocess.PIPE, text=True)
	if done.returncode != 0:
		sys.exit(done.stdout[-3000:])


def corpus(count):
	"""A folder of `count` sheets, made once, and where its words come from."""
	maker = LARGER if LARGER.exists() else ROOT / 'tests/bench/make-sheets'
	origin = 'real French paragraphs' if LARGER.exists() else 'shuffled paragraphs of the fixtures'
	folder = CACHE / f'{maker.stem}-{count}'
	done = folder.with_name(folder.name + '.done')
	if not done.exists():
		print(f'Making {count} sheets in {folder}', file=sys.stderr)
		folder.mkdir(parents=True, exist_ok=True)
		subprocess.run([sys.executable, maker, folder, str(count), '1'], check=True)
		done.touch()
	return folder, origin


def spend(arguments):
	"""Run a program. Gives (seconds, peak memory in MB, output, exit status)."""
	start = time.monotonic()
	child = subprocess.Popen([str(each) for each in arguments], stdout=subprocess.PIPE, text=True)
	output = child.stdout.read()
	_, status, usage = os.wait4(child.pid, 0)
	child.returncode = os.waitstatus_to_exitcode(status)
	return time.monotonic() - start, usage.ru_maxrss / 1024, output, child.returncode


def weigh(path):
	"""Bytes of a file or of all the files beneath a folder."""
	path = pathlib.Path(path)
	if path.is_file():
		return path.stat().st_size
	return sum(each.stat().st_size for each in path.rglob('*') if each.is_file())


def part(values, share):
	"""The value below which `share` of them lie."""
	ordered = sorted(values)
	return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def megabytes(count):
	return f'{count / 1e6:.1f} MB'


def row(*cells):
	print('| ' + ' | '.join(str(cell) for cell in cells) + ' |')


def table(*titles):
	row(*titles)
	row(*['---'] * len(titles))


def median(values):
	return statistics.median(values)
