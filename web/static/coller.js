/* What is pasted from a word processor arrives as clean Markdown: headings, lists, bold, links and tables stay,
   styles go. Without this script it arrives as plain text. */
(function () {
	"use strict";

	var BLOCKS = /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|PRE|HR|SECTION|ARTICLE|HEADER|FOOTER|MAIN|DL|DT|DD|FIGURE|CENTER)$/;
	var DROPPED = /^(STYLE|SCRIPT|META|LINK|TITLE|HEAD|IMG|SVG|OBJECT|IFRAME|TEMPLATE|NOSCRIPT|COL|COLGROUP|XML)$/;

	/* Styles are read, never applied: they are put aside under another name before anything is parsed. */
	function withoutEffects(html) {
		return html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/<[^>]+>/g, function (tag) {
			return tag.replace(/([\s"'])style\s*=/gi, "$1data-style=").replace(/([\s"'])on[a-z]+\s*=/gi, "$1data-on=");
		});
	}

	function styleOf(element) {
		return (element.getAttribute("data-style") || "").toLowerCase().replace(/\s+/g, "");
	}

	function isDropped(element) {
		return DROPPED.test(element.tagName.toUpperCase());
	}

	/* ---- Words ---- */

	function escapeText(text) {
		return text.replace(/[\\`*<\[\]]/g, "\\$&").replace(/(^|\W)_|_(?=\W|$)/g, function (match) {
			return match.replace("_", "\\_");
		});
	}

	/* Signs that would begin a heading, a list or a quotation. */
	function escapeStart(line) {
		return line.replace(/^(\s*)([#>+-])(?=\s|#|$)/, "$1\\$2").replace(/^(\s*\d+)([.)])(?=\s)/, "$1\\$2");
	}

	function isBold(element) {
		var style = styleOf(element);
		if (/font-weight:(normal|400)/.test(style))
			return false;
		return /^(B|STRONG)$/.test(element.tagName) || /font-weight:(bold|[6-9]00)/.test(style);
	}

	function isItalic(element) {
		var style = styleOf(element);
		if (/font-style:normal/.test(style))
			return false;
		return /^(I|EM)$/.test(element.tagName) || /font-style:italic/.test(style);
	}

	/* Marks stand against words: blanks go outside. */
	function wrap(text, mark) {
		var parts = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
		return parts[2] ? parts[1] + mark + parts[2] + mark + parts[3] : text;
	}

	function linkOf(element, text) {
		var href = (element.getAttribute("href") || "").trim();
		if (!/^(https?|mailto):/i.test(href) || !text.trim())
			return text;
		var address = encodeURI(decodeSafely(href)).replace(/\(/g, "%28").replace(/\)/g, "%29");
		return "[" + text.trim() + "](" + address + ")";
	}

	function decodeSafely(href) {
		try {
			return decodeURI(href);
		} catch (error) {
			return href;
		}
	}

	/* The number of a footnote, in the text or before its words: LibreOffice writes « mot1 », Word « mot[1] ». */
	function isNote(element) {
		return element.tagName === "A" && /^#(sdfootnote|sdendnote|_ftn|_edn)/i.test(element.getAttribute("href") || "");
	}

	/* Before its words, where LibreOffice leaves no blank. */
	function isNoteHead(element) {
		return /^#sd(foot|end)note\d+anc$/i.test(element.getAttribute("href"));
	}

	function isBullet(element) {
		return /mso-list:ignore/.test(styleOf(element));
	}

	function inlineOf(node, marks) {
		if (node.nodeType === Node.TEXT_NODE)
			return escapeText(node.data.replace(/[ \t\r\n]+/g, " "));
		if (node.nodeType !== Node.ELEMENT_NODE || isDropped(node) || isBullet(node))
			return "";
		if (node.tagName === "BR")
			return "\n";
		if (node.tagName === "CODE")
			return "`" + node.textContent.replace(/`/g, "") + "`";
		var bold = isBold(node) && !marks.bold, italic = isItalic(node) && !marks.italic;
		var text = childrenInline(node, { bold: marks.bold || bold, italic: marks.italic || italic });
		if (italic)
			text = wrap(text, "*");
		if (bold)
			text = wrap(text, "**");
		if (isNote(node))
			return "\\[" + text.replace(/[^0-9a-z]/gi, "") + "\\]" + (isNoteHead(node) ? " " : "");
		return node.tagName === "A" ? linkOf(node, text) : text;
	}

	function childrenInline(node, marks) {
		return Array.from(node.childNodes).map(function (child) {
			return inlineOf(child, marks);
		}).join("");
	}

	/* Runs of one style that a word processor cut in two are one. */
	function tidyLine(text) {
		return text.replace(/\*\*( ?)\*\*/g, "$1").replace(/[ \t]+/g, " ").trim();
	}

	function linesOf(node, marks) {
		return childrenInline(node, marks || {}).split("\n").map(tidyLine).filter(Boolean);
	}

	/* ---- Tables ---- */

	/* A table has no place in another one: its words have. */
	function flatten(cell) {
		cell.querySelectorAll("table").forEach(function (table) {
			var words = Array.from(table.querySelectorAll("td, th")).map(function (inner) {
				return inner.textContent.trim();
			});
			table.replaceWith(cell.ownerDocument.createTextNode(words.join(", ")));
		});
	}

	function cellText(cell) {
		flatten(cell);
		return blocksOf(cell).map(function (block) {
			return block.replace(/^#+ /, "").replace(/^[-*] |^\d+\. /gm, "");
		}).join(" ").replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|").trim();
	}

	/* Cells that are merged keep their words in the first of their places; the others are empty, so that what follows
	   stays in its column. `below` says for how many rows more each column is taken from above. */
	function rowsOf(table) {
		var below = [];
		function takeFromAbove(cells) {
			while (below[cells.length] > 0) {
				below[cells.length]--;
				cells.push("");
			}
		}
		return Array.from(table.rows).filter(function (row) {
			return row.closest("table") === table;
		}).map(function (row) {
			var cells = [];
			takeFromAbove(cells);
			Array.from(row.cells).forEach(function (cell) {
				var text = cellText(cell);
				for (var i = 0; i < Math.min(cell.colSpan, 20); i++) {
					below[cells.length] = Math.min(cell.rowSpan, 500) - 1;
					cells.push(i ? "" : text);
				}
				takeFromAbove(cells);
			});
			return cells;
		});
	}

	function tableOf(table) {
		var rows = rowsOf(table).filter(function (row) { return row.some(Boolean); });
		var width = Math.max.apply(null, rows.map(function (row) { return row.length; }).concat(0));
		/* One column is a frame around a text. */
		if (width <= 1)
			return Array.from(table.rows).reduce(function (blocks, row) {
				return blocks.concat(Array.from(row.cells).reduce(function (all, cell) {
					return all.concat(blocksOf(cell));
				}, []));
			}, []);
		var lines = rows.map(function (row) {
			while (row.length < width)
				row.push("");
			return "| " + row.join(" | ") + " |";
		});
		/* The first row is a header: what makes all of it bold says nothing more. */
		lines[0] = lines[0].replace(/\| \*\*([^*|]*)\*\*(?= \|)/g, "| $1");
		lines.splice(1, 0, "| " + rows[0].map(function () { return "---"; }).join(" | ") + " |");
		return [lines.join("\n")];
	}

	/* ---- Lists ---- */

	function indent(text, by) {
		return text.split("\n").map(function (line, i) { return i && line ? " ".repeat(by) + line : line; }).join("\n");
	}

	function itemText(item) {
		return blocksOf(item).join("\n\n").replace(/\n\n(?=[-*] |\d+\. )/g, "\n");
	}

	function listOf(list) {
		var isOrdered = list.tagName === "OL", number = Number(list.getAttribute("start")) || 1;
		var lines = [];
		Array.from(list.children).forEach(function (item) {
			if (/^(UL|OL)$/.test(item.tagName)) {
				/* A list straight inside a list, as old processors write it. */
				lines.push("  " + indent(listOf(item), 2));
				return;
			}
			var marker = isOrdered ? number++ + ". " : "- ", text = itemText(item);
			if (text)
				lines.push(marker + indent(text, marker.length));
		});
		return lines.join("\n");
	}

	/* Word writes a list as paragraphs that say their level. */
	function wordLevel(element) {
		var level = /mso-list:l\d+level(\d+)/.exec(styleOf(element));
		return level ? Number(level[1]) : 0;
	}

	function wordItem(element) {
		var bullet = Array.from(element.querySelectorAll("span")).find(isBullet);
		var isOrdered = bullet && /^\s*(\d+|[a-z])[.)]/i.test(bullet.textContent);
		return "   ".repeat(wordLevel(element) - 1) + (isOrdered ? "1. " : "- ") + linesOf(element).join(" ");
	}

	/* ---- Blocks ---- */

	function hasBlocks(element) {
		return Array.from(element.children).some(function (child) {
			return BLOCKS.test(child.tagName) || hasBlocks(child);
		});
	}

	/* The title of a sheet is its only first heading: the highest of a text become second ones. */
	function headingOf(element) {
		var highest = Number(element.ownerDocument.documentElement.dataset.highest);
		var level = Math.min(Number(element.tagName[1]) - highest + 2, 6);
		var text = linesOf(element, { bold: true }).join(" ");
		return text ? ["#".repeat(level) + " " + text] : [];
	}

	function paragraphOf(element) {
		var lines = linesOf(element).map(escapeStart);
		if (/mso(title)$/i.test(element.className))
			return lines.length ? ["## " + lines.join(" ")] : [];
		return lines.length ? [lines.join("\\\n")] : [];
	}

	function blockOf(element) {
		if (isDropped(element))
			return [];
		if (/^H[1-6]$/.test(element.tagName))
			return headingOf(element);
		if (/^(UL|OL)$/.test(element.tagName))
			return [listOf(element)].filter(Boolean);
		if (element.tagName === "TABLE")
			return tableOf(element);
		if (element.tagName === "PRE")
			return ["```\n" + element.textContent.replace(/```/g, "").replace(/\n$/, "") + "\n```"];
		if (element.tagName === "HR")
			return ["---"];
		if (element.tagName === "BLOCKQUOTE")
			return [blocksOf(element).join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">")];
		return hasBlocks(element) ? blocksOf(element) : paragraphOf(element);
	}

	/* The blocks in a node; what stands between them is a paragraph. */
	function blocksOf(node) {
		var blocks = [], loose = null, list = [];
		function endList() {
			if (list.length)
				blocks.push(list.join("\n"));
			list = [];
		}
		function endLoose() {
			if (loose)
				blocks = blocks.concat(paragraphOf(loose));
			loose = null;
		}
		Array.from(node.childNodes).forEach(function (child) {
			var isElement = child.nodeType === Node.ELEMENT_NODE;
			if (isElement && wordLevel(child)) {
				endLoose();
				list.push(wordItem(child));
			} else if (isElement && (BLOCKS.test(child.tagName) || hasBlocks(child))) {
				endLoose();
				endList();
				blocks = blocks.concat(blockOf(child));
			} else if (child.textContent.trim() || (isElement && child.tagName === "BR" && loose)) {
				endList();
				loose = loose || node.ownerDocument.createElement("p");
				loose.append(child.cloneNode(true));
			}
		});
		endLoose();
		endList();
		return blocks;
	}

	function markdownOf(html) {
		var read = new DOMParser().parseFromString(withoutEffects(html), "text/html");
		read.documentElement.dataset.highest = [1, 2, 3, 4, 5, 6].find(function (level) {
			return read.querySelector("h" + level);
		}) || 1;
		return blocksOf(read.body).join("\n\n").replace(/\n{3,}/g, "\n\n").trim();
	}

	/* ---- Pasting ---- */

	function insert(field, text) {
		/* The browser's own way keeps what was there within reach of Ctrl+Z. */
		if (document.execCommand && document.execCommand("insertText", false, text))
			return;
		field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
		field.dispatchEvent(new Event("input", { bubbles: true }));
	}

	function prepare(field) {
		var status = document.createElement("p");
		status.className = "note";
		status.setAttribute("aria-live", "polite");
		field.after(status);
		field.addEventListener("paste", function (event) {
			var html = event.clipboardData.getData("text/html");
			var plain = event.clipboardData.getData("text/plain");
			var text = html ? markdownOf(html) : "";
			/* Words without a form are pasted as the browser does. */
			if (!text || text.replace(/\s+/g, " ") === plain.trim().replace(/\s+/g, " "))
				return;
			event.preventDefault();
			field.focus();
			insert(field, text);
			status.textContent = "La mise en forme du texte collé est reprise, relisez-la. Ctrl+Z annule.";
		});
	}

	document.querySelectorAll(".champ-texte textarea").forEach(prepare);
}());
