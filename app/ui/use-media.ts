import { useSyncExternalStore } from 'react';

/** Does a media query hold? False on the server, so the first paint is the wide one and CSS does the layout. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** One pane at a time. The same number stands in the screens' style sheets. */
export const onePane = '(max-width: 767px)';

/** The order is behind a strip instead of in a column. */
export const noOrderColumn = '(max-width: 1039px)';
