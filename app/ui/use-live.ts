import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Milliseconds between two looks; one look is one row of an index. */
const EVERY = 2500;

/**
 * Reads the screen's data again when something of the shop's conversations has changed. A hidden tab asks nothing, and a
 * look that fails is simply taken again.
 */
export function useLive(path: string): void {
  const revalidator = useRevalidator();
  const revalidate = useRef(revalidator.revalidate);
  revalidate.current = revalidator.revalidate;

  useEffect(() => {
    let known: string | null = null;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (document.visibilityState === 'visible') {
        const pulse = await fetch(path, { headers: { Accept: 'application/json' } })
          .then((response) => (response.ok ? response.text() : null))
          .catch(() => null);
        if (pulse !== null && known !== null && pulse !== known) revalidate.current();
        known = pulse ?? known;
      }
      if (!stopped) timer = setTimeout(look, EVERY);
    };
    timer = setTimeout(look, EVERY);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [path]);
}
