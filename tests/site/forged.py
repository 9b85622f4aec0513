#!/usr/bin/env python3
"""Forms that other sites forge, numbers and secrets of others, addresses that lead elsewhere: nothing comes of them.

The routes are read in web/routes.c: a form, or an address with a name in it, that is not told here fails the story.
"""
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import FIXTURES, ROOT, Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

TEXT = (FIXTURES / 'sheets/micro-tendu-ce1-ce2.md').read_text(encoding='utf-8')
TRAINING = {'intitule': 'Programmer', 'date': '2016-11-08', 'modalite': 'presence', 'proximite': 'oui', 'numerique': 'oui', 'preuve': 'OM 12',
	'date_preuve': '2016-11-08'}
TITLE = 'Une fiche que d’autres ne lisent pas'


def routes():
	"""[(method, pattern, whether it takes forms of nobody)] of the program."""
	table = (ROOT / 'web/routes.c').read_text(encoding='utf-8')
	return [(method, pattern, 'FROM_NOBODY' in flags or 'BY_SECRET' in flags)
		for method, pattern, flags in re.findall(r'^\t\{ METHOD_(GET|POST),\s+"([^"]+)",\s+\w+,\s+([\w |]+),', table, re.M)]


def person(site, data, role, name, **scope):
	if not scope:
		told = run('compte', 'creer', '--role', role, '--nom', name, f'{name}@ac-limoges.fr', '--data', data)
		return enter(site, told.stdout.split('\n')[0])
	shown = scope.pop('by').send('/comptes/inviter', role=role, **scope)
	link = urllib.parse.urlsplit(Page(shown.text).first('input', id='lien').attributes['value']).path
	return enter(site, link, nom=name, courriel=f'{name}@ac-limoges.fr')


def bring(browser):
	answer = browser.send('/proposer', acte='fichier-tel-quel', texte=re.sub('^titre: .*$', f'titre: "{TITLE}"', TEXT, flags=re.M))
	return answer.headers['location'].removesuffix('#contenu').rsplit('/', 1)[0]


class Town:
	"""A site with somebody of each kind, and something of each kind that is not for the others."""

	def __init__(self, site, data, id):
		self.site, self.id = site, id
		self.dan = person(site, data, 'dan', 'dan')
		self.people = {
			'reader': Browser(site),
			'other': person(site, data, 'enseignant', 'other'),
			'far': person(site, data, 'referent', 'far', by=self.dan, thematique='ent'),
			'near': person(site, data, 'referent', 'near', by=self.dan, thematique='webradio'),
			'operator': person(site, data, 'exploitation', 'operator'),
			'author': person(site, data, 'enseignant', 'author'),
			'dan': self.dan,
		}
		author = self.people['author']
		self.draft = bring(author).rsplit('/', 1)[1]
		self.waiting = bring(author).rsplit('/', 1)[1]
		author.send(f'/mes-fiches/{self.waiting}', acte='envoyer', edition='1')
		self.secret = bring(Browser(site)).rsplit('/', 1)[1]
		self.people['reader'].post(f'/usages/{id}/signaler', {'motif': 'lien_mort'})
		self.people['reader'].post('/compte/demander', {'nom': 'N', 'courriel': 'n@ac-limoges.fr', 'etablissement': 'É'})
		author.send(f'/usages/{id}/etiquettes', acte='ajouter', etiquette='plan de travail')
		self.dan.send('/registres/formations/ajouter', **TRAINING)
		shown = self.dan.send('/comptes/inviter', role='enseignant')
		self.door = urllib.parse.urlsplit(Page(shown.text).first('input', id='lien').attributes['value']).path.rsplit('/', 1)[1]

	def address(self, pattern, **others):
		"""One that fits, with what is not for others in it."""
		names = {'proposition': self.waiting if pattern.startswith('/moderation') else self.draft, 'etape': 'quoi', 'id': self.id,
			'dossier': '1', 'demande': '1', 'compte': '2', 'etiquette': 'plan-de-travail', 'numero': '1', 'code': '23', 'notion': '2635',
			'uai': '0230506A', 'registre': 'formations', 'ligne': '1', 'secret': self.door if pattern.startswith('/porte') else self.secret, **others}
		return re.sub(r':(\w+)', lambda found: names[found[1]], pattern)

	def state(self):
		"""What a forged form would have changed."""
		author, dan = self.people['author'], self.dan
		texts = [author.get('/mes-fiches').text, author.get(f'/proposer/{self.draft}/tout').text, author.get('/compte').text,
			dan.get('/moderation').text, dan.get('/comptes').text, dan.get('/comptes/demandes').text,
			Browser(self.site).get(f'/suivi/{self.secret}').text, Browser(self.site).get(f'/porte/{self.door}').text,
			Browser(self.site).get(f'/usages/{self.id}').text, dan.get('/journal').text,
			dan.get('/registres/formations').text, dan.get('/registres/formations/1').text, author.get('/mes-fiches/attestations').text]
		return [re.sub(r'value="[^"]*"|à l’instant|il y a [^<.]*', '', text) for text in texts]


