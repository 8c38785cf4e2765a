import type { Person } from './options.ts';
import type { MailFile } from './parse-mail.ts';

export type MailToWrite = {
  headers: [name: string, value: string][];
  text?: string;
  html?: string;
  files?: MailFile[];
};

type Part = { headers: [string, string][]; body: string };

/** A mail's bytes: encoded words in headers (RFC 2047), bodies in base64, parts nested as mail programs nest them. */
export function writeMail(mail: MailToWrite): Buffer {
  const files = mail.files ?? [];
  const root = withFiles(withInlineFiles(bodyPart(mail), files), files);
  const headers = [...mail.headers, ['MIME-Version', '1.0'] as [string, string]].map(([name, value]) =>
    fold(`${name}: ${encodeHeader(value)}`),
  );
  return Buffer.from(`${headers.join('\r\n')}\r\n${render(root)}`);
}

/** `Ann Lee <ann@example.com>` as a header takes it: a name beyond ASCII is encoded, the address never is. */
export function formatAddress({ name, address }: Person): string {
  if (!name) return address;
  if (!isAscii(name)) return `${encodeWords(name)} <${address}>`;
  return `${/^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`;
}

function bodyPart(mail: MailToWrite): Part {
  const text = mail.text === undefined && mail.html !== undefined ? null : textPart('plain', mail.text ?? '');
  const html = mail.html === undefined ? null : textPart('html', mail.html);
  if (text && html) return multipart('alternative', [text, html]);
  return html ?? text ?? textPart('plain', '');
}

function withInlineFiles(part: Part, files: MailFile[]): Part {
  const inline = files.filter((file) => file.inline);
  return inline.length === 0 ? part : multipart('related', [part, ...inline.map(filePart)]);
}

function withFiles(part: Part, files: MailFile[]): Part {
  const attached = files.filter((file) => !file.inline);
  return attached.length === 0 ? part : multipart('mixed', [part, ...attached.map(filePart)]);
}

function textPart(subtype: 'plain' | 'html', text: string): Part {
  return {
    headers: [
      ['Content-Type', `text/${subtype}; charset=utf-8`],
      ['Content-Transfer-Encoding', 'base64'],
    ],
    body: base64Lines(Buffer.from(text.replace(/\r?\n/g, '\r\n'))),
  };
}

function filePart(file: MailFile): Part {
  const headers: [string, string][] = [
    ['Content-Type', file.contentType || 'application/octet-stream'],
    ['Content-Transfer-Encoding', 'base64'],
    ['Content-Disposition', `${file.inline ? 'inline' : 'attachment'}; ${filenameParameter(file.filename)}`],
  ];
  if (file.contentId) headers.push(['Content-ID', `<${file.contentId}>`]);
  return { headers, body: base64Lines(file.content) };
}

function multipart(subtype: string, parts: Part[]): Part {
  const boundary = `=_${crypto.randomUUID()}`;
  const body = `${parts.map((part) => `--${boundary}\r\n${render(part)}`).join('\r\n')}\r\n--${boundary}--\r\n`;
  return { headers: [['Content-Type', `multipart/${subtype}; boundary="${boundary}"`]], body };
}

const render = (part: Part) =>
  `${part.headers.map(([name, value]) => fold(`${name}: ${value}`)).join('\r\n')}\r\n\r\n${part.body}`;

/** RFC 2231 where the name needs it, else a quoted string. */
function filenameParameter(filename: string): string {
  const safe = filename.replace(/[\r\n]/g, ' ');
  if (isAscii(safe)) return `filename="${safe.replace(/["\\]/g, '\\$&')}"`;
  return `filename*=utf-8''${encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}

// A line break in a value would begin a header of its own.
const encodeHeader = (value: string) => {
  const line = value.replace(/[\r\n]+/g, ' ');
  return isAscii(line) ? line : encodeWords(line);
};

function encodeWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    // 45 bytes become 60 characters of base64, and with its frame an encoded word may have 75.
    if (Buffer.byteLength(chunk + character) > 45) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  if (chunk) words.push(chunk);
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** Breaks a header before words that would pass column 76; a word that is longer by itself stays whole. */
function fold(header: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of header.split(' ')) {
    if (line && word && line.length + 1 + word.length > 76) {
      lines.push(line);
      line = ` ${word}`;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\r\n');
}

const base64Lines = (content: Buffer) => content.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
const isAscii = (text: string) => /^[\x20-\x7e\t]*$/.test(text);
