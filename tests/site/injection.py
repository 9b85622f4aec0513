#!/usr/bin/env python3
"""What people write in any field of a sheet is text, wherever the sheet is shown: pages, feeds, tables, API, whoever looks.

Each payload goes into every field of the table of sheets that takes words (a field that is not told here fails the story),
is published as a référent would, and every place that shows the sheet is read: as HTML, JSON-LD, Atom, CSV, JSON.
Fields that take keys, dates or numbers must refuse it, and say so without becoming what they say.
"""
import csv
import io
import json
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import ROOT, Server, Tap, data_folder, run, until  # noqa: E402

MARK = 'zq'  # a word that only what is tried here holds
PAYLOADS = {
	'a script': '<script>zq(1)</script>',
	'the end of an attribute': '" onmouseover="zq(1)" x="',
	'the end of another': "' onfocus='zq(1)' autofocus x='",
	'an image that fails': '<img src=x onerror=zq(1)>',
	'the end of a script': '</script><script>zq(1)</script>',
	'the end of a text area': '</textarea></title><svg onload=zq(1)>',
	'the end of a comment': '--><svg onload=zq(1)><!--',
	'the end of a CDATA': ']]><script>zq(1)</script>',
	'entities': '&lt;script&gt;zq(1)&lt;/script&gt;&#60;b&#62;',
	'a formula': '=HYPERLINK("http://zq.example";"zq")',
	'another formula': '@SUM(zq)|cmd',
	'a third one': '+zq-1',
	'a fourth one': '-zq+1',
	'a marker of templates': '{{TITRE_HTML:none}}{{#X}}zq{{/X}}{{%zq}}',
	'an address that runs': 'javascript:zq(1)//https://zq.example',
	'line ends': 'zq\u2028zq\u2029zq',
	'a field of a header': 'zq%0d%0aX-Zq: 1',
	'SQL': "zq'; DROP TABLE sheet; --",
	'a quote of JSON': 'zq","exemple":true,"x":"\\',
}
# How much of a payload each field takes, and what stands before it so that its rule is kept. The payload comes first where
# what it begins with is the point (formulas); words follow.
ROOM = ' et des mots de plus pour la longueur'
TEXTS = {
	'titre': lambda p: p + ROOM,
	'resume': lambda p: p + ROOM * 3,
	'logiciel_nom': lambda p: [p],
	'objectifs': lambda p: p,
	'prerequis': lambda p: p,
	'bilan.texte': lambda p: p,
	'auteurs': lambda p: [{'signature': p, 'uai': '0230506A'}],
	'liens': lambda p: [{'titre': p, 'url': 'https://zq.example/' + urllib.parse.quote(p, safe="'()!*;/?:@&=+$,")}],
}
# What a sheet must have besides, with keys of the lists.
REST = {
	'type': 'scenario', 'niveaux': ['cm1'], 'enseignements': ['c3-mathematiques'], 'thematiques': ['codage'],
	'equipements': ['robot-programmable'], 'duree': 'PT2H', 'licence': 'CC-BY-SA-4.0', 'etablissements': ['0230506A'],
}
# Those that take a key, a date, a number: the payload is refused, or forgotten when it is the product's own to say.
CLOSED = {
	'type', 'niveaux', 'enseignements', 'programme', 'thematiques', 'equipements', 'logiciels', 'ent', 'mode_equipement', 'duree',
	'modalites', 'lieux', 'activites', 'competences_numeriques', 'socle', 'cadre', 'besoins_particuliers', 'difficulte',
	'nb_seances', 'effectif', 'licence', 'etablissements', 'experimente', 'exemple', 'bilan.plus_values', 'bilan.obstacles',
	'donnees_personnelles', 'images_eleves', 'relations', 'etiquettes',
}
OF_THE_PRODUCT = {
	'id', 'pieces', 'externe', 'source', 'langue', 'statut', 'version', 'valideur', 'date_validation', 'a_revoir_le', 'date_creation',
	'date_publication', 'date_modification',
}
BODY = '''## {p}

{p}

- {p}
- [{p}](https://zq.example)
- [zq](javascript:zq(1)) [zq](data:text/html,zq) ![un plan {p}](https://zq.example/x.png "{p}")
- `{p}` **{p}** <https://zq.example/{p}>

| {cell} | b |
| --- | --- |
| {cell} | {cell} |

```{p}
{p}
```

> {p}
'''
PAD = 'Les élèves avancent case après case, puis disent le chemin à voix haute.\n' * 6