# ---- Forms ----

# What each form would do if it were believed.
FORMS = {
	'/indicateurs/arretes': {'indicateur': '2', 'jour': '2018-01-31'}, '/connexion': {'courriel': 'author@ac-limoges.fr', 'phrase': 'quatre mots sans rapport'},
	'/deconnexion': {}, '/compte/nom': {'nom': 'Pirate'}, '/compte/phrase-de-passe': {'presente': 'quatre mots sans rapport', 'choisie': 'une phrase de pirate',
		'encore': 'une phrase de pirate'}, '/compte/sessions': {'acte': 'autres'}, '/compte/demander': {'nom': 'Pirate', 'courriel': 'p@ac-limoges.fr',
		'etablissement': 'x'}, '/porte/:secret': {'nom': 'Pirate', 'courriel': 'pirate@ac-limoges.fr', 'choisie': 'une phrase de pirate',
		'encore': 'une phrase de pirate'}, '/proposer': {'acte': 'commencer'}, '/proposer/:proposition/:etape': {'edition': '1', 'titre': 'Pirate'},
	'/apercu': {'corps': 'x'}, '/mes-fiches/:proposition': {'acte': 'retirer', 'edition': '1'}, '/suivi/:secret': {'acte': 'retirer', 'edition': '1'},
	'/suivi/:secret/:etape': {'edition': '1', 'titre': 'Pirate'}, '/moderation/etiquettes': {'acte': 'ecarter', 'choix': '1'},
	'/moderation/:proposition': {'acte': 'prendre', 'edition': '2'}, '/moderation/signalements/:dossier': {'acte': 'prendre', 'edition': '2'},
	'/usages/:id/etiquettes': {'acte': 'ajouter', 'etiquette': 'pirate'}, '/usages/:id/signaler': {'motif': 'lien_mort'},
	'/etiquettes/:etiquette/gerer': {'acte': 'renommer', 'nom': 'pirate'}, '/comptes/inviter': {'role': 'dan'},
	'/comptes/invitations': {'acte': 'annuler', 'invitation': 'x'}, '/comptes/demandes/:demande': {'acte': 'accepter'},
	'/comptes/:compte': {'acte': 'fermer'}, '/registres/:registre/ajouter': {**TRAINING, 'intitule': 'Pirate'},
	'/registres/:registre/importer': {'acte': 'essayer', 'texte': 'intitule;date\nPirate;2016-11-08\n'},
	'/registres/:registre/:ligne/corriger': {**TRAINING, 'intitule': 'Pirate', 'motif': 'x', 'version': '1'},
	'/registres/:registre/:ligne/retirer': {'motif': 'x', 'version': '1'}, '/mes-fiches/attestations': {'nom': 'Pirate'},
	'/attestations/:code': {}, '/selection': {'acte': 'garder', 'fiche': '2017-0001'},
}
FOREIGN = ({'Origin': 'https://evil.example'}, {'Origin': 'null'}, {'Origin': '', 'Referer': 'https://evil.example/'}, {'Origin': ''},
	{'Origin': 'https://127.0.0.1.evil.example'}, {'Sec_Fetch_Site': 'cross-site'}, {'Sec_Fetch_Site': 'same-site'})


