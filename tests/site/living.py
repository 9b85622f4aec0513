#!/usr/bin/env python3
"""The indexer works beside the running site: what it takes in, changes, withdraws and rebuilds is seen at once.

Readers ask without a pause meanwhile, and not one of them is failed.
"""
import contextlib
import fcntl
import pathlib
import re
import shutil
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402


class Readers:
	"""Three visitors who never stop asking."""

	TARGETS = ('/', '/recherche?q=robot+cm2', '/recherche?niveau=6e', '/recherche?q=élève&page=2')

	def __init__(self, site):
		self.site, self.asked, self.failed = site, 0, []
		self.end = threading.Event()
		self.threads = [threading.Thread(target=self.read) for _ in range(3)]

	def read(self):
		while not self.end.is_set():
			target = self.TARGETS[self.asked % len(self.TARGETS)].replace('é', '%C3%A9').replace('è', '%C3%A8')
			try:
				answer = self.site.get(target)
				if answer.status != 200:
					self.failed.append(f'{answer.status} {target}')
			except OSError as error:
				self.failed.append(f'{error} {target}')
			self.asked += 1

	def __enter__(self):
		for thread in self.threads:
			thread.start()
		return self

	def __exit__(self, *_):
		self.end.set()
		for thread in self.threads:
			thread.join()


def finds(site, word):
	return len(Page(site.search(word).text).sheets)


def take(data, sheets, *more):
	return run('ingest', '--data', data, *more, sheets)


def check_coming(tap, site, data, robot, aside):
	tap.check(finds(site, '"robot idiot"') == 0, 'a sheet not yet taken in is not found')
	aside.rename(robot)
	told = take(data, robot.parent)
	tap.check(told.returncode == 0, 'a sheet is taken in beside the site', told.stderr)
	tap.check(until(lambda: finds(site, '"robot idiot"') == 1), 'it is found at once')


def check_change(tap, site, data, robot):
	"""Gives the id of the sheet."""
	text = robot.read_text(encoding='utf-8')
	robot.write_text(text.replace('## Adapter', '## Zigomatiques'), encoding='utf-8')
	tap.check(take(data, robot.parent).returncode == 0, 'it is changed')
	tap.check(until(lambda: finds(site, 'zigomatiques') == 1), 'its new words are found at once')
	id = (Page(site.search('zigomatiques').text).sheets or ['none'])[0]
	tap.check('Zigomatiques' in site.get(f'/usages/{id}').text, 'its page shows the new text')
	return id


def check_rebuild(tap, site, data):
	told = run('rebuild', '--data', data)
	tap.check(told.returncode == 0, 'the index is rebuilt beside the site', told.stderr)
	tap.check(finds(site, 'zigomatiques') == 1, 'everything is still found')


def check_going(tap, site, data, robot, id):
	robot.unlink()
	tap.check(take(data, robot.parent, '--prune').returncode == 0, 'its file gone, it is withdrawn')
	tap.check(until(lambda: finds(site, 'zigomatiques') == 0), 'it is found no more')
	tap.check(until(lambda: site.get(f'/usages/{id}').status == 410), 'its page says that it is gone')


def nonsense(bytes):
	return b'not an index' * (len(bytes) // 12)


def blocks_to_come(bytes):
	"""Each block says that it was written later: what a reader sees when a writer passed."""
	return b''.join(b'\x7f' * 4 + bytes[at + 4:at + 8192] for at in range(0, len(bytes), 8192))


@contextlib.contextmanager
def held(index):
	"""Another program holds the index: the site does not make it again meanwhile."""
	with open(index / 'lock', 'ab') as lock:
		fcntl.flock(lock, fcntl.LOCK_EX)
		yield


def check_damage(tap, data, harm):
	"""An index that opens and cannot be read, told as a failure for as long as it is there."""
	index = data / 'index'
	words = index / (index / 'current').read_text().split()[0] / 'postlist.glass'
	words.write_bytes(harm(words.read_bytes()))
	with held(index), Server(data) as site:
		answer = site.search('robot')
		tap.check(answer.status == 500 and 'La recherche est en panne' in answer.text and
			'retry-after' not in answer.headers, f'a damaged index is told as a failure: {harm.__name__}', answer.status)
		tap.check(until(lambda: re.search(r'path=/recherche status=500 .*why="[^"]+"', site.told())), 'the log says why',
			site.told())
		tap.check(site.get('/').status == 200, 'the rest of the site goes on')
	with Server(data) as site:
		repaired = run('verify', '--repair', '--data', data)
		tap.check(until(lambda: finds(site, 'robot') > 0), 'once repaired, it is searched again', repaired.stdout,
			repaired.stderr)


def main():
	tap = Tap()
	with data_folder() as data:
		sheets = data.parent / 'sheets'
		shutil.copytree(FIXTURES / 'sheets', sheets)
		robot = sheets / 'robot-idiot-dans-la-cour.md'
		aside = data.parent / robot.name
		robot.rename(aside)
		ingest_fixtures(data, sheets)
		with Server(data) as site:
			with Readers(site) as readers:
				check_coming(tap, site, data, robot, aside)
				id = check_change(tap, site, data, robot)
				check_rebuild(tap, site, data)
				check_going(tap, site, data, robot, id)
			tap.check(not readers.failed, f'none of {readers.asked} questions asked meanwhile failed',
				*readers.failed[:20])
			tap.check(site.stop() == 0, 'the site ends well', site.told())
		for harm in nonsense, blocks_to_come:
			check_damage(tap, data, harm)
		verified = run('verify', '--data', data)
		tap.check(verified.returncode == 0, 'store and index agree', verified.stdout, verified.stderr)
	tap.done()


main()
