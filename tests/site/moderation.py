#!/usr/bin/env python3
"""A sheet is proposed, claimed, returned, mended, corrected, published and found; a new version of it is reviewed
while the old one stays online; and nobody reviews what is not theirs to review.

Asked of the real site, as browsers do.
"""
import pathlib
import re
import sqlite3
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import Server, Tap, data_folder, run, until  # noqa: E402

TITLE = 'Le robot relève le courrier de l’école'
SHEET = '''---
titre: "{title}"
resume: "Les élèves programment un robot de sol qui relève le courrier des classes, puis vérifient à pied."
type: scenario
niveaux: [cm1, cm2]
enseignements: [c3-mathematiques]
thematiques: [{theme}]
equipements: [robot-programmable]
duree: PT2H
licence: CC-BY-SA-4.0
auteurs:
  - signature: "Une équipe (exemple)"
---

## Déroulement

{text} Par groupes de trois, ils tracent d’abord le chemin sur le quadrillage de la cour, le disent avec des flèches, puis
programment le robot. Ils comparent le chemin prévu et celui qui a été parcouru, cherchent l’erreur, la corrigent et
recommencent jusqu’à ce que le robot arrive à la case voulue sans sortir du tapis.
'''


def sheet(text, title=TITLE, theme='codage'):
	return SHEET.format(title=title, text=text, theme=theme)


