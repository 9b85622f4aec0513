#!/usr/bin/env python3
"""A teacher whose sheet was published asks an attestation, shows it to somebody without an account, who checks it, and revokes it.

Asked of the real site, as browsers do.
"""
import hashlib
import pathlib
import re
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import Server, Tap, data_folder, run  # noqa: E402

MINE = '/mes-fiches/attestations'
TITLE = 'Le robot relève le courrier de l’école'
NAME = 'Anne-Lise Exemple & fille'
SHEET = f'''---
titre: "{TITLE}"
resume: "Les élèves programment un robot de sol qui relève le courrier des classes, puis vérifient à pied."
type: scenario
niveaux: [cm1, cm2]
enseignements: [c3-mathematiques]
thematiques: [codage]
equipements: [robot-programmable]
duree: PT2H
licence: CC-BY-SA-4.0
auteurs:
  - signature: "Une équipe (exemple)"
---

## Déroulement

Les élèves avancent. Par groupes de trois, ils tracent d’abord le chemin sur le quadrillage de la cour, le disent avec des
flèches, puis programment le robot. Ils comparent le chemin prévu et celui qui a été parcouru, cherchent l’erreur, la corrigent
et recommencent jusqu’à ce que le robot arrive à la case voulue sans sortir du tapis.
'''


