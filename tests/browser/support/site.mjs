// The real site on a free port, with the example sheets, in a folder that vanishes.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const indexerPath = process.env.OBSERVATOIRE_INDEXER ?? join(root, 'build/indexer/observatoire-indexer');
const web = process.env.OBSERVATOIRE_WEB ?? join(root, 'build/web/observatoire-web');

/** Run the indexer; gives what it printed. */
export async function indexer(args) {
	const { stdout } = await promisify(execFile)(indexerPath, args, { maxBuffer: 1 << 26 });
	return stdout;
}

/** Take in fixtures/sheets, and the names of their schools. Gives a map from file name (without .md) to id. */
async function ingest(data) {
	const stdout = await indexer(['ingest', '--data', data, '--json', join(root, 'fixtures/sheets')]);
	await indexer(['annuaire', '--data', data, join(root, 'fixtures/annuaire/exemples.csv')]);
	const lines = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
	return new Map(lines.filter((line) => line.path).map((line) => [basename(line.path, '.md'), line.id]));
}

/** Start the site; gives its process and its address. The system gives the port: one only found free could be another's by then. */
async function start(data) {
	const child = spawn(web, ['--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
	let log = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (text) => { log += text; });
	for (let i = 0; i < 1200 && child.exitCode === null; i++) {
		const found = /listening at (127\.0\.0\.1:\d+)\n/.exec(log);
		if (found)
			return { child, url: `http://${found[1]}` };
		await pause(50);
	}
	child.kill('SIGKILL');
	throw new Error(`the site did not start:\n${log.slice(-4000)}`);
}

/** Run `body({ url, ids, data })` while the site is up. */
export async function withSite(body) {
	const folder = await mkdtemp(join(tmpdir(), 'observatoire-'));
	const data = join(folder, 'data');
	let child;
	try {
		const ids = await ingest(data);
		const site = await start(data);
		child = site.child;
		await body({ url: site.url, ids, data });
	} finally {
		child?.kill('SIGTERM');
		for (let i = 0; child && child.exitCode === null && child.signalCode === null && i < 200; i++)
			await pause(50);
		child?.kill('SIGKILL');
		await rm(folder, { recursive: true, force: true });
	}
}

/** The pages to look at: every route, and each state of the search page. */
export function pagesOf(ids) {
	const sheet = (name) => `/usages/${ids.get(name)}`;
	return [
		['home', '/'],
		['every sheet', '/recherche'],
		['a question', '/recherche?q=robot+cm2'],
		['a long question', '/recherche?q=comment+faire+%C3%A9crire+des+%C3%A9l%C3%A8ves+de+CP+%3F'],
		['synonyms', '/recherche?q=VPI+podcasting'],
		['words a list does not show', '/recherche?q=r%C3%A9diger&niveau=inconnu'],
		['results explained', '/recherche?q=comment+programmer+un+robot+au+TBI&expliquer=1'],
		['filters', '/recherche?q=scratch&niveau=6e&thematique=codage'],
		['the last page', '/recherche?page=4'],
		['nothing found', '/recherche?q=zzyzx'],
		['a hostile question', '/recherche?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
		['a sheet', sheet('defi-robots-inter-degres-cm2-6e')],
		['a sheet with a table', sheet('feu-tricolore-carte-programmable-6e')],
		['a short sheet', sheet('micro-tendu-ce1-ce2')],
		['a school', '/etablissements/0230506A'],
		['a département', '/departements/23'],
		['reporting a problem', `${sheet('micro-tendu-ce1-ce2')}/signaler`],
		['a problem that was reported', `${sheet('micro-tendu-ce1-ce2')}/signalement`],
		['the map of equity', '/carte'],
		['the map of equity in one département', '/carte?departement=23&degre=2&montrer=sans-fiche'],
		['notions of the programmes', '/programme'],
		['a notion', '/programme/2635'],
		['a notion in one class', '/programme/2635?niveau=cm1'],
		['indicators', '/indicateurs'],
		['indicators on a day, with examples', '/indicateurs?au=2018-01-31&exemples=oui'],
		['an indicator', '/indicateurs/18?exemples=oui&au=2018-03-31'],
		['an indicator without a register', '/indicateurs/3'],
		['the sheets of an indicator', '/indicateurs/2/fiches?exemples=oui&departement=023'],
		['the report of a département', '/indicateurs/rapport?departement=23&exemples=oui'],
		['no indicator frozen yet', '/indicateurs/arretes'],
		['tags', '/etiquettes'],
		['a tag', '/etiquettes/defi'],
		['an empty selection', '/selection'],
		['a selection that was sent', `/selection?fiches=${[...ids.values()].slice(0, 3)},1999-0001`],
		['a selection for paper', `/selection/imprimer?fiches=${[...ids.values()].slice(0, 5)}`],
		['beginning a sheet', '/proposer'],
		['a private link that leads nowhere', '/suivi/x'],
		['about', '/a-propos'],
		['accessibility', '/accessibilite'],
		['legal notice', '/mentions-legales'],
		['not found', '/usages/1999-0001'],
	];
}
