#!/usr/bin/env python3
"""A teacher writes a sheet and sends it, with an account and without.

Asked of the real programs: as browsers without scripts do, with two tabs open, a session that ends, and under kill -9.
"""
import html
import pathlib
import re
import secrets
import signal
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser  # noqa: E402
from page import Page  # noqa: E402
from proposing import (ANSWERS, BODY, STEPS, SUMMARY, TITLE, XSS, begin, follow_of, hidden, main_text, person, place, save,  # noqa: E402
	send, stored, write)
from site_story import Server, Tap, data_folder, ingest_fixtures  # noqa: E402


# ---- With an account ----

def check_story(tap, site, me):
	base = begin(me)
	tap.check(re.fullmatch(r'/proposer/\d+', base), 'a sheet is begun', base)
	for i, step in enumerate(STEPS):
		page = me.get(f'{base}/{step}')
		tap.check(page.status == 200 and 'no-store' in page.headers['cache-control'], f'{step} is shown, and kept by no cache')
		answer = save(me, base, step, ANSWERS[step])
		wanted = f'{base}/{STEPS[i + 1]}' if i + 1 < len(STEPS) else f'{base}/verifier'
		tap.check((answer.status, place(answer)) == (303, wanted), f'{step} is saved, the next one follows',
			answer.status, answer.headers.get('location'), main_text(answer))
	tap.check(stored(me, base, 'titre') == TITLE and stored(me, base, 'niveaux') == ['cm1', 'cm2']
		and stored(me, base, 'duree').split() == ['1', 'h', '30', 'min'], 'what was typed is there')
	review = me.get(f'{base}/verifier')
	tap.check('Envoyer au référent' in review.text and re.search(r'Complète à \d+', main_text(review)),
		'the review tells how complete it is, and offers to send it')
	tap.check('<h2 id="partie-deroulement"' in review.text or 'Déroulement</h2>' in review.text, 'and shows it as it will be read')
	answer = send(me, base, message='Bonjour <b>vous</b>')
	tap.check(answer.status == 303 and answer.headers['location'].endswith('?fait=envoyee#recu'), 'it is sent', answer.status)
	receipt = me.get(answer.headers['location'].split('#')[0])
	tap.check('Votre fiche est envoyée' in receipt.text and 'lien privé' not in receipt.text, 'a receipt says so')
	tap.check('Bonjour &lt;b&gt;vous&lt;/b&gt;' in receipt.text, 'the message stands in the thread, as text')
	mine = main_text(me.get('/mes-fiches'))
	tap.check(TITLE in mine and 'Envoyée' in mine, 'it is among my sheets')
	late = save(me, base, 'quoi', [('titre', 'Trop tard pour changer ce titre')])
	tap.check(late.status == 409 and 'Trop tard pour changer' in late.text, 'what was sent is not written any more, and nothing typed is lost')
	answer = me.post(follow_of(base), {**hidden(me.get(follow_of(base)).text), 'acte': 'ecrire', 'message': 'Une précision'})
	tap.check(answer.status == 303 and 'Une précision' in me.get(follow_of(base)).text, 'the author writes in the thread')
	tap.check('Version 1' in me.get(f'{follow_of(base)}/historique').text, 'its versions are told')
	answer = me.post(follow_of(base), {**hidden(me.get(follow_of(base)).text), 'acte': 'retirer'})
	tap.check(answer.status == 303 and 'Retirée' in main_text(me.get(follow_of(base))), 'it is withdrawn')
	return base


def check_habits(tap, me):
	base = begin(me)
	tap.check(stored(me, base, 'signatures') == 'Équipe du cycle 3' and stored(me, base, 'niveaux') == ['cm1', 'cm2']
		and stored(me, base, 'etablissements') == '0230506A' and stored(me, base, 'titre') == '',
		'the next sheet begins with what one usually writes')


