/** A mail that a reply quotes below its own words. */
export type Quoted = { attribution: string; text: string };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Both parts of a reply, from one source: what was written, and below it what it answers. */
export function composeReply(words: string, quoted: Quoted | null): { text: string; html: string } {
  const own = words.trim();
  const history = quoted && `${quoted.attribution}\n${quoted.text.trim().replace(/^/gm, '> ')}`;
  return {
    text: history ? `${own}\n\n${history}\n` : `${own}\n`,
    html: `<div>${paragraphs(own)}</div>${quoted ? quotation(quoted) : ''}`,
  };
}

function quotation({ attribution, text }: Quoted): string {
  const style = 'margin:0 0 0 8px;padding-left:8px;border-left:1px solid #ccc';
  return `<div>${escapeHtml(attribution)}</div><blockquote style="${style}">${paragraphs(text.trim())}</blockquote>`;
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}

function linked(text: string): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(from, match.index))}<a href="${link}">${link}</a>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(from));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
