import { useFetcher, useSubmit } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

type Json = string | number | boolean | null | { [key: string]: Json } | Json[];
type Body = { [key: string]: Json };

const asJson = { method: 'post', encType: 'application/json' } as const;

/** Posts one intent at a time as JSON to an action and tells, once, what was answered. */
export function usePost<Intent extends Body, Result>(onAnswer?: (result: Result, asked: Intent) => void) {
  const fetcher = useFetcher<Result>();
  const asked = useRef<Intent | null>(null);
  const told = useRef<unknown>(null);
  const listener = useRef(onAnswer);
  listener.current = onAnswer;

  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || fetcher.data === told.current || !asked.current) return;
    told.current = fetcher.data;
    listener.current?.(fetcher.data as Result, asked.current);
  }, [fetcher.state, fetcher.data]);

  return {
    busy: fetcher.state !== 'idle',
    /** The intent that is being answered. */
    asking: fetcher.state === 'idle' ? null : asked.current,
    post(action: string, intent: Intent) {
      asked.current = intent;
      fetcher.submit(intent as Body, { ...asJson, action });
    },
  };
}

/** Posts an intent that nobody waits for, such as the last save when a conversation is left. */
export function usePostAndForget<Intent extends Body>() {
  const submit = useSubmit();
  return useCallback(
    (action: string, intent: Intent) => submit(intent as Body, { ...asJson, action, navigate: false }),
    [submit],
  );
}
