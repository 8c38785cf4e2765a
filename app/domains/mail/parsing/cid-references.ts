/** The Content-IDs that an HTML body shows (RFC 2392 `cid:` addresses), as they are written in Content-ID headers. */
export function cidReferences(html: string | null): Set<string> {
  const references = new Set<string>();
  for (const [, written] of (html ?? '').matchAll(/\bcid:([^\s"'<>()]+)/gi)) {
    if (written === undefined) continue;
    references.add(written);
    references.add(decoded(written));
  }
  return references;
}

/** A Content-ID without its brackets, or null where the HTML does not show it. */
export function shownContentId(contentId: string | undefined, references: Set<string>): string | null {
  const bare = (contentId ?? '').trim().replace(/^<(.*)>$/s, '$1');
  return bare !== '' && references.has(bare) ? bare : null;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('&amp;', '&'));
  } catch {
    return written;
  }
}
