#!/usr/bin/env python3
"""Tags are put on sheets by people who sign in, confirmed, merged, renamed, forbidden, promoted; each change is searchable
within a second, no address ever dies, and nobody does what is not theirs to do.

Asked of the real site, as browsers do.
"""
import csv
import io
import json
import pathlib
import re
import sys
import time
import urllib.parse
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import PATIENCE, Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402

PROMPT = 2.0  # seconds in which a change is found; the site says one, and two processors run many tests
PROMPT_ASKED = 30  # or so many questions, where the machine is too slow for them to be asked in that time
ATOM = '{http://www.w3.org/2005/Atom}'
NASTY = ('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{TITRE}}', "' OR 1=1 --", '../../etc/passwd',
	'javascript:alert(1)', '=HYPERLINK("x")')


def person(site, data, name, *options):
	told = run('compte', 'creer', *options, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def people(site, data):
	found = {'dan': person(site, data, 'dan', '--role', 'dan'),
		'operations': person(site, data, 'ops', '--role', 'exploitation'), 'reader': Browser(site)}
	for name, theme in (('near', ''), ('far', 'ent')):
		shown = found['dan'].send('/comptes/inviter', role='referent', **({'thematique': theme} if theme else {}))
		link = urllib.parse.urlsplit(Page(shown.text).first('input', id='lien').attributes['value']).path
		found[name] = enter(site, link, nom=f'Compte {name}', courriel=f'{name}@ac-limoges.fr')
	for name in ('one', 'two', 'three'):
		found[name] = person(site, data, name, '--role', 'enseignant')
	return found


def put(who, sheet, tag, acte='ajouter', **more):
	return who.send(f'/usages/{sheet}/etiquettes', etiquette=tag, acte=acte, **more)


def keep(who, key, acte, value=''):
	return who.send(f'/etiquettes/{urllib.parse.quote(key)}/gerer', acte=acte, valeur=value)


def card_of(site, sheet, question):
	"""What the card of a sheet says among those a question finds."""
	found = Page(site.get('/recherche?q=' + urllib.parse.quote(question) + '&par-page=50').text).first('main')
	return next((card.text for card in found.all('article') if card.first('a', href=f'/usages/{sheet}')), '')


def tags_of(site, sheet):
	"""« nom » and « (nom) », as a reader sees them."""
	section = Page(site.get(f'/usages/{sheet}').text).first('section', id='etiquettes')
	texts = [link.text for link in section.all('a', rel='tag')] if section else []
	return [f"({text.removesuffix(' (proposée)')})" if text.endswith('(proposée)') else text for text in texts]


def total(site, **query):
	answer = site.get('/recherche?' + urllib.parse.urlencode(query))
	return Page(answer.text).total if answer.status == 200 else None


def soon(tap, name, found):
	"""Whether something is so within PROMPT; tells after how long."""
	begun, asked = time.monotonic(), 1
	while not (is_found := found()) and time.monotonic() < begun + PATIENCE:
		time.sleep(0.02)
		asked += 1
	took = time.monotonic() - begun
	tap.check(is_found and (took < PROMPT or asked <= PROMPT_ASKED), f'{name}, at once', f'{took:.2f} s, asked {asked} times')


def check_authors(tap, site, ids):
	listed = Page(site.get('/etiquettes').text)
	names = [link.text.replace('fiche', ' fiche') for link in listed.all('a', rel='tag')]
	tap.check('défi 2 fiches' in names, 'what authors wrote is listed, with counts', names)
	letters = [heading.text for heading in listed.first('main').all('h2')]
	tap.check(letters == sorted(letters) and 'C' in letters, 'letter by letter', letters)
	page = site.get('/etiquettes/defi')
	tap.check(sorted(Page(page.text).sheets) == sorted(ids[name] for name in ('defi-robots-inter-degres-cm2-6e',
		'defi-lecture-ecoles-rurales-cm')), 'a tag leads to its sheets', Page(page.text).sheets)
	tap.check(total(site, etiquette='défi') == 2 and total(site, q='tag:défi') == 2, 'so do the filter and the field')
	sheet = ids['defi-robots-inter-degres-cm2-6e']
	tap.check(tags_of(site, sheet) == ['défi'], 'a sheet shows its tags', tags_of(site, sheet))
	feed = site.get('/etiquettes/defi.atom')
	tree = xml.fromstring(feed.bytes)
	tap.check(feed.headers['content-type'].startswith('application/atom+xml') and len(tree.findall(ATOM + 'entry')) == 2
		and 'défi' in tree.findtext(ATOM + 'title'), 'it is a feed too')
	tap.check('/etiquettes/defi.atom' in page.text, 'which its page announces')
	for typed, there in (('D%C3%A9fis', 'defi'), ('defis', 'defi'), ('DEFI', 'defi'), ('Qr%20code', 'qr-code')):
		moved = site.get(f'/etiquettes/{typed}')
		tap.check(moved.status == 301 and moved.headers['location'] == f'/etiquettes/{there}', f'{typed} leads to it',
			moved.status, moved.headers.get('location'))
	tap.check(site.get('/etiquettes/D%C3%A9fis.atom').headers.get('location') == '/etiquettes/defi.atom', 'in a feed too')
	tap.check(site.get('/etiquettes/inconnue').status == 404 and site.get('/etiquettes/%3Cb%3E').status == 404
		and site.get('/etiquettes/inconnue.atom').status == 404, 'what is no tag is not there')


def check_tagging(tap, site, who, sheet):
	before = site.get(f'/usages/{sheet}')
	put_once = put(who['one'], sheet, '  Escape   Game ')
	tap.check(put_once.status == 303 and put_once.headers['location'] == f'/usages/{sheet}?fait=etiquette-ajoutee#fait',
		'a teacher puts a tag', put_once.status, put_once.headers.get('location'))
	tap.check(tags_of(site, sheet) == ['(Escape Game)'], 'everybody sees it, as proposed', tags_of(site, sheet))
	soon(tap, 'it is searchable', lambda: total(site, etiquette='Escape Game') == 1)
	tap.check(total(site, q='tag:"escape games"') == 1 and total(site, etiquette='escape-games') == 1, 'however it is written')
	tap.check(any('Escape Game' in label.text for label in Page(site.get('/recherche').text).all('label')),
		'it is one of the filters')
	again = site.get(f'/usages/{sheet}', If_None_Match=before.headers['etag'])
	tap.check(again.status == 200 and 'Escape Game' in again.text, 'a browser that has the old page gets the new one')
	tap.check(site.get(f'/usages/{sheet}', If_None_Match=again.headers['etag']).status == 304, 'then has it')

	told = who['one'].get(put_once.headers['location'].split('#')[0]).text
	tap.check('C’est fait' in told and 'Ne plus la proposer' in told, 'the page says that it is done, and how to take it back')
	tap.check('etiquette-deja' in put(who['one'], sheet, 'ESCAPE-GAMES').headers['location'], 'twice is once')
	page = who['two'].get(f'/usages/{sheet}').text
	tap.check('Elle convient' in page and 'Écarter' not in page, 'another one may back it, not dismiss it')
	put(who['two'], sheet, 'escape-game')
	tap.check(tags_of(site, sheet) == ['(Escape Game)'], 'two do not confirm', tags_of(site, sheet))
	card = card_of(site, sheet, 'etiquette:"escape game"')
	tap.check(card and 'Étiquettes' not in card, 'one that is only proposed stands on no card', card)
	put(who['three'], sheet, 'escape-game')
	tap.check(tags_of(site, sheet) == ['Escape Game'], 'three do', tags_of(site, sheet))
	for name in ('reader', 'two', 'near'):
		text = who[name].get(f'/usages/{sheet}').text + who[name].get('/etiquettes/escape-game').text
		tap.check('Compte one' not in text and 'one@ac' not in text, f'nobody is told who put it: {name}')

	put(who['one'], sheet, 'jeu de rôle')
	tap.check(put(who['two'], sheet, 'jeu-de-role', 'retirer').status == 422, 'what one did not say one does not take back')
	tap.check(put(who['one'], sheet, 'jeu-de-role', 'retirer').status == 303 and tags_of(site, sheet) == ['Escape Game'],
		'what one said one does')
	near = put(who['one'], sheet, 'Escap Game')
	tap.check(near.status == 422 and 'existe déjà' in near.text and 'value="Escape Game"' in near.text,
		'a slip is told before it makes a tag', near.status)
	tap.check(put(who['one'], sheet, 'Escap Game', sur='1').status == 303, 'whoever is sure goes on')


def check_keepers(tap, site, who, sheet):
	put(who['one'], sheet, 'pas ça')
	far = who['far'].get(f'/usages/{sheet}').text
	tap.check('Écarter' not in far and put(who['far'], sheet, 'pas-ca', 'ecarter').status == 422,
		'a référent of something else decides nothing here')
	tap.check('pas ça' not in who['far'].get('/moderation/etiquettes').text, 'and is not shown that it waits')
	tap.check('pas ça' in who['near'].get('/moderation/etiquettes').text, 'the one who looks after it is')
	decided = who['far'].send('/moderation/etiquettes', acte='ecarter', choix=f'{sheet} pas-ca')
	tap.check('fait=rien' in decided.headers['location'] and '(pas ça)' in tags_of(site, sheet), 'nor by the list')
	decided = who['near'].send('/moderation/etiquettes', acte='ecarter', choix=f'{sheet} pas-ca')
	tap.check('fait=ecartees' in decided.headers['location'] and '(pas ça)' not in tags_of(site, sheet), 'who may dismisses it')
	soon(tap, 'it is found no more', lambda: total(site, etiquette='pas ça') == 0)
	refused = put(who['two'], sheet, 'pas ça')
	tap.check(refused.status == 422 and 'écarté cette étiquette de cette fiche' in refused.text, 'it does not come back by itself')
	put(who['one'], sheet, 'coopération')
	decided = who['near'].send('/moderation/etiquettes', acte='ajouter', choix=f'{sheet} cooperation')
	tap.check('fait=confirmees' in decided.headers['location'] and 'coopération' in tags_of(site, sheet), 'and confirms another')
	soon(tap, 'a confirmed tag is a word of the search', lambda: total(site, q='coopération escape') >= 1)
	soon(tap, 'and stands on the card of its sheet', lambda: re.search('Étiquettes.*coopération', card_of(site, sheet, 'etiquette:coopération')))


def check_upkeep(tap, site, who, ids):
	sheet, other = ids['jeu-de-nim-strategie-gagnante'], ids['trois-unes-cm2']
	put(who['near'], sheet, 'Jeu d’évasion')
	put(who['near'], other, 'Escape Game')
	merged = keep(who['near'], 'jeu-d-evasion', 'fusionner', 'escape game')
	tap.check(merged.status == 303 and merged.headers['location'].startswith('/etiquettes/escape-game?fait=fusionnee'),
		'two tags become one', merged.status, merged.headers.get('location'))
	tap.check('Escape Game' in tags_of(site, sheet), 'on their sheets')
	soon(tap, 'the merged one is found', lambda: sheet in Page(site.get('/etiquettes/escape-game').text).sheets)
	for old, new in (('/etiquettes/jeu-d-evasion', '/etiquettes/escape-game'),
			('/etiquettes/Jeux%20d%27%C3%A9vasion', '/etiquettes/escape-game'),
			('/etiquettes/jeu-d-evasion.atom', '/etiquettes/escape-game.atom')):
		moved = site.get(old)
		tap.check(moved.status == 301 and moved.headers['location'] == new, f'{old} is alive', moved.status)
	tap.check(total(site, etiquette='Jeu d’évasion') == total(site, etiquette='Escape Game') > 0
		and total(site, q='tag:"jeu d’évasion"') == total(site, q='tag:"escape game"'), 'so are searches that were kept')

	renamed = keep(who['near'], 'escape-game', 'renommer', 'Jeu d’enquête')
	tap.check(renamed.status == 303 and renamed.headers['location'].startswith('/etiquettes/jeu-d-enquete'), 'a tag is renamed')
	for old in ('escape-game', 'jeu-d-evasion'):
		tap.check(site.get(f'/etiquettes/{old}').headers.get('location') == '/etiquettes/jeu-d-enquete', f'{old} leads to it')
	soon(tap, 'by its new name', lambda: total(site, etiquette='Jeu d’enquête') >= 2)
	tap.check(keep(who['near'], 'jeu-d-enquete', 'renommer', 'Défi').status == 422, 'not to the name of another')
	tap.check(keep(who['near'], 'jeu-d-enquete', 'renommer', '<b>').status == 422, 'nor to what is none')
	tap.check(keep(who['near'], 'jeu-d-enquete', 'fusionner', 'nulle part').status == 422, 'nor into what is not there')

	before = total(site, thematique='jeu')
	tap.check(keep(who['near'], 'jeu-d-enquete', 'promouvoir', 'jeu').status == 303, 'a tag is promoted')
	soon(tap, 'its sheets are found by the theme', lambda: total(site, thematique='jeu') > before)
	tap.check('thematique=jeu' in site.get('/etiquettes/jeu-d-enquete').text, 'its page says so')
	keep(who['near'], 'jeu-d-enquete', 'promouvoir', '')
	soon(tap, 'and no longer when it is not', lambda: total(site, thematique='jeu') == before)

	keep(who['near'], 'jeu-d-enquete', 'interdire')
	tap.check(site.get('/etiquettes/jeu-d-enquete').status == 404 and site.get('/etiquettes/escape-game').status == 404
		and 'Jeu d’enquête' not in tags_of(site, sheet), 'what is forbidden is nowhere')
	soon(tap, 'it is found no more', lambda: total(site, etiquette='Jeu d’enquête') == 0)
	refused = put(who['one'], sheet, 'escape games')
	tap.check(refused.status == 422 and 'n’est pas admise' in refused.text, 'by none of its names')
	tap.check('Jeu d’enquête' in who['near'].get('/moderation/etiquettes').text, 'référents find it again')
	keep(who['near'], 'jeu-d-enquete', 'autoriser')
	tap.check('Jeu d’enquête' in tags_of(site, sheet), 'and allow it')


def check_doors(tap, site, who, sheet):
	for name in ('reader', 'operations'):
		tap.check(put(who[name], sheet, 'intrus').status == 403, f'{name} puts no tag')
	for name, expected in (('reader', 303), ('one', 403), ('operations', 403)):
		for page in ('/etiquettes/defi/gerer', '/moderation/etiquettes'):
			tap.check(who[name].get(page).status == expected, f'{name} is shown how to look after none: {page}')
		for answer in (keep(who[name], 'defi', 'interdire'),
				who[name].send('/moderation/etiquettes', acte='ecarter', choix=f'{sheet} cooperation')):
			tap.check(answer.status == 403, f'{name} looks after none', answer.status)
	tap.check('gerer' not in site.get('/etiquettes/defi').text and 'gerer' not in who['one'].get('/etiquettes/defi').text,
		'nor is shown how')
	for target, values in ((f'/usages/{sheet}/etiquettes', {'acte': 'ajouter', 'etiquette': 'intrus'}),
			('/etiquettes/defi/gerer', {'acte': 'interdire'}),
			('/moderation/etiquettes', {'acte': 'ecarter', 'choix': f'{sheet} cooperation'})):
		for token in ('', 'x', who['one'].token()):
			tap.check(who['dan'].post(target, {**values, 'jeton': token}).status == 403, f'{target}: not without one’s own token')
		tap.check(who['dan'].post(target, {**values, 'jeton': who['dan'].token()}, Origin='https://ailleurs.fr').status == 403,
			f'{target}: not from elsewhere')
		tap.check(who['dan'].post(target, {'jeton': who['dan'].token(), 'acte': 'supprimer'}).status == 400,
			f'{target}: no other act')
	for unknown in ('2017-9999', 'x', '..%2Fcompte', "1'%20OR%201=1"):
		tap.check(put(who['dan'], unknown, 'intrus').status in (400, 404), f'no sheet {unknown}')
	tap.check(put(who['dan'], sheet, 'inconnue', 'ecarter').status == 404 and keep(who['dan'], 'inconnue', 'interdire').status
		== 404, 'no tag that is not there')
	tap.check('intrus' not in ' '.join(tags_of(site, sheet)), 'nothing of all that was put', tags_of(site, sheet))


def check_names(tap, site, who, sheet):
	for name in NASTY:
		refused = put(who['one'], sheet, name)
		tap.check(refused.status == 422 and 'Une étiquette' in refused.text, f'no tag: {name}', refused.status)
		tap.check('<script>alert' not in refused.text and '<img src=x' not in refused.text, 'and it is only text')
		shown = site.get('/recherche?' + urllib.parse.urlencode({'etiquette': name}))
		tap.check(shown.status == 200 and '<script>alert' not in shown.text and '<img src=x' not in shown.text,
			'in an address as well')
	for name, why in (('x', 'deux caractères'), ('x' * 41, 'quarante'), ('2017', 'une lettre'), ('', 'deux caractères')):
		refused = put(who['one'], sheet, name)
		tap.check(refused.status == 422 and why in refused.text, f'a name of {len(name)} is told why not', refused.status)
	put(who['one'], sheet, 'C++ & l’été #1')
	shown = site.get(f'/usages/{sheet}').text
	link = re.search(r'href="(/etiquettes/c%2B%2B[^"]*)"', shown)
	tap.check('C++ &amp; l’été #1' in shown and link and site.get(link[1]).status == 200, 'signs of names are only text')


def check_table(tap, site):
	"""The table of a search has the tags that somebody stands for, by their present names."""
	table = csv.DictReader(io.StringIO(site.get('/recherche.csv').text[1:], newline=''), delimiter=';')
	wrong, proposed, names = [], 0, set()
	for row in table:
		tags = json.loads(site.get('/api/v1/usages/' + row['Identifiant']).text)['etiquettes']
		told = {tag['nom'] for tag in tags if tag['confirmee']}
		proposed += len(tags) - len(told)
		names |= told
		if row['Étiquettes'] != ', '.join(sorted(told)):
			wrong.append((row['Identifiant'], row['Étiquettes'], told))
	tap.check(not wrong and proposed and {'Jeu d’enquête', 'coopération'} <= names, 'the table of a search has tags as well',
		proposed, names, *wrong[:5])


def check_machines(tap, site, who, sheet):
	told = json.loads(site.get(f'/api/v1/usages/{sheet}').text)['etiquettes']
	tap.check({'cle': 'cooperation', 'nom': 'coopération', 'confirmee': True} in told, 'the API tells tags', told)
	found = json.loads(site.get('/api/v1/usages?etiquette=cooperation').text)
	tap.check(found['total'] == 1 and any(tag['nom'] == 'coopération' for tag in found['usages'][0]['etiquettes']),
		'and finds by them', found['total'])
	facet = [facet for facet in found['facettes'] if facet['parametre'] == 'etiquette']
	tap.check(facet and any(value['cle'] == 'coopération' and value['choisie'] for value in facet[0]['valeurs']), 'and counts them')
	check_table(tap, site)
	table = who['dan'].get('/journal.csv').text
	for kind in ('ajouter', 'retirer', 'ecarter', 'fusionner', 'renommer', 'promouvoir', 'interdire', 'autoriser'):
		tap.check(f'etiquette-{kind}' in table, f'the journal says who did what: {kind}')


def check_kill(tap, data, who_signs, sheet):
	with Server(data) as site:
		one = Browser(site)
		one.jar = who_signs
		answer = put(one, sheet, 'tenu malgré tout')
		site.process.kill()
		site.process.wait()
	tap.check(answer.status == 303, 'a tag is put, and the site dies', answer.status)
	with Server(data) as site:
		tap.check('(tenu malgré tout)' in tags_of(site, sheet), 'it is there afterwards', tags_of(site, sheet))
		tap.check(until(lambda: total(site, etiquette='tenu malgré tout') == 1), 'and found')
	counts = {}
	for way in ('as followed', 'made again'):
		with Server(data) as site:
			counts[way] = [link.text for link in Page(site.get('/etiquettes').text).all('a', rel='tag')]
		told = run('verify', '--data', data)
		tap.check(told.returncode == 0, f'store and index agree, {way}', told.stdout[-500:], told.stderr[-500:])
		if way == 'as followed':
			tap.check(run('rebuild', '--data', data).returncode == 0, 'the index is made again')
	tap.check(counts['as followed'] == counts['made again'], 'and says the same', counts)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		sheet = ids['image-en-ligne-enquete']
		free = ids['quiz-histoire-scratch-cm2']
		with Server(data) as site:
			who = people(site, data)
			check_authors(tap, site, ids)
			check_tagging(tap, site, who, free)
			check_keepers(tap, site, who, free)
			check_upkeep(tap, site, who, ids)
			check_doors(tap, site, who, free)
			check_names(tap, site, who, sheet)
			check_machines(tap, site, who, free)
			signed = who['one'].jar
		check_kill(tap, data, signed, sheet)
	tap.done()


if __name__ == '__main__':
	main()
