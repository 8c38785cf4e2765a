import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InboundEmail } from '#app/domains/mail/inbound-email.ts';
import { parseRaw } from '#app/domains/mail/parse-raw.server.ts';
import { CasesError } from '../read-cases.ts';
import type { Suite } from '../suite.ts';

/**
 * A folder of .eml files, each parsed as an inbound mail and printed as a JSON line. Nothing is expected; counted is what
 * threw, and what came out without a word that a person could read.
 */
export const suite: Suite = {
  name: 'parse',
  async run(path, print) {
    const files = await mailFiles(path);
    const crashed: string[] = [];
    let unreadable = 0;
    for (const file of files) {
      const bytes = await readFile(file);
      try {
        const email = await parseRaw(bytes, { recipient: 'alias@in.example.com', envelopeSender: null });
        print(JSON.stringify({ file: basename(file), ...describe(email) }));
        if (!isReadable(email, bytes)) unreadable += 1;
      } catch (error) {
        crashed.push(basename(file));
        print(`${basename(file)}: crashed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    /** Both are counts of files. */
    return { cases: files.length, metrics: { crashed: crashed.length, unreadable }, crashed };
  },
};

function describe(email: InboundEmail) {
  const { from, to, subject, date, messageId, inReplyTo, references } = email;
  return {
    from: from.address || from.name,
    to: to.map((mailbox) => mailbox.address || mailbox.name),
    subject,
    date: date?.toISOString() ?? null,
    messageId,
    inReplyTo: inReplyTo[0] ?? null,
    references,
    text: email.text === null ? null : [...email.text].slice(0, 200).join(''),
    html: email.html !== null,
    attachments: email.attachments.map(({ filename, contentType, size, inline }) => ({
      filename,
      contentType,
      size,
      inline,
    })),
  };
}

/** Words without a replacement character, or a file, or nothing but headers to begin with. */
function isReadable(email: InboundEmail, bytes: Uint8Array): boolean {
  const body = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join('')
    .trim();
  if (email.text !== null && email.text.trim() !== '') {
    return !email.text.includes('\uFFFD') || bytes.includes(0) || Buffer.from(bytes).includes('\uFFFD');
  }
  return email.attachments.length > 0 || body === '';
}

async function mailFiles(path: string): Promise<string[]> {
  try {
    const folder = (await stat(path)).isDirectory() ? path : dirname(path);
    const names = folder === path ? await readdir(path) : [basename(path)];
    const files = names.filter((name) => name.toLowerCase().endsWith('.eml')).sort();
    if (files.length > 0) return files.map((name) => join(folder, name));
  } catch (error) {
    throw new CasesError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new CasesError(`${path}: holds no .eml file`);
}
