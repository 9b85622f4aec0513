#!/usr/bin/env python3
"""Schools have names: the register is filled beside the running site, and pages say « Collège … » where they said a code."""
import csv
import io
import json
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, lines_of_json, run, until  # noqa: E402

EXAMPLES = FIXTURES / 'annuaire/exemples.csv'
SHEET = 'defi-robots-inter-degres-cm2-6e'


def school_of(sheet):
	"""The first school a sheet names, and what the register calls it."""
	text = (FIXTURES / f'sheets/{sheet}.md').read_text(encoding='utf-8')
	line = next(line for line in text.splitlines() if line.startswith('etablissements:'))
	uai = line.split('[')[1].strip(' ]').split(',')[0]
	row = next(row.split(';') for row in EXAMPLES.read_text(encoding='utf-8').splitlines() if row.startswith(uai))
	return uai, f'{row[1]}, {row[2]}'


def is_xml(document):
	try:
		xml.fromstring(document)
	except xml.ParseError:
		return False
	return True


def learn(data, *options, file=EXAMPLES):
	return run('annuaire', '--data', data, *options, file)


def sorting(name):
	"""What a name is sorted by: letters and digits."""
	letters = unicodedata.normalize('NFD', name.lower()).encode('ascii', 'ignore').decode()
	return ' '.join(re.findall('[a-z0-9]+', letters))


def schools_in(answer):
	return next(facet['valeurs'] for facet in json.loads(answer.text)['facettes'] if facet['parametre'] == 'etablissement')


def check_pages(tap, site, page, uai, name):
	named = site.get(page)
	tap.check(f'{name} ({uai})' in named.text, 'a sheet says the school by its name')
	tap.check(f'>{uai}</a>' not in named.text, 'and its code behind')
	results = site.get(f'/recherche?etablissement={uai}').text
	tap.check(results.count(name) >= 2, 'a filter says it, and what was chosen')
	tap.check(f'<title>{name}' in results, 'so does the window')
	listed = [sorting(value['libelle']) for value in schools_in(site.get('/api/v1/usages'))]
	tap.check(len(listed) > 20 and listed == sorted(listed), 'schools to choose from are in the order of their names', listed)
	values = site.get(f'/api/v1/usages?etablissement={uai}').text
	tap.check(name in values, 'and machines are told')
	return named.headers['etag']


def check_search(tap, site, uai, name):
	"""« robot Aubusson » finds what was done there."""
	commune = name.split(', ')[1]
	by_code = set(Page(site.get(f'/recherche?etablissement={uai}&par-page=50').text).sheets)
	tap.check(until(lambda: by_code <= set(Page(site.search(commune, **{'par-page': 50}).text).sheets)),
		'a commune finds the sheets of its schools', commune, by_code)


def table_of(site, target):
	return list(csv.reader(io.StringIO(site.get(target).text.lstrip('\ufeff')), delimiter=';'))


def check_agreement(tap, site):
	"""The map, the figures and the page of a school say one number, with examples and without."""
	for asked in ('', 'exemples=oui'):
		on_map = {row[0]: int(row[8]) for row in table_of(site, f'/carte.csv?{asked}')[1:]}
		figures = {uai: int(count) for uai, count in re.findall(r'/indicateurs/2/fiches\?etablissement=(\w{8})[^"]*">(\d+)<',
			site.get(f'/indicateurs/2?{asked}').text)}
		wrong = [uai for uai, count in on_map.items() if count != figures.get(uai, 0)]
		tap.check(bool(figures) == bool(asked) and not wrong, f'the map counts as the figures do{asked and ", examples too"}', wrong)
		for uai in [uai for uai in on_map if on_map[uai]][:3] + list(on_map)[:1]:
			shown = Page(site.get(f'/etablissements/{uai}?{asked}').text).first(**{'class': 'nombre-lieu'}).text
			tap.check(re.match(r'\d+', shown).group() == str(on_map[uai]), f'so does the page of {uai}', shown, on_map[uai])
		told = Page(site.get(f'/carte?{asked}').text).first('main').text
		tap.check(('ne sont pas les indicateurs' if asked else 'd’exemple ne comptent pas') in told, 'it says whether it counts examples')