def check_forms(tap, town):
	posts = [(pattern, from_nobody) for method, pattern, from_nobody in routes() if method == 'POST']
	tap.check({pattern for pattern, _ in posts} == set(FORMS), 'every form of the site is tried here',
		{pattern for pattern, _ in posts} ^ set(FORMS))
	who = {'dan': town.dan, 'author': town.people['author'], 'reader': Browser(town.site)}
	stolen = town.people['other'].token()
	before = town.state()
	for pattern, from_nobody in posts:
		bad = []
		for name, browser in who.items():
			good = browser.token() if name != 'reader' else ''
			target = town.address(pattern)
			for fields in FOREIGN:
				fields = {'Origin': '', **fields}
				answer = browser.post(target, {**FORMS[pattern], 'jeton': good}, **fields)
				if answer.status != 403 or browser.set:
					bad.append(f'{name}, {fields}: {answer.status}')
			tokens = () if from_nobody or name == 'reader' else ({}, {'jeton': ''}, {'jeton': stolen}, {'jeton': good[:-1]}, {'jeton': good + 'A'}, {'jeton': good.swapcase()})
			for token in tokens:
				answer = browser.post(target, {**FORMS[pattern], **token})
				if answer.status != 403:
					bad.append(f'{name}, {str(token)[:30]}: {answer.status}')
		tap.check(not bad, f'POST {pattern}: from another site, or without the token of its session, it does nothing', *bad)
	after = town.state()
	tap.check(before == after, 'nothing was changed by any of them', *[f'{i}' for i in range(len(before)) if before[i] != after[i]])


def check_replay(tap, town):
	author = town.people['author']
	token = author.token()
	other = Browser(town.site)
	other.sign_in('author@ac-limoges.fr')
	tap.check(other.post('/compte/nom', {'nom': 'Pirate', 'jeton': token}).status == 403, 'a token of one session is none of another of the same person')
	for method in ('GET', 'HEAD'):
		author.ask(method, f'/mes-fiches/{town.draft}?acte=retirer&edition=1&jeton={token}')
		author.ask(method, f'/deconnexion?jeton={token}')
	tap.check(author.is_in() and 'Brouillon' in author.get(f'/mes-fiches/{town.draft}').text, 'no address does what a form does')


# ---- What is not for others ----

# Who is told what of an address that names something: 200 and 303 for those it is for, else what they are told instead.
# « in »: 303 to the form to sign in.
T, M = ('other', 'author'), ('far', 'near', 'dan')
EVERYONE = {name: 200 for name in ('reader', 'other', 'far', 'near', 'operator', 'author', 'dan')}


def for_some(*some, others=403, **exceptions):
	return {**{name: others for name in EVERYONE}, 'reader': 303, **{name: 200 for name in some}, **exceptions}


def authors_only():
	return for_some('author', others=404, operator=403)


NAMED = {
	'/programme/:notion': EVERYONE, '/etablissements/:uai': EVERYONE, '/departements/:code': EVERYONE,
	'/indicateurs/:code': {**EVERYONE}, '/indicateurs/:code/fiches': EVERYONE, '/etiquettes/:etiquette.atom': EVERYONE, '/etiquettes/:etiquette': EVERYONE,
	'/usages/:id.md': EVERYONE, '/usages/:id': EVERYONE, '/usages/:id/signaler': EVERYONE, '/usages/:id/signalement': EVERYONE, '/api/v1/usages/:id': EVERYONE,
	'/porte/:secret': EVERYONE, '/suivi/:secret': EVERYONE, '/suivi/:secret/historique': EVERYONE, '/suivi/:secret/:etape': EVERYONE,
	'/proposer/:proposition/:etape': authors_only(), '/mes-fiches/:proposition': authors_only(), '/mes-fiches/:proposition/historique': authors_only(),
	'/moderation/:proposition': for_some('near', 'dan', far=404), '/moderation/signalements/:dossier': for_some('near', 'dan', far=404),
	'/etiquettes/:etiquette/gerer': for_some(*M), '/etablissements/:uai.atom': EVERYONE, '/departements/:code.atom': EVERYONE,
	'/registres/:registre': EVERYONE, '/registres/:registre.csv': EVERYONE, '/registres/:registre/:ligne': EVERYONE,
	'/registres/:registre/:ligne.txt': EVERYONE, '/registres/:registre/ajouter': for_some(*M), '/registres/:registre/importer': for_some('dan'),
	'/registres/:registre/:ligne/corriger': for_some('dan'),
}
# Nothing of these is there: no ZAP has a register, nothing was frozen, nobody attested (attestations.py does).
NOTHING_THERE = {'/zap/:code', '/zap/:code.atom', '/attestations/:code', '/attestations/:code.txt', '/indicateurs/arretes/:numero.txt', '/indicateurs/arretes/:numero'}
NO_NUMBER = ('0', '-1', '999999', '1e3', '9' * 40, '1%00', "1'--", '..', '%2e%2e', '1%2f..%2f2', ' 1', '+1', '１')


