#!/usr/bin/env python3
"""The counts of the filters are the numbers found; a second value never reduces, a second filter never adds.

Asked of the real site for several questions and every value it offers, then page by page.
"""
import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page, number_in  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures  # noqa: E402

FILTERS = ('niveau', 'thematique', 'equipement', 'type', 'departement')
QUESTIONS = ('', 'robot', 'l’élève de 6e', 'scratch cm2')


def results(site, question, chosen=(), page=None):
	pairs = [('q', question), *chosen] + ([('page', page)] if page else [])
	answer = site.get('/recherche?' + urllib.parse.urlencode(pairs))
	return Page(answer.text) if answer.status == 200 else None


def offered(page):
	"""What the page offers to tick: {(filter, value): count announced}."""
	return {(box.attributes['name'], box.attributes.get('value')): number_in(page.label_of(box))
		for box in page.all('input', type='checkbox') if box.attributes.get('name') in FILTERS}


def check_counts(tap, site, question):
	start = results(site, question)
	if not tap.check(start and start.total, f'« {question} » finds sheets'):
		return
	values = offered(start)
	tap.check({name for name, _ in values} == set(FILTERS), f'« {question} » offers the five filters',
		sorted({name for name, _ in values}))
	wrong = []
	for choice, announced in values.items():
		found = results(site, question, [choice])
		if not found or found.total != announced or found.total > start.total:
			wrong.append(f'{choice}: {announced} announced, {found and found.total} found')
	tap.check(not wrong, f'« {question} » : each of {len(values)} counts is the number found', *wrong)
	check_pairs(tap, site, question, values)


def check_pairs(tap, site, question, values):
	reduced, added = [], []
	for name in FILTERS:
		some = [choice for choice, count in values.items() if choice[0] == name and count][:4]
		for first, second in zip(some, some[1:]):
			both = results(site, question, [first, second]).total
			if both < max(values[first], values[second]):
				reduced.append(f'{first} {values[first]}, {second} {values[second]}, both {both}')
	across = [next((c for c, n in values.items() if c[0] == name and n), None) for name in FILTERS]
	for first, second in zip(across, across[1:]):
		if first and second and results(site, question, [first, second]).total > min(values[first], values[second]):
			added.append(f'{first}, {second}')
	tap.check(not reduced, f'« {question} » : two values of a filter never find fewer than one', *reduced)
	tap.check(not added, f'« {question} » : two filters never find more than one', *added)


def check_kept_counts(tap, site):
	"""Inside a filter, the counts stay what they would be had nothing been ticked in it."""
	start = offered(results(site, 'scratch'))
	choice = next(c for c, n in start.items() if c[0] == 'niveau' and n)
	ticked = results(site, 'scratch', [choice])
	same = {c: n for c, n in offered(ticked).items() if c[0] == 'niveau'}
	tap.check(all(start[c] == n for c, n in same.items()), 'ticking a level leaves the counts of the levels',
		*(f'{c}: {start.get(c)} then {n}' for c, n in same.items() if start.get(c) != n))
	box = next(b for b in ticked.all('input', type='checkbox', name='niveau')
		if b.attributes.get('value') == choice[1])
	tap.check('checked' in box.attributes, 'a ticked value is still ticked on the page it leads to')
	tap.check(ticked.first('input', name='q').attributes.get('value') == 'scratch', 'the question is still in the box')


def check_pages(tap, site, question):
	first = results(site, question)
	last = -(-first.total // 20)
	seen = [id for number in range(1, last + 1) for id in results(site, question, page=number).sheets]
	tap.check(len(seen) == first.total and len(set(seen)) == len(seen),
		f'« {question} » : its {last} pages hold each sheet once', f'{first.total} announced, {len(seen)} listed,'
		f' {len(set(seen))} different')
	past = site.get(f'/recherche?q={urllib.parse.quote(question)}&page={last + 1}')
	tap.check(past.status in (200, 404) and not Page(past.text).sheets, 'past the last page there is no sheet', past.status)
	for odd in ('0', '-1', '1e9', 'x', '99999999999999999999', ''):
		answer = site.get(f'/recherche?q=robot&page={odd}')
		tap.check(answer.status in (200, 400, 404), f'page={odd or "(empty)"} is no accident', answer.status)


def check_unknown(tap, site):
	for name in FILTERS:
		answer = site.get(f'/recherche?q=robot&{name}=n-existe-pas')
		tap.check(answer.status in (200, 400), f'an unknown {name} is no accident', answer.status)
	many = '&'.join(f'niveau=n{i}' for i in range(200))
	tap.check(site.get(f'/recherche?q=robot&{many}').status in (200, 400, 414), '200 filters are no accident')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			for question in QUESTIONS:
				check_counts(tap, site, question)
			check_kept_counts(tap, site)
			for question in ('', 'élève'):
				check_pages(tap, site, question)
			check_unknown(tap, site)
	tap.done()


main()
