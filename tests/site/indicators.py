#!/usr/bin/env python3
"""The indicators count what they say: each number of a page is the length of the list it leads to, on any day, and what
happens to a sheet moves them as their definition says.

Asked of the real site, as browsers do.
"""
import contextlib
import csv
import hashlib
import html
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, lines_of_json, run  # noqa: E402

DAYS = ('2017-03-31', '2017-12-31', '2018-08-31', '')
EXAMPLE = re.compile(r'^exemple: true\n', re.MULTILINE)


def with_day(target, day, **others):
	pairs = [('exemples', 'oui')] + ([('au', day)] if day else []) + list(others.items())
	return target + '?' + urllib.parse.urlencode(pairs)


def listed(site, link):
	"""How many sheets a list says and how many it shows, page after page."""
	total, seen = None, []
	while link:
		page = Page(site.get(link).text)
		status = page.first(role='status').text
		total = total or (0 if 'Aucune' in status else int(re.sub(r'\D', '', status.split('fiche')[0])))
		items = page.first('ul', **{'class': 'comptees'})
		seen += [item.text for item in items.all('li')] if items else []
		following = page.first('a', rel='next')
		link = following.attributes['href'] if following else None
	return total, len(seen)


def numbers(page):
	"""(number, link) of all that leads to a list of sheets."""
	for anchor in page.first('main').all('a'):
		link = anchor.attributes['href']
		if '/fiches' in link:
			yield int(re.sub(r'\D', '', anchor.text.split('fiche')[0])), link


def check_lists(tap, site):
	for day in DAYS:
		for target in ('/indicateurs', '/indicateurs/18', '/indicateurs/2'):
			wrong = [(number, link) for number, link in numbers(Page(site.get(with_day(target, day)).text))
				if listed(site, link) != (number, number)]
			tap.check(not wrong, f'{target} at {day or "today"}: each number is the length of its list', wrong)


def check_files(tap, site):
	for day in DAYS:
		told = json.loads(site.get(with_day('/indicateurs.json', day)).text)
		shown = Page(site.get(with_day('/indicateurs', day)).text)
		values = {each['code']: each['valeur'] for each in told['indicateurs']}
		links = {link.split('/')[2]: number for number, link in numbers(shown) if 'mesure=' not in link}
		tap.check(len(values) == 18 and {code: value for code, value in values.items() if value is not None} == links,
			f'JSON at {day or "today"} says what the page says', values, links)
		rows = list(csv.reader(io.StringIO(site.get(with_day('/indicateurs.csv', day)).bytes.decode('utf-8-sig')), delimiter=';'))
		from_table = {row[0]: int(row[5]) for row in rows if row[2] == 'valeur' and not row[3]}
		tap.check(from_table == links, f'CSV at {day or "today"} too', from_table)
		tap.check(len({len(row) for row in rows}) == 1, 'rows of one width')
	first = site.get('/indicateurs.csv')
	tap.check('etag' in first.headers and site.get('/indicateurs.csv', If_None_Match=first.headers['etag']).status == 304,
		'a table that did not change is not sent again')


def values(site, day=''):
	told = json.loads(site.get('/indicateurs.json' + (f'?au={day}' if day else '')).text)
	found = {each['code']: each['valeur'] for each in told['indicateurs']}
	beside = {item['mesure']: item['nombre'] for each in told['indicateurs'] for item in each['a_cote']}
	return found['2'], found['18'], beside


def put(data, folder, name, text):
	(folder / name).write_text(text)
	told = run('ingest', '--data', data, folder)
	if told.returncode:
		sys.exit(f'Bail out! {told.stdout}{told.stderr}')