def check_equity(tap, site, data, work, uai):
	"""Where people are equipped and where sheets come from, in the order of communes, never of counts."""
	equipment = work / 'equipements.csv'
	equipment.write_text(f'uai;equipements\n{uai};tablettes, classe mobile\n0230408U;eim\n0230012N;aucun\n', encoding='utf-8')
	tap.check(learn(data, file=equipment).returncode == 0, 'equipment is learnt')
	rows = table_of(site, f'/carte.csv?exemples=oui&departement={uai[1:3]}')
	communes = [unicodedata.normalize('NFD', row[2]).encode('ascii', 'ignore').lower() for row in rows[1:]]
	tap.check(len(rows) > 10 and communes == sorted(communes), 'the table has the communes in their order', communes)
	told = {row[0]: row for row in rows[1:]}
	tap.check(told[uai][7].startswith('Tablette, classe mobile') or told[uai][7].startswith('Classe mobile, tablette'),
		'it says what the register was told', told[uai])
	tap.check(int(told[uai][8]) == Page(site.get(f'/recherche?etablissement={uai}').text).total,
		'and counts the sheets as a search does', told[uai])
	check_agreement(tap, site)
	page = site.get(f'/carte?exemples=oui&departement={uai[1:3]}')
	tap.check('<svg' in page.text and f'/carte.csv?departement={uai[:3]}&amp;exemples=oui' in page.text,
		'the page has a map, and the table')
	silent = table_of(site, '/carte.csv?exemples=oui&montrer=equipes-sans-fiche')
	tap.check(all(row[8] == '0' and row[6] for row in silent[1:]), 'the equipped and silent are these', silent)
	tap.check('selected>Sans fiche' in site.get('/carte?montrer=sans-fiche&degre=2&page=1').text, 'the form keeps what was asked')
	for odd in ('departement=99', 'degre=3', 'montrer=rien'):
		page, table = site.get(f'/carte?{odd}'), site.get(f'/carte.csv?{odd}')
		told = 'Le paramètre «\u00a0' + odd.split('=')[0]
		tap.check(page.status == 200 and told in page.text and 'n’en tient pas compte' in page.text, f'the page tells {odd}')
		tap.check(table.status == 400 and told in table.text, f'the table is refused for {odd}', table.status)
	for odd in ('/carte?departement=99&degre=x&montrer=%00&page=-1', '/carte?page=999999', '/carte?departement=24'):
		tap.check(site.get(odd).status in (200, 400), f'{odd} is answered', site.get(odd).status)


def check_places(tap, site, data, work, uai, name):
	school = site.get(f'/etablissements/{uai}')
	tap.check(school.status == 200 and f'<h1>{name.split(", ")[0]}</h1>' in school.text, 'a school has a page')
	tap.check(f'href="/departements/{uai[:3]}"' in school.text, 'it leads to its département')
	territory = site.get(f'/departements/{uai[1:3]}')
	tap.check(territory.status == 200 and f'href="/etablissements/{uai}"' in territory.text, 'which lists it',
		territory.status)
	for bad in ('/etablissements/0230506B', '/etablissements/0230002C', '/etablissements/x', '/departements/75',
			'/zap/023001'):
		tap.check(site.get(bad).status == 404, f'there is no {bad}')
	zones = work / 'zones.csv'
	zones.write_text(f'uai;zap;libelle_zap\n{uai};023001;Est <creu\ufffesois>\n', encoding='utf-8')
	told = learn(data, file=zones)
	zone = site.get('/zap/023001')
	tap.check(told.returncode == 0 and zone.status == 200 and 'Est &lt;creusois&gt;' in zone.text
		and f'href="/etablissements/{uai}"' in zone.text, 'a zone of one\'s own is added, and has its page', told.stdout)
	mine = site.get(f'/recherche?etablissement={uai}')
	tap.check(until(lambda: Page(site.get('/recherche?zap=023001').text).total == Page(mine.text).total),
		'its sheets are found by it')
	tap.check('Est &lt;creusois&gt;' in site.get('/recherche?zap=023001').text, 'and the filter says its name')
	for place in (f'/etablissements/{uai}', f'/departements/{uai[1:3]}', '/zap/023001'):
		shown, feed = site.get(place), site.get(f'{place}.atom')
		tap.check(feed.status == 200 and is_xml(feed.bytes) and '<entry>' in feed.text
			and 'application/atom+xml' in feed.headers['content-type'],
			f'{place} has a feed', feed.status)
		tap.check('rel="alternate" type="application/atom+xml"' in shown.text and 'Ses chiffres' in shown.text,
			f'{place} tells of it, and its figures')
	listed = site.get('/sitemap.xml').text
	for link in (f'/etablissements/{uai}', f'/departements/{uai[:3]}', '/zap/023001', '/etiquettes/'):
		tap.check(f'{link}' in listed, f'the site map has {link}')
	for bad in ('/etablissements/0230506B.atom', '/departements/75.atom', '/zap/999999.atom'):
		tap.check(site.get(bad).status == 404, f'there is no {bad}')
	check_equity(tap, site, data, work, uai)
	parts = site.get('/indicateurs/2?exemples=oui').text
	tap.check('Est &lt;creusois&gt;' in parts and 'Par ZAP' in parts, 'figures are told by zone')


