/* Comfort only: the pages where a sheet is written work without this script. It counts characters, shows the
   subjects of the classes that are ticked, helps with Markdown, shows what it gives, and copies a link. */
(function () {
	"use strict";

	/* ---- Characters ---- */

	function count(text) {
		return Array.from(text.trim()).length;
	}

	function told(length, least, most) {
		var told = length + "\u00a0caractère" + (length > 1 ? "s" : "");
		if (least && length < least)
			return told + ", encore " + (least - length) + " au moins";
		if (most && length > most)
			return told + ", " + (length - most) + " de trop";
		return told + (most ? " sur " + most : "");
	}

	function addCounter(field) {
		var least = Number(field.dataset.min || 0), most = Number(field.dataset.max || 0);
		var counter = document.createElement("p");
		counter.className = "compteur";
		counter.id = "compteur-" + field.id;
		/* Read with the field, not at each key. */
		field.setAttribute("aria-describedby",
			((field.getAttribute("aria-describedby") || "") + " " + counter.id).trim());
		function update() {
			var length = count(field.value);
			counter.textContent = told(length, least, most);
			counter.classList.toggle("depasse", most > 0 && length > most);
		}
		field.after(counter);
		field.addEventListener("input", update);
		update();
	}

	/* ---- Subjects of the classes ticked ---- */

	function followLevels(levels, subjects) {
		var note = subjects.querySelector("[data-plus-tard]");
		function update() {
			var cycles = new Set();
			levels.querySelectorAll("input:checked").forEach(function (box) {
				cycles.add(box.dataset.cycle);
			});
			var any = false;
			subjects.querySelectorAll("fieldset[data-cycle]").forEach(function (group) {
				var isWanted = cycles.has(group.dataset.cycle) || group.querySelector("input:checked") !== null;
				group.hidden = !isWanted;
				any = any || isWanted;
			});
			if (note)
				note.hidden = any;
		}
		levels.addEventListener("change", update);
		update();
	}

	/* ---- Marks of Markdown ---- */

	/* What a button does with the words selected: gives the text to put there, and which part of it to select. */
	var tools = [
		["Titre", function (text) { return lines(text || "Titre", "## "); }],
		["Gras", function (text) { return around(text || "important", "**"); }],
		["Italique", function (text) { return around(text || "à noter", "*"); }],
		["Liste", function (text) { return lines(text || "premier point", "- "); }],
		["Liste numérotée", function (text) { return lines(text || "première étape", "1. "); }],
		["Lien", function (text) {
			var shown = text || "texte du lien";
			return { text: "[" + shown + "](adresse)", from: shown.length + 3, to: shown.length + 10 };
		}],
		["Tableau", function () {
			var rows = "\n| Temps | Ce que font les élèves |\n| --- | --- |\n| 10 min |  |\n";
			return { text: rows, from: 3, to: 8 };
		}]
	];

	function around(text, mark) {
		return { text: mark + text + mark, from: mark.length, to: mark.length + text.length };
	}

	function lines(text, mark) {
		var marked = text.split("\n").map(function (line) { return mark + line; }).join("\n");
		return { text: marked, from: mark.length, to: marked.length };
	}

	function apply(field, make) {
		var start = field.selectionStart;
		var made = make(field.value.slice(start, field.selectionEnd));
		field.focus();
		/* The browser's own way can be undone. */
		if (!document.execCommand || !document.execCommand("insertText", false, made.text)) {
			field.setRangeText(made.text);
			field.dispatchEvent(new Event("input", { bubbles: true }));
		}
		field.setSelectionRange(start + made.from, start + made.to);
	}

	function addTools(field) {
		var bar = document.createElement("div");
		bar.className = "outils";
		bar.setAttribute("role", "group");
		bar.setAttribute("aria-label", "Mise en forme du déroulement");
		tools.forEach(function (tool) {
			var button = document.createElement("button");
			button.type = "button";
			button.className = "discret";
			button.textContent = tool[0];
			button.addEventListener("click", function () { apply(field, tool[1]); });
			bar.append(button);
		});
		field.before(bar);
	}

	/* ---- What it gives, as the site will show it ---- */

	var PAUSE_MS = 500;

	function addPreview(field, address) {
		var fold = document.createElement("details"), summary = document.createElement("summary");
		var place = document.createElement("div"), timer = 0, asked = null;
		fold.className = "apercu-vif";
		summary.textContent = "Aperçu du déroulement";
		fold.append(summary, place);
		field.closest(".champ-texte").append(fold);

		function tell(sentence) {
			var note = document.createElement("p");
			note.className = "avertissement";
			note.textContent = sentence;
			place.replaceChildren(note);
		}
		function show(answer) {
			var shown = answer.status === 200 && answer.response && answer.response.querySelector(".apercu");
			if (shown)
				place.replaceChildren(document.adoptNode(shown));
			else
				tell(answer.status === 429 ? "Trop d’aperçus demandés\u00a0: attendez quelques minutes."
					: "L’aperçu n’est pas disponible pour l’instant. Votre texte, lui, n’est pas touché.");
		}
		/* The last one asked for is the one shown. */
		function ask() {
			var request = new XMLHttpRequest();
			if (asked)
				asked.abort();
			asked = request;
			request.open("POST", address);
			request.responseType = "document";
			request.onload = function () { show(request); };
			request.onerror = function () { tell("Le site ne répond pas. Votre texte est encore dans cette page."); };
			request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
			request.send(new URLSearchParams({ corps: field.value }).toString());
		}
		function later() {
			clearTimeout(timer);
			if (fold.open)
				timer = setTimeout(ask, PAUSE_MS);
		}
		field.addEventListener("input", later);
		fold.addEventListener("toggle", function () {
			if (fold.open)
				ask();
		});
	}

	/* ---- A link to keep ---- */

	function addCopy(input) {
		var button = document.createElement("button");
		var status = document.createElement("p");
		button.type = "button";
		button.className = "discret";
		button.textContent = "Copier le lien";
		status.className = "note";
		status.setAttribute("aria-live", "polite");
		button.addEventListener("click", function () {
			input.select();
			navigator.clipboard.writeText(input.value).then(function () {
				status.textContent = "Lien copié.";
			}, function () {
				status.textContent = "Le navigateur ne permet pas de copier\u00a0: sélectionnez le lien et copiez-le.";
			});
		});
		input.after(button, status);
	}

	document.querySelectorAll("[data-min], [data-max]").forEach(addCounter);
	var levels = document.getElementById("niveaux"), subjects = document.getElementById("enseignements");
	if (levels && subjects)
		followLevels(levels, subjects);
	document.querySelectorAll(".champ-texte").forEach(function (part) {
		addTools(part.querySelector("textarea"));
		addPreview(part.querySelector("textarea"), part.dataset.apercu);
	});
	if (navigator.clipboard)
		document.querySelectorAll("[data-copier]").forEach(addCopy);
}());
