// Somebody with an account, in a browser of their own that stays open while others act.

import { patience } from './browser.mjs';
import { looksSound, press, type } from './keys.mjs';
import { indexer } from './site.mjs';

const phrase = 'quatre mots sans rapport';

/**
 * A page of somebody who came in by the link the operator gave, with the keyboard alone; without a role, of a reader, who has
 * no account. What its console complains of is in `page.complaints`.
 */
export async function arrive(browser, site, { role, name }, view) {
	const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: view.width, height: 800 },
		javaScriptEnabled: view.scripts, reducedMotion: 'reduce' });
	const page = await context.newPage();
	page.setDefaultTimeout(patience);
	page.complaints = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
			page.complaints.push(message.text());
	});
	page.on('pageerror', (error) => page.complaints.push(error.message));
	if (!role)
		return page;
	const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}${view.width}${view.scripts}@ac-limoges.fr`;
	const link = (await indexer(['compte', 'creer', '--role', role, '--nom', name, email, '--data', site.data])).split('\n')[0];
	await page.goto(site.url + link);
	await looksSound(page, `the door of ${name}`, view);
	await type(page, { choisie: phrase, encore: phrase });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	return page;
}
