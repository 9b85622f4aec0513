#!/usr/bin/env python3
"""Nobody but its author reads, writes or sends a sheet on its way, and what is brought or typed does no harm.

Asked of the real programs: as forgers and robots do, with files nobody should bring and markup in every field.
"""
import pathlib
import re
import secrets
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser  # noqa: E402
from page import Page  # noqa: E402
from proposing import (BODY, STEPS, SUMMARY, TITLE, XSS, begin, follow_of, hidden, main_text, person, place, save, start_of,  # noqa: E402
	stored, write)
from site_story import Server, Tap, data_folder, ingest_fixtures  # noqa: E402


# ---- Others ----

def check_others(tap, site, me, other, base):
	stranger = Browser(site)
	number = base.rsplit('/', 1)[1]
	pages = [f'/proposer/{number}/{step}' for step in (*STEPS, 'tout', 'verifier')] + [f'/mes-fiches/{number}', f'/mes-fiches/{number}/historique']
	for page in pages:
		answer = other.get(page)
		tap.check(answer.status == 404 and TITLE not in answer.text, f'{page} is not there for somebody else', answer.status)
		answer = stranger.get(page)
		tap.check(answer.status == 303 and answer.headers['location'].startswith('/connexion'), f'{page} asks who one is', answer.status)
	for page, values in ((f'/proposer/{number}/quoi', {'titre': 'Volé'}), (f'/mes-fiches/{number}', {'acte': 'envoyer', 'edition': '6'}),
			(f'/mes-fiches/{number}', {'acte': 'retirer', 'edition': '6'})):
		answer = other.send(page, **values)
		tap.check(answer.status == 404, f'{page} takes nothing from somebody else', answer.status)
		answer = me.post(page, values)
		tap.check(answer.status == 403, f'{page} takes nothing without the token of the session', answer.status)
		answer = me.post(page, {**values, 'jeton': other.token()})
		tap.check(answer.status == 403, f'{page} takes no token of another session', answer.status)
		answer = me.post(page, {**values, 'jeton': me.token()}, Origin='https://evil.example')
		tap.check(answer.status == 403, f'{page} takes nothing from another site', answer.status)
	tap.check(stored(me, base, 'titre') == TITLE, 'nothing was changed')
	for number in ('0', '-1', '999999', '9' * 40, '1e3', '%31%00', "1'--", '1;drop'):
		answer = me.get(f'/proposer/{urllib.parse.quote(number)}/quoi')
		tap.check(answer.status in (400, 404), f'{number[:10]!r} is no sheet', answer.status)
	answer = stranger.post('/proposer', {'acte': 'commencer'}, Origin='https://evil.example')
	tap.check(answer.status == 403, 'no other site begins a sheet', answer.status)


def check_markup(tap, me):
	"""Everything people type comes out as text, wherever it is shown."""
	base = begin(me)
	answers = {
		'quoi': [('titre', f'Titre {XSS}'), ('resume', f'{SUMMARY} {XSS}'), ('type', XSS), ('thematiques', XSS)],
		'pour-qui': [('niveaux', XSS), ('enseignements', XSS)],
		'avec-quoi': [('equipements', XSS), ('noms-logiciels', XSS), ('mode', XSS), ('ent', XSS)],
		'comment': [('corps', f'{BODY}\n{XSS}\n\n[x](javascript:alert(1)) ![a](x" onerror="alert(1))\n\n| a |\n| --- |\n| {XSS} |\n'),
			('duree', XSS), ('seances', XSS), ('prerequis', XSS)],
		'signature': [('signatures', XSS), ('etablissements', XSS), ('licence', XSS), ('experimente', XSS), ('bilan', XSS)],
	}
	texts = [(step, save(me, base, step, pairs).text) for step, pairs in answers.items()]
	texts += [(page, me.get(f'{base}/{page}').text) for page in (*STEPS, 'tout', 'verifier')]
	texts += [(page, me.get(page).text) for page in (follow_of(base), f'{follow_of(base)}/historique', '/mes-fiches')]
	for page, text in texts:
		markup = re.sub(r'<textarea.*?</textarea>', '', text, flags=re.S)
		tap.check('<script>alert' not in text and '<img src=x' not in markup and 'href="javascript' not in text
			and not any('onerror' in name for element in Page(text).all() for name in element.attributes),
			f'what is typed is text ({page})')
	answer = me.post('/apercu', {'corps': f'## Titre\n\n{XSS}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n'})
	tap.check(answer.status == 200 and '<script' not in answer.text and '<table' in answer.text, 'the preview is what the page will show', answer.status)
	answer = me.post('/apercu', {'corps': '>' * 5000})
	tap.check(answer.status == 200 and 'trop' in answer.text, 'a text that cannot be shown is told')


# ---- Files ----

def upload(browser, content, acte='fichier', name='fiche.md'):
	page = hidden(browser.get('/proposer').text)
	boundary = 'b' + secrets.token_hex(8)
	parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
		for key, value in [*page.items(), ('acte', acte), ('texte', '')]]
	parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="fichier"; filename="{name}"\r\n'
		f'Content-Type: text/markdown\r\n\r\n'.encode() + content + b'\r\n')
	return browser.ask('POST', '/proposer', b''.join(parts) + f'--{boundary}--\r\n'.encode(), Origin=browser.origin,
		Content_Type=f'multipart/form-data; boundary={boundary}')


