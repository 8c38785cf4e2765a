import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

/** Follows the app's own links in Shopify admin's navigation without loading a document (App Bridge's `shopify:navigate`). */
export function useAdminNavigation(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: Event) => {
      const href = event.target instanceof Element ? event.target.getAttribute('href') : null;
      if (href) navigate(href);
    };
    document.addEventListener('shopify:navigate', follow);
    return () => document.removeEventListener('shopify:navigate', follow);
  }, [navigate]);
}
