#!/usr/bin/python3
"""The answers for machines are what openapi.json says, and the same sheets as the pages; tables and feeds as well.

Every operation of the document is replayed against the real site, with every parameter it names.
"""
import csv
import io
import itertools
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import json

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from api_document import Document, target  # noqa: E402
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

QUESTIONS = ('', 'robot', 'VPI', 'cryptage cm2', 'numerqiue', 'l’élève de 6e', 'scratch cm2', 'xylophage', '=1+1', '\uFFFErobot\uFFFF')
EXPLAINED = ('robot cm2', 'VPI 6e', 'robot OU tablette -scratch', '"feu tricolore" carte', 'titre:robot niveau:cm1', 'podom*',
	'robot acrosprt', 'comment faire écrire des élèves de CP qui ont du mal avec le crayon')
ATOM = '{http://www.w3.org/2005/Atom}'
COUNTS = '{http://a9.com/-/spec/opensearch/1.1/}'


def check_document(tap, document):
	jsonschema.Draft202012Validator.check_schema(
		{'components': document.whole['components'], '$ref': '#/components/schemas/Reponse'})
	tap.check(document.whole['openapi'].startswith('3.1'), 'the document is OpenAPI 3.1')


def check_search(tap, site, document, question):
	path = '/api/v1/usages'
	answer = site.get(target(path, [('q', question)]))
	faults = document.faults(path, answer)
	tap.check(not faults, f'« {question} » is answered as described', *faults)
	found = json.loads(answer.text)
	page = Page(site.search(question).text)
	tap.check([each['id'] for each in found['usages']] == page.sheets and found['total'] == page.total,
		f'« {question} » gives the sheets of the page, in their order', found['total'], page.total)


def check_parameters(tap, site, document):
	"""Each parameter is taken as the page takes it: a value offered by a facet gives the number it announced."""
	path = '/api/v1/usages'
	start = json.loads(site.get(path).text)
	named = {each['name'] for each in document.parameters(path)}
	facets = {each['parametre']: each['valeurs'] for each in start['facettes']}
	others = {'q', 'exact', 'expliquer', 'tri', 'page', 'par-page', 'etat'}
	tap.check(named == set(facets) | others, 'the document names every parameter', named ^ (set(facets) | others))
	wrong = []
	for name, values in facets.items():
		for value in values[:6]:
			answer = site.get(target(path, [(name, value['cle'])]))
			if document.faults(path, answer) or json.loads(answer.text)['total'] != value['nombre']:
				wrong.append(f"{name}={value['cle']}: {value['nombre']} announced, {answer.text[:60]}")
	tap.check(not wrong and all(facets.values()), 'each value of each facet gives the number it announced', *wrong)
	for order in document.whole['components']['parameters']['tri']['schema']['enum']:
		answer = site.get(target(path, [('tri', order), ('par-page', 50)]))
		faults = document.faults(path, answer)
		tap.check(not faults and json.loads(answer.text)['tri'] == order, f'tri={order} is taken', *faults)


def check_exact(tap, site, document):
	"""Each value the document allows means what it says, and the page takes it so too."""
	path = '/api/v1/usages'
	schema = document.whole['components']['parameters']['exact']['schema']
	tap.check(schema['enum'] == ['0', '1'] and schema['default'] == '0', 'exact is 0 or 1', schema)
	for value in schema['enum']:
		pairs = [('q', 'robbot'), ('exact', value)]
		answer = site.get(target(path, pairs))
		found, page = json.loads(answer.text), Page(site.get(target('/recherche', pairs)).text)
		tap.check(not document.faults(path, answer) and found['corrige'] == (value == '0') and
			found['total'] == (page.total or 0), f'exact={value} is taken as on the page', found['total'], page.total)


