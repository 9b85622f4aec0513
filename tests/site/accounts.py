#!/usr/bin/env python3
"""People come in, work and go; those who have no business here get nowhere.

Asked of the two real programs: as browsers do, as forgers do, and as somebody with another's links and numbers.
"""
import csv
import io
import os
import pathlib
import re
import signal
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import PHRASE, Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

DAN, REFERENT, TEACHER = 'dan@ac-limoges.fr', 'referent@ac-limoges.fr', 'prof@ac-limoges.fr'


def link_in(page):
	return urllib.parse.urlsplit(Page(page.text).first('input', id='lien').attributes['value']).path


def command(data, *arguments):
	return run('compte', *arguments, '--data', data)


# ---- The story ----

def check_story(tap, site, data):
	told = command(data, 'creer', '--role', 'dan', '--nom', 'Une Déléguée', DAN)
	link = told.stdout.split('\n')[0]
	tap.check(told.returncode == 0 and link.startswith('/porte/'), 'the operator makes the first account', told.stderr)
	page = site.get(link)
	tap.check(page.status == 200 and 'Une Déléguée' in page.text and DAN in page.text, 'its link says for whom it is')
	tap.check(page.headers['referrer-policy'] == 'no-referrer' and page.headers['cache-control'] == 'no-store'
		and 'noindex' in page.text, 'nobody else is told that link', page.headers)
	tap.check(site.get(link).status == 200, 'looking does not use it up')
	dan = enter(site, link)
	tap.check(dan.last.status == 303 and dan.last.headers['location'].startswith('/compte?') and dan.is_in(),
		'a passphrase is chosen, and the DAN is in', dan.last.status)
	tap.check(site.get(link).status == 404, 'the link is good no more')
	cookie = dan.set or ''

	shown = dan.send('/comptes/inviter', role='referent', courriel=REFERENT, zap='23001', thematique='codage')
	tap.check(shown.status == 200 and REFERENT in shown.text, 'the DAN invites a référent', shown.status)
	referent = enter(site, link_in(shown), nom='Un Référent')
	account = Page(referent.get('/compte').text).first('main').text
	tap.check('ZAP 023001' in account and 'thématique : codage' in account, 'who knows what to look after', account)

	shown = referent.send('/comptes/inviter', role='enseignant')
	teacher = enter(site, link_in(shown), nom='Une Prof', courriel='  PROF@ac-limoges.fr ')
	tap.check(teacher.last.status == 303 and TEACHER in teacher.get('/compte').text, 'the référent invites a teacher')
	tap.check(teacher.get('/comptes').status == 403 and 'référent' in teacher.get('/comptes').text,
		'who may not see accounts, and is told who may')
	home = Page(teacher.get('/').text)
	tap.check('Une Prof' in home.first('nav', **{'aria-label': 'Menu principal'}).text, 'the menu says who is in')
	tap.check(teacher.send('/deconnexion').status == 303 and not teacher.jar and not teacher.is_in(),
		'one goes out, and the cookie with one')
	return dan, referent, cookie


