import { useFetcher } from '@remix-run/react';
import { useEffect, useMemo, useState } from 'react';
import { inboxPagePath } from '#app/ui/paths.ts';
import { holdRows, orderRows } from './hold-rows.ts';
import type { InboxData, InboxRow } from './view.ts';

/** The rows of one view: those on the screen keep their place, later pages follow, new mail waits to be asked for. */
export function useRows(data: InboxData) {
  const more = useFetcher<InboxData>();
  const [older, setOlder] = useState<InboxRow[]>([]);
  const [cursor, setCursor] = useState(data.nextCursor);
  const [shown, setShown] = useState(data.rows);

  useEffect(() => {
    if (!more.data) return;
    setOlder((rows) => orderRows(more.data?.rows ?? [], rows));
    setCursor(more.data.nextCursor);
  }, [more.data]);

  const held = useMemo(
    () => holdRows(shown, data.rows, older, data.nextCursor !== null),
    [shown, data.rows, older, data.nextCursor],
  );

  return {
    rows: held.rows,
    newCount: held.waiting.length,
    showNew: () => setShown(orderRows(data.rows, older)),
    hasMore: cursor !== null,
    loadingMore: more.state !== 'idle',
    loadMore: () => {
      if (cursor !== null && more.state === 'idle') more.load(inboxPagePath(data.view, cursor));
    },
  };
}
