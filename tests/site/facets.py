#!/usr/bin/env python3
"""Eleven filters: what is announced is what is found, whatever is chosen with what, and nothing of a search gets lost.

Asked of the real site. What it should say is worked out the long way (support/naive.py) from the sheets it exports.
"""
import html
import pathlib
import random
import re
import sys
import unicodedata
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
import naive  # noqa: E402
from page import Page, number_in  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

FILTERS = ('degre', 'niveau', 'enseignement', 'thematique', 'etiquette', 'equipement', 'logiciel', 'type', 'departement',
	'etablissement', 'annee', 'licence')
QUESTIONS = ('robot', 'l’élève de 6e', 'scratch cm2')
COMBINATIONS = 50
SEED = 20170314


def ask(site, question, chosen=(), **others):
	pairs = [('q', question), *chosen, *((name.replace('_', '-'), value) for name, value in others.items())]
	answer = site.get('/recherche?' + urllib.parse.urlencode(pairs))
	return Page(answer.text) if answer.status == 200 else None


def boxes(page):
	return [box for box in page.all('input', type='checkbox') if box.attributes.get('name') in FILTERS]


def offered(page):
	"""What the page offers to tick: {(filter, value): count announced}."""
	return {(box.attributes['name'], box.attributes.get('value')): number_in(page.label_of(box)) for box in boxes(page)}


def export(data):
	folder = data.parent / 'export'
	told = run('export', '--data', data, folder)
	if told.returncode != 0:
		sys.exit(f'Bail out! export ended with {told.returncode}: {told.stderr}')
	return [naive.Sheet(path) for path in sorted(folder.rglob('*.md'))]


# ---- Against the naive count ----

def some_choices(dice, values):
	"""Values of one to four filters, up to three of each: mostly near one another, now and then strangers."""
	names = dice.sample(FILTERS, dice.randint(1, 4))
	return [(name, value) for name in sorted(names, key=FILTERS.index)
		for value in dice.sample(values[name], min(len(values[name]), dice.randint(1, 3)))]