def check_signing(tap, site, data):
	visitor = Browser(site)
	asked = visitor.get('/compte?a=b')
	tap.check((asked.status, asked.headers['location']) == (303, '/connexion?retour=%2Fcompte%3Fa%3Db'),
		'a page for members leads to the form', asked.status, asked.headers.get('location'))
	tap.check(visitor.set is None and visitor.get('/connexion').status == 200 and visitor.set is None,
		'reading the form sets no cookie')
	wrong, nobody = visitor.sign_in(TEACHER, 'une autre phrase'), visitor.sign_in('personne@ac-limoges.fr')
	silent = [re.sub(r'value="[^"]*"', '', answer.text) for answer in (wrong, nobody)]
	tap.check(wrong.status == nobody.status == 422 and silent[0] == silent[1], 'a wrong passphrase and no account: one answer')
	tap.check(visitor.set is None, 'and no cookie')
	tap.check('une autre phrase' not in wrong.text and TEACHER in wrong.text, 'the address is kept, the passphrase is not')
	command(data, 'fermer', TEACHER)
	tap.check(visitor.sign_in(TEACHER).status == 422, 'a closed account lets nobody in')
	command(data, 'rouvrir', TEACHER)
	done = visitor.sign_in(TEACHER, back='/recherche?q=robot')
	tap.check((done.status, done.headers['location']) == (303, '/recherche?q=robot#contenu'), 'then the page one came from',
		done.status, done.headers.get('location'))
	tap.check(all(part in visitor.set for part in ('HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=1209600'))
		and 'Domain' not in visitor.set, 'the cookie is for this site alone', visitor.set)
	for back in ('https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)',
			'/porte/x', '/x\r\nSet-Cookie: a=b'):
		answer = Browser(site).sign_in(TEACHER, back=back)
		tap.check(answer.status == 303 and answer.headers['location'] == '/#contenu', f'{back!r} leads nowhere else',
			answer.status, answer.headers.get('location'))


def check_sessions(tap, site):
	fixed = Browser(site)
	fixed.jar['session'] = 'A' * 43
	fixed.sign_in(TEACHER)
	tap.check(fixed.session != 'A' * 43 and fixed.is_in(), 'a session given before signing in is not taken')
	before = fixed.session
	fixed.sign_in(TEACHER)
	stale = Browser(site)
	stale.jar['session'] = before
	tap.check(fixed.session != before and not stale.is_in(), 'signing in again makes another, and ends the first')

	other = Browser(site)
	other.sign_in(TEACHER)
	page = Page(fixed.get('/compte').text)
	listed = page.first(id='sessions')
	tap.check('Firefox, Linux' in listed.text and 'secret-detail' not in fixed.get('/compte').text,
		'sessions are known by browser and system, no more', listed.text)
	mark = next(field.attributes['value'] for field in listed.all('input', name='session'))
	stranger = Browser(site)
	stranger.sign_in(REFERENT)
	stranger.send('/compte/sessions', acte='terminer', session=mark)
	tap.check(other.is_in(), 'nobody ends the session of another')
	fixed.send('/compte/sessions', acte='autres')
	tap.check(not other.is_in() and fixed.is_in(), 'one ends all the others of one’s own')
	other.sign_in(TEACHER)
	listed = Page(fixed.get('/compte').text).first(id='sessions')
	fixed.send('/compte/sessions', acte='terminer', session=listed.first('input', name='session').attributes['value'])
	tap.check(not other.is_in() and fixed.is_in(), 'or one of them')

	other.sign_in(TEACHER)
	before = fixed.session
	wrong = fixed.send('/compte/phrase-de-passe', presente='pas celle-là', choisie='une tout autre phrase', encore='une tout autre phrase')
	tap.check(wrong.status == 422 and 'faute-presente' in wrong.text and 'une tout autre' not in wrong.text,
		'the present passphrase is asked for')
	done = fixed.send('/compte/phrase-de-passe', presente=PHRASE, choisie='une tout autre phrase', encore='une tout autre phrase')
	stale.jar['session'] = before
	tap.check(done.status == 303 and fixed.is_in() and fixed.session != before, 'another passphrase is another session')
	tap.check(not stale.is_in() and not other.is_in(), 'and the end of those before')
	tap.check(Browser(site).sign_in(TEACHER).status == 422, 'the old one is good no more')
	fixed.send('/compte/phrase-de-passe', presente='une tout autre phrase', choisie=PHRASE, encore=PHRASE)
	return fixed