def check_life(tap, site, data, folder):
	"""A true sheet, from its publication to its withdrawal."""
	text = EXAMPLE.sub('', (FIXTURES / 'sheets/labyrinthe-scratch-6e.md').read_text())
	text = re.sub(r'^id: .*\n', '', text, flags=re.MULTILINE)
	text = re.sub(r'^titre: .*\n', 'titre: "Une fiche vraie, pour compter"\n', text, flags=re.MULTILINE)
	text = re.sub(r'^date_\w+: .*\n', '', text, flags=re.MULTILINE)
	tap.check(values(site)[:2] == (0, 0), 'examples count for nothing', values(site))
	put(data, folder, 'vraie.md', text)
	tap.check(values(site)[:2] == (1, 1), 'a sheet counts when it is published', values(site))
	put(data, folder, 'vraie.md', text.replace('Une fiche vraie', 'Une fiche bien vraie'))
	tap.check(values(site)[:2] == (1, 1), 'a new version adds nothing', values(site))
	put(data, folder, 'doublon.md', text.replace('Une fiche vraie', 'La même fiche')
		.replace('licence:', 'relations:\n  - type: doublon-de\n    cible: 2017-0001\nlicence:', 1))
	tap.check(values(site)[:2] == (1, 1), 'a duplicate does not count', values(site))
	put(data, folder, 'variante.md', text.replace('Une fiche vraie', 'Une variante')
		.replace('licence:', 'relations:\n  - type: est-base-sur\n    cible: 2017-0001\nlicence:', 1))
	found = values(site)
	tap.check(found[:2] == (2, 2) and found[2]['variantes'] == 1, 'a variant is a sheet, and told apart', found)
	past = text.replace('Une fiche vraie', 'Une fiche d’avant').replace('licence:',
		'date_creation: 2016-01-01\ndate_publication: 2016-10-03\nlicence:', 1)
	put(data, folder, 'avant.md', past)
	tap.check(values(site, '2016-10-02')[0] == 0 and values(site, '2016-10-03')[0] == 1,
		'one that comes in with its past counts from its day')
	(folder / 'vraie.md').unlink()
	run('ingest', '--data', data, '--prune', folder)
	tap.check(values(site)[0] == 2, 'one withdrawn counts no more', values(site))
	run('purge-exemples', '--data', data)
	tap.check('exemple' not in site.get('/indicateurs').text.split('<main')[1].split('indicateurs-liste')[0],
		'once the examples are gone nothing is said of them')


