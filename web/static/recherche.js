// Suggestions in the search box: an editable combobox with a list, as the ARIA Authoring Practices describe it.
// Comfort only: without this file the box is a plain field of a plain form.

const PAUSE_MS = 150;
const LETTERS_MIN = 2;
const BOX_MARGIN = 12;  // pixels kept above the box when the page moves for its list

/** The offers for a text: [{ text, description, url }]; none when the site does not answer. */
async function ask(text, signal) {
	const answer = await fetch(`/suggestions?q=${encodeURIComponent(text)}`, { signal });
	if (!answer.ok)
		return [];
	const [, texts, descriptions, urls] = await answer.json();
	return texts.map((each, i) => ({ text: each, description: descriptions[i], url: urls[i] }));
}

/** The same page wherever the site is reached: its public address may be another than this one. */
function here(url) {
	const address = new URL(url, location.href);
	return address.pathname + address.search;
}

function element(tag, attributes, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes))
		made.setAttribute(name, value);
	made.append(...children);
	return made;
}

function combobox(input) {
	// What scrolls takes the focus in some browsers: here the box keeps it.
	const list = element('ul', { id: `${input.id}-propositions`, class: 'propositions', role: 'listbox',
		'aria-label': 'Propositions', tabindex: '-1' });
	const voice = element('p', { class: 'lu-seulement', 'aria-live': 'polite' });
	let offers = [];
	let offered = '';
	let active = -1;
	let timer = 0;
	let request = null;

	list.hidden = true;
	input.after(list);
	// Beside the box: its form may be that of the filters, which can be folded away.
	input.closest('form').append(voice);
	for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list',
		'aria-expanded': 'false', 'aria-controls': list.id, autocapitalize: 'none', spellcheck: 'false' }))
		input.setAttribute(name, value);

	/** What one points to stays under the finger: an answer on its way must not replace it. */
	function hold() {
		clearTimeout(timer);
		request?.abort();
	}

	function point(rank) {
		list.children[active]?.setAttribute('aria-selected', 'false');
		active = rank;
		const option = list.children[active];
		option?.setAttribute('aria-selected', 'true');
		option?.scrollIntoView({ block: 'nearest' });
		if (option)
			input.setAttribute('aria-activedescendant', option.id);
		else
			input.removeAttribute('aria-activedescendant');
	}

	function close() {
		hold();
		point(-1);
		list.hidden = true;
		input.setAttribute('aria-expanded', 'false');
		voice.textContent = '';
	}

	/** On a small screen the list would open below its edge, or under the keyboard; the box stays in sight. */
	function bringUp() {
		const screen = window.visualViewport;
		const edge = screen ? screen.offsetTop + screen.height : innerHeight;
		const below = list.getBoundingClientRect().bottom - edge;
		const above = input.getBoundingClientRect().top - (screen?.offsetTop ?? 0) - BOX_MARGIN;
		if (below > 0 && above > 0)
			scrollBy({ top: Math.ceil(Math.min(below, above)), behavior: 'instant' });
	}

	function reveal() {
		if (!offers.length || document.activeElement !== input)
			return;
		list.hidden = false;
		bringUp();
		input.setAttribute('aria-expanded', 'true');
		voice.textContent = offers.length > 1
			? `${offers.length} propositions : flèches haut et bas pour les parcourir, Entrée pour y aller.`
			: 'Une proposition : flèche bas pour l’atteindre, Entrée pour y aller.';
	}

	function show(found, text) {
		offers = found;
		offered = text;
		point(-1);
		list.replaceChildren(...offers.map((offer, i) => element('li',
			{ id: `${list.id}-${i}`, role: 'option', 'aria-selected': 'false' },
			element('span', { class: 'proposition-texte' }, offer.text),
			// The space is for those who listen: name and description are read in one go.
			' ', element('span', { class: 'proposition-nature' }, offer.description))));
		if (offers.length)
			reveal();
		else
			close();
	}

	function go(rank) {
		const offer = offers[rank];
		close();
		input.value = offer.text;
		location.assign(here(offer.url));
	}

	async function renew() {
		const text = input.value.trim();
		hold();
		if (text.length < LETTERS_MIN) {
			show([], text);
			return;
		}
		request = new AbortController();
		const { signal } = request;
		const found = await ask(text, signal).catch(() => []);
		if (!signal.aborted)
			show(found, text);
	}

	/** Opens on the offers of what stands in the box: those of another text are asked anew. */
	function open() {
		if (offered === input.value.trim())
			reveal();
		else
			renew();
	}

	function move(step) {
		if (list.hidden) {
			open();
			if (list.hidden)
				return;
		}
		hold();
		// Past either end stands the box itself: -1.
		const places = offers.length + 1;
		point((active + 1 + step + places) % places - 1);
	}

	const keys = {
		ArrowDown: (event) => (event.altKey ? open() : move(1)),
		ArrowUp: (event) => (event.altKey ? close() : move(-1)),
		Escape: () => (list.hidden ? false : close()),
		Enter: () => (active < 0 ? false : go(active)),
	};

	input.addEventListener('keydown', (event) => {
		if (event.isComposing || event.ctrlKey || event.metaKey)
			return;
		const act = keys[event.key];
		if (!act) {
			// The cursor moves in the text: the box is what one speaks of again.
			if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key))
				point(-1);
			return;
		}
		if (act(event) !== false)
			event.preventDefault();
	});
	input.addEventListener('input', (event) => {
		clearTimeout(timer);
		point(-1);
		if (!event.isComposing)
			timer = setTimeout(renew, PAUSE_MS);
	});
	input.addEventListener('compositionend', renew);
	input.addEventListener('blur', close);
	input.form.addEventListener('submit', close);
	// A finger or a mouse must not take the focus away before it has chosen.
	list.addEventListener('pointerdown', (event) => {
		event.preventDefault();
		hold();
	});
	list.addEventListener('mousedown', (event) => event.preventDefault());
	list.addEventListener('click', (event) => {
		const option = event.target.closest('[role=option]');
		if (option)
			go([...list.children].indexOf(option));
	});
}

const box = document.getElementById('q');
if (box?.form)
	combobox(box);
