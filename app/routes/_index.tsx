import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

/** Shopify opens the app at its root; the query says for whom. */
export const loader = ({ request }: LoaderFunctionArgs) => redirect(`/app/inbox${new URL(request.url).search}`);