def check_synonyms(tap, site):
	"""Sheets found through a synonym say so, in the JSON and on the page; those that have the word do not."""
	found = json.loads(site.get(target('/api/v1/usages', [('q', 'VPI')])).text)
	page = site.search('VPI').text
	tap.check(found['par_synonymes'] == found['total'] > 0 and found['synonymes'][0]['mot'] == 'VPI',
		'« VPI », which no sheet writes, finds sheets through its synonyms', found['total'], found['synonymes'])
	tap.check(all(each['trouve_par'] for each in found['usages']) and page.count('class="trouve-par"') == found['total'],
		'each of them says which one')
	tap.check('Aussi cherché' in page and 'q=VPI&amp;exact=1' in page, 'the page says it above the list, and how to do without')
	exact = json.loads(site.get(target('/api/v1/usages', [('q', 'VPI'), ('exact', 1)])).text)
	tap.check(exact['total'] == 0 and not exact['synonymes'], 'exact=1 looks for none', exact['total'])
	typed = json.loads(site.get(target('/api/v1/usages', [('q', '"VPI"')])).text)
	tap.check(typed['total'] == 0, 'nor does a word in quotes', typed['total'])
	marked = [each['extrait_html'] for each in json.loads(site.get(target('/api/v1/usages', [('q', 'mind map')])).text)['usages']]
	tap.check(any('<mark>carte</mark> <mark>mentale</mark>' in each for each in marked), 'extracts mark the synonym', *marked)


def check_asides(tap, site, document):
	"""No sheet is listed without a word of the question, or where it is: in what a list does not show."""
	silent, told = [], 0
	for question in ('rédiger', 'enseignants', 'collaborer', 'publication', 'Guéret', 'oral'):
		answer = site.get(target('/api/v1/usages', [('q', question), ('par-page', 50)]))
		faults = document.faults('/api/v1/usages', answer)
		tap.check(not faults, f'« {question} » is answered as described', *faults)
		page = Page(site.get(target('/recherche', [('q', question), ('par-page', 50)])).text)
		cards = {card.first('a').attributes['href'].rsplit('/', 1)[1]: card for card in page.all('article')}
		for each in json.loads(answer.text)['usages']:
			told += 'trouve_dans' in each
			card = cards[each['id']]
			said = '<mark>' in each['extrait_html'] or each['trouve_par'] or card.first('mark') or question in card.text
			if not said and 'Trouvé dans' not in card.text:
				silent.append(f"« {question} » : {each['id']} {card.text[:200]}")
	tap.check(told > 10, 'some sheets are found by what a list does not show', told)
	tap.check(not silent, 'and each of them says where', *silent)


def check_explanation(tap, site, document, question):
	"""With expliquer=1, each sheet says why it is there, in parts that make 100; the page says the same."""
	path = target('/api/v1/usages', [('q', question), ('expliquer', 1)])
	answer = site.get(path)
	faults = document.faults('/api/v1/usages', answer)
	tap.check(not faults, f'« {question} » explained is as described', *faults)
	found = json.loads(answer.text)
	wrong = [f"{each['id']}: {each['explication']}" for each in found['usages']
		if sum(reason['part'] for reason in each['explication']) not in (0, 100)
		or any(bool(reason['part']) and not reason['ou'] for reason in each['explication'])]
	tap.check(not wrong and found['comprise'], f'« {question} » : the parts of each sheet make 100', found['comprise'], *wrong)
	plain = json.loads(site.get(target('/api/v1/usages', [('q', question)])).text)
	tap.check([each['id'] for each in plain['usages']] == [each['id'] for each in found['usages']]
		and 'comprise' not in plain and not any('explication' in each for each in plain['usages']),
		f'« {question} » gives the same sheets unexplained')
	page = site.get(target('/recherche', [('q', question), ('expliquer', 1)])).text
	tap.check(page.count('class="pourquoi"') == len(found['usages']) and 'content="noindex' in page,
		f'« {question} » : the page explains each sheet, and is not for robots')


def walk(site, path, size):
	"""All the sheets, page by page, in one state of the index."""
	state = 0
	for number in itertools.count(1):
		pairs = [('page', number), ('par-page', size)] + ([('etat', state)] if number > 1 else [])
		found = json.loads(site.get(target(path, pairs)).text)
		state = state or found['etat']
		yield from found['usages']
		if number >= found['pages']:
			return


def check_sheets(tap, site, document, ids):
	listed = list(walk(site, '/api/v1/usages', 10))
	tap.check(sorted(each['id'] for each in listed) == sorted(ids.values()), 'page by page, each sheet comes once',
		len(listed), len(ids))
	faults, differing = [], []
	for each in listed:
		answer = site.get('/api/v1/usages/' + each['id'])
		faults += document.faults('/api/v1/usages/{id}', answer)
		whole = json.loads(answer.text)
		differing += [f'{each["id"]}: {name}' for name, value in each.items()
			if name not in ('pertinence', 'extrait_html', 'trouve_par', 'trouve_dans') and whole.get(name) != value]
	tap.check(not faults, 'each sheet is given as described', *faults[:10])
	tap.check(not differing, 'a sheet says the same in a list and by itself', *differing[:10])
	known = site.get('/api/v1/usages/' + listed[0]['id'])
	again = site.get('/api/v1/usages/' + listed[0]['id'], If_None_Match=known.headers['etag'])
	tap.check(again.status == 304 and not again.bytes, 'a sheet that did not change is not sent again', again.status)


