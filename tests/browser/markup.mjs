// The HTML of every page, each sheet included, goes through the Nu validator: no error, no warning but those listed.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pagesOf, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const jar = createRequire(import.meta.url)('vnu-jar');

/** The validator's messages on the .html files of a folder: {file name: [message…]}. */
async function validate(folder) {
	const told = await new Promise((resolve, reject) => {
		execFile('java', ['-Xss4m', '-jar', String(jar), '--errors-only', '--format', 'json', '--skip-non-html', folder],
			{ maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
				stderr.startsWith('{') ? resolve(stderr) : reject(error ?? new Error('the validator told nothing')));
	});
	const messages = {};
	for (const each of JSON.parse(told).messages)
		(messages[basename(each.url ?? 'the validator itself')] ??= []).push(
			`line ${each.lastLine}: ${each.message} | ${each.extract?.replaceAll('\n', ' ')}`);
	return messages;
}

await story('markup', () => withSite(async ({ url, ids }) => {
	const folder = await mkdtemp(join(tmpdir(), 'observatoire-html-'));
	try {
		const pages = [...pagesOf(ids), ...[...ids].map(([name, id]) => [`the sheet ${name}`, `/usages/${id}`])];
		for (const [i, [, target]] of pages.entries()) {
			const answer = await fetch(url + target);
			await writeFile(join(folder, `${i}.html`), await answer.text());
		}
		const messages = await validate(folder);
		for (const [i, [name, target]] of pages.entries())
			check(!messages[`${i}.html`], `${name} is valid HTML`, [target, ...(messages[`${i}.html`] ?? [])]);
		check(!messages['the validator itself'], 'the validator read them all', messages['the validator itself'] ?? []);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}));