def check_faults(tap, site, teacher):
	for pairs, field in (({'choisie': 'court', 'encore': 'court'}, 'choisie'),
			({'choisie': 'aaaaaaaaaaaaaaaaa', 'encore': 'aaaaaaaaaaaaaaaaa'}, 'choisie'),
			({'choisie': f'oui {TEACHER} non', 'encore': f'oui {TEACHER} non'}, 'choisie'),
			({'choisie': 'x' * 500 + 'abcdé' * 200, 'encore': ''}, 'choisie'),
			({'choisie': 'une bonne phrase', 'encore': 'une bonne phrase !'}, 'encore')):
		answer = teacher.send('/compte/phrase-de-passe', presente=PHRASE, **pairs)
		page = Page(answer.text)
		said = page.first(id=f'faute-{field}')
		tap.check(answer.status == 422 and said and page.first('input', id=field).attributes['aria-describedby'].endswith(f'faute-{field}'),
			f'{pairs["choisie"][:20]!r} is refused beside its field', answer.status)
		tap.check(page.first(id='fautes').first('a', href=f'#{field}'), 'and above the form, with a link to it')
	answer = teacher.send('/compte/nom', nom=' ')
	tap.check(answer.status == 422 and 'faute-nom' in answer.text, 'a name is not empty')
	tap.check(teacher.send('/compte/nom', nom='é' * 81).status == 422, 'nor longer than 80 characters')
	tap.check(teacher.send('/compte/nom', nom='<b>Une</b> & « Prof »').status == 303 and '<b>Une' not in teacher.get('/compte').text,
		'nor is it markup')


# ---- Forgers ----

def check_tokens(tap, site, dan, teacher):
	for name, token in (('no token', None), ('an empty token', ''), ('a token of another session', dan.token()), ('a made-up one', 'A' * 107)):
		pairs = [('nom', 'Pirate')] + ([('jeton', token)] if token is not None else [])
		answer = teacher.post('/compte/nom', pairs)
		tap.check(answer.status == 403 and 'Formulaire à recharger' in answer.text, f'{name} is refused', answer.status)
	old = teacher.token()
	teacher.send('/deconnexion')
	teacher.sign_in(TEACHER)
	tap.check(teacher.post('/compte/nom', [('nom', 'Pirate'), ('jeton', old)]).status == 403, 'a token of a session that ended is refused')
	good = teacher.token()
	for origin in ('https://evil.example', 'null'):
		answer = teacher.post('/compte/nom', [('nom', 'Pirate'), ('jeton', good)], Origin=origin)
		tap.check(answer.status == 403, f'a form from {origin} is refused, token or not', answer.status)
	tap.check('Pirate' not in teacher.get('/compte').text, 'nothing was done')
	answer = Browser(site).post('/compte/nom', [('nom', 'Pirate')])
	tap.check(answer.status == 403 and '/connexion' in answer.text, 'who is not signed in is told to', answer.status)
	big = Browser(site).post('/comptes/inviter', [('x', 'y' * 200000)])
	tap.check(big.status == 403, 'a long form of a reader is refused before it is read', big.status)