def check_bad(tap, data, work):
	wrong = work / 'faux.csv'
	wrong.write_text('uai;nom\n0190023Y;Collège\n0230506A;Collège Eugène Jamot\n', encoding='utf-8')
	told = learn(data, file=wrong)
	tap.check(told.returncode == 1 and 'faux.csv:2: « 0190023Y » : la lettre de contrôle devrait être X.' in told.stdout,
		'a wrong letter is told with its line, and the right one', told.stdout, told.stderr)
	machine = lines_of_json(learn(data, '--json', file=wrong).stdout)
	tap.check(machine[0]['ligne'] == 2 and machine[0]['gravite'] == 'refus' and machine[-1]['refuses'] == 1,
		'machines too', *machine)
	wrong.write_bytes(b'uai;nom\n0190023X;Coll\xe8ge\n')
	told = learn(data, file=wrong)
	tap.check(told.returncode == 1 and 'UTF-8' in told.stderr, 'another encoding is told', told.stderr)
	tap.check(learn(data, file=work).returncode == 1, 'a folder is none')
	tap.check(learn(data, file=work / 'absent.csv').returncode == 3, 'nor is a file that is not there')
	tap.check(run('annuaire', '--data', work / 'vide', EXAMPLES).returncode == 3, 'it needs a catalogue')


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		page = f'/usages/{ids[SHEET]}'
		uai, name = school_of(SHEET)
		with Server(data) as site:
			before = site.get(page)
			tap.check(f'>{uai}</a>' in before.text, 'without a register a school is its code')
			trial = learn(data, '--dry-run')
			tap.check(trial.returncode == 0 and '39 établissements nouveaux' in trial.stdout and
				f'>{uai}</a>' in site.get(page).text, 'a trial tells and keeps nothing', trial.stdout, trial.stderr)
			told = learn(data)
			tap.check(told.returncode == 0 and '39 établissements nouveaux' in told.stdout, 'a file is learnt', told.stdout,
				told.stderr)
			etag = check_pages(tap, site, page, uai, name)
			tap.check(etag != before.headers['etag'] and
				site.get(page, if_none_match=before.headers['etag']).status == 200, 'a page kept from before is not the same')
			tap.check(site.get(page, if_none_match=etag).status == 304, 'one from now is')
			check_search(tap, site, uai, name)
			again = learn(data)
			check_places(tap, site, data, data.parent, uai, name)
			tap.check('39 inchangés' in again.stdout and '0 établissement nouveau' in again.stdout,
				'the same file changes nothing', again.stdout)
		check_bad(tap, data, data.parent)
		verified = run('verify', '--data', data)
		tap.check(verified.returncode == 0, 'the catalogue is sound', verified.stdout)
	tap.done()


main()
