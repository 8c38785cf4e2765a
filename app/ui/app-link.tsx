import { Link } from '@remix-run/react';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'a'>, 'ref'> & { url?: string; external?: boolean };

/** What Polaris renders for every `url`: a page of the app without reloading, any other in a new tab. */
export function AppLink({ url = '', external, children, ...rest }: Props) {
  if (url.startsWith('/') && !external) {
    return (
      <Link to={url} {...rest}>
        {children}
      </Link>
    );
  }
  const target = external ? '_blank' : rest.target;
  return (
    <a {...rest} href={url} target={target} rel="noopener noreferrer">
      {children}
    </a>
  );
}
