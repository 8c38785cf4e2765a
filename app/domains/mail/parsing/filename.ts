import { cleanText } from './clean-text.ts';

const MAX_FILENAME_LENGTH = 200;
/** Control characters, and those that turn the direction of writing so that "exe.pdf" can be shown for "fdp.exe". */
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const ENDINGS: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
};

/**
 * A name that can be shown and saved: no folder, no control character, at most 200 characters with its ending kept. A
 * file without a name is called after its place among the attachments (from 1) and its type.
 */
export function attachmentName(sent: string | null, contentType: string, place: number): string {
  const name = cleanText(
    (sent ?? '')
      .replace(UNSAFE, '')
      .replace(/^.*[/\\]/s, '')
      .trim(),
  );
  if (name === '' || /^\.+$/.test(name)) return `attachment-${place}${ENDINGS[contentType] ?? ''}`;
  if (name.length <= MAX_FILENAME_LENGTH) return name;
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  return cleanText(name.slice(0, MAX_FILENAME_LENGTH - ending.length)) + ending;
}
