import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Milliseconds between two looks; one look is a few rows of an index. */
const EVERY = 2500;

/**
 * Reads the screen's data again when something of the shop's conversations has changed since it was read. A hidden tab asks
 * nothing, and a look that fails is simply taken again.
 *
 * @param pulse what the server said when the screen's data was read: a change before the first look counts, too.
 */
export function useLive(path: string, pulse: string): void {
  const revalidator = useRevalidator();
  const revalidate = useRef(revalidator.revalidate);
  revalidate.current = revalidator.revalidate;
  const known = useRef(pulse);
  known.current = pulse;

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (document.visibilityState === 'visible') {
        const now = await readPulse(path);
        if (now !== null && now !== known.current) revalidate.current();
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

/** @returns null when nobody answers. */
async function readPulse(path: string): Promise<string | null> {
  try {
    const response = await fetch(path, { headers: { Accept: 'application/json' } });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'pulse' in body ? String(body.pulse) : null;
  } catch {
    return null;
  }
}
