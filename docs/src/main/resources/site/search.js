// Searches the entries of search-index.js with lunr. Where scripts do not run the
// form stays hidden, and the navigation is there all the same.
(function () {
	'use strict';

	const MOST_RESULTS = 12;
	const SNIPPET = 160;
	const SEPARATOR = /[\s\-.,:;!?/\\()[\]{}<>'"`=#@$*+|&]+/;

	const form = document.getElementById('site-search');
	const words = document.getElementById('site-search-words');
	const status = document.getElementById('site-search-status');
	const results = document.getElementById('site-search-results');
	const entries = {};
	let index;

	// findOrInsert is found by "insert" too.
	function humps(token) {
		const parts = token.metadata.original.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ');
		if (parts.length === 1) {
			return token;
		}
		return [token].concat(parts.map(function (part) {
			return token.clone(function () {
				return part.toLowerCase();
			});
		}));
	}

	// lunr makes all words lower case before its pipeline.
	function tokens(text, metadata) {
		const found = lunr.tokenizer(text, metadata);
		found.forEach(function (token) {
			const at = token.metadata.position;
			token.metadata.original = String(text).substring(at[0], at[0] + at[1]);
		});
		return found;
	}

	// Made at the first search, so that reading a page does not wait for it.
	function makeIndex() {
		return lunr(function () {
			this.ref('address');
			this.field('page', { boost: 4 });
			this.field('section', { boost: 6 });
			this.field('text');
			this.metadataWhitelist = ['position'];
			this.tokenizer = tokens;
			this.pipeline.before(lunr.trimmer, humps);
			// A word that is typed letter by letter is to be found all the time, and
			// most of its stems are not beginnings of it.
			this.pipeline.remove(lunr.stemmer);
			this.searchPipeline.remove(lunr.stemmer);
			searchEntries.forEach(function (entry) {
				entries[entry.address] = entry;
				this.add(entry);
			}, this);
		});
	}

	// Any of the words, as it is, as a beginning, or with a letter wrong.
	function find(query) {
		const terms = query.toLowerCase().split(SEPARATOR).filter(function (term) {
			return term;
		});
		return index.query(function (clauses) {
			terms.forEach(function (term) {
				clauses.term(term, { boost: 10 });
				if (term.length > 2) {
					clauses.term(term, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false, boost: 2 });
				}
				if (term.length > 4) {
					clauses.term(term, { editDistance: 1, usePipeline: false });
				}
			});
		}).slice(0, MOST_RESULTS);
	}

	function firstPosition(result) {
		const positions = [];
		Object.keys(result.matchData.metadata).forEach(function (term) {
			const inText = result.matchData.metadata[term].text;
			if (inText) {
				positions.push(inText.position[0]);
			}
		});
		positions.sort(function (one, other) {
			return one[0] - other[0];
		});
		return positions[0] || [0, 0];
	}

	// A piece of the text around the first word that was found. Text stays text:
	// nothing that was typed or found becomes markup.
	function snippet(text, position) {
		const from = Math.max(0, position[0] - Math.floor(SNIPPET / 3));
		const end = position[0] + position[1];
		const to = Math.max(end, from + SNIPPET);
		const mark = document.createElement('mark');
		mark.textContent = text.substring(position[0], end);
		const line = document.createElement('p');
		line.appendChild(document.createTextNode((from > 0 ? '… ' : '') + text.substring(from, position[0])));
		line.appendChild(mark);
		line.appendChild(document.createTextNode(text.substring(end, to) + (text.length > to ? ' …' : '')));
		return line;
	}

	function show(result) {
		const entry = entries[result.ref];
		const link = document.createElement('a');
		link.href = entry.address;
		link.textContent = entry.section ? entry.page + ': ' + entry.section : entry.page;
		const item = document.createElement('li');
		item.appendChild(link);
		item.appendChild(snippet(entry.text, firstPosition(result)));
		results.appendChild(item);
	}

	function search() {
		const query = words.value.trim();
		index = index || makeIndex();
		const found = query ? find(query) : [];
		results.textContent = '';
		found.forEach(show);
		status.textContent = !query ? '' : found.length === 0 ? 'Nothing found' : found.length + ' found, best first';
	}

	function clear() {
		words.value = '';
		search();
	}

	lunr.tokenizer.separator = SEPARATOR;
	lunr.Pipeline.registerFunction(humps, 'humps');
	form.hidden = false;
	words.addEventListener('input', search);
	form.addEventListener('submit', function (event) {
		event.preventDefault();
		const first = results.querySelector('a');
		if (first) {
			first.focus();
		}
	});
	form.addEventListener('keydown', function (event) {
		if (event.key === 'Escape') {
			clear();
			words.focus();
		}
	});
	// A result on this very page loads nothing, and would leave the list open.
	results.addEventListener('click', clear);
	document.addEventListener('keydown', function (event) {
		const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
		if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
			event.preventDefault();
			words.focus();
		}
	});
})();
