#!/usr/bin/env python3
"""Registers: a line is typed, corrected, withdrawn, and nothing of it is lost; a file is tried, then taken, once.

Asked of the real site, as browsers do.
"""
import csv
import hashlib
import io
import json
import pathlib
import re
import signal
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, lines_of_json, run  # noqa: E402

REGISTERS = FIXTURES / 'registres'
COUNCIL = {'uai': '0230506A', 'date': '2016-11-08', 'preuve': 'CR du 8 novembre 2016', 'date_preuve': '2016-11-09'}
TRAINING = {'intitule': 'Programmer', 'date': '2016-11-08', 'modalite': 'presence', 'proximite': 'oui', 'numerique': 'oui',
	'preuve': 'OM 12', 'date_preuve': '2016-11-08'}
COLUMNS = 'uai;date;preuve;date_preuve\n'


def person(site, data, name, role):
	told = run('compte', 'creer', '--role', role, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def line_of(answer):
	found = re.match(r'/registres/[a-z-]+/(\d+)\?', answer.headers.get('location', ''))
	return int(found.group(1)) if found else None


def enter_again(site, browser):
	"""The same session, at the site that was started again."""
	browser.site, browser.origin = site, site.url
	return browser


def check_roles(tap, site, people):
	dan, referent, _, teacher = people
	for register, who in (('formations', {dan, referent}), ('conventions', {dan}), ('valorisation', {dan})):
		got = {browser for browser in (dan, referent, teacher) if browser.get(f'/registres/{register}/ajouter').status == 200}
		tap.check(got == who, f'{register}: who may add a line')
	tap.check(site.get('/registres/formations/ajouter').status == 303, 'somebody without an account is asked to sign in')
	tap.check(teacher.send('/registres/formations/ajouter', **TRAINING).status == 403, 'a teacher adds none')
	tap.check(referent.send('/registres/valorisation/ajouter').status == 403, 'nor a référent a typed total')
	tap.check(referent.send('/registres/formations/importer', acte='essayer', texte=COLUMNS).status == 403,
		'nor a référent a file')
	tap.check(referent.post('/registres/formations/ajouter', TRAINING).status == 403, 'nor anybody without a token')


def check_typing(tap, site, people):
	dan, referent, other, _ = people
	bad = referent.send('/registres/conseils/ajouter', **{**COUNCIL, 'uai': '0230506B', 'preuve': 'voir j.d@exemple.fr'})
	page = Page(bad.text)
	tap.check(bad.status == 422 and 'devrait être A' in bad.text, 'the right letter of a UAI is told', bad.status)
	tap.check('ressemble à une adresse de courriel' in bad.text, 'what is somebody’s is refused')
	tap.check(page.first('input', id='uai').attributes.get('value') == '0230506B', 'what was typed is kept')
	tap.check(page.first('a', href='#uai') is not None, 'the summary leads to the field')
	made = referent.send('/registres/conseils/ajouter', **{**COUNCIL, 'uai': '023 0506 a', 'date': '8/11/2016'})
	line = line_of(made)
	tap.check(made.status == 303 and line, 'a line is added', made.status)
	address = f'/registres/conseils/{line}'
	public = site.get(address)
	tap.check('8 novembre 2016' in public.text and '(compte' not in public.text,
		'everybody reads it, not who wrote it')
	tap.check('référent' in dan.get(address).text, 'the DAN knows as which it was written')
	twice = referent.send('/registres/conseils/ajouter', **COUNCIL)
	tap.check(twice.status == 422 and address in twice.text, 'the same again leads to it', twice.status)
	taken = referent.send('/registres/conseils/ajouter', **{**COUNCIL, 'date': '2017-02-01'})
	tap.check(taken.status == 422 and 'parle déjà' in taken.text, 'another of the same school is refused')

	edit = address + '/corriger'
	tap.check(other.get(edit).status == 403, 'a référent changes no line of another')
	changed = {**COUNCIL, 'preuve': 'CR corrigé', 'motif': 'mauvaise pièce', 'version': '1'}
	tap.check(referent.send(edit, **changed).status == 303, 'who added it corrects it')
	nothing = {**COUNCIL, 'preuve': 'CR corrigé, encore', 'version': '2'}
	for reason, said in (('', 'Dites pourquoi'), ('vu avec j.d@exemple.fr', 'ressemble à une adresse de courriel'),
			('06 12 34 56 78', 'un numéro de téléphone')):
		for where, typed in ((edit, nothing), (address + '/retirer', {'version': '2'})):
			told = referent.send(where, **typed, motif=reason)
			page = Page(told.text)
			tap.check(told.status == 422 and said in page.first(id='faute-motif').text
				and page.first('input', id='motif').attributes.get('value', '') == reason
				and (where != edit or page.first('input', id='preuve').attributes['value'] == 'CR corrigé, encore'),
				f'{where.rsplit("/", 1)[-1]}: « {reason} » is no reason, and what was typed is kept', told.status)
	stale = dan.send(edit, **{**changed, 'preuve': 'CR autre'})
	tap.check(stale.status == 422 and 'entre-temps' in stale.text and 'CR autre' in stale.text,
		'a correction of an older version is refused, what was typed is kept')
	tap.check(dan.send(address + '/retirer', version='1', motif='x').status == 422, 'so is a withdrawal')
	tap.check(dan.send(address + '/retirer', version='2', motif=' ').status == 422, 'and one without a reason')
	tap.check(dan.send(address + '/retirer', version='2', motif='<doublon>').status == 303, 'the DAN withdraws it')
	after = site.get(address).text
	tap.check('CR corrigé' in after and '&lt;doublon&gt;' in after and after.count('Version ') == 3, 'all of it stays')
	tap.check('CR du 8' in site.get(address + '.txt?version=1').text, 'the text of each version too')
	tap.check(site.get(address + '.txt?version=9').status == 404, 'of each there is')
	tap.check(address not in site.get('/registres/conseils').text, 'it is listed no more')
	tap.check(address in site.get('/registres/conseils?retirees=oui').text, 'unless asked for')
	journal = dan.get('/journal').text
	tap.check(all(word in journal for word in ('ligne ajoutée à un registre', 'ligne d’un registre retirée')),
		'the journal has each act')
	return line


def hidden_of(page):
	"""What the button that takes a file sends with it."""
	form = next(form for form in page.all('form') if form.first('input', name='acte'))
	return [(field.attributes['name'], field.attributes.get('value', '')) for field in form.all('input')]


def check_import(tap, site, data, dan):
	text = COLUMNS + '0190671B;2017-02-02;CR 2;2017-02-06\n0190671C;2017-02-02;CR;2017-02-06\n0870014T;32/13/2017;CR;2017-02-06\n'
	file = '\ufeff'.encode() + text.replace('\n', '\r\n').encode()
	tried = dan.upload('/registres/conseils/importer', 'fichier', 'C:\\PAF été\\paf <2017>.csv', file, acte='essayer', texte='', nom='',
		note='Extrait du <PAF>')
	page = Page(tried.text)
	rows = [[cell.text for cell in row.all('td')] for row in page.first('table').all('tr')][1:]
	tap.check(tried.status == 200 and len(rows) == 3, 'a try tells each line', tried.status, rows)
	tap.check('devrait être B' in tried.text and '32/13/2017' in tried.text, 'and what to do')
	tap.check('/registres/conseils/' not in site.get('/registres/conseils').text, 'nothing is kept')
	own = hashlib.sha256(file).hexdigest()
	tap.check(own in tried.text and page.first('input', id='nom').attributes.get('value', '') == '',
		'the hash is that of the file, and the next one has a name of its own')
	forged = [*hidden_of(page), ('empreinte', 'f' * 64), ('texte', COLUMNS + '0190671B;2017-02-02;CR faux;2017-02-06\n')]
	tap.check(dan.post('/registres/conseils/importer', forged).status == 303, 'then it is taken')
	listed = list(Page(site.get('/registres/conseils').text).first('ul', **{'class': 'comptees'}).all('li'))
	tap.check(len(listed) == 1, 'the line that was right', len(listed))
	line = listed[0].first('a').attributes['href']
	told = site.get(line).text
	tap.check('«&nbsp;paf &lt;2017&gt;.csv&nbsp;»' in told and own in told and 'f' * 64 not in told and 'CR faux' not in told,
		'it says from which file, by a name without folders and a hash nobody typed')
	tap.check('Note&nbsp;: Extrait du &lt;PAF&gt;' in told and 'par&nbsp;:' not in told and '(compte' in dan.get(line).text,
		'with its note, and who for who may know')
	for name, value, said in (('nom', 'de j.d@exemple.fr.csv', 'le nom du fichier'), ('note', 'voir 06 12 34 56 78', 'la note'),
			('note', 'é' * 301, '300 caractères')):
		answer = dan.send('/registres/conseils/importer', acte='essayer', texte=text, **{name: value})
		page = Page(answer.text)
		tap.check(answer.status == 422 and said in page.first(id='avis').text and page.first('input', id=name).attributes['value'] == value
			and '0190671C' in page.first('textarea', id='texte').text, f'{name}: « {value[:30]} » is refused, what was typed is kept', answer.status)
	pasted = dan.send('/registres/conseils/importer', acte='essayer', texte=text)
	tap.check('0190671C' in Page(pasted.text).first('textarea', id='texte').text, 'what was pasted is there to be mended')
	broken = [(name, '+/=' if name == 'morceau' else value) for name, value in forged]
	answer = dan.post('/registres/conseils/importer', broken)
	tap.check(answer.status == 422 and 'Rien n’est pris' in answer.text, 'what is no file of ours is refused', answer.status)
	again = dan.send('/registres/conseils/importer', acte='essayer', texte=text)
	tap.check('déjà au registre' in again.text and 'Aucune ligne à prendre' in again.text, 'the same file adds nothing')
	for bad, said in ((b'', 'vide'), (b'a;b\n1;2\n', 'doit nommer'), (b'x' * (512 * 1024 + 1), 'trop grand'),
			(text.encode('latin-1') + b'\xe9', 'UTF-8'), (text.encode('utf-16'), 'octets nuls')):
		answer = dan.upload('/registres/conseils/importer', 'fichier', 'a.csv', bad, acte='essayer', texte='')
		tap.check(answer.status == 422 and said in answer.text, f'a file that is none: {said}', answer.status)
	lines = ''.join(f'Module {i} du plan académique de formation;2015-{i % 12 + 1:02}-{i % 28 + 1:02};presence;oui;non;OM {i};2015-12-31\n'
		for i in range(5000))
	large = ('intitule;date;modalite;proximite;numerique;preuve;date_preuve\n' + lines).encode()
	tried = dan.upload('/registres/formations/importer', 'fichier', 'plan.csv', large, acte='essayer', texte='')
	tap.check(len(large) > 400000 and 'Importer les 5\u202f000 lignes' in tried.text, 'five thousand lines are tried', tried.status, len(large))
	worse = tried.text and dan.upload('/registres/formations/importer', 'fichier', 'plan.csv', large + b'Module;2015-13-01;presence;oui;non;OM;2015-12-31\n',
		acte='essayer', texte='').text
	tap.check('2015-13-01' in worse and '4\u202f900 à prendre ou déjà là, 0 refusées' in worse, 'what is wrong is told, however much is right before it')
	taken = dan.post('/registres/formations/importer', hidden_of(Page(tried.text)))
	tap.check(taken.status == 303 and '5\u202f000 lignes' in site.get('/registres/formations').text, 'and taken', taken.status)

	exported = site.get('/registres/conseils.csv')
	rows = list(csv.reader(io.StringIO(exported.bytes.decode('utf-8-sig')), delimiter=';'))
	tap.check(len(rows) == 2 and rows[1][1] == '0190671B', 'the table has the lines', rows)
	file = data.parent / 'conseils.csv'
	file.write_bytes(exported.bytes)
	told = run('registre', 'importer', 'conseils', file, '--note', 'appeler le 06 12 34 56 78', '--data', data)
	tap.check(told.returncode == 1 and 'la note' in told.stderr, 'a note of the command is searched as well', told.stderr)
	tap.check('paf &lt;2017&gt;.csv' in dan.get('/journal').text, 'the journal names the file')
	told = run('registre', 'importer', 'conseils', file, '--data', data, '--json')
	tap.check(told.returncode == 0 and lines_of_json(told.stdout)[-1]['deja-la'] == 1, 'and comes back as what it is', told.stdout)


def check_command(tap, site, data):
	for register in sorted(REGISTERS.glob('*.csv')):
		told = run('registre', 'importer', register.stem, register, '--data', data, '--essai')
		tap.check(told.returncode == 0 and 'Rien n’a été gardé' in told.stdout, f'{register.stem}: its examples are tried', told.stdout)
		told = run('registre', 'importer', register.stem, register, '--data', data)
		again = run('registre', 'importer', register.stem, register, '--data', data)
		tap.check(told.returncode == 0 and '\n0 ligne refusée' in told.stdout and again.stdout.startswith('0 '),
			f'{register.stem}: and taken once', told.stdout, again.stdout)
		page = site.get(f'/registres/{register.stem}').text
		tap.check('ligne d’exemple' in page, f'{register.stem}: shown as examples')
	bad = data.parent / 'mauvais.csv'
	bad.write_text(COLUMNS + '0230506B;2016-11-08;CR;2016-11-09\n')
	told = run('registre', 'importer', 'conseils', bad, '--data', data)
	tap.check(told.returncode == 1 and 'mauvais.csv:2: uai' in told.stdout.replace('\u00a0', ' '), 'a bad line is told with its place', told.stdout)
	bad.write_bytes(COLUMNS.encode() + 'é'.encode('latin-1'))
	told = run('registre', 'importer', 'conseils', bad, '--data', data)
	tap.check(told.returncode == 1 and 'UTF-8' in told.stderr, 'so is another encoding', told.stderr)
	for arguments in (('importer', 'rien', bad), ('importer', 'conseils'), ('lire',)):
		tap.check(run('registre', *arguments, '--data', data).returncode == 2, f'registre {arguments[0]}: what makes no sense is told')


def check_lists(tap, site):
	tap.check(all(f'/registres/{each.stem}"' in site.get('/registres').text for each in REGISTERS.glob('*.csv')),
		'all registers are listed')
	page = site.get('/registres/formations?annee=2016-2017&departement=23').text
	tap.check('Programmer en cycle 3' in page and 'Robots de sol' not in page and 'Algorithmes' not in page,
		'a list is of a school year and a département')
	for target, status in (('/registres/rien', 404), ('/registres/formations/0', 404), ('/registres/formations/999999', 404),
			('/registres/formations/%00', 400), ('/registres/formations?annee=%3Cscript%3E&avant=x.y', 200),
			('/registres/formations?avant=2016-11-08.99999999999999999999', 200)):
		answer = site.get(target)
		tap.check(answer.status == status and '<script>' not in answer.text, f'{target}: {status}', answer.status)


def check_figures(tap, site):
	"""Each value of an indicator is that of the lines it leads to."""
	for day in ('2017-08-31', '2026-11-30'):
		told = json.loads(site.get(f'/indicateurs.json?exemples=oui&au={day}').text)['indicateurs']
		counted = [each for each in told if 'registre' in each]
		for each in counted:
			link = f'/registres/{each["registre"]}?indicateur={each["code"]}&au={day}&exemples=oui'
			page = Page(site.get(link).text)
			items = list(page.first('ul', **{'class': 'comptees'}).all('li'))
			shown = site.get(f'/indicateurs/{each["code"]}?exemples=oui&au={day}').text
			tap.check(items and link.replace('&', '&amp;') in shown, f'{each["code"]} at {day} leads to its lines', link)
			if each.get('unite') == '%':
				tap.check(abs(each['valeur'] - 100 * each['numerateur'] / each['denominateur']) < 0.06, f'{each["code"]} is its share')
	tap.check(len({each['code'] for each in counted}) >= 13, 'the indicators of the registers are live', len(counted))
	series = site.get('/indicateurs/15?exemples=oui&au=2026-11-30').text
	tap.check(series.count('<h3 id="serie-') == 3 and '>27,5</a>' in series and '<polyline' in series, 'a survey has its series, drawn and in tables')
	tap.check('id="serie-' not in site.get('/indicateurs/15').text, 'but examples are no series')
	report = site.get('/indicateurs/rapport?departement=023&exemples=oui&au=2017-08-31').text
	tap.check('connu pour l’académie entière seulement' in report, 'a report says what is not known of a département')
	tap.check(all(each.get('valeur') is None or each['code'] in ('2', '18') or not each.get('registre')
		for each in json.loads(site.get('/indicateurs.json?au=2016-12-31').text)['indicateurs'] if each['code'] in ('5', '6', '16')),
		'examples count for nothing')


def check_frozen(tap, site, data, dan):
	"""A share is frozen with its lines; corrected later, the arrêté says the same, to the byte, and holds without the store."""
	for i, mode in enumerate(('hybride', 'presence', 'hybride')):
		made = dan.send('/registres/formations/ajouter', **{**TRAINING, 'intitule': f'Module {i}', 'date': '2019-10-10', 'modalite': mode})
	line = line_of(made)
	empty = dan.send('/indicateurs/arretes', mesure='indicateur-12', au='1990-10-10', note='')
	tap.check(empty.status == 422 and 'rien à arrêter' in empty.text, 'a register without a line is not frozen', empty.status)
	tap.check('indicateur-12' in dan.get('/indicateurs/12?au=2019-12-31').text, 'the page of an indicator leads to it')
	frozen = dan.send('/indicateurs/arretes', mesure='indicateur-12', au='2019-12-31', note='')
	link = frozen.headers.get('location', '').split('?')[0]
	text = site.get(link + '.txt').bytes
	tap.check(frozen.status == 303 and b'valeur: 2\nsur: 3\n' in text and b'lignes: 3\n' in text, 'a share has its two numbers', text)
	dan.send(f'/registres/formations/{line}/retirer', version='1', motif='erreur')
	page = site.get(link).text
	tap.check(site.get(link + '.txt').bytes == text and '66,7\u202f%' in page and 'L’empreinte est juste' in page,
		'it stays when a line is withdrawn')
	tap.check('Lignes de la liste qui ne comptent plus&nbsp;: 1.' in page, 'and the page tells it')
	tap.check('<td>Module 1</td>' in page and '<td>Module 2 <span class="note">retirée du registre</span> <span class="note">compte au numérateur</span></td>' in page
		and f'/registres/formations/{line}.txt?version=1' in page, 'by the names of the lines', page)
	kept = site.get(f'/registres/formations/{line}.txt?version=1').bytes
	tap.check(hashlib.sha256(kept).hexdigest().encode() in text, 'each hash is that of what the line said')
	file = data.parent / 'part.txt'
	for change, said in ((None, '66,7 % (2 sur 3)'), ((rb'sur: 3', b'sur: 2'), 'altéré')):
		file.write_bytes(re.sub(*change, text) if change else text)
		told = run('indicateurs', 'verifier', file, '--data', '/rien')
		tap.check(said in told.stdout, f'verified without the store: {said}', told.stdout)
	head = re.sub(rb' 1 1\n', b' 0 1\n', b''.join(text.splitlines(True)[:-1]), count=1)
	file.write_bytes(head + f'empreinte: {hashlib.sha256(head).hexdigest()}\n'.encode())
	told = run('indicateurs', 'verifier', file)
	tap.check(told.returncode == 1 and 'ce que font' in told.stdout, 'a part that was changed is told', told.stdout)
	told = run('indicateurs', 'verifier', '--data', data)
	tap.check(told.returncode == 0 and '1 arrêté' in told.stdout, 'the store is verified', told.stdout, told.stderr)


def text_of_table(site, browser, target):
	return browser.get(target).bytes.decode('utf-8-sig')


def check_few(tap, site, people):
	"""One to four people are told to the DAN, and to who wrote the line; to the public, nowhere."""
	dan, referent, other, _ = people
	group = {'nom': 'Robots en Combraille', 'date': '2012-10-02', 'effectif': '3', 'preuve': 'relevé', 'date_preuve': '2012-10-02'}
	line = line_of(referent.send('/registres/groupes-viaeduc/ajouter', **group))
	dan.send('/registres/formateurs/ajouter', annee='2012-2013', degre='1', discipline='', nombre='4', methode='liste', date='2012-10-02',
		preuve='note', date_preuve='2012-10-02')
	dan.send('/registres/valorisation/ajouter', annee='2012-2013', valorises='2', rapports='390', methode='relevé', date='2012-10-02',
		preuve='note', date_preuve='2012-10-02')
	address, day = f'/registres/groupes-viaeduc/{line}', '?au=2012-12-31'
	whole = {'17': '3', '10': '4', '5': '0,5'}
	for who, browser, sees in (('the public', site, False), ('a référent', other, False), ('the DAN', dan, True)):
		told = {each['code']: each for each in json.loads(browser.get('/indicateurs.json' + day).text)['indicateurs']}
		tap.check(all((told[code]['valeur'] is not None) == sees and ('valeur_masquee' in told[code]) != sees for code in whole)
			and ('numerateur' in told['5']) == sees and {month['nombre'] for month in told['17']['annee']['mois'][1:]} == ({3} if sees else {None}),
			f'{who}, JSON', [told[code] for code in whole])
		rows = {row[0]: row[5] for row in csv.reader(io.StringIO(text_of_table(site, browser, '/indicateurs.csv' + day)), delimiter=';')
			if row[2].startswith('valeur') and row[0] in whole}
		tap.check(rows == (whole if sees else {'17': '<\xa05', '10': '<\xa05', '5': 'masqué'}), f'{who}, CSV', rows)
		book = zipfile.ZipFile(io.BytesIO(browser.get('/indicateurs.ods' + day).bytes)).read('content.xml').decode()
		tap.check(('&lt;\xa05' in book or '&#60;\xa05' in book) != sees and ('masqué' in book) != sees, f'{who}, spreadsheet')
		for target in ('/indicateurs' + day, '/indicateurs/rapport' + day, '/indicateurs/17' + day, '/indicateurs/10' + day):
			page = browser.get(target)
			tap.check(page.status == 200 and ('&lt;\xa05' in page.text) != sees, f'{who}, {target}', page.status)
		five = Page(browser.get('/indicateurs/5' + day).text).first('main')  # its words: a token of a form may have any digits
		tap.check(('0,5 %' in five.text) == sees and ('390' in five.text) == sees and ('masqué' in five.text) != sees
			and (five.first('polyline') is not None) == sees, f'{who}, a share', five.text)
		table = text_of_table(site, browser, '/registres/groupes-viaeduc.csv')
		tap.check(('"<\xa05"' in table) != sees, f'{who}, a table of lines')
		listed = browser.get('/registres/groupes-viaeduc?annee=2012-2013').text
		tap.check(('enseignants&nbsp;: &lt;' in listed or 'enseignants\xa0: &lt;' in listed) != sees, f'{who}, a list', listed[-900:])
		tap.check(('&lt;\xa05' in browser.get(address).text) != sees, f'{who}, a line')
		tap.check((browser.get(address + '.txt?version=1').status == 200) == sees
			and ('.txt?version=1' in browser.get(address).text) == sees, f'{who}, its text')
	tap.check('<dd>3</dd>' in referent.get(address).text and 'value="3"' in referent.get(address + '/corriger').text,
		'who wrote a line reads it')


def check_many(tap, site, data):
	"""Page after page, each line once."""
	file = data.parent / 'beaucoup.csv'
	file.write_text('intitule;date;modalite;proximite;numerique;preuve;date_preuve\n' + ''.join(
		f'Module {i};2018-{i % 12 + 1:02}-{i % 28 + 1:02};presence;oui;non;OM {i};2018-12-31\n' for i in range(180)))
	run('registre', 'importer', 'formations', file, '--data', data)
	seen, link = [], '/registres/formations?annee=2018-2019'
	while link:
		page = Page(site.get(link).text)
		seen += [item.first('a').attributes['href'] for item in page.first('ul', **{'class': 'comptees'}).all('li')]
		following = page.first('a', rel='next')
		link = following.attributes['href'] if following else None
	told = int(re.sub(r'\D', '', Page(site.get('/registres/formations?annee=2018-2019').text).first(role='status').text.split('ligne')[0]))
	tap.check(len(seen) == len(set(seen)) == told > 50, 'every line of a year is on a page, once', len(seen), told)


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			people = [person(site, data, name, role) for name, role in (('dan', 'dan'), ('ref', 'referent'), ('autre', 'referent'),
				('prof', 'enseignant'))]
			check_roles(tap, site, people)
			check_typing(tap, site, people)
			check_import(tap, site, data, people[0])
			made = people[0].send('/registres/formations/ajouter', **{**TRAINING, 'intitule': 'Gardée'})
			site.stop(signal.SIGKILL)
		with Server(data) as site:
			tap.check(made.status == 303 and 'Gardée' in site.get(made.headers['location'].split('#')[0]).text,
				'a line that was answered is there after a kill')
			check_command(tap, site, data)
			check_lists(tap, site)
			check_figures(tap, site)
			check_frozen(tap, site, data, enter_again(site, people[0]))
			check_few(tap, site, [enter_again(site, each) for each in people])
			check_many(tap, site, data)
			told = run('purge-exemples', '--data', data)
			tap.check('lignes de registre effacées' in told.stdout and 'ligne d’exemple' not in site.get('/registres/reunions').text,
				'examples are erased', told.stdout)
	tap.done()


if __name__ == '__main__':
	main()