def person(site, data, name, *options):
	told = run('compte', 'creer', *options, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def freeze(dan, **values):
	return dan.send('/indicateurs/arretes', **{'mesure': 'usages', 'au': '2016-12-31', 'note': '', **values})


def check_proof(tap, site, data, folder):
	"""A figure is frozen; a hundred edits later its number and its list are the same, with the file alone."""
	dan, teacher = person(site, data, 'dan', '--role', 'dan'), person(site, data, 'prof', '--role', 'enseignant')
	tap.check(freeze(teacher).status == 403, 'a teacher freezes nothing')
	tap.check(dan.post('/indicateurs/arretes', {'mesure': 'usages', 'au': '2016-12-31'}).status == 403,
		'nor does the DAN without the token of a page')
	made = freeze(dan, note='Pour le <CANÉ>')
	tap.check(made.status == 303 and made.headers['location'].startswith('/indicateurs/arretes/1?'), 'the DAN does',
		made.status)
	page, text = site.get('/indicateurs/arretes/1').text, site.get('/indicateurs/arretes/1.txt').bytes
	tap.check('&lt;CANÉ&gt;' in page, 'a note is only text')
	tap.check(text.splitlines()[-1].split()[-1].decode() ==
		hashlib.sha256(b''.join(text.splitlines(True)[:-1])).hexdigest(), 'its last line is the SHA-256 of the others')
	check_recipes(tap, page, text, data.parent)
	identity, version, listed = text.decode().split('fiches: 1\n')[1].split('\n')[0].split()
	place = f'/usages/{identity}.md?version={version}'
	kept = site.get(place)
	tap.check(f'href="{place}"' in page and hashlib.sha256(kept.bytes).hexdigest() == listed,
		'the page leads to the text behind each hash, to the byte', kept.status)
	source = (folder / 'avant.md').read_text()
	for i in range(100):
		(folder / 'avant.md').write_text(source.replace('Une fiche d’avant', f'Une fiche d’avant, essai {i}'))
		run('ingest', '--data', data, folder)
	tap.check(site.get(place).bytes == kept.bytes, 'that text is there after a hundred others')
	(folder / 'avant.md').unlink()
	run('ingest', '--data', data, '--prune', folder)
	gone, shown = site.get(place, If_None_Match=kept.headers['etag']), dan.get(place)
	tap.check(gone.status == 410 and 'ne se lit plus ici' in gone.text and shown.bytes == kept.bytes
		and 'no-store' in shown.headers['cache-control'], 'once the sheet left the site the DAN alone reads it',
		gone.status, shown.status, shown.headers)
	tap.check(site.get('/indicateurs/arretes/1.txt').bytes == text, 'a hundred edits later it is the same to the byte')
	tap.check('retirée du site' in site.get('/indicateurs/arretes/1').text, 'and the page tells what changed')
	freeze(dan, mesure='codage', au='2017-12-31', departement='023')
	second = site.get('/indicateurs/arretes/2.txt').bytes

	first_file, second_file = data.parent / 'arrete-1.txt', data.parent / 'arrete-2.txt'
	first_file.write_bytes(text)
	second_file.write_bytes(second)
	told = run('indicateurs', 'verifier', first_file, second_file, '--data', '/rien')
	tap.check(told.returncode == 0 and told.stdout.count('intact') == 2 and 'departement 023 Creuse' in told.stdout,
		'files are verified without the store, that of one département too', told.stdout)
	told = run('indicateurs', 'verifier', second_file, first_file)
	tap.check(told.returncode == 0 and 'Du 1 au 2, ils s’enchaînent sans manque.' in told.stdout, 'in any order', told.stdout)
	forged = re.sub(rb'valeur: \d+', b'valeur: 99', text)
	first_file.write_bytes(forged)
	told = run('indicateurs', 'verifier', first_file)
	tap.check(told.returncode == 1 and 'altéré' in told.stdout, 'a forged number is told', told.stdout)
	head = re.sub(rb'note: .*', b'note: Rien', b''.join(text.splitlines(True)[:-1]))
	first_file.write_bytes(head + f'empreinte: {hashlib.sha256(head).hexdigest()}\n'.encode())
	told = run('indicateurs', 'verifier', '--json', first_file, second_file)
	states = [line.get('etat') or line['enchainement'] for line in lines_of_json(told.stdout)]
	tap.check(told.returncode == 1 and states == ['intact', 'detache', 'rompu'], 'a text sealed again is told by the next', states)

	told = run('indicateurs', 'verifier', data.parent / '%s%n.txt')
	tap.check(told.returncode == 1 and '%s%n.txt' in told.stderr, 'a file that is not there is told by its name', told.stderr)
	told = run('indicateurs', 'verifier', '--data', data)
	tap.check(told.returncode == 0 and '2 arrêtés' in told.stdout and 'chacun est celui de son empreinte' in told.stdout,
		'the store is verified', told.stdout, told.stderr)
	check_old_text(tap, data, text)
	with contextlib.closing(sqlite3.connect(data / 'observatoire.db')) as store, store:
		store.execute('DROP TRIGGER snapshot_record_stays')
		store.execute("UPDATE snapshot_record SET id = '2016-9999' WHERE snapshot = 1")
		store.execute("UPDATE tally SET delta = delta + 5 WHERE facet = '' AND measure = 1")
	told = run('indicateurs', 'verifier', '--data', data)
	tap.check(told.returncode == 1 and 'arrêté 1 : altéré' in told.stdout and 'ce que disent les évènements' in told.stdout,
		'a row touched behind our back is told, and a sum', told.stdout)
	tap.check('L’empreinte ne correspond pas' in site.get('/indicateurs/arretes/1').text, 'by the page as well')
	tap.check(freeze(dan).status == 500 and site.get('/indicateurs/arretes/3').status == 404,
		'no figure is frozen from sums that are wrong')
	told = run('verify', '--json', '--repair', '--data', data)
	faults = [line.get('defaut') or line for line in lines_of_json(told.stdout)]
	tap.check('sommes' in told.stdout and 'usages' in told.stdout, '« verify » names a sum that is wrong', faults, told.stderr)
	told = run('indicateurs', 'verifier', '--data', data)
	tap.check('Les indicateurs sont ce que disent les évènements' in told.stdout, 'and repairs it', told.stdout)
	tap.check(run('indicateurs', 'compter', '--data', data).returncode == 2, 'an act that is none is refused')


def check_recipes(tap, page, text, folder):
	"""The commands of the page, as they stand there, on the file as it was downloaded."""
	(folder / 'arrete-1.txt').write_bytes(text)
	shown = html.unescape(page)
	recipes = re.findall(r"<pre[^>]*><code>(sed [^<]*)</code>", shown)
	tap.check(len(recipes) == 2, 'the page says how to check without it, for two systems', recipes)
	for recipe in recipes:
		told = subprocess.run(['sh', '-c', recipe], cwd=folder, capture_output=True, text=True).stdout.split()
		tap.check(told[0] == told[-1] and len(told[0]) == 64, f'by {recipe.split("|")[1].split()[0]}', told)
	cut = text.decode('latin-1').rfind('\nempreinte: ') + 1
	tap.check('GetEncoding(28591)' in shown and 'LastIndexOf("`nempreinte: ", [StringComparison]::Ordinal) + 1' in shown
		and hashlib.sha256(text[:cut]).hexdigest() == text[cut:].split()[1].decode(), 'and cut where PowerShell is told to', cut)


def check_old_text(tap, data, text):
	"""What an arrêté lists is rewritten in the database, then put back as it was."""
	identity, version, _ = text.decode().split('fiches: 1\n')[1].split('\n')[0].split()
	for change, state, status in (("markdown || ' '", 'altere', 1), ("substr(markdown, 1, length(markdown) - 1)", 'intact', 0)):
		with contextlib.closing(sqlite3.connect(data / 'observatoire.db')) as store, store:
			store.execute(f'UPDATE revision SET markdown = {change} WHERE number = ? AND sheet ='
				' (SELECT row FROM sheet WHERE id = ?)', (version, identity))
		told = run('indicateurs', 'verifier', '--json', '--data', data)
		lines = lines_of_json(told.stdout)
		found = [(line['texte'], line['version']) for line in lines if line.get('etat') == 'altere']
		tap.check(told.returncode == status and found == ([(identity, int(version))] if status else []) and lines[-1]['textes'] > 100,
			f'an old text: {state}', told.stdout)
		told = run('verify', '--data', data)
		tap.check(('empreinte' in told.stdout) == bool(status), f'« verify » says so too: {state}', told.stdout)


def check_odd(tap, site):
	for target, status in (('/indicateurs/0', 404), ('/indicateurs/2/rien', 404), ('/indicateurs/%00', 400),
			('/indicateurs?au=%3Cscript%3E', 200), ('/indicateurs/2/fiches?departement=%20%3A', 200),
			('/indicateurs/2/fiches?avant=999999999999', 200), ('/indicateurs/2/fiches?etablissement=0230506A%27', 200)):
		answer = site.get(target)
		tap.check(answer.status == status and '<script>' not in answer.text, f'{target}: {status}', answer.status)
	past = site.get(with_day('/indicateurs/2', '2018-08-31')).text
	tap.check('fiches?etablissement=' not in past and 'ne se montre qu’à la DAN' in past,
		'of a past day the public is told nothing of schools')
	school = next(link for _, link in numbers(Page(site.get('/indicateurs/2?exemples=oui').text)) if 'etablissement=' in link)
	tap.check(site.get(school).status == 200 and site.get(school + '&au=2018-08-31').status == 403,
		'nor are their sheets of that day listed, as they are today', school)


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		folder = data.parent / 'fiches'
		folder.mkdir()
		with Server(data) as site:
			check_lists(tap, site)
			check_files(tap, site)
			check_odd(tap, site)
			check_life(tap, site, data, folder)
			check_proof(tap, site, data, folder)
	tap.done()


if __name__ == '__main__':
	main()