def check_others(tap, site, document, data, ids):
	faults = document.faults('/api/v1/vocabulaires', site.get('/api/v1/vocabulaires'))
	tap.check(not faults, 'the lists are given as described', *faults)
	faults = document.faults('/api/v1/usages/{id}', site.get('/api/v1/usages/2000-0001'))
	tap.check(not faults, 'a sheet that is not there is told in JSON', *faults)
	unknown = site.get('/api/v1/nulle-part')
	tap.check(unknown.status == 404 and json.loads(unknown.text)['erreur']['statut'] == 404,
		'an address that is not there is told in JSON', unknown.text[:200])
	long = site.get(target('/api/v1/usages', [('niveau', 'x' * 3000)]))
	faults = document.faults('/api/v1/usages', long)
	tap.check(long.status == 414 and not faults, 'an address too long is told in JSON', long.status, *faults)


def check_openness(tap, site):
	def opened(path):
		fields = site.get(path).headers
		return fields.get('access-control-allow-origin'), fields.get('cross-origin-resource-policy')
	taken = [opened(path) for path in ('/api/v1/usages?q=robot', '/api/v1/usages/1999-0001', '/api/v1/openapi.json', '/api/v2')]
	tap.check(taken == [('*', 'cross-origin')] * 4, 'scripts of other sites may read the API, refusals as well', *taken)
	kept = [opened(path) for path in ('/', '/recherche?q=robot', '/compte', '/api')]
	tap.check(kept == [(None, 'same-origin')] * 4, 'and nothing else', *kept)
	with_cookie = site.get('/api/v1/usages?q=robot').headers.get('access-control-allow-credentials')
	tap.check(with_cookie is None, 'without their cookies', with_cookie)


def check_table(tap, site, question):
	answer = site.get(target('/recherche.csv', [('q', question)]))
	tap.check(answer.status == 200 and answer.headers['content-type'].startswith('text/csv')
		and answer.bytes.startswith(b'\xef\xbb\xbf'), f'« {question} » is a table in UTF-8', answer.headers)
	rows = list(csv.reader(io.StringIO(answer.text[1:], newline=''), delimiter=';'))
	total = json.loads(site.get(target('/api/v1/usages', [('q', question)])).text)['total']
	tap.check(len(rows) == total + 1 and len({len(row) for row in rows}) == 1,
		f'« {question} » has a row a sheet, of as many cells as the head', len(rows), total)
	tap.check(not any(cell[:1] in tuple('=+-@') for row in rows for cell in row if cell),
		f'« {question} » holds no formula')


def check_table_columns(tap, site):
	"""What a table says of a sheet is what the sheet says of itself."""
	lists = json.loads(site.get('/api/v1/vocabulaires').text)['vocabulaires']
	names = {name: {each['cle']: each['libelle'] for each in lists[name]} for name in ('logiciels', 'licences')}
	wrong, seen = [], set()
	for row in csv.DictReader(io.StringIO(site.get('/recherche.csv').text[1:], newline=''), delimiter=';'):
		sheet = json.loads(site.get('/api/v1/usages/' + row['Identifiant']).text)
		told = {
			'Logiciels': [names['logiciels'][key] for key in sheet['logiciels']] + sheet['logiciel_nom'],
			'Établissements': sheet['etablissements'],
			'Signature': [each['signature'] for each in sheet['auteurs'] if each['signature'] != 'anonyme'],
			'Licence': [names['licences'][sheet['licence']]] if 'licence' in sheet else [],
		}
		wrong += [(row['Identifiant'], name, row[name], value) for name, value in told.items() if row[name] != ', '.join(value)]
		seen |= {name for name, value in told.items() if value}
	tap.check(not wrong and len(seen) == 4, 'software, schools, signature and licence are those of each sheet', seen, *wrong[:5])