def check_steps(tap, me):
	base = begin(me)
	answer = save(me, base, 'quoi', [('titre', 'Court'), ('resume', SUMMARY)])
	page = Page(answer.text)
	tap.check(answer.status == 422 and page.first('input', id='titre').attributes['value'] == 'Court',
		'a form that is not right comes back with what was typed', answer.status)
	links = [a.attributes['href'] for a in page.first(id='fautes').all('a')]
	tap.check(links[:1] == ['#titre'] and '#type' in links and all(page.first(id=link[1:]) for link in links),
		'its faults lead to their fields', links)
	tap.check(page.first('input', id='titre').attributes.get('aria-invalid') == 'true'
		and 'faute-titre' in page.first('input', id='titre').attributes['aria-describedby'], 'which say so themselves')
	tap.check(stored(me, base, 'titre') == 'Court', 'and it is saved all the same')
	text = '## Un\n\n- deux\n- <trois>\n\n| a | b |\n| --- | --- |\n| 1 | 2 |'
	save(me, base, 'comment', [('corps', text.replace('\n', '\r\n'))], suite='plus-tard')
	for _ in range(2):
		shown = re.search(r'<textarea id="corps"[^>]*>\n(.*?)</textarea>', me.get(f'{base}/comment').text, re.S)[1]
		tap.check(html.unescape(shown).strip('\n') == text, 'a text comes back line by line', shown)
		save(me, base, 'comment', [('corps', html.unescape(shown))], suite='plus-tard')
	answer = save(me, base, 'quoi', [('titre', 'Court')], suite='plus-tard')
	tap.check(answer.status == 303 and place(answer) == follow_of(base), 'one may finish later')
	me.post(f'{base}/pour-qui', [*hidden(me.get(f'{base}/pour-qui').text).items(), ('suite', 'plus-tard')])
	answer = save(me, base, 'pour-qui', [('niveaux', '5e')])
	tap.check(answer.headers.get('location') == f'{base}/pour-qui#enseignements', 'classes first, then their subjects',
		answer.status, answer.headers.get('location'))
	page = Page(me.get(f'{base}/pour-qui').text)
	shown = [group.attributes['data-cycle'] for group in page.first(id='enseignements').all('fieldset')
		if 'hidden' not in group.attributes]
	tap.check(shown == ['cycle4'], 'those of the classes chosen only', shown)
	answer = save(me, base, 'comment', [('corps', BODY), ('duree', 'longtemps')], suite='plus-tard')
	tap.check(answer.status == 422 and 'longtemps' in answer.text, 'what cannot be kept is told, even to finish later')
	answer = save(me, base, 'comment', [('corps', 'x' * (256 * 1024 - 1))])
	tap.check(answer.status in (303, 422), 'a body as long as may be is taken', answer.status)
	answer = save(me, base, 'comment', [('corps', 'x' * (256 * 1024 + 10))])
	tap.check(answer.status == 413, 'one past it is told', answer.status)
	whole = [pair for pairs in ANSWERS.values() for pair in pairs]
	answer = save(me, base, 'tout', whole)
	tap.check(place(answer) == f'{base}/verifier', 'one page asks for everything', answer.status, main_text(answer))
	for step in ('nulle-part', 'Quoi', '..', '%00'):
		tap.check(me.get(f'{base}/{step}').status in (400, 404), f'{step!r} is no step')