def check_named(tap, town):
	gets = {pattern for method, pattern, _ in routes() if method == 'GET' and ':' in pattern}
	tap.check(gets == set(NAMED) | NOTHING_THERE, 'every address that names something is tried here', gets ^ (set(NAMED) | NOTHING_THERE))
	for pattern, expected in NAMED.items():
		target = town.address(pattern, **({'code': '2'} if pattern.startswith('/indicateurs') else {}))
		told = {name: town.people[name].get(target) for name in expected}
		bad = [f'{name}: {told[name].status}, not {status}' for name, status in expected.items() if told[name].status != status]
		bad += [f'{name} reads it' for name, answer in told.items() if expected[name] != 200 and TITLE in answer.text]
		tap.check(not bad, f'GET {pattern} is for whom it is for', target, *bad)
		if not re.search(':(proposition|dossier|compte|demande|ligne)', pattern):
			continue
		for number in NO_NUMBER:
			target = re.sub(':etape', 'quoi', re.sub(':registre', 'formations', re.sub(':(proposition|dossier|ligne)', urllib.parse.quote(number, safe='%'), pattern)))
			answers = {name: browser.get(target) for name, browser in town.people.items()}
			bad = [f'{name}: {answer.status}' for name, answer in answers.items() if answer.status not in (400, 403, 404, 303) or
				TITLE in answer.text]
			tap.check(not bad, f'GET {target} is nothing', *bad)


def check_acts_of_others(tap, town):
	"""With the right token, in the right form: still not theirs."""
	before = town.state()
	forms = [(f'/proposer/{town.draft}/quoi', {'edition': '1', 'titre': 'Volé'}), (f'/mes-fiches/{town.draft}', {'acte': 'envoyer', 'edition': '1'}),
		(f'/mes-fiches/{town.waiting}', {'acte': 'retirer', 'edition': '2'}), (f'/mes-fiches/{town.waiting}', {'acte': 'ecrire', 'message': 'x'})]
	for target, pairs in forms:
		told = {name: town.people[name].send(target, **pairs).status for name in ('other', 'far', 'near', 'operator', 'dan')}
		tap.check(all(status in (403, 404) for status in told.values()), f'POST {target} of somebody else: {pairs.get("acte", "écrire")}', told)
	for act in ('prendre', 'relacher', 'corriger', 'renvoyer', 'refuser', 'accepter', 'ecrire'):
		pairs = {'acte': act, 'edition': '2', 'motif': 'autre', 'message': 'x', 'texte': TEXT, 'base': '0'}
		told = {name: town.people[name].send(f'/moderation/{town.waiting}', **pairs).status for name in ('author', 'other', 'far', 'operator')}
		tap.check(all(status in (403, 404) for status in told.values()), f'a review out of reach: {act}', told)
		told = {name: town.people[name].send(f'/moderation/{town.draft}', **pairs).status for name in ('far', 'near', 'dan')}
		tap.check(set(told.values()) == {404}, f'a review of a draft: {act}', told)
	for act in ('relacher', 'corriger', 'renvoyer', 'refuser', 'accepter'):
		pairs = {'acte': act, 'edition': '2', 'motif': 'autre', 'message': 'x', 'texte': TEXT, 'base': '0'}
		told = {name: town.people[name].send(f'/moderation/{town.waiting}', **pairs).status for name in ('near', 'dan')}
		tap.check(set(told.values()) == {409}, f'a decision on what one has not claimed: {act}', told)
	told = {name: town.people[name].send('/moderation/signalements/1', acte='prendre', edition='2').status for name in ('author', 'other', 'far', 'operator')}
	tap.check(all(status in (403, 404) for status in told.values()), 'a report out of reach', told)
	tap.check(before == town.state(), 'nothing was changed by any of them')