def check_others_things(tap, site, dan, referent, teacher):
	shown = dan.send('/comptes/inviter', role='enseignant')
	link = link_in(shown)
	mark = Page(dan.get('/comptes/inviter').text).first('input', name='invitation').attributes['value']
	answer = referent.send('/comptes/invitations', acte='annuler', invitation=mark)
	tap.check(answer.status == 404 and site.get(link).status == 200, 'a référent revokes no invitation of the DAN', answer.status)
	tap.check(mark not in referent.get('/comptes/inviter').text, 'nor sees it')
	for target, pairs in (('/comptes/1', {'acte': 'cle'}), ('/comptes/1', {'acte': 'fermer'})):
		tap.check(referent.send(target, **pairs).status == 403, f'a référent may not {pairs["acte"]} the account of the DAN')
	tap.check(DAN not in referent.get('/comptes').text and TEACHER in referent.get('/comptes').text, 'a référent sees teachers only')
	for role in ('dan', 'referent', 'exploitation', 'lecteur', 'lune'):
		answer = referent.send('/comptes/inviter', role=role)
		tap.check(answer.status == 422 and 'faute-role' in answer.text, f'a référent invites no {role}', answer.status)
	for method, target in (('GET', '/journal'), ('GET', '/journal.csv')):
		tap.check(referent.ask(method, target).status == 403 and Browser(site).ask(method, target).status == 303,
			f'{target} is for the DAN alone')
	tap.check(dan.send('/comptes/1', acte='fermer').status == 400 and dan.is_in(), 'the DAN does not shut the door behind oneself')
	for target in ('/comptes/999999', '/comptes/-1', '/comptes/1%20OR%201', '/comptes/99999999999999999999'):
		tap.check(dan.send(target, acte='fermer').status == 404, f'{target} is no account')
	tap.check(dan.send('/comptes/invitations', acte='annuler', invitation=mark).status == 303 and site.get(link).status == 404,
		'the maker revokes it')
	for zap, schools, field in (("1'; DROP TABLE act", '', 'zap'), ('23-1', '', 'zap'), ('2301', '', 'zap'), ('034001', '', 'zap'),
			 ('', '0870015X', 'etablissements'), ('', '087', 'etablissements')):
		answer = dan.send('/comptes/inviter', role='referent', zap=zap, etablissements=schools)
		tap.check(answer.status == 422 and f'faute-{field}' in answer.text, f'{zap or schools} is no reach', answer.status)


def check_caches(tap, site, teacher):
	reader = Browser(site)
	for target in ('/', '/recherche?q=robot', '/a-propos', '/nulle-part'):
		public, mine = reader.get(target), teacher.get(target)
		tap.check(mine.headers['cache-control'] == ('private, no-store' if mine.status == 200 else mine.headers['cache-control'])
			and 'no-store' in mine.headers['cache-control'] and 'etag' not in mine.headers and 'Cookie' in mine.headers['vary'],
			f'{target} of somebody signed in is kept by nobody', mine.headers)
		tap.check('no-store' not in public.headers['cache-control'] or public.status != 200, f'{target} of a reader may be', public.headers)
		if 'etag' in public.headers:
			again = teacher.get(target, If_None_Match=public.headers['etag'])
			tap.check(again.status == 200 and 'Mon&nbsp;compte' in again.text, f'{target} of a reader is not taken for it', again.status)
		tap.check('Mon&nbsp;compte' not in reader.get(target).text and reader.set is None, f'{target} stays a reader’s')


# ---- Asking for an account ----

def check_requests(tap, site, dan, referent):
	ask = {'nom': 'Une Collègue', 'courriel': 'collegue@ac-limoges.fr', 'etablissement': 'Collège de Guéret', 'message': 'Bonjour <b>'}
	fresh, known = Browser(site).post('/compte/demander', ask), Browser(site).post('/compte/demander', {**ask, 'courriel': TEACHER})
	robot = Browser(site).post('/compte/demander', {**ask, 'courriel': 'robot@evil.example', 'site-web': 'x'})
	tap.check([a.status for a in (fresh, known, robot)] == [303] * 3 and
		len({a.headers['location'] for a in (fresh, known, robot)}) == 1, 'whoever asks is told the same')
	wrong = Browser(site).post('/compte/demander', {'courriel': 'pas une adresse', 'message': 'long ' * 300})
	tap.check(wrong.status == 422 and all(f'faute-{f}' in wrong.text for f in ('nom', 'courriel', 'etablissement', 'message'))
		and 'pas une adresse' in wrong.text, 'what is missing is told, what was typed is kept', wrong.status)
	page = referent.get('/comptes/demandes')
	tap.check('collegue@ac-limoges.fr' in page.text and 'robot@evil' not in page.text and 'Bonjour &lt;b&gt;' in page.text,
		'the référent reads it, as text, without the robot’s')
	actions = {form.parent.first('h2').text + form.parent.text: form.attributes['action'] for form in Page(page.text).first('main').all('form')}
	mine = next(action for words, action in actions.items() if 'collegue@' in words)
	theirs = next(action for words, action in actions.items() if TEACHER in words)
	answer = referent.send(theirs, acte='accepter')
	tap.check(answer.status == 303 and 'deja' in answer.headers['location'], 'nobody gets a way into an account there is', answer.status)
	shown = referent.send(mine, acte='accepter')
	newcomer = enter(site, link_in(shown), nom='Une Collègue', courriel='autre@evil.example')
	tap.check('collegue@ac-limoges.fr' in newcomer.get('/compte').text, 'the link is for the address that asked')
	again = referent.send(mine, acte='accepter')
	tap.check(again.status == 303 and 'trop-tard' in again.headers['location'], 'a request is answered once')
	tap.check(referent.send(theirs, acte='refuser').status == 303 and 'Aucune demande' in referent.get('/comptes/demandes').text,
		'and refused when it must')
	tap.check(newcomer.send(mine, acte='accepter').status == 403, 'a teacher answers none')


