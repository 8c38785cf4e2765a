import { Readable } from 'node:stream';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { openFile } from '#app/edge/open-file.server.ts';

/** Kinds that a browser may show; everything else is only downloaded. SVG is not among them: it can hold scripts. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain']);

/** One file of a mail, by a signed link that is good for minutes. */
export const loader = async ({ request, params }: LoaderFunctionArgs): Promise<Response> => {
  const file = await openFile(request, params.id ?? '');
  if (!file) return new Response('This link is over. Open the conversation again.', { status: 404 });
  const shown = SHOWN.has(file.contentType);
  const name = encodeURIComponent(file.filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      'Content-Type': shown ? file.contentType : 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'private, max-age=600',
    },
  });
};