# ---- Elsewhere ----

AWAY = ('https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/%09/evil.example', 'javascript:alert(1)',
	'/x\r\nX-Evil: 1', 'http:evil.example', '///evil.example', '/./\\evil.example', 'evil.example', '/..//evil.example', '\x01//evil.example')
DOORS = ('retour', 'next', 'url', 'continue', 'redirect', 'fait', 'suite')


def check_elsewhere(tap, town):
	host = urllib.parse.urlsplit(town.site.url).netloc
	bad = []

	def look(answer, name):
		location = answer.headers.get('location')
		if location is None:
			return
		whole = urllib.parse.urlsplit(urllib.parse.urljoin(town.site.url + '/x', location.replace('\\', '/')))
		if whole.netloc != host or whole.scheme != 'http' or 'x-evil' in answer.headers:
			bad.append(f'{name}: {location}')

	for away in AWAY:
		for pattern in ('/connexion', '/selection', '/compte/demander', '/usages/:id/signaler', '/proposer'):
			browser = Browser(town.site)
			pairs = {**FORMS[pattern], **{name: away for name in DOORS}}
			look(browser.post(town.address(pattern), pairs), f'POST {pattern} {away!r}')
		author = town.people['author']
		for pattern in ('/compte/nom', '/usages/:id/etiquettes', '/proposer/:proposition/:etape'):
			look(author.send(town.address(pattern), **{**FORMS[pattern], 'nom': 'Une autrice', **{name: away for name in DOORS}}), f'POST {pattern} {away!r}')
		for target in ('/connexion', '/compte', '/mes-fiches', '/moderation', '/selection', '/'):
			query = urllib.parse.urlencode({name: away for name in DOORS})
			for browser in (Browser(town.site), author):
				answer = browser.get(f'{target}?{query}')
				look(answer, f'GET {target} {away!r}')
				page = Page(answer.text)
				bad.extend(f'{target}: {a.attributes["href"]}' for a in page.all('a')
					if 'evil' in urllib.parse.urlsplit(urllib.parse.urljoin(town.site.url, a.attributes.get('href', '').replace('\\', '/'))).netloc)
		for way in ('//evil.example', '/%2f%2fevil.example', '/\\evil.example/', '//evil.example/%2e%2e', '/usages//evil.example/', '//evil.example//'):
			look(Browser(town.site).get(way), f'GET {way}')
	tap.check(not bad, 'no address and no form leads to another site', *bad)


CLIMBS = ('../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '....//', '%c0%ae%c0%ae/', './../')
ROOTS = ('/statique/', '/usages/', '/api/v1/', '/indicateurs/arretes/', '/etiquettes/', '/')


def check_climbs(tap, town):
	bad = []
	for root in ROOTS:
		for climb in CLIMBS:
			for goal in ('etc/passwd', 'observatoire.db', 'data/observatoire.db', 'web/routes.c', 'templates/cadre.html'):
				target = root + climb * 6 + goal
				answer = Browser(town.site).get(target.replace(' ', '%20'))
				if answer.status not in (301, 303, 308, 400, 404) or 'root:' in answer.text or 'SQLite' in answer.text or 'METHOD_GET' in answer.text:
					bad.append(f'{target}: {answer.status}')
	tap.check(not bad, 'no address climbs out of the site', *bad)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		with Server(data) as site:
			town = Town(site, data, ids['micro-tendu-ce1-ce2'])
			check_named(tap, town)
			check_acts_of_others(tap, town)
			check_forms(tap, town)
			check_replay(tap, town)
			check_elsewhere(tap, town)
			check_climbs(tap, town)
			tap.check(site.stop() == 0, 'the site ends well', site.told())
	tap.done()


if __name__ == '__main__':
	main()