def person(site, data, name, *options):
	told = run('compte', 'creer', *options, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def people(site, data):
	dan = person(site, data, 'dan', '--role', 'dan')
	found = {'dan': dan}
	for name, theme in (('near', 'codage'), ('far', 'ent')):
		shown = dan.send('/comptes/inviter', role='referent', thematique=theme)
		link = urllib.parse.urlsplit(Page(shown.text).first('input', id='lien').attributes['value']).path
		found[name] = enter(site, link, nom=f'Compte {name}', courriel=f'{name}@ac-limoges.fr')
	for name in ('teacher', 'other'):
		found[name] = person(site, data, name, '--role', 'enseignant')
	return found


def propose(author, text):
	"""Bring a text, and give the number of the proposal."""
	begun = author.send('/proposer', acte='fichier-tel-quel', texte=text)
	row = re.search(r'/proposer/(\d+)/', begun.headers.get('location', ''))
	return int(row[1]) if row else 0


def fields(page, **wanted):
	"""The hidden fields of the first form of a page that has a button of this act."""
	for form in Page(page.text).all('form'):
		if any(button.attributes.get('value') == wanted['acte'] for button in form.all('button')) or any(
				field.attributes.get('value') == wanted['acte'] for field in form.all('input', name='acte')):
			return {'action': form.attributes['action'], **{field.attributes['name']: field.attributes.get('value', '')
				for field in form.all('input', type='hidden')}}
	return {'action': '/rien'}


def act(person, where, acte, **values):
	found = fields(person.get(where), acte=acte)
	return person.post(found.pop('action'), {**found, 'acte': acte, **values})


def send(author, row):
	return act(author, f'/proposer/{row}/verifier', 'envoyer')


def check_story(tap, site, who):
	row = propose(who['teacher'], sheet('Les élèves avancent trop vite.'))
	here, mine = f'/moderation/{row}', f'/mes-fiches/{row}'
	tap.check(row > 0, 'a teacher brings a text')
	tap.check(who['near'].get(here).status == 404 and who['dan'].get(here).status == 404, 'a draft is its author’s alone')
	sent = send(who['teacher'], row)
	tap.check(sent.status == 303, 'it is sent', sent.status)

	queue = who['near'].get('/moderation')
	tap.check(queue.status == 200 and TITLE in queue.text, 'it is in the queue')
	tap.check(TITLE not in who['far'].get('/moderation').text, 'not in that of somebody who looks after other things')
	tap.check(TITLE in who['far'].get('/moderation?toutes=1').text, 'who may see it is elsewhere all the same')
	tap.check(who['far'].get(here).status == 404, 'but may not open it')
	tap.check(who['other'].get('/moderation').status == 403 and who['other'].get(here).status == 403,
		'a teacher has no queue')
	tap.check(who['teacher'].get(here).status == 403, 'an author does not review')
	page = who['near'].get(here)
	tap.check('value="accepter"' not in page.text and 'value="prendre"' in page.text, 'one claims before one decides')
	tap.check(act(who['near'], here, 'prendre').status == 303, 'it is claimed')
	tap.check('Prise en charge par vous' in who['near'].get('/moderation').text, 'the queue says by whom: by oneself')
	tap.check('Prise en charge par Compte near' in who['dan'].get('/moderation').text, 'and by name to others')

	refused = act(who['near'], here, 'renvoyer', message='Dites le temps de chaque étape.')
	tap.check(refused.status == 422 and 'Choisissez un motif' in refused.text
		and 'Dites le temps de chaque étape.' in refused.text, 'a return wants a reason, and keeps what was typed')
	bare = act(who['near'], here, 'renvoyer', motif='autre', message=' ')
	tap.check(bare.status == 422 and 'Dites à l’auteur' in bare.text and '<option value="autre" selected>' in bare.text,
		'a return wants words, and keeps the reason', bare.status)
	returned = act(who['near'], here, 'renvoyer', motif='incomplet', message='Dites le temps de chaque étape.')
	tap.check(returned.status == 303 and returned.headers['location'].startswith('/moderation?fait=renvoyee'),
		'it is returned', returned.headers.get('location'))
	told = who['teacher'].get(mine).text
	tap.check('Dites le temps de chaque étape.' in told and 'ncomplet' in told, 'its author reads why')

	again = send(who['teacher'], row)
	tap.check(again.status == 303, 'it is sent again', again.status)
	act(who['near'], here, 'prendre')
	bad = act(who['near'], here, 'corriger', texte='rien')
	tap.check(bad.status == 422 and '>\nrien</textarea>' in bad.text.replace('\r', ''), 'a correction must leave a sheet')
	mended = act(who['near'], here, 'corriger', texte=sheet('Les élèves avancent pas à pas.'))
	tap.check(mended.status == 303 and 'pas à pas' in who['near'].get(here).text, 'small corrections are made on the spot')
	stale = fields(who['near'].get(here), acte='accepter')
	act(who['near'], here, 'ecrire', message='Bravo.')
	old = who['near'].post(here, {**stale, 'edition': '1', 'acte': 'accepter'})
	tap.check(old.status == 409 and 'entre-temps' in old.text, 'a decision on an older text is refused', old.status)
	late = who['near'].post(here, {**stale, 'edition': '1', 'acte': 'corriger', 'texte': sheet('Les élèves courent.')})
	tap.check(late.status == 409 and 'par rapport à celui qui est enregistré' in late.text and '<ins' in late.text,
		'so is a correction of it, with its difference', late.status)
	done = act(who['near'], here, 'accepter')
	tap.check(done.status == 303 and 'publiee' in done.headers['location'], 'it is accepted', done.status)
	tap.check('est publiée' in who['near'].get(done.headers['location'].split('#')[0]).text, 'and the queue says so')
	sheet_id = re.search(r'/usages/([\w-]+)"', who['teacher'].get(mine).text)[1]
	question = '/recherche?q=' + urllib.parse.quote('robot courrier école')
	tap.check(until(lambda: f'/usages/{sheet_id}"' in site.get(question).text), 'it is found')
	return sheet_id


def check_version(tap, site, who, sheet_id):
	begun = who['teacher'].send('/proposer', acte='version', fiche=sheet_id)
	row = int(re.search(r'/proposer/(\d+)/', begun.headers['location'])[1])
	here = f'/moderation/{row}'
	send(who['teacher'], row)
	act(who['dan'], here, 'prendre')
	base = fields(who['dan'].get(here), acte='accepter')
	act(who['dan'], here, 'corriger', texte=sheet('Les élèves avancent en rythme.'))
	page = who['dan'].get(here)
	tap.check('Ce qui change' in page.text and '<ins>' in page.text and '<del>' in page.text, 'what changes is shown in words')
	tap.check('pas à pas' in site.get(f'/usages/{sheet_id}').text, 'the version online stays meanwhile')
	tap.check(base.get('base') == '1', 'the page says which version it compares', base)
	tap.check(act(who['dan'], here, 'accepter').status == 303
		and 'en rythme' in site.get(f'/usages/{sheet_id}').text, 'then the new one takes its place')
	mine = Page(who['teacher'].get('/mes-fiches').text).first('main').text
	tap.check(mine.count('Remplacée') == 1 and mine.count('Elle est en ligne') == 1, 'its author is told which one is online', mine)


def check_limits(tap, who):
	row = propose(who['near'], sheet('Les élèves avancent.', 'Une fiche du référent lui-même'))
	send(who['near'], row)
	here = f'/moderation/{row}'
	tap.check(who['near'].get(here).status == 404, 'nobody reviews one’s own sheet')
	tap.check(who['near'].post(here, {'jeton': who['near'].token(), 'edition': '2', 'acte': 'prendre'}).status == 404,
		'nor by asking without the page')
	tap.check(act(who['dan'], here, 'prendre').status == 303, 'the DAN does')
	tap.check(who['dan'].post(here, {'edition': '3', 'acte': 'accepter'}).status == 403, 'not without the token of a page')
	tap.check(act(who['dan'], here, 'refuser', motif='doublon', message='Voyez 2017-0001.').status == 303, 'and may refuse it, with a reason')
	tap.check(who['dan'].get('/moderation/999999').status == 404 and who['dan'].get('/moderation/abc').status == 404,
		'what is not there is not there')
	long = who['dan'].post('/moderation/1', {'jeton': who['dan'].token(), 'acte': 'n’importe quoi'})
	tap.check(long.status == 400, 'an act that is none is refused', long.status)
	nasty = propose(who['teacher'], sheet('<script>alert(1)</script> Les élèves.', 'Une fiche <img src=x onerror=alert(1)>'))
	send(who['teacher'], nasty)
	for page in (who['near'].get('/moderation').text, who['near'].get(f'/moderation/{nasty}').text):
		tap.check('<script>alert' not in page and '<img src=x' not in page, 'what people write is only text')


def check_pages(tap, data, who):
	"""A queue longer than a page, most of it not for a référent of a narrow reach."""
	with sqlite3.connect(data / 'observatoire.db') as db:
		db.executemany('INSERT INTO proposal (base, state, edition, title, markdown, made_at, changed_at, sent_at)'
			" VALUES (0, 'soumis', 1, ?, ?, 1, 1, ?)",
			[(f'Fiche {i}', sheet('Les élèves.', f'Fiche numéro {i}', 'codage'), 1000 + i // 7) for i in range(230)])
		db.execute('INSERT INTO proposal (base, state, edition, title, markdown, made_at, changed_at, sent_at)'
			" VALUES (0, 'soumis', 1, 'Celle de loin', ?, 1, 1, 5000)", [sheet('Les élèves.', 'Celle de loin', 'ent')])
	db.close()
	far = Page(who['far'].get('/moderation').text).first('main').text
	tap.check('Celle de loin' in far and 'Fiche 1' not in far, 'one’s own are shown, however many others wait')
	seen, target, pages = [], '/moderation?etat=attente', 0
	while target and pages < 20:
		answer = who['near'].get(target.split('#')[0])
		content = Page(answer.text).first('main')
		seen += [a.text for a in content.first('ul', id='file').all('a')]
		links = {a.text: a.attributes['href'] for nav in content.all('nav') for a in nav.all('a')}
		tap.check('etat=attente' in links.get('Suite de la file', 'etat=attente'), 'the next page asks for the same', links)
		target, pages = links.get('Suite de la file'), pages + 1
	mine = [title for title in seen if title.startswith('Fiche ')]
	tap.check(mine == [f'Fiche {i}' for i in range(230)] and pages == 5, 'page after page each is shown once, in its order', pages, len(seen))
	for bad in ('x', '1-1', '-1-1-1', '9' * 40 + '-1-1', '1-1-1x', "1-1-1' OR 1"):
		answer = who['near'].get('/moderation?apres=' + urllib.parse.quote(bad))
		tap.check(answer.status == 200 and 'Fiche 0<' in answer.text, f'{bad[:12]!r} is no place: the queue from its beginning')


def main():
	tap = Tap()
	with data_folder() as data, Server(data) as site:
		who = people(site, data)
		sheet_id = check_story(tap, site, who)
		check_version(tap, site, who, sheet_id)
		check_limits(tap, who)
		check_pages(tap, data, who)
	tap.done()


if __name__ == '__main__':
	main()
