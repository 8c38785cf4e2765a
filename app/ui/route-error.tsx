import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { ErrorScreen } from './error-screen.tsx';

const UNEXPECTED = 'Something broke on our side. Nothing was lost; try again in a moment.';

/**
 * What a route shows when its data could not be read. Answers that are Shopify's library's own (it sends people to log in by
 * them) are thrown on, to the boundary of the layout.
 */
export function RouteError({ title, back }: { title: string; back?: { text: string; href: string } }) {
  const error = useRouteError();
  const sentence = sentenceOf(error);
  if (isRouteErrorResponse(error) && sentence === null) throw error;
  return <ErrorScreen title={title} sentence={sentence ?? UNEXPECTED} {...(back ? { back } : {})} />;
}

/** The sentence that our loaders put into their answers (edge/admin.server.ts); null in anything else. */
export function sentenceOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const { sentence } = (error.data ?? {}) as { sentence?: unknown };
  return typeof sentence === 'string' ? sentence : null;
}
