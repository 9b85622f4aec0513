#!/usr/bin/env python3
"""kill -9 of the site at random instants, while the indexer stores sheets that the site's thread indexes.

Whoever held the lock of the index is dead without a word. Nothing taken in is lost, the index catches up at the next
start, store and index agree. SEED and KILLS come from the environment.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, INDEXER, Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402

SEED = int(os.environ.get('SEED', 20170314))
KILLS = int(os.environ.get('KILLS', 50))
KILLS_LEAST = 10
SECONDS_MOST = 90  # then the kills done must do, once there are KILLS_LEAST, and are told


def mark_some(sheets, chance, number):
	"""Add a word of this round to some sheets."""
	for path in chance.sample(sorted(sheets.glob('*.md')), 15):
		text = path.read_text(encoding='utf-8').split('\n\nTour ')[0].rstrip('\n')
		path.write_text(f'{text}\n\nTour tourmaline{number}.\n', encoding='utf-8')


def ingest_and_kill(data, sheets, site, chance):
	"""The status of an ingest during which the site dies."""
	ingest = subprocess.Popen([INDEXER, 'ingest', '--data', str(data), str(sheets)], stdout=subprocess.DEVNULL,
		stderr=subprocess.DEVNULL)
	time.sleep(chance.uniform(0, 0.6))
	site.process.kill()
	site.process.wait()
	return ingest.wait(120)


def is_caught_up(site):
	health = json.loads(site.get('/sante').text)
	return health['indexe'] == health['changement']


def check_whole(data, sheets, names, number):
	"""Complaints after a start that nobody disturbs."""
	complaints = []
	with Server(data) as site:
		if not until(lambda: is_caught_up(site)):
			complaints.append(f'round {number}: the index does not catch up: {site.get("/sante").text}')
		for path in sheets.glob('*.md'):
			tour = path.read_text(encoding='utf-8').rpartition('\n\nTour ')[2].strip(' .\n')
			page = site.get(f'/usages/{names[path.stem]}')
			if page.status != 200 or (tour.startswith('tourmaline') and tour not in page.text):
				complaints.append(f'round {number}: {path.name} is not in its last version')
		last = [path for path in sheets.glob('*.md') if path.read_text(encoding='utf-8').endswith(f'tourmaline{number}.\n')]
		found = Page(site.search(f'tourmaline{number}').text).total
		if found != len(last):
			complaints.append(f'round {number}: {len(last)} sheets hold its word, {found} are found')
	verified = run('verify', '--data', data)
	if verified.returncode != 0:
		complaints.append(f'round {number}: verify says {verified.returncode}: {verified.stdout}{verified.stderr}')
	return complaints


def main():
	tap, chance = Tap(), random.Random(SEED)
	complaints, statuses, number, begun = [], [], 0, time.monotonic()
	with data_folder() as data:
		sheets = data.parent / 'sheets'
		shutil.copytree(FIXTURES / 'sheets', sheets)
		names = ingest_fixtures(data, sheets)
		while number < min(KILLS, KILLS_LEAST) or (number < KILLS and time.monotonic() - begun < SECONDS_MOST):
			number += 1
			mark_some(sheets, chance, number)
			statuses.append(ingest_and_kill(data, sheets, Server(data), chance))
			if number % 10 == 0:
				complaints += check_whole(data, sheets, names, number)
		complaints += check_whole(data, sheets, names, number)
	print(f'# SEED={SEED} kills={number}')
	tap.check(number >= min(KILLS, KILLS_LEAST), 'the site was killed often enough', number)
	tap.check(not any(statuses), 'the indexer never minds that the site dies', statuses)
	tap.check(not complaints, 'after each death what was taken in is stored, found and in order', *complaints)
	tap.done()


main()