def quoted(value):
	"""A value of front matter: JSON is YAML."""
	return json.dumps(value, ensure_ascii=False)


def sheet_of(payload, **others):
	values = {**REST, **{key: make(payload) for key, make in TEXTS.items()}, **others}
	lines, groups = [], {}
	for key, value in values.items():
		if '.' in key:
			groups.setdefault(key.split('.')[0], {})[key.split('.')[1]] = value
		else:
			lines.append(f'{key}: {quoted(value)}')
	lines += [f'{key}: {quoted(value)}' for key, value in groups.items()]
	return '---\n' + '\n'.join(lines) + '\n---\n' + BODY.format(p=payload, cell=payload.replace('|', '\\|')) + '\n' + PAD


# ---- What betrays it ----

LEADING = ('action', 'data', 'formaction', 'href', 'poster', 'src', 'srcset')
OURS = re.compile(r'/statique/[\w.-]+\.js(\?.*)?')


def markup(text):
	"""What a page has that no template of ours writes."""
	found, page = [], Page(text)
	for element in page.all():
		kind = element.attributes.get('type', '')
		is_ours = element.tag == 'script' and (OURS.fullmatch(element.attributes.get('src', '')) or kind == 'application/ld+json')
		if element.tag in ('script', 'iframe', 'object', 'embed', 'base', 'style') and not is_ours:
			found.append(f'<{element.tag} {element.attributes}>')
		if element.tag in ('svg', 'img') and MARK in str(element.attributes.get('onload', '')) + str(element.attributes.get('onerror', '')):
			found.append(f'<{element.tag} {element.attributes}>')
		if kind == 'application/ld+json':
			json.loads(''.join(part for part in element.parts if isinstance(part, str)))
		for name, value in element.attributes.items():
			leads = name in LEADING and value.strip().lower().startswith(('javascript:', 'data:', 'vbscript:'))
			if name.startswith('on') or name == 'style' or leads or name == 'autofocus' and MARK in str(element.attributes):
				found.append(f'{element.tag} {name}="{value[:80]}"')
	return found


def formulas(text):
	"""Cells that a spreadsheet would reckon."""
	rows = csv.reader(io.StringIO(text.lstrip('\ufeff')), delimiter=';' if ';' in text.split('\n')[0] else ',')
	return [cell[:80] for row in rows for cell in row if cell and cell[0] in '=+-@\t\r' and MARK in cell]


def betrayed(answer):
	"""Why this answer is no good; nothing when it is."""
	kind = answer.headers.get('content-type', '').split(';')[0]
	found = [name for name in answer.headers if name.lower() == 'x-zq']
	if answer.status >= 400 or answer.headers.get('x-content-type-options') != 'nosniff':
		found.append(f'{answer.status} {answer.headers}')
	try:
		if kind == 'text/html':
			found += markup(answer.text)
		elif kind in ('application/json', 'application/x-suggestions+json'):
			json.loads(answer.text)
		elif 'xml' in kind:
			xml.etree.ElementTree.fromstring(answer.text)
		elif kind == 'text/csv':
			found += formulas(answer.text)
		elif kind not in ('text/markdown', 'text/plain'):
			found.append(f'an unknown kind of answer: {kind}')
	except (ValueError, xml.etree.ElementTree.ParseError) as fault:
		found.append(f'{kind} that cannot be read: {fault}')
	return found


# ---- The story ----

def fields_known():
	"""The keys of the table of the program."""
	table = (ROOT / 'observatoire/sheet/field.c').read_text(encoding='utf-8')
	table = table[table.index('const struct field sheet_fields'):]
	return set(re.findall(r'^\t\{ "([\w.]+)", "', table, re.M))


