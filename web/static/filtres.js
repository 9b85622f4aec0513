/* Comfort only: the long lists of filters can be searched by typing, and on a large screen the
   filters stand open in every browser. Without this script the search boxes stay hidden, the lists
   are folded, and everything works. */
(function () {
	"use strict";

	function fold(text) {
		return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019\u02bc]/g, "'")
			.replace(/\u0153/g, "oe").toLowerCase();
	}

	/* What a label says, its count left out. */
	function wordsOf(label) {
		var copy = label.cloneNode(true);
		copy.querySelectorAll(".nombre").forEach(function (count) { count.remove(); });
		return fold(copy.textContent);
	}

	/* A box with the words of its label; `holder` is the box of the discipline or cycle above it. */
	function boxesOf(list) {
		var boxes = [];
		var holder = null;
		list.querySelectorAll(".case").forEach(function (element) {
			var isHeld = element.parentElement.classList.contains("cases-classes");
			var box = {
				element: element,
				words: wordsOf(element.querySelector("label")),
				holder: isHeld ? holder : null
			};
			if (!isHeld)
				holder = box;
			boxes.push(box);
		});
		return boxes;
	}

	function has(box, wanted) {
		return wanted.every(function (word) { return box.words.includes(word); });
	}

	/* What holds a match is shown with it, and what a match holds. Gives the number of matches. */
	function show(boxes, wanted) {
		var found = 0;
		boxes.forEach(function (box) {
			box.isFound = has(box, wanted);
			box.isShown = box.isFound || (box.holder !== null && box.holder.isFound);
			found += box.isFound ? 1 : 0;
		});
		boxes.forEach(function (box) {
			if (box.isShown && box.holder)
				box.holder.isShown = true;
		});
		boxes.forEach(function (box) { box.element.hidden = !box.isShown; });
		return found;
	}

	/* A fold with a match in it opens, one without goes; all as before once the search is empty. */
	function unfold(folds, isSearching) {
		folds.forEach(function (part) {
			var hasMatch = part.querySelector(".case:not([hidden])") !== null;
			if (isSearching && !("before" in part.dataset))
				part.dataset.before = part.open ? "open" : "";
			part.hidden = !hasMatch;
			if (isSearching) {
				part.open = hasMatch;
			} else if ("before" in part.dataset) {
				part.open = part.dataset.before === "open";
				delete part.dataset.before;
			}
		});
	}

	function told(status, found) {
		if (found === 0)
			return status.dataset.aucun;
		return found === 1 ? status.dataset.un : found + "\u00a0" + status.dataset.plusieurs;
	}

	function prepare(search) {
		var list = search.closest("fieldset");
		var input = search.querySelector("input");
		var status = search.querySelector("[aria-live]");
		var boxes = boxesOf(list);
		var folds = list.querySelectorAll("details");

		input.addEventListener("input", function () {
			var wanted = fold(input.value).split(/\s+/).filter(Boolean);
			var found = show(boxes, wanted);
			unfold(folds, wanted.length > 0);
			status.textContent = wanted.length > 0 ? told(status, found) : "";
		});
		/* Enter looks; it does not send the form. */
		input.addEventListener("keydown", function (event) {
			if (event.key === "Enter")
				event.preventDefault();
		});
		search.hidden = false;
	}

	/* Where there is room the style sheet shows the filters whatever the state of their fold; browsers
	   that cannot be told so (Firefox before 143) find it opened. */
	function standOpen(filters) {
		if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 62rem)").matches)
			filters.open = true;
	}

	/* A page one comes back to says what its list shows, not what was ticked before leaving it. */
	window.addEventListener("pageshow", function (event) {
		var form = document.getElementById("filtrer");
		if (event.persisted && form) {
			form.reset();
			form.querySelectorAll(".chercher input").forEach(function (input) {
				input.dispatchEvent(new Event("input"));
			});
		}
	});
	document.querySelectorAll("details.filtres").forEach(standOpen);
	document.querySelectorAll(".chercher").forEach(prepare);
}());