def check_conflict(tap, me):
	base = begin(me)
	write(me, base)
	old = hidden(me.get(f'{base}/quoi').text)['edition']
	save(me, base, 'quoi', [*ANSWERS['quoi'][1:], ('titre', 'Le titre du premier onglet, en entier')])
	answer = save(me, base, 'quoi', [*ANSWERS['quoi'][1:], ('titre', 'Le titre du second onglet, en entier')], edition=old)
	page = Page(answer.text)
	tap.check(answer.status == 409 and page.first(id='conflit'), 'a write from an older page is not taken', answer.status)
	tap.check(page.first('input', id='titre').attributes['value'] == 'Le titre du second onglet, en entier',
		'what was typed is still there')
	changed = page.first(id='conflit')
	tap.check('premier' in changed.first('del').text and 'second' in changed.first('ins').text, 'both are told, word by word')
	tap.check(stored(me, base, 'titre') == 'Le titre du premier onglet, en entier', 'nothing was written over')
	answer = me.post(f'{base}/quoi', [*hidden(answer.text).items(), *ANSWERS['quoi'][1:],
		('titre', 'Le titre du second onglet, en entier'), ('suite', 'continuer')])
	tap.check(answer.status == 303 and stored(me, base, 'titre').startswith('Le titre du second'), 'and it may be written then')
	page = hidden(me.get(f'{base}/verifier').text)
	save(me, base, 'quoi', ANSWERS['quoi'])
	answer = me.post(follow_of(base), {**page, 'acte': 'envoyer'})
	tap.check(answer.status == 409 and 'Envoyée' not in main_text(me.get(follow_of(base))), 'what was read is what is sent', answer.status)


def check_given_back(tap, site, me, name):
	"""The session ends while one writes: what was typed is given back, and sent again once one is in."""
	base = begin(me)
	page = hidden(me.get(f'{base}/comment').text)
	typed = [*page.items(), ('corps', BODY), ('duree', '1 h 30'), ('suite', 'continuer')]
	me.jar.clear()
	answer = me.post(f'{base}/comment', typed)
	back = hidden(answer.text)
	tap.check(answer.status == 403 and 'no-store' in answer.headers['cache-control'] and 'pas encore enregistré' in main_text(answer),
		'who is no longer in is told that nothing is kept yet', answer.status, main_text(answer))
	tap.check(html.unescape(back.get('corps', '')) == BODY.replace('\r\n', '\n') and back.get('edition') == page['edition'] and 'jeton' not in back,
		'and given back all that was typed', back)
	tap.check('case après case' in main_text(answer), 'which can be read and copied')
	tap.check(me.sign_in(f'{name}@ac-limoges.fr').status == 303 and me.is_in(), 'one signs in in another tab')
	answer = me.post(f'{base}/comment', [*back.items()])
	again = hidden(answer.text)
	tap.check(answer.status == 403 and 'jeton' in again and again.get('corps') == back['corps'],
		'the form is checked once more, for it comes from no page of this session', answer.status)
	answer = me.post(f'{base}/comment', [*again.items()])
	tap.check(answer.status == 303 and 'case après case' in stored(me, base, 'corps'), 'then it is saved', answer.status, main_text(answer))
	answer = Browser(site).post(f'{base}/comment', {'corps': XSS + ' x', '"><script>': 'y'})
	tap.check(answer.status == 403 and '<script>' not in answer.text and '<img src=x' not in answer.text, 'what is given back is text', answer.status)
	answer = Browser(site).post(f'{base}/comment', [(f'n{i}', 'x') for i in range(300)])
	tap.check(answer.status == 403 and 'Connectez-vous' in answer.text, 'a form nobody wrote is not', answer.status)


# ---- Without ----