def person(site, data, role):
	told = run('compte', 'creer', '--role', role, '--nom', f'Compte {role}', f'{role}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def bring(teacher, text):
	return teacher.send('/proposer', acte='fichier', texte=text)


def publish(teacher, dan, text):
	"""The id of the sheet made of this text, and the number of its proposal; what refused it instead of the id."""
	begun = bring(teacher, text)
	row = re.search(r'/proposer/(\d+)/', begun.headers.get('location', ''))
	if not row:
		return Page(begun.text).first('main').text[:600], 0
	row = int(row[1])
	for someone, place, acte, edition in ((teacher, f'/mes-fiches/{row}', 'envoyer', '1'), (dan, f'/moderation/{row}', 'prendre', '2'),
			(dan, f'/moderation/{row}', 'accepter', '3')):
		done = someone.send(place, acte=acte, edition=edition, base='0')
		if done.status != 303:
			return f'{acte}: {done.status} {Page(done.text).first("main").text[:600]}', row
	return re.search(r'/usages/([\w-]+)"', teacher.get(f'/mes-fiches/{row}').text)[1], row


def places(id, row, payload):
	"""Where it is shown: (who looks, address)."""
	q = urllib.parse.quote(payload)
	for target in (f'/usages/{id}', f'/usages/{id}.md', f'/api/v1/usages/{id}', f'/usages/{id}/signaler', f'/usages/{id}/signalement',
			'/', '/recherche?q=zq', f'/recherche?q={q}', '/recherche?q=zq&expliquer=1', '/recherche.csv?q=zq', '/recherche.atom?q=zq',
			'/recherche?tri=titre', '/recherche?etablissement=0230506A', '/api/v1/usages?q=zq', f'/suggestions?q={q}', '/suggestions?q=zq',
			f'/selection?fiches={id}', f'/selection.md?fiches={id}', f'/selection/imprimer?fiches={id}', '/indicateurs/2/fiches',
			'/etablissements/0230506A', '/departements/23', '/indicateurs/rapport?departement=23', '/sitemap.xml'):
		yield 'reader', target
	yield 'teacher', f'/usages/{id}'
	for target in (f'/mes-fiches/{row}', f'/mes-fiches/{row}/historique', '/mes-fiches'):
		yield 'teacher', target
	for target in (f'/moderation/{row}', '/journal', '/journal.csv', '/comptes'):
		yield 'dan', target


def follow(tap, who, name, payload):
	id, row = publish(who['teacher'], who['dan'], sheet_of(payload))
	if not tap.check(re.fullmatch(r'\d{4}-\d{4}', id), f'{name} is published, in every field that takes words', id):
		return None
	tap.check(until(lambda: f'/usages/{id}<' in who['reader'].get('/recherche.atom?q=zq').text), f'{name} is found')
	bad = []
	for part, target in places(id, row, payload):
		answer = who[part].get(target)
		bad += [f'{target} ({part}): {fault}' for fault in betrayed(answer)]
	tap.check(not bad, f'{name} is text wherever its sheet is shown', *bad)
	said = json.loads(who['reader'].get(f'/api/v1/usages/{id}').text)
	shown = Page(who['reader'].get(f'/usages/{id}').text).first('h1').text
	start = payload.split('\u2028')[0]
	tap.check(start in said['titre'] and start in said['auteurs'][0]['signature'] and start[:8] in shown,
		f'{name} is given back as it was written', said['titre'], shown)
	return id, row


def follow_version(tap, who, name, id):
	"""A new version that waits shows both texts; what was said of them, and what is reported, as well."""
	payload = PAYLOADS[name]
	begun = who['teacher'].send('/proposer', acte='version', fiche=id)
	row = int(re.search(r'/proposer/(\d+)/', begun.headers['location'])[1])
	who['teacher'].send(f'/proposer/{row}/quoi', edition='1', titre=f'Autre titre {payload}', resume=payload + ROOM * 3, type='scenario',
		thematiques='codage', suite='plus-tard')
	who['teacher'].send(f'/mes-fiches/{row}', acte='envoyer', edition='2', message=payload)
	who['reader'].post(f'/usages/{id}/signaler', {'motif': 'autre', 'message': payload})
	who['reader'].post('/compte/demander', {'nom': payload, 'courriel': f'{len(payload)}@ac-limoges.fr', 'etablissement': payload, 'message': payload})
	bad = []
	for part, target in (('dan', '/moderation'), ('dan', f'/moderation/{row}'), ('teacher', f'/mes-fiches/{row}'),
			('teacher', f'/mes-fiches/{row}/historique'), ('teacher', f'/proposer/{row}/tout'), ('teacher', f'/proposer/{row}/verifier'),
			('dan', '/comptes/demandes'), ('dan', '/journal'), ('dan', '/journal.csv')):
		bad += [f'{target} ({part}): {fault}' for fault in betrayed(who[part].get(target))]
	dossier = re.search(r'/moderation/signalements/\d+', who['dan'].get('/moderation?genre=signalements').text)[0]
	bad += [f'{dossier}: {fault}' for fault in betrayed(who['dan'].get(dossier))]
	page = who['dan'].get(f'/moderation/{row}').text
	tap.check('<del' in page and '<ins' in page, f'{name}: both texts are told')
	tap.check(not bad, f'{name} is text for those who look after it', *bad)
	who['teacher'].send(f'/mes-fiches/{row}', acte='retirer', edition='3')


def check_closed(tap, who):
	"""Fields of keys, dates and numbers."""
	for key in sorted(CLOSED | OF_THE_PRODUCT):
		bad = []
		for payload in PAYLOADS.values():
			values = {'bilan.texte': '', key: payload} if key.startswith('bilan.') else {key: payload}
			answer = bring(who['teacher'], sheet_of('Des mots sans malice', **values))
			row = re.search(r'/proposer/(\d+)/', answer.headers.get('location', ''))
			if row:
				answer = who['teacher'].get(f'/proposer/{row[1]}/verifier')
				who['teacher'].send(f'/mes-fiches/{row[1]}', acte='retirer', edition='1')
			if answer.status not in (200, 422):
				bad.append(f'{answer.status}')
			bad += markup(answer.text)
		tap.check(not bad, f'{key} takes none of it, and tells it as text', *bad)


def check_tags(tap, who, id):
	bad = []
	for payload in PAYLOADS.values():
		answers = [who['teacher'].send(f'/usages/{id}/etiquettes', acte='ajouter', etiquette=payload)]
		answers += [who['reader'].get('/etiquettes/' + urllib.parse.quote(payload, safe='') + end) for end in ('', '.atom')]
		answers += [who['reader'].get('/etiquettes'), who['dan'].get('/moderation/etiquettes'), who['reader'].get('/recherche?etiquette=' + urllib.parse.quote(payload))]
		for answer in answers:
			if answer.status >= 500:
				bad.append(f'{answer.status}: {payload}')
			if 'html' in answer.headers.get('content-type', ''):
				bad += markup(answer.text)
	tap.check(not bad, 'a tag is text, or is none', *bad)


def check_headers(tap, who, id):
	"""What a browser says of itself is believed nowhere."""
	bad = []
	for payload in PAYLOADS.values():
		value = payload.encode('utf-8').decode('latin-1')
		value = re.sub(r'[\x00-\x1f\x7f-\x9f]', '', value)
		for name in ('User-Agent', 'Referer', 'Accept-Language', 'Accept', 'Accept-Encoding', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto',
				'Forwarded', 'If-None-Match', 'If-Modified-Since', 'Range', 'Cookie', 'Host', 'Origin'):
			for target in ('/', f'/usages/{id}', '/connexion', '/recherche.atom?q=zq', '/nulle-part'):
				answer = who['site'].get(target, **{name: f'selection={value}' if name == 'Cookie' else value})
				kind = answer.headers.get('content-type', '')
				if answer.status >= 500 or any('zq' in f'{field}{told}' for field, told in answer.headers.items()):
					bad.append(f'{name}: {payload}: {answer.status} {answer.headers}')
				if 'html' in kind:
					bad += [f'{name}: {payload}: {target}: {fault}' for fault in markup(answer.text)]
	tap.check(not bad, 'no header is believed, nor said again', *bad)
	agent = Browser(who['site'])
	done = agent.post('/connexion', {'courriel': 'enseignant@ac-limoges.fr', 'phrase': 'quatre mots sans rapport'},
		User_Agent='<script>zq(1)</script>')
	page = agent.get('/compte').text
	tap.check(done.status == 303 and not markup(page) and 'zq(1)' not in page, 'a session is not called as a browser calls itself')


def main():
	tap = Tap()
	known = fields_known()
	told = set(TEXTS) | CLOSED | OF_THE_PRODUCT
	tap.check(known == told and len(known) > 40, 'every field of a sheet is tried here', known ^ told)
	with data_folder() as data, Server(data) as site:
		who = {'site': site, 'reader': Browser(site), 'teacher': person(site, data, 'enseignant'), 'dan': person(site, data, 'dan')}
		for name, payload in PAYLOADS.items():
			found = follow(tap, who, name, payload)
			if found:
				follow_version(tap, who, name, found[0])
				last = found[0]
		check_closed(tap, who)
		check_tags(tap, who, last)
		check_headers(tap, who, last)
		tap.check(site.stop() == 0, 'the site ends well', site.told())
	tap.done()


if __name__ == '__main__':
	main()
