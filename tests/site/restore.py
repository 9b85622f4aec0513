#!/usr/bin/env python3
"""The guide's own words are tried: its backup beside the running site, its restoration, and a second one over the first.

The two blocks of « Sauvegarder et restaurer » in docs/exploitation.md are run as they stand, paths and accounts aside.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import FIXTURES, INDEXER, ROOT, Server, Tap, data_folder, ingest_fixtures, lines_of_json, run  # noqa: E402

SHEETS = 6
GUIDE = ROOT / 'docs/exploitation.md'


def blocks_of_guide():
	"""The backup script, and the commands of the restoration."""
	chapter = GUIDE.read_text(encoding='utf-8').split('\n## Sauvegarder et restaurer\n')[1].split('\n## ')[0]
	return re.findall(r'^```\n(.*?)^```$', chapter, re.M | re.S)[:2]


class Operator:
	"""Types what the guide says, in a place of their own where no service is to be stopped."""

	def __init__(self, work):
		self.work, self.data = work, work / 'data'
		self.tools = work / 'tools'
		self.tools.mkdir()
		self.typed = work / 'typed'
		self.tool('systemctl', f'echo "systemctl $*" >>"{self.typed}"')
		self.tool('chown', f'echo "chown $*" >>"{self.typed}"')
		self.tool('observatoire-indexer', f'exec "{INDEXER}" "$@" --data "{self.data}"')

	def tool(self, name, line):
		path = self.tools / name
		path.write_text(f'#!/bin/sh\n{line}\n', encoding='utf-8')
		path.chmod(0o755)

	def type(self, block):
		here = block.replace('/var/lib/observatoire', str(self.data)).replace('/srv/', f'{self.work}/srv/')
		here = here.replace('-o observatoire -g observatoire ', '')
		return subprocess.run(['sh', '-eu', '-c', here], capture_output=True, text=True, timeout=300,
			env={**os.environ, 'PATH': f"{self.tools}:{os.environ['PATH']}"})

	def put_aside(self):
		"""The databases of before each restoration."""
		return sorted((self.work / 'srv').glob('ecarte*/observatoire.db'), key=os.path.getmtime)


def is_in_order(data):
	return run('verify', '--data', data).returncode == 0


def count(data):
	return lines_of_json(run('stats', '--json', '--data', data).stdout)[0]['fiches']


def take_another(tap, operator, sheet):
	folder = operator.work / 'sheets'
	shutil.copy(sheet, folder)
	told = run('ingest', '--data', operator.data, folder)
	tap.check(told.returncode == 0 and count(operator.data) == len(list(folder.iterdir())),
		'a sheet comes in after the backup, with all that was lost', told.stdout, told.stderr)


def check_backup(tap, operator, backup):
	with Server(operator.data):
		for name in ('the backup is made beside the site', 'and made again over the first'):
			told = operator.type(backup)
			tap.check(told.returncode == 0, name, told.stdout, told.stderr)
	saved = operator.work / 'srv/sauvegarde'
	tap.check(sorted(path.name for path in saved.iterdir()) == ['observatoire.db', 'pieces'], 'it is one database, and the pieces')


def check_restoration(tap, operator, restoration, name, aside):
	told = operator.type(restoration)
	tap.check(told.returncode == 0, name, told.stdout, told.stderr)
	tap.check(count(operator.data) == SHEETS and is_in_order(operator.data), 'the sheets of the backup are there, and in order')
	tap.check(len(operator.put_aside()) == aside, f'what was there is put aside, {aside} in all')


def is_whole_aside(operator):
	first = operator.work / 'first'
	shutil.copytree(operator.put_aside()[0].parent, first)
	return count(first) == SHEETS + 1 and is_in_order(first)


def check_site(tap, operator, ids):
	with Server(operator.data) as site:
		tap.check(site.get('/sante').status == 200, 'the site starts on it')
		tap.check(site.get(f'/usages/{next(iter(ids.values()))}').status == 200, 'and shows its sheets')


def main():
	if not shutil.which('sqlite3'):
		print('1..0 # SKIP the guide asks for the package sqlite3')
		return
	tap = Tap()
	backup, restoration = blocks_of_guide()
	with data_folder() as data:
		operator = Operator(data.parent)
		(data.parent / 'srv').mkdir()
		(data.parent / 'sheets').mkdir()
		sheets = sorted((FIXTURES / 'sheets').glob('*.md'))
		for sheet in sheets[:SHEETS]:
			shutil.copy(sheet, data.parent / 'sheets')
		ids = ingest_fixtures(data, data.parent / 'sheets')
		check_backup(tap, operator, backup)

		take_another(tap, operator, sheets[SHEETS])
		check_restoration(tap, operator, restoration, 'the restoration goes through', 1)
		check_site(tap, operator, ids)

		take_another(tap, operator, sheets[SHEETS + 1])
		(data / 'observatoire.db').write_bytes(b'x' * 100000)
		check_restoration(tap, operator, restoration, 'so does a second one, over the first', 2)
		check_site(tap, operator, ids)

		shutil.rmtree(data)
		check_restoration(tap, operator, restoration, 'and one where nothing is left', 2)
		tap.check(is_whole_aside(operator), 'the first that was put aside is whole still')
	tap.done()


if __name__ == '__main__':
	main()
