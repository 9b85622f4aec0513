#!/usr/bin/env python3
"""kill -9 of the site at random instants, under sixteen writers: teachers who draft and send, with and without an
account, référents who claim and decide, readers who report. Whatever was answered 303 is there after the restart.

SEED and KILLS come from the environment; 200 kills by hand take a few minutes.
"""
import os
import pathlib
import random
import re
import sqlite3
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402

SEED = int(os.environ.get('SEED', 20170314))
KILLS = int(os.environ.get('KILLS', 10))
LEAST = 8  # however long they take
LIFE_MOST = 60  # answers the site may give before it dies: they tell a life better than seconds, of which a busy machine makes little
SECONDS_MOST = 45 if 'KILLS' not in os.environ else 3600
SECONDS_LOST = 200  # then it was not asked enough, and never will be
SUMMARY = 'Les élèves programment un robot de sol qui relève le courrier des classes, puis vérifient à pied.'
TEXT = '''---
titre: "{title}"
resume: "{summary}"
type: scenario
niveaux: [cm1, cm2]
enseignements: [c3-mathematiques]
thematiques: [codage]
equipements: [robot-programmable]
licence: CC-BY-SA-4.0
auteurs:
  - signature: "Une équipe (exemple)"
---

## Déroulement

''' + 'Les élèves tracent le chemin, le disent avec des flèches, puis programment le robot. ' * 6


class Promises:
	"""What the site answered 303 to, and what it may have done without a word. Written by many threads."""

	def __init__(self):
		self.lock = threading.Lock()
		self.titles = {}    # of a draft, by its name: the last one kept, and the one under way
		self.states = {}    # of a draft, by its name: acts done on it by its author
		self.decisions = set()  # (number of a proposal, act)
		self.reports = set()    # their texts
		self.answers = 0        # 303 so far
		self.refused = {}       # other answers, by writer and status

	def keep(self, note):
		with self.lock:
			self.answers += 1
			note(self)

	def refuse(self, who, status):
		with self.lock:
			self.refused[who, status] = self.refused.get((who, status), 0) + 1

	def kinds(self):
		return len(self.titles), len(self.states), len(self.decisions), len(self.reports)

	def are_enough(self, kills):
		return all(self.kinds()) and self.answers >= 10 * kills


class Writer(threading.Thread):
	"""One of sixteen, for one life of the site: works until it dies."""

	def __init__(self, browser, promises, name, chance):
		super().__init__(daemon=True)
		self.browser, self.promises, self.name_, self.chance, self.fault = browser, promises, name, chance, None

	def run(self):
		try:
			while True:
				self.work()
		except (OSError, EOFError) as death:
			self.end = death
		except Exception as fault:  # noqa: BLE001: http.client has many ways to tell of a death
			if 'http.client' not in type(fault).__module__:
				self.fault = f'{self.name_}: {fault!r}'

	def post(self, target, pairs, note, act):
		"""Ask, and note a promise as soon as it is made. `act` names it for who reads the figures."""
		answer = self.browser.post(target, [('jeton', self.token), *pairs])
		if answer.status == 303:
			self.promises.keep(note)
		else:
			self.promises.refuse(act, answer.status)
		return answer

	@property
	def token(self):
		if not hasattr(self.browser, 'kept_token'):
			self.browser.kept_token = self.browser.token() if self.browser.session else ''
		return self.browser.kept_token


class Author(Writer):
	def work(self):
		name = f'{self.name_}-{self.chance.randrange(1 << 40):x}'
		title = f'Un robot {name} version 0'
		self.promises.titles[name] = [None, title]
		begun = self.post('/proposer', [('acte', 'fichier-tel-quel'), ('texte', TEXT.format(title=title, summary=SUMMARY))],
			lambda p: p.titles.__setitem__(name, [title, None]), 'begin')
		base = begun.headers.get('location', '').rsplit('/', 1)[0]
		if begun.status != 303:
			return time.sleep(0.05)
		edition = 1
		for number in range(1, self.chance.randrange(2, 5)):
			edition += self.save(base, name, number, edition)
		follow = base.replace('/proposer/', '/mes-fiches/')
		act = self.chance.choice(['envoyer', 'envoyer', 'retirer'])
		self.post(follow, [('edition', edition), ('acte', act)],
			lambda p: p.states.setdefault(name, []).append(act), act)

	def save(self, base, name, number, edition):
		title = f'Un robot {name} version {number}'
		self.promises.titles[name][1] = title
		answer = self.post(f'{base}/quoi', [('edition', edition), ('titre', title), ('resume', SUMMARY), ('type', 'scenario'),
			('thematiques', 'codage'), ('suite', 'plus-tard')], lambda p: p.titles.__setitem__(name, [title, None]), 'save')
		return answer.status == 303


class Decider(Writer):
	def work(self):
		queue = self.browser.get('/moderation?genre=propositions').text
		rows = re.findall(r'/moderation/(\d+)"', queue)
		if not rows:
			return time.sleep(0.05)
		row = int(self.chance.choice(rows[:30]))
		edition = self.edition(row)
		if 'value="prendre"' in self.seen:
			self.decide(row, edition, 'prendre')
			edition = self.edition(row)
		act = self.chance.choice(['accepter', 'renvoyer', 'refuser', 'refuser', 'relacher'])
		if f'value="{act}"' in self.seen:
			self.decide(row, edition, act)

	def edition(self, row):
		self.seen = self.browser.get(f'/moderation/{row}').text
		found = re.search(r'name="edition" value="(\d+)"', self.seen)
		return found[1] if found else '0'

	def decide(self, row, edition, act):
		self.post(f'/moderation/{row}', [('edition', edition), ('base', '0'), ('acte', act), ('motif', 'incomplet'),
			('message', 'Un mot')], lambda p: p.decisions.add((row, act)), act)