def all_pages(site, chosen):
	first = ask(site, '', chosen, par_page=50)
	seen = list(first.sheets)
	for number in range(2, -(-first.total // 50) + 1):
		seen += ask(site, '', chosen, par_page=50, page=number).sheets
	return first, seen


def check_against_naive(tap, site, sheets):
	dice = random.Random(SEED)
	values = {name: sorted({value for sheet in sheets for value in sheet.values[name]}) for name in FILTERS}
	tap.check(all(len(list_) > 1 for list_ in values.values()), 'the sheets give each filter two values or more',
		*(name for name, list_ in values.items() if len(list_) < 2))
	wrong_sheets, wrong_counts, empty = [], [], 0
	for number in range(COMBINATIONS):
		chosen = some_choices(dice, values) if number else []
		expected, told = naive.meeting(sheets, chosen), naive.counts(sheets, chosen)
		page, seen = all_pages(site, chosen)
		empty += not expected
		if page.total != len(expected) or sorted(seen) != sorted(sheet.id for sheet in expected):
			wrong_sheets.append(f'{chosen}: {page.total} announced, {len(seen)} listed, {len(expected)} expected')
		announced = offered(page)
		wrong_counts += [f'{chosen}: {choice} {announced.get(choice)} announced, {told.get(choice)} expected'
			for choice in sorted(set(announced) | set(told)) if announced.get(choice) != told.get(choice)]
	tap.check(not wrong_sheets, f'{COMBINATIONS} combinations of filters find the sheets counted one by one', *wrong_sheets)
	tap.check(not wrong_counts, 'and every count beside a value is the one counted one by one', *wrong_counts[:20])
	tap.check(0 < empty < COMBINATIONS / 2, 'some of them find nothing, most find something', empty)


# ---- With a question ----

def check_counts(tap, site, question):
	start = ask(site, question)
	if not tap.check(start and start.total, f'« {question} » finds sheets'):
		return
	values = offered(start)
	tap.check({name for name, _ in values} == set(FILTERS), f'« {question} » offers every filter',
		sorted(set(FILTERS) - {name for name, _ in values}))
	wrong = []
	for choice, announced in values.items():
		found = ask(site, question, [choice])
		if not found or found.total != announced or found.total > start.total:
			wrong.append(f'{choice}: {announced} announced, {found and found.total} found')
	tap.check(not wrong, f'« {question} » : each of {len(values)} counts is the number found', *wrong)
	check_pairs(tap, site, question, values)


def check_pairs(tap, site, question, values):
	reduced, added = [], []
	for name in FILTERS:
		some = [choice for choice, count in values.items() if choice[0] == name and count][:4]
		for first, second in zip(some, some[1:]):
			both = ask(site, question, [first, second]).total
			if both < max(values[first], values[second]):
				reduced.append(f'{first} {values[first]}, {second} {values[second]}, both {both}')
	across = [next((c for c, n in values.items() if c[0] == name and n), None) for name in FILTERS if name not in naive.GROUP]
	for first, second in zip(across, across[1:]):
		if first and second and ask(site, question, [first, second]).total > min(values[first], values[second]):
			added.append(f'{first}, {second}')
	tap.check(not reduced, f'« {question} » : two values of a filter never find fewer than one', *reduced)
	tap.check(not added, f'« {question} » : two filters never find more than one', *added)


def check_kept_counts(tap, site):
	"""Inside a filter, the counts stay what they would be had nothing been ticked in it."""
	start = offered(ask(site, 'scratch'))
	choice = next(c for c, n in start.items() if c[0] == 'niveau' and n)
	ticked = ask(site, 'scratch', [choice])
	same = {c: n for c, n in offered(ticked).items() if c[0] == 'niveau'}
	tap.check(all(start[c] == n for c, n in same.items()), 'ticking a level leaves the counts of the levels',
		*(f'{c}: {start.get(c)} then {n}' for c, n in same.items() if start.get(c) != n))
	box = next(b for b in boxes(ticked) if (b.attributes['name'], b.attributes['value']) == choice)
	tap.check('checked' in box.attributes, 'a ticked value is still ticked on the page it leads to')
	zero = [c for c, n in offered(ask(site, 'scratch', [choice, ('licence', 'etalab-2.0')])).items() if n == 0]
	tap.check(set(zero) <= {choice, ('licence', 'etalab-2.0')}, 'a value that gives nothing is shown only if ticked', zero)


# ---- A state is an address, and nothing of it gets lost ----

def query_of(link):
	return urllib.parse.parse_qsl(urllib.parse.urlsplit(html.unescape(link)).query)


def sent_by_form(page):
	"""What pressing the button of the filters' form sends."""
	form = page.first('form', id='filtrer')
	hidden = [(i.attributes['name'], i.attributes['value']) for i in form.all('input', type='hidden')]
	box = [(i.attributes['name'], i.attributes['value']) for i in page.all('input', form='filtrer')]
	ticked = [(b.attributes['name'], b.attributes['value']) for b in boxes(page) if 'checked' in b.attributes]
	menus = [(s.attributes['name'], s.first('option', selected=True).attributes['value'])
		for s in page.all('select', form='filtrer')]
	return hidden + box + ticked + menus


def check_state(tap, site):
	chosen = [('niveau', 'cm2'), ('niveau', '6e'), ('departement', '023'), ('licence', 'CC-BY-SA-4.0')]
	state = [('q', 'Robot'), *chosen, ('tri', 'titre'), ('par-page', '10')]
	page = ask(site, 'Robot', chosen, tri='titre', par_page=10)
	tap.check(sorted(sent_by_form(page)) == sorted(state), 'the form sends the question, the filters, the order and the number',
		sent_by_form(page))
	chips = [a.attributes['href'] for a in page.first('ul', **{'aria-label': 'Filtres choisis'}).all('a')]
	tap.check([query_of(link) for link in chips[:-1]] == [[pair for pair in state if pair != choice] for choice in chosen],
		'each chip leaves all but its own filter', *chips)
	tap.check(query_of(chips[-1]) == [pair for pair in state if pair not in chosen], 'the last one leaves no filter', chips[-1])

	exact = sent_by_form(ask(site, 'Robot', exact=1))
	tap.check([pair for pair in exact if pair[0] in ('q', 'exact')] == [('q', 'Robot'), ('exact', '1')],
		'a question to the letter is sent once by the form', exact)

	wide = ask(site, 'Robot', [('niveau', 'cycle3')], tri='recentes', par_page=10, etat=3, couleur='rouge', type='rien')
	links = [a.attributes['href'] for a in wide.first('main').all('a') if a.attributes['href'].startswith('/recherche?')]
	lost = [link for link in links if ('q', 'Robot') not in query_of(link) or ('tri', 'recentes') not in query_of(link)
		or ('par-page', '10') not in query_of(link)]
	tap.check(links and not lost, 'every link of the results keeps question, order and number', *lost)
	tap.check(not [link for link in links if 'couleur' in link or 'rien' in link], 'what is unknown is in no link', *links)


def check_words(tap, site):
	page = ask(site, '', [('niveau', 'cm2'), ('niveau', '6e'), ('departement', '023'), ('etablissement', '0870015U')])
	said = page.first('ul', **{'aria-label': 'Filtres choisis'}).text
	tap.check(re.search(r'CM2 × ou .*6e × et .*Creuse × ou .*0870015U', said), '« ou » and « et » are said', said)
	tap.check('l’un ou l’autre' in page.first('form', id='filtrer').text, 'the form says what several choices do')


# ---- Orders and pages ----

def check_orders(tap, site, sheets):
	newest = sorted(sheets, key=lambda sheet: sheet.published, reverse=True)
	days = {sheet.id: sheet.published for sheet in sheets}
	for order, key in (('recentes', lambda id: days[id]), ('', lambda id: days[id])):
		_, seen = all_pages(site, [('tri', order)])
		tap.check([key(id) for id in seen] == [sheet.published for sheet in newest], f'tri={order or "(none)"} is newest first')
	_, seen = all_pages(site, [('tri', 'titre')])
	titles = {sheet.id: sheet.title for sheet in sheets}
	first = [plain(titles[id])[0] for id in seen]
	tap.check(first == sorted(first), 'tri=titre goes from A to Z past accents, case and quotes', ' '.join(first))
	menu = [option.attributes['value'] for option in ask(site, '').first('select', id='tri').all('option')]
	tap.check(menu == ['', 'revisees', 'titre'], 'orders that would say nothing are not offered, the usual one has no name', menu)


def plain(title):
	letters = unicodedata.normalize('NFD', title.replace('œ', 'oe').replace('Œ', 'Oe')).lower()
	return ''.join(c for c in letters if c.isalnum())


def check_pages(tap, site, question):
	for size in (10, 20, 50):
		first = ask(site, question, par_page=size)
		last = -(-first.total // size)
		seen = [id for number in range(1, last + 1) for id in ask(site, question, page=number, par_page=size).sheets]
		tap.check(len(seen) == first.total and len(set(seen)) == len(seen) and len(first.sheets) == min(size, first.total),
			f'« {question} » : its {last} pages of {size} hold each sheet once',
			f'{first.total} announced, {len(seen)} listed, {len(set(seen))} different')
	past = site.get(f'/recherche?q={urllib.parse.quote(question)}&page=99')
	tap.check(past.status in (200, 404) and not Page(past.text).sheets, 'past the last page there is no sheet', past.status)
	for odd in ('0', '-1', '1e9', 'x', '99999999999999999999', ''):
		answer = site.get(f'/recherche?q=robot&page={odd}&etat={odd}&par-page={odd}')
		tap.check(answer.status in (200, 400, 404), f'page={odd or "(empty)"} is no accident', answer.status)


# ---- The page itself ----

def check_markup(tap, site):
	page = ask(site, 'robot', [('niveau', 'cm2'), ('enseignement', 'mathematiques')], tri='titre')
	ids = [element.attributes['id'] for element in page.all(id=True)]
	tap.check(len(ids) == len(set(ids)), 'no id stands twice', *sorted({id for id in ids if ids.count(id) > 1}))
	levels = [int(element.tag[1]) for element in page.all() if re.fullmatch('h[1-6]', element.tag)]
	tap.check(levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])), 'no heading level is skipped', levels)
	tap.check(all(a.attributes.get('href') for a in page.all('a')), 'no link is disabled')
	tap.check(all(page.label_of(box) for box in boxes(page)), 'each box has its label')


def check_unknown(tap, site):
	for name in FILTERS:
		page = ask(site, 'robot', [(name, 'n-existe-pas')])
		tap.check(page and page.total == ask(site, 'robot').total, f'an unknown {name} is forgotten')
	many = '&'.join(f'niveau=n{i}' for i in range(200))
	tap.check(site.get(f'/recherche?q=robot&{many}').status in (200, 400, 414), '200 filters are no accident')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		sheets = export(data)
		with Server(data) as site:
			check_against_naive(tap, site, sheets)
			for question in QUESTIONS:
				check_counts(tap, site, question)
			check_kept_counts(tap, site)
			check_state(tap, site)
			check_words(tap, site)
			check_orders(tap, site, sheets)
			for question in ('', 'élève'):
				check_pages(tap, site, question)
			check_markup(tap, site)
			check_unknown(tap, site)
	tap.done()


main()