def check_keys(tap, site, dan):
	row = next(li for li in Page(dan.get(f'/comptes?q={TEACHER}').text).first('main').all('li') if TEACHER in li.text)
	action = row.first('form').attributes['action']
	first = link_in(dan.send(action, acte='cle'))
	second = link_in(dan.send(action, acte='cle'))
	tap.check(site.get(first).status == 404 and site.get(second).status == 200, 'a second key voids the first')
	back = enter(site, second, 'une phrase retrouvée')
	tap.check(back.is_in() and Browser(site).sign_in(TEACHER).status == 422, 'a lost passphrase is chosen again')
	enter(site, link_in(dan.send(action, acte='cle')))
	listed = dan.get('/comptes?q=PROF+ac-limoges').text
	tap.check(TEACHER in listed and DAN not in Page(listed).first('main').text, 'accounts are looked for by a part of their name')


def check_journal(tap, site, dan):
	for n in range(50):
		dan.send('/compte/nom', nom=f'Une Déléguée {n}')
	page = dan.get('/journal')
	table = dan.get('/journal.csv')
	lines = list(csv.reader(io.StringIO(table.bytes.decode('utf-8-sig')), delimiter=';'))
	kinds = {line[5] for line in lines[1:]}
	tap.check({'compte', 'cle', 'invitation', 'phrase-de-passe', 'compte-ferme', 'demande-acceptee', 'nom'} <= kinds,
		'acts are all in the journal', kinds)
	tap.check('@' not in table.text, 'which holds no address')
	tap.check('Une Déléguée' in page.text and 'Plus anciens' in page.text, 'the page says who did what', page.text[:100])
	numbers = [int(line[0]) for line in lines[1:]]
	tap.check(numbers == list(range(1, len(numbers) + 1)), 'no line is missing')
	rest = dan.get(Page(page.text).first('nav', **{'aria-label': 'Autres actes'}).first('a').attributes['href'])
	tap.check(rest.status == 200 and 'Les plus récents' in rest.text, 'older acts are on other pages')


# ---- Guessers ----

def check_limits(tap, data):
	with Server(data, '--trust-proxy') as site:
		guesser = Browser(site, forwarded='203.0.113.5, 198.51.100.7')
		answers = [guesser.sign_in(DAN, f'essai numéro {n}') for n in range(11)]
		tap.check([a.status for a in answers] == [422] * 10 + [429] and 'Trop de tentatives' in answers[-1].text,
			'ten tries, then one waits', [a.status for a in answers])
		owner = Browser(site, forwarded='198.51.100.8')
		tap.check(owner.sign_in(DAN).status == 429, 'wherever one comes from')
		tap.check(owner.sign_in(REFERENT).status == 303, 'other accounts go on')
		ask = {'nom': 'X', 'courriel': 'x{}@y.fr', 'etablissement': 'Z'}
		many = [Browser(site, forwarded=f'203.0.113.{n}, 198.51.100.9').post('/compte/demander',
			{**ask, 'courriel': f'x{n}@y.fr'}).status for n in range(21)]
		tap.check(many == [303] * 20 + [429], 'what a client says of itself before the proxy’s word counts for nothing', many)
	with Server(data) as site:
		many = {Browser(site, forwarded='198.51.100.9').post('/compte/demander', {**ask, 'courriel': f'y{n}@y.fr'}).status for n in range(22)}
		tap.check(many == {303}, 'without --trust-proxy that field is not believed', many)