def check_secret(tap, site):
	me = Browser(site)
	base = begin(me)
	tap.check(re.fullmatch(r'/suivi/[\w-]{20,}', base), 'without an account a private link leads to it', base)
	page = me.get(f'{base}/quoi')
	tap.check(page.headers['referrer-policy'] == 'no-referrer' and page.headers['cache-control'] == 'no-store'
		and 'noindex' in page.text, 'nobody else is told its address', page.headers)
	secret = base.split('/')[2]
	tap.check(secret not in ''.join(a.attributes.get('href', '') for a in Page(page.text).first('header').all('a')),
		'no link of the menu holds it')
	write(me, base)
	answer = send(me, base)
	tap.check(answer.status == 303, 'it is sent', answer.status)
	receipt = me.get(answer.headers['location'].split('#')[0])
	field = Page(receipt.text).first('input', id='lien')
	tap.check(field and field.attributes['value'] == site.url + base, 'the receipt gives the private link, whole')
	tap.check(not Page(me.get(base).text).first('input', id='lien'), 'once')
	answer = me.post(base, {'acte': 'ecrire', 'message': 'Une précision'})
	tap.check(answer.status == 303 and 'Une précision' in me.get(base).text, 'its author answers through it')
	tap.check(all(me.get(f'{base}/{page}').status == 200 for page in ('historique', 'quoi', 'verifier', 'tout')), 'all of it is there')
	for other in (secrets.token_urlsafe(32), secret[:-1], secret + 'A', 'x', '1', '%00', "'--"):
		for page in ('', '/quoi', '/historique', '/verifier'):
			answer = Browser(site).get(f'/suivi/{urllib.parse.quote(other)}{page}')
			tap.check(answer.status in (400, 404) and TITLE not in answer.text, f'another secret leads nowhere ({other[:6]!r}{page})', answer.status)
	answer = me.post(base, {'acte': 'annuler-lien'})
	tap.check(answer.status == 303 and me.get(base).status == 404 and me.get(f'{base}/quoi').status == 404,
		'the link is revoked', answer.status)
	tap.check(secret not in site.told(), 'the secret never stood in the log')
	tap.check('/suivi/:secret' in site.told(), 'which tells the pattern')


def check_sheets(tap, site, data, me, ids):
	id = next(iter(ids.values()))
	page = site.get(f'/usages/{id}').text
	tap.check('Partir de cette fiche' in page and 'nouvelle version' not in page, 'a sheet offers to start from it')
	tap.check('Proposer une nouvelle version' in me.get(f'/usages/{id}').text, 'and, to who is signed in, a new version of it')
	base = begin(me, acte='variante', fiche=id)
	review = me.get(f'{base}/verifier')
	tap.check(stored(me, base, 'titre') != '' and stored(me, base, 'signatures') == '', 'a variant has its text, not its signature')
	tap.check(f'/usages/{id}' in review.text and 'mots en commun' in review.text, 'it is told to be like the one it is made from')
	base = begin(me, acte='version', fiche=id)
	save(me, base, 'quoi', [('titre', 'Un tout autre titre pour cette fiche')], suite='plus-tard')
	history = Page(me.get(f'{follow_of(base)}/historique').text)
	tap.check(history.first('ins') and 'autre' in history.first('main').text and f'/usages/{id}' not in me.get(f'{base}/verifier').text,
		'a new version is compared with the one online, and is not told to be like itself')
	answer = Browser(site).post('/proposer', {'acte': 'version', 'fiche': id})
	tap.check(answer.status == 422 and 'connectez-vous' in answer.text, 'which wants an account', answer.status)
	answer = me.send('/proposer', acte='variante', fiche='1999-0001')
	tap.check(answer.status == 404, 'a sheet that is not there begins nothing', answer.status)
	for _ in range(60):
		answer = me.send('/proposer', acte='commencer')
	tap.check(answer.status == 422 and 'cinquante' in answer.text, 'fifty at once and no more', answer.status)


def check_kill(tap, data):
	"""Whatever was answered 303 is there after kill -9."""
	lost = []
	for turn in range(6):
		with Server(data) as site:
			me = Browser(site)
			base = begin(me)
			title = f'Un titre qui doit rester, numéro {turn}'
			answer = save(me, base, 'quoi', [('titre', title), *ANSWERS['quoi'][1:]])
			site.process.send_signal(signal.SIGKILL)
			site.process.wait()
		with Server(data) as site:
			if answer.status != 303 or stored(Browser(site), base, 'titre') != title:
				lost.append(title)
	tap.check(not lost, 'what was answered 303 is there after kill -9', lost)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		with Server(data) as site:
			me, third = (person(data, site, name) for name in ('jeanne', 'paule'))
			check_story(tap, site, me)
			check_habits(tap, me)
			check_steps(tap, me)
			check_conflict(tap, me)
			check_given_back(tap, site, me, 'jeanne')
			check_secret(tap, site)
			check_sheets(tap, site, data, third, ids)
			tap.check(site.stop() == 0, 'the site ends well', site.told())
		check_kill(tap, data)
	tap.done()


main()
