#!/usr/bin/env python3
"""kill -9 of the indexer at random instants of ingests and syncs: what it said is there, and both sides agree.

A new round begins where the last one was killed, on the same data directory; sheets change between rounds. SEED
and KILLS come from the environment. Speaks TAP.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

INDEXER = os.environ['OBSERVATOIRE_INDEXER']
SEED = int(os.environ.get('SEED', 20170314))
KILLS = int(os.environ.get('KILLS', 50))
SHEETS = int(sys.argv[1]) if len(sys.argv) > 1 else 150
ARE_MANY = SHEETS > 1000  # their index is begun while they still come, the more so into a new data directory
ANEW, KILLS_LEAST = (0.7, 5) if ARE_MANY else (0.1, 10)
SECONDS_MOST = 35  # then the rounds done must do, once there are KILLS_LEAST, and are told

WORDS = ('robot', 'tablette', 'quadrillage', 'programme', 'carte', 'équipe', 'cour', 'élève', 'boucle', 'erreur')


def sheet(number, version, chance):
	"""A sheet whose body tells its version."""
	story = ' '.join(chance.choice(WORDS) for _ in range(60))
	return f"""---
titre: "Le robot numéro {number}"
resume: "Les élèves de CM2 programment un robot de sol, comparent leurs programmes et corrigent ceux qui échouent."
type: scenario
niveaux: [cm2]
enseignements: [c3-mathematiques]
thematiques: [codage]
equipements: [robot-programmable]
duree: PT2H
licence: CC-BY-SA-4.0
auteurs:
  - signature: anonyme
---
## Déroulement

Version {version} : {story}.
"""


class Academie:
	"""Sheets on a disk, a data directory, and what the indexer has acknowledged of them."""

	def __init__(self, folder, chance):
		self.folder, self.chance = pathlib.Path(folder), chance
		self.sheets, self.data = self.folder / 'sheets', self.folder / 'data'
		self.sheets.mkdir()
		self.versions = {}       # path → version now in the file
		self.acknowledged = {}   # path → (id, version) last told as taken
		self.kills = 0
		for number in range(SHEETS):
			self.write(number, 1)

	def write(self, number, version):
		path = f'{number:04}.md'
		self.versions[path] = version
		(self.sheets / path).write_text(sheet(number, version, self.chance), encoding='utf-8')

	def change_some(self):
		for number in self.chance.sample(range(SHEETS), SHEETS // 3):
			self.write(number, self.versions[f'{number:04}.md'] + 1)

	def command(self, *words):
		return [INDEXER, *words, '--data', str(self.data)]

	def run_and_kill(self, words, delay):
		"""Gives the lines that came out whole, and whether the kill came before the end."""
		with open(self.folder / 'said', 'wb') as said:
			process = subprocess.Popen(self.command(*words), stdout=said, stderr=subprocess.DEVNULL)
			try:
				process.wait(timeout=delay)
			except subprocess.TimeoutExpired:
				process.kill()
				process.wait()
		whole = (self.folder / 'said').read_bytes().split(b'\n')[:-1]
		return [json.loads(line) for line in whole], process.returncode == -9

	def ingest(self, delay):
		lines, killed = self.run_and_kill(['ingest', '--json', str(self.sheets)], delay)
		for line in lines:
			if line.get('etat') in ('pris', 'inchange'):
				self.acknowledged[line['path']] = (line['id'], self.versions[line['path']])
		return killed

	def run(self, words):
		return subprocess.run(self.command(*words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

	def verify(self):
		"""What a verification says against; a kill may come before there is a catalogue to verify."""
		verified = self.run(['verify'])
		is_clean = verified.returncode == 0
		is_not_begun = verified.returncode == 3 and not self.acknowledged and 'pas de catalogue' in verified.stdout
		return [] if is_clean or is_not_begun else [f'verify says {verified.returncode}: {verified.stdout.strip()}']

	def missing(self):
		"""What was told as taken, and is not in an export as it was told."""
		export = self.folder / 'export'
		shutil.rmtree(export, ignore_errors=True)
		subprocess.run(self.command('export', str(export)), check=True, stdout=subprocess.DEVNULL)
		lost = []
		for path, (name, version) in self.acknowledged.items():
			file = export / path
			text = file.read_text(encoding='utf-8') if file.exists() else ''
			stored = int(text.split('\nVersion ')[1].split(' ')[0]) if '\nVersion ' in text else 0
			if stored < version or name not in text:
				lost.append(f'{path}: {name} version {version} was told, version {stored} is there')
		return lost


def typical_time(academie):
	"""Seconds of a whole ingest into nothing, so that kills fall anywhere in it."""
	begun = time.monotonic()
	subprocess.run([INDEXER, 'ingest', '--json', str(academie.sheets), '--data', str(academie.folder / 'trial')],
		check=True, stdout=subprocess.DEVNULL)
	return time.monotonic() - begun


def rounds(academie, chance):
	"""Kill until enough kills were made; gives the complaints of the checks in between."""
	whole = typical_time(academie)
	complaints, begun = [], time.monotonic()
	while academie.kills < min(KILLS, KILLS_LEAST) or (academie.kills < KILLS and time.monotonic() - begun < SECONDS_MOST):
		if academie.data.exists() and chance.random() < ANEW:
			shutil.rmtree(academie.data)  # the first moments of a new data directory matter as well
			academie.acknowledged.clear()
		academie.change_some()
		academie.kills += academie.ingest(chance.uniform(0, whole * 0.9 if ARE_MANY else whole * 0.6))
		if chance.random() < 0.3 and academie.data.exists():
			academie.kills += academie.run_and_kill(['sync', '--json'], chance.uniform(0, whole * 0.3))[1]
		wants_all = chance.random() < 0.2
		complaints += [f'after {academie.kills} kills: {line}' for line in check(academie, wants_all)]
	return complaints


def check(academie, wants_all):
	"""At once, before anything mends what the kill left: an operator looks first. An export takes longer."""
	lines = academie.verify()
	return lines + (academie.missing() if wants_all and academie.acknowledged else [])


def main():
	chance = random.Random(SEED)
	with tempfile.TemporaryDirectory(prefix='observatoire-crash-') as folder:
		academie = Academie(folder, chance)
		complaints = rounds(academie, chance)
		print(f'# SEED={SEED} kills={academie.kills}')

		academie.ingest(None)
		last = academie.verify()
		lost = academie.missing()
	results = [
		(academie.kills >= min(KILLS, KILLS_LEAST), 'the indexer was killed often enough', [f'{academie.kills} times']),
		(not complaints, 'after each kill verify is clean and what was told as taken is there', complaints),
		(not last, 'a last ingest leaves store and index in order', last),
		(len(academie.acknowledged) == SHEETS and not lost, 'every sheet is there in its last version', lost),
	]
	print(f'1..{len(results)}')
	for number, (good, name, details) in enumerate(results, 1):
		print(f"{'ok' if good else 'not ok'} {number} - {name}")
		for line in [] if good else details[:20]:
			print(f'# {line}')
	return 0 if all(good for good, _, _ in results) else 1


if __name__ == '__main__':
	sys.exit(main())
