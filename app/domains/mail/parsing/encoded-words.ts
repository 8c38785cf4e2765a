const WORD = /=\?([\w.:+-]+(?:\*[\w-]+)?)\?([bq])\?([^?\s]*)\?=/giu;
const RUN = /=\?[\w.:+*-]+\?[bq]\?[^?\s]*\?=(?:\s+=\?[\w.:+*-]+\?[bq]\?[^?\s]*\?=)+/giu;

/**
 * Joins encoded words (RFC 2047) of one charset that follow one another. The RFC forbids to split a character between
 * two of them, many programs do it; decoded one by one, such a character is lost.
 */
export function joinEncodedWords(value: string): string {
  return value.replace(RUN, (run) => {
    try {
      return join(run);
    } catch {
      return run;
    }
  });
}

function join(run: string): string {
  // One character for each byte, as atob and btoa have it.
  const joined: { charset: string; bytes: string }[] = [];
  for (const [, charset = '', encoding = '', text = ''] of run.matchAll(WORD)) {
    const bytes = encoding.toLowerCase() === 'b' ? atob(text) : fromQ(text);
    const last = joined.at(-1);
    if (last?.charset.toLowerCase() === charset.toLowerCase()) last.bytes += bytes;
    else joined.push({ charset, bytes });
  }
  return joined.map(({ charset, bytes }) => `=?${charset}?B?${btoa(bytes)}?=`).join(' ');
}

function fromQ(text: string): string {
  return text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
