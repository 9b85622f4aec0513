#!/usr/bin/env python3
"""What the site can do without, or make again, never stops it: a list of words it cannot read, the folder of its index
removed while people search.
"""
import json
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import ROOT, Server, Tap, data_folder, ingest_fixtures, until  # noqa: E402

WORDS = 'mots-francais.txt'


def lists_with(folder, name, make_words):
	"""The vocabularies, and beside them a list of words made otherwise."""
	lists = folder / name
	shutil.copytree(ROOT / 'observatoire/sheet/vocabularies', lists, ignore=shutil.ignore_patterns(WORDS))
	make_words(lists / WORDS)
	return lists


def make_secret(path):
	path.write_text('discours\n', encoding='utf-8')
	path.chmod(0)


WAYS = {
	'that is a folder': lambda path: path.mkdir(),
	'of another encoding': lambda path: path.write_bytes('élève\n'.encode('latin-1')),
	'that is too large': lambda path: path.write_bytes(b'mot\n' * (5 << 20)),
	**({'that nobody may read': make_secret} if os.geteuid() != 0 else {}),
}
ABSENT = {
	'that is not there': lambda path: None,
	'that leads nowhere': lambda path: path.symlink_to('/nonexistent/words'),
}


def check_words(tap, data):
	for told, ways in (('cannot be read', WAYS), ('is not there', ABSENT)):
		for way, make in ways.items():
			lists = lists_with(data.parent, way.replace(' ', '-'), make)
			with Server(data, '--vocabularies', str(lists)) as site:
				answer = site.search('robot')
				log = [line for line in site.told().splitlines() if line.startswith('words of French: doing without')]
			tap.check(answer.status == 200, f'a site with a list of words {way} answers', answer.status)
			tap.check(len(log) == 1 and told in log[0], f'and its log says so, once ({way})', *log)


def check_index(tap, data):
	"""Whatever part of it is removed, it is made again, and the same sheets are found."""
	with Server(data) as site:
		def found():
			return json.loads(site.get('/api/v1/usages?q=robot&par-page=50').text)
		before = found()
		for part in ('index/current', 'index/lock', 'index'):
			path = data / part
			# At once: emptied file by file, the site could put something back before the folder goes.
			path.rename(data.parent / f'gone-{path.name}')
			page = site.get('/usages/' + before['usages'][0]['id'])
			tap.check(page.status == 200, f'without {part} a sheet is read', page.status)
			tap.check(until(lambda: site.search('robot').status == 200), f'and without {part} people soon search again', site.told()[-1500:])
			tap.check(found()['usages'] == before['usages'], f'and find what they found ({part})')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		check_words(tap, data)
		check_index(tap, data)
	tap.done()


main()