def check_files(tap, site, me):
	answer = upload(me, b'---\ntitre: Le robot sur un quadrillage\nniveaux: [CM2]\n---\n## Ici\n\nDu texte.\n')
	base = start_of(answer)
	tap.check(answer.status == 303 and place(answer).endswith('/verifier'), 'a file begins a sheet', answer.status, main_text(answer))
	tap.check(stored(me, base, 'titre') == 'Le robot sur un quadrillage' and stored(me, base, 'niveaux') == ['cm2'], 'with what it says')
	answer = upload(me, '# Mon titre à moi\r\n\r\nBonjour, voici l’idée.\r\n'.encode())
	base = start_of(answer)
	tap.check(answer.status == 303 and stored(me, base, 'titre') == 'Mon titre à moi'
		and stored(me, base, 'corps').startswith('Bonjour'), 'one without front matter fills in the body', answer.status)
	answer = upload(me, b'---\ntitre: Le robot\ntype: roman\n---\n')
	tap.check(answer.status == 422 and 'Ligne 3' in answer.text and 'type: roman' in answer.text and 'Continuer sans' in answer.text,
		'what was not understood is told with its line, the text to be mended', answer.status)
	answer = upload(me, b'---\ntitre: Le robot\ntype: roman\n---\n', acte='fichier-tel-quel')
	tap.check(answer.status == 303, 'or left out', answer.status)
	hostile = {
		'another id and state': b'---\nid: 2017-0001\nstatut: publie\nversion: 9\nvalideur: dan\nexemple: true\n---\n## a\n',
		'markup everywhere': f'---\ntitre: "{XSS[:20]}"\nresume: "a"\n---\n{XSS}\n\n[a](javascript:alert(1))\n'.encode(),
		'a YAML bomb': b'---\na: &a [x, x]\nb: [*a, *a]\n---\n',
		'no end of front matter': b'---\ntitre: x\n',
		'UTF-16': 'Bonjour'.encode('utf-16'),
		'latin-1': 'élève'.encode('latin-1'),
		'NUL': b'abc\x00def',
		'a program': b'\x7fELF\x02\x01\x01' + bytes(range(256)) * 20,
		'a zip': b'PK\x03\x04' + b'\x00' * 100,
		'too many brackets': b'[' * 20000,
		'deep quotes': b'>' * 5000 + b' x',
		'nothing': b'',
		'half a megabyte': b'a' * (512 * 1024),
	}
	for name, content in hostile.items():
		answer = upload(me, content)
		tap.check(answer.status in (303, 422, 413), f'a file with {name} does no harm', answer.status)
		tap.check('<script>alert' not in answer.text, f'nor does it run ({name})')
		if answer.status == 303:
			base = start_of(answer)
			pages = [me.get(f'{base}/{page}') for page in ('verifier', 'tout')]
			tap.check(all(page.status == 200 for page in pages) and not any('<script>alert' in page.text or 'href="javascript' in page.text
				for page in pages), f'its pages are sound ({name})', [page.status for page in pages])
	answer = upload(me, b'a' * (512 * 1024 + 1))
	tap.check(answer.status == 413, 'a file past half a megabyte is told', answer.status)
	answer = me.ask('POST', '/proposer', b'', Origin=me.origin, Content_Length=str(1024 * 1024 + 1),
		Content_Type='multipart/form-data; boundary=x')
	tap.check(answer.status == 413, 'a body past a megabyte as well, before it is sent', answer.status)
	answer = upload(me, b'## a\n', name='../../etc/passwd\r\nX-Y: z')
	tap.check(answer.status in (303, 400, 422) and 'x-y' not in answer.headers, 'its name is not believed', answer.status)


def check_robots(tap, site):
	robot = Browser(site)
	answer = robot.post('/proposer', {'acte': 'commencer', 'adresse-web': 'https://spam.example'})
	tap.check(answer.status == 422 and 'robot' in answer.text, 'who fills in the field nobody sees gets no sheet', answer.status)
	base = begin(robot)
	write(robot, base)
	answer = robot.post(base, {**hidden(robot.get(f'{base}/verifier').text), 'acte': 'envoyer', 'adresse-web': 'x'})
	tap.check(answer.status == 422 and 'Brouillon' in main_text(robot.get(base)), 'nor is one sent', answer.status)


def check_pace(tap, data):
	"""One address begins so many sheets an hour, and has so many previews made; another one goes on."""
	with Server(data, '--trust-proxy') as site:
		here, there = (Browser(site, forwarded=address) for address in ('192.0.2.1', '192.0.2.2'))
		answers = [here.post('/proposer', {'acte': 'commencer'}).status for _ in range(121)]
		tap.check(answers[:120] == [303] * 120 and answers[120] == 422, 'one address begins so many an hour', answers[::20], answers[-1])
		tap.check(there.post('/proposer', {'acte': 'commencer'}).status == 303, 'another one goes on')
		answers = [here.post('/apercu', {'corps': 'x'}).status for _ in range(601)]
		tap.check(answers[:600] == [200] * 600 and answers[600] == 429, 'so many previews as well', answers[-3:])
		tap.check(there.post('/apercu', {'corps': 'x'}).status == 200, 'of one address')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			me, other = (person(data, site, name) for name in ('jeanne', 'robert'))
			base = begin(me)
			write(me, base)
			check_others(tap, site, me, other, base)
			check_markup(tap, me)
			check_files(tap, site, other)
			check_robots(tap, site)
			tap.check(site.stop() == 0, 'the site ends well', site.told())
		check_pace(tap, data)
	tap.done()


main()