def person(site, data, name, role):
	told = run('compte', 'creer', '--role', role, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def act(browser, where, acte):
	"""Press the button of this act on a page."""
	for form in Page(browser.get(where).text).all('form'):
		if any(each.attributes.get('value') == acte for each in [*form.all('button'), *form.all('input', name='acte')]):
			hidden = {each.attributes['name']: each.attributes.get('value', '') for each in form.all('input', type='hidden')}
			return browser.post(form.attributes['action'], {**hidden, 'acte': acte})
	return None


def publish(teacher, dan):
	begun = teacher.send('/proposer', acte='fichier-tel-quel', texte=SHEET)
	row = re.search(r'/proposer/(\d+)/', begun.headers['location'])[1]
	act(teacher, f'/proposer/{row}/verifier', 'envoyer')
	act(dan, f'/moderation/{row}', 'prendre')
	act(dan, f'/moderation/{row}', 'accepter')
	return row


def ask(teacher, **values):
	return teacher.send(MINE, **{'nom': NAME, 'fiche': '', **values})


def check_asking(tap, teacher):
	form = teacher.get(MINE)
	tap.check(form.status == 200 and TITLE in form.text and 'value="Compte prof"' in form.text,
		'the form offers their sheets and their name', form.status)
	tap.check(MINE in teacher.get('/mes-fiches').text, '« Mes fiches » leads to it')
	nameless = ask(teacher, nom='  ')
	tap.check(nameless.status == 422 and 'faute-nom' in nameless.text, 'a name is wanted', nameless.status)
	long = ask(teacher, nom='é' * 81)
	tap.check(long.status == 422, 'not a long one', long.status)
	mail = ask(teacher, nom='lea.m@ac-limoges.fr')
	tap.check(mail.status == 422 and 'ressemble à une adresse' in mail.text and 'value="lea.m@ac-limoges.fr"' in mail.text,
		'nor an address, which anybody would read', mail.status)
	other = ask(teacher, fiche='1999-0001')
	tap.check(other.status == 422 and 'Choisissez une de vos fiches' in other.text, 'a sheet of somebody else is none', other.status)
	made = ask(teacher)
	tap.check(made.status == 303 and re.fullmatch(r'/attestations/[\w-]{22}\?fait=etablie#fait', made.headers.get('location', '')),
		'it is made', made.status, made.headers.get('location'))
	return made.headers['location'].split('?')[0]


def check_reading(tap, site, link):
	"""Whoever has the address, and nobody else."""
	page = site.get(link)
	tap.check(page.status == 200 and 'Anne-Lise Exemple &amp; fille' in page.text and TITLE in page.text,
		'whoever has the address reads it', page.status)
	tap.check('noindex' in page.text and page.headers.get('referrer-policy') == 'no-referrer'
		and 'no-store' in page.headers.get('cache-control', ''), 'nothing lists it, nothing keeps it', page.headers)
	tap.check('Révoquer' not in page.text, 'only its owner may revoke it')
	text = site.get(f'{link}.txt')
	lines = text.bytes.decode().splitlines(keepends=True)
	told = lines[-1].removeprefix('empreinte: ').strip()
	tap.check(hashlib.sha256(''.join(lines[:-1]).encode()).hexdigest() == told and told in page.text,
		'its text proves itself, and the page says the same', text.text)
	tap.check(f'nom: {NAME}\n' in text.text and 'fiches: 1\n' in text.text and TITLE in text.text, 'it says what the page says')
	code = link.split('/')[-1]
	for wrong in (code[:-1] + ('A' if code[-1] != 'A' else 'B'), code[:-1], 'x', '..%2f', code + '%00'):
		answer = site.get(f'/attestations/{wrong}')
		tap.check(answer.status in (400, 404), f'{wrong} leads nowhere', answer.status)
	for public in ('/', '/sitemap.xml', f'/recherche?q=robot', '/recherche.atom'):
		shown = site.get(public).text
		tap.check('attestations/' not in shown and 'Anne-Lise' not in shown, f'{public} says nothing of it')
	tap.check(code not in site.told(), 'nor does the log')


def check_altered(tap, site, data, link):
	"""A name put in the place of another shows."""
	with sqlite3.connect(data / 'observatoire.db') as store:
		store.execute("UPDATE attestation SET name = 'Quelqu’un d’autre' WHERE code = ?", (link.split('/')[-1],))
	tap.check('altérée dans la base' in site.get(link).text, 'what was altered is told')


def check_revoking(tap, site, other, teacher, link):
	tap.check(other.send(link).status == 404 and NAME[:10] in site.get(link).text, 'somebody else cannot revoke it')
	tap.check(Browser(site).post(link, {}).status in (303, 403), 'nor can nobody')
	tap.check('Révoquer cette attestation' in teacher.get(link).text, 'its owner is offered to')
	done = teacher.send(link)
	tap.check(done.status == 303, 'and does', done.status)
	page = site.get(link)
	tap.check(page.status == 200 and 'révoquée par la personne' in page.text and 'Anne-Lise' not in page.text
		and TITLE not in page.text, 'then the page says that, and nothing else')
	tap.check(site.get(f'{link}.txt').status == 404, 'its text is gone')
	tap.check('révoquée le' in teacher.get(MINE).text, 'their list says so')
	tap.check(teacher.send(link).status == 303, 'twice is no failure')


def check_leaving(tap, site, data, teacher):
	"""Who leaves revokes."""
	link = ask(teacher).headers['location'].split('?')[0]
	told = run('compte', 'effacer', 'prof@ac-limoges.fr', '--data', data)
	tap.check(told.returncode == 0, 'an account is erased', told.stdout, told.stderr)
	page = site.get(link)
	tap.check('révoquée par la personne' in page.text and 'Anne-Lise' not in page.text, 'its attestations with it', page.status)


def main():
	tap = Tap()
	with data_folder() as data:
		data.mkdir()
		run('sync', '--data', data)
		with Server(data) as site:
			dan, teacher, other = (person(site, data, name, role)
				for name, role in (('dan', 'dan'), ('prof', 'enseignant'), ('autre', 'enseignant')))
			tap.check('n’est en ligne pour l’instant' in teacher.get(MINE).text, 'without a sheet there is nothing to attest')
			tap.check(ask(teacher).status == 422, 'and nothing is')
			publish(teacher, dan)
			link = check_asking(tap, teacher)
			check_reading(tap, site, link)
			check_revoking(tap, site, other, teacher, link)
			check_altered(tap, site, data, check_asking(tap, teacher))
			journal = dan.get('/journal').text
			tap.check('attestation de contribution établie' in journal and 'attestation de contribution révoquée' in journal
				and link.split('/')[-1] not in journal, 'the journal has both acts, and not the address')
			check_leaving(tap, site, data, teacher)
			made = [ask(other).status for _ in range(2)]
			tap.check(made == [422, 422], 'somebody who published nothing has none', made)
	tap.done()


main()
