// Without this the page loads itself again each second, see the template.
const bar = document.getElementById('progress');
const text = document.getElementById('progress-text');

async function look() {
	const response = await fetch(bar.dataset.progress);
	if (!response.ok) {
		text.textContent = 'How far the import is cannot be found out.';
		return;
	}
	const job = await response.json();
	if (!job.running) {
		location.reload();
		return;
	}
	bar.value = job.rows;
	text.textContent = `${job.rows} of about ${job.lines} lines`;
	setTimeout(look, 500);
}

// It can have ended while the page was made.
if (bar) {
	setTimeout(look, 200);
}