class Reader(Writer):
	def work(self):
		text = f'{self.name_}-{self.chance.randrange(1 << 40):x}'
		sheet = self.chance.choice(self.browser.sheets)
		self.post(f'/usages/{sheet}/signaler', [('motif', 'autre'), ('message', text)], lambda p: p.reports.add(text), 'report')


def make_people(site, data, sheets):
	"""Sixteen browsers, each with the writer it is for."""
	def account(name, role):
		told = run('compte', 'creer', '--role', role, '--nom', name, f'{name}@ac-limoges.fr', '--data', data)
		return enter(site, told.stdout.split('\n')[0])
	found = [(account(f'prof{i}', 'enseignant'), Author) for i in range(4)] + [(Browser(site), Author) for _ in range(5)]
	found += [(account(f'dan{i}', 'dan'), Decider) for i in range(3)] + [(account('referent', 'referent'), Decider)]
	found += [(Browser(site), Reader) for _ in range(3)]
	for browser, _ in found:
		browser.sheets = sheets
	return found


def live_and_die(data, people, promises, chance, number):
	"""One life of the site. Gives the faults of its writers."""
	site = Server(data, '--threads', '8')
	writers = []
	for i, (browser, kind) in enumerate(people):
		browser.site, browser.origin = site, site.url
		writers.append(kind(browser, promises, f'w{i}r{number}', random.Random(f'{SEED} {number} {i}')))
	last = promises.answers + chance.randrange(LIFE_MOST)
	for writer in writers:
		writer.start()
	until(lambda: promises.answers >= last)
	time.sleep(chance.uniform(0, 0.1))
	site.process.kill()
	site.process.wait()
	for writer in writers:
		writer.join(60)
	return [writer.fault for writer in writers if writer.fault]


def lost(data, promises):
	"""What was promised and is not there."""
	with sqlite3.connect(f'file:{data}/observatoire.db?mode=ro', uri=True) as db:
		stored = {title.split(' version ')[0].removeprefix('Un robot '): (title, state, row)
			for title, state, row in db.execute('SELECT title, state, row FROM proposal')}
		events = set(db.execute('SELECT proposal, act FROM proposal_event'))
		reports = {text for text, in db.execute('SELECT message FROM report')}
		acts = db.execute("SELECT count(*) FROM act WHERE object LIKE 'proposition:%' AND kind <> 'proposition'").fetchone()[0]
		told = db.execute('SELECT count(*) FROM proposal_event').fetchone()[0]
		texts = db.execute('SELECT count(*) FROM proposal WHERE instr(markdown, title) = 0').fetchone()[0]
		sound = [line for line, in db.execute('PRAGMA integrity_check')] + [str(line) for line in db.execute('PRAGMA foreign_key_check')]
	db.close()
	gone = []
	for name, (kept, under_way) in promises.titles.items():
		title = stored.get(name, (None,))[0]
		if kept and title not in (kept, under_way):
			gone.append(f'{name}: {kept!r} was kept, {title!r} is there')
	for name, done in promises.states.items():
		row = stored.get(name, (None, None, 0))[2]
		gone += [f'{name}: {act} was done' for act in done if (row, act) not in events]
	gone += [f'{row}: {act} was done' for row, act in promises.decisions if (row, act) not in events]
	gone += [f'{text} was reported' for text in promises.reports - reports]
	if acts != told:
		gone.append(f'{told} events in threads, {acts} in the journal')
	if texts:
		gone.append(f'{texts} proposals whose title is not that of their text')
	return gone + [line for line in sound if line != 'ok']


def goes_on(promises, number, seconds):
	"""Whether another life is wanted after so many."""
	if number < min(KILLS, LEAST):
		return True
	if not promises.are_enough(number):
		return seconds < SECONDS_LOST
	return number < KILLS and seconds < SECONDS_MOST


def main():
	tap, chance, promises = Tap(), random.Random(SEED), Promises()
	complaints, number, begun = [], 0, time.monotonic()
	with data_folder() as data:
		sheets = list(ingest_fixtures(data).values())
		with Server(data) as site:
			people = make_people(site, data, sheets)
		while goes_on(promises, number, time.monotonic() - begun):
			number += 1
			complaints += live_and_die(data, people, promises, chance, number)
			complaints += [f'after kill {number}: {line}' for line in lost(data, promises)]
		with Server(data) as site:
			tap.check(site.get('/').status == 200 and site.stop() == 0, 'the site starts and ends well after all of it', site.told())
		run('sync', '--data', data)
		verified = run('verify', '--data', data)
	kinds = promises.kinds()
	print(f'# SEED={SEED} kills={number} answers={promises.answers} drafts={kinds[0]} sent={kinds[1]} decisions={kinds[2]} reports={kinds[3]}')
	print(f'# refused: {promises.refused}')
	tap.check(promises.are_enough(number), 'it was asked enough', kinds, promises.answers)
	tap.check(not complaints, 'whatever was answered 303 is there after kill -9', *complaints[:40])
	tap.check(verified.returncode == 0, 'store and index agree', verified.stdout, verified.stderr)
	tap.done()


main()