def check_encrypted(tap, data):
	url = 'https://usages.example.fr'
	with Server(data, '--base-url', url) as site:
		me = Browser(site, '__Host-', url)
		answer = me.sign_in(TEACHER)
		tap.check(answer.status == 303 and me.set.startswith('__Host-session=') and '; Secure' in me.set and me.is_in(),
			'behind https the cookie is bound to it', answer.status, me.set)
		plain = Browser(site, origin=url)
		plain.jar['session'] = me.session
		tap.check(not plain.is_in(), 'and no other name will do')


def check_kill(tap, data):
	site = Server(data)
	me = Browser(site)
	me.sign_in(TEACHER)
	answer = me.send('/compte/nom', nom='Nom d’avant la coupure')
	os.kill(site.process.pid, signal.SIGKILL)
	site.process.wait()
	with Server(data) as site:
		me.site = site
		tap.check(answer.status == 303 and 'avant la coupure' in me.get('/compte').text,
			'what was answered is there after kill -9, and so is the session')


def check_command(tap, data, site):
	tap.check(command(data, 'creer', '--role', 'dan', DAN).returncode == 1, 'an address has one account')
	tap.check(command(data, 'creer', DAN).returncode == 2 and command(data, 'lune').returncode == 2
		and command(data, 'cle').returncode == 2 and command(data, 'cle', 'pas une adresse').returncode == 2,
		'what makes no sense is told as such')
	tap.check(command(data, 'fermer', 'personne@ac-limoges.fr').returncode == 1, 'nobody is not closed')
	tap.check(run('compte', 'lister', '--data', data.parent / 'ailleurs').returncode == 3
		and not (data.parent / 'ailleurs').exists(), 'a mistyped folder is not made')
	told = command(data, 'cle', TEACHER, '--base-url', 'https://usages.example.fr')
	link = told.stdout.split('\n')[0]
	tap.check(link.startswith('https://usages.example.fr/porte/') and site.get(urllib.parse.urlsplit(link).path).status == 200,
		'a key is made beside the running site', told.stdout)
	gone = command(data, 'effacer', 'collegue@ac-limoges.fr')
	tap.check(gone.returncode == 0 and command(data, 'effacer', 'collegue@ac-limoges.fr').returncode == 1,
		'an account is erased, once', gone.stdout, gone.stderr)
	listed = command(data, 'lister', '--json').stdout
	tap.check('collegue' not in listed, 'and no longer listed')
	tap.check('"adresse":"dan@ac-limoges.fr"' in listed and 'argon2' not in listed, 'accounts are listed, passphrases are not')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			dan, referent, _ = check_story(tap, site, data)
			check_signing(tap, site, data)
			teacher = check_sessions(tap, site)
			check_faults(tap, site, teacher)
			check_tokens(tap, site, dan, teacher)
			check_others_things(tap, site, dan, referent, teacher)
			check_caches(tap, site, teacher)
			check_requests(tap, site, dan, referent)
			check_keys(tap, site, dan)
			check_journal(tap, site, dan)
			check_command(tap, data, site)
			log = site.log_text()
			tap.check('path=/porte/:secret' in log and not re.search(r'/porte/[A-Za-z0-9_-]{20}', log), 'the log holds no link')
			tap.check(not any(secret in log for secret in (PHRASE, 'jeton', DAN)), 'nor a passphrase, a token, an address')
			tap.check(site.stop() == 0, 'the site ends well', site.told())
		check_limits(tap, data)
		check_encrypted(tap, data)
		check_kill(tap, data)
	tap.done()


main()