def check_feed(tap, site, question):
	answer = site.get(target('/recherche.atom', [('q', question), ('par-page', 10)]))
	with tempfile.NamedTemporaryFile(suffix='.atom') as file:
		file.write(answer.bytes)
		file.flush()
		told = subprocess.run(['xmllint', '--noout', '--nonet', '--relaxng', pathlib.Path(__file__).with_name('atom.rng'),
			file.name], capture_output=True, text=True)
	tap.check(answer.headers['content-type'].startswith('application/atom+xml') and told.returncode == 0,
		f'« {question} » is a valid feed', told.stderr[-2000:])
	feed = ElementTree.fromstring(answer.bytes)
	links = {each.get('rel'): each.get('href') for each in feed.findall(ATOM + 'link')}
	last = ElementTree.fromstring(site.get(links['last'][len(site.url):]).bytes)
	tap.check(links['first'] == feed.findtext(ATOM + 'id') == last.findtext(ATOM + 'id') and links['search'].endswith('/opensearch.xml')
		and last.find(f"{ATOM}link[@rel='next']") is None, f'« {question} » leads to its first and last pages', links)
	lists = json.loads(site.get('/api/v1/vocabulaires').text)['vocabulaires']
	unknown = [each.attrib for each in feed.iter(ATOM + 'category')
		if each.get('term') not in {value['cle'] for value in lists.get(each.get('scheme').rsplit('#', 1)[1], ())}]
	licences = {each['cle']: (each['libelle'], each.get('adresse')) for each in lists['licences']}
	wrong = []
	for entry in feed.iter(ATOM + 'entry'):
		sheet = json.loads(site.get('/api/v1/usages/' + entry.findtext(ATOM + 'id').rsplit('/', 1)[1]).text)
		deed = entry.find(f"{ATOM}link[@rel='license']")
		told = (entry.findtext(ATOM + 'rights'), None if deed is None else deed.get('href'))
		wrong += [(sheet['id'], told)] if told != licences[sheet['licence']] else []
	tap.check(not wrong, f'« {question} » : each entry says its licence', *wrong)
	tap.check(not unknown, f'« {question} » : categories say of which list they are', *unknown[:5])
	total = json.loads(site.get(target('/api/v1/usages', [('q', question)])).text)['total']
	tap.check(int(feed.findtext(COUNTS + 'totalResults')) == total, f'« {question} » tells its total')
	seen, pages = [], 0
	while True:
		pages += 1
		seen += [entry.findtext(ATOM + 'id') for entry in feed.iter(ATOM + 'entry')]
		following = feed.find(f"{ATOM}link[@rel='next']")
		if following is None or pages > 50:
			break
		feed = ElementTree.fromstring(site.get(following.get('href')[len(site.url):]).bytes)
	tap.check(len(seen) == total and len(set(seen)) == total, f'« {question} » : its pages hold each sheet once', seen)


def ingest_sheets(data):
	"""The example sheets, and one with what people paste: a link as Wikipédia writes it, what readers take for markup."""
	model = (FIXTURES / 'sheets/premiers-pas-robot-gs.md').read_text(encoding='utf-8')
	sheet = re.sub('(?m)^id: .*\ntitre: .*', 'titre: "Élèves & <robots> : ]]> dans la cour"', model)
	sheet = sheet.replace('https://eduscol.education.fr', 'https://fr.wikipedia.org/wiki/Élève_(école)')
	folder = data.parent / 'collees'
	folder.mkdir()
	(folder / 'lien-accentue.md').write_text(sheet, encoding='utf-8')
	return {**ingest_fixtures(data), **ingest_fixtures(data, folder)}


def learn_a_zone(data):
	"""Sheets know no ZAP by themselves: the register tells it of their schools."""
	register = data.parent / 'zones.csv'
	register.write_text('uai;nom;zap;libelle_zap\n0230506A;Collège Eugène Jamot;023001;Est creusois\n', encoding='utf-8')
	return run('annuaire', '--data', data, register)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_sheets(data)
		told = learn_a_zone(data)
		tap.check(told.returncode == 0, 'the register has a ZAP', told.stdout, told.stderr)
		with Server(data) as site:
			document = Document(site)
			check_document(tap, document)
			for question in QUESTIONS:
				check_search(tap, site, document, question)
				check_table(tap, site, question)
				check_feed(tap, site, question)
			check_parameters(tap, site, document)
			check_exact(tap, site, document)
			check_synonyms(tap, site)
			check_asides(tap, site, document)
			for question in EXPLAINED:
				check_explanation(tap, site, document, question)
			check_sheets(tap, site, document, ids)
			check_openness(tap, site)
			check_table_columns(tap, site)
			check_others(tap, site, document, data, ids)
	tap.done()


main()
