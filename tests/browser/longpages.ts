// Pages of any length: an article as news sites write it, many paragraphs, many marks, and a live blog.

const PLACES = ['Aldermoor', 'Brackley Sound', 'Cross Hands', 'Dunmallet', 'Eskbridge', 'Farholm'];
const PEOPLE = ['Ruth Calloway', 'Idris Penn', 'Magda Sorel', 'Tomas Ek', 'Leila Aziz'];
const THINGS = ['the toll road', 'the new pier', 'the grain store', 'the tide gauge'];

/** Reporting, with what is marked in it every fifth paragraph. */
const PARAGRAPHS: ((place: string, person: string, thing: string) => string)[] = [
  (place, person, thing) =>
    `The council of ${place} voted on Tuesday to spend another year on <a href="/topics/${place}">${thing}</a>, after ${person}, who chairs its works committee, told members that the ground had been surveyed in the wrong month and would have to be surveyed again.`,
  (place, person, thing) =>
    `“Nobody in ${place} has asked for <em>less</em> of anything,” ${person} said in an interview at her office above the chandler’s. “They ask when ${thing} will open, and I tell them what I was told, which is that it will be spring.”`,
  (place, _, thing) =>
    `Money for ${thing} was set aside in the budget of 2019 and again in that of 2022, records show. About a third of it has been spent, most of it on a wall that keeps the rain off the drawings, and the rest has been lent to <a href="/harbour">the harbour at ${place}</a>.`,
  (place, person) =>
    `${person}, a retired pilot who has kept the weather book at ${place} for twenty-six years, counts eleven days last winter on which work would have been possible. On nine of them, he noted, the crane was elsewhere; on one it was being painted.`,
  (place, _, thing) =>
    `The builder is ready to walk away, according to <a href="/a">two people familiar with the contract</a> for ${thing}. The company did not respond to a request for comment, and it was not immediately clear whether ${place} would have to pay for what is already there.`,
];

function paragraph(n: number): string {
  const pick = (list: string[], step: number) => list[(n * step) % list.length] ?? '';
  const write = PARAGRAPHS[n % PARAGRAPHS.length];
  return write?.(pick(PLACES, 5), pick(PEOPLE, 3), pick(THINGS, 7)) ?? '';
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article">
<style>body { font: 18px/1.6 Georgia, serif; } main { max-width: 680px; margin: 0 auto; }</style>
</head>
<body>
<header><nav><a href="/">Home</a> <a href="/north">North</a> <a href="/sea">Sea</a></nav></header>
<main><article><h1>${title}</h1>
${body}
</article></main>
</body>
</html>`;
}

/** An article of so many bytes of HTML, or a little more. */
export function articleOf(bytes: number): string {
  const paragraphs: string[] = [];
  for (let length = 600, n = 0; length < bytes; n++) {
    const html = `<p>${paragraph(n)}</p>`;
    length += Buffer.byteLength(html) + 1;
    paragraphs.push(html);
  }
  return page('Another year for the toll road', paragraphs.join('\n'));
}

/** A page of so many short paragraphs. */
export function paragraphsOf(count: number): string {
  const paragraphs = Array.from(
    { length: count },
    (_, n) =>
      `<p>The boat of ${n % 24}:${String(n % 60).padStart(2, '0')} to ${PLACES[n % PLACES.length]} has left the quay with ${n % 90} passengers, the harbour office said.</p>`,
  );
  return page('Every boat that left this year', paragraphs.join('\n'));
}

/** A page with so many marks, one a paragraph. */
export function manyMarks(count: number): string {
  const paragraphs = Array.from(
    { length: count },
    (_, n) =>
      `<p>The lease of berth ${n} on the north quay was sold in May, two people briefed on the sale said.</p>`,
  );
  return page('Every berth is sold', paragraphs.join('\n'));
}

/** A live blog that puts an entry at its top and drops one at its end ten times a second. */
export function liveBlog(): string {
  const entries = Array.from(
    { length: 200 },
    (_, n) => `<section><p>${paragraph(n)}</p></section>`,
  );
  const script = `
    let next = 0;
    const blog = document.getElementById('blog');
    setInterval(() => {
      const entry = blog.lastElementChild.cloneNode(true);
      entry.querySelector('p').append(' Update ' + next++ + '.');
      if (next % 20 === 0) entry.querySelector('p').append(' The harbour master declined to comment.');
      blog.lastElementChild.remove();
      blog.prepend(entry);
      while (entry.querySelector('p').childNodes.length > 12) entry.querySelector('p').lastChild.remove();
    }, 100);`;
  return page(
    'The storm, hour by hour',
    `<div id="blog">${entries.join('\n')}</div><script>${script}</script>`,
  );
}
