import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import styles from './undo-strip.module.css';
import type { PendingSend } from './view.ts';

type Props = {
  sending: PendingSend;
  /** The server's clock when `sending` was read; ours may be wrong by minutes. */
  now: string;
  onUndo: (sending: PendingSend) => void;
  undoing: boolean;
  /** Red and in its place, when it could not be called back. */
  problem: string | null;
};

/** Milliseconds until a reply leaves, by the server's clock. */
function useTimeLeft(sending: PendingSend, now: string): number {
  const [readAt, setReadAt] = useState({ now, at: Date.now() });
  const [clock, setClock] = useState(readAt.at);
  if (readAt.now !== now) setReadAt({ now, at: Date.now() });

  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);

  const serverClock = Date.parse(readAt.now) + Math.max(0, clock - readAt.at);
  return Math.max(0, Date.parse(sending.sendAt) - serverClock);
}

/** Ten seconds in which a reply can come back: the seconds in words, a line that shrinks, Undo. */
export function UndoStrip({ sending, now, onUndo, undoing, problem }: Props) {
  const left = useTimeLeft(sending, now);
  const seconds = Math.ceil(left / 1000);
  const whole = Math.max(1, Date.parse(sending.sendAt) - Date.parse(sending.approvedAt));
  const revalidator = useRevalidator();

  // What becomes of it is read again when the window has closed.
  const over = left === 0;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => revalidator.revalidate(), 1500);
    return () => clearTimeout(timer);
  }, [over, revalidator.revalidate]);

  return (
    <section className={styles.strip} aria-label="Sending">
      <span className={styles.words}>
        <span className={styles.first}>
          <span role="status" className={styles.to}>
            Sending to <bdi>{sending.toName}</bdi>
          </span>
          <span aria-hidden="true" className={styles.seconds}>
            {over ? '…' : `in ${seconds} s`}
          </span>
        </span>
        {problem ? (
          <span className={styles.problem} role="alert">
            {problem}
          </span>
        ) : null}
      </span>
      {over ? null : (
        <button type="button" className={styles.undo} onClick={() => onUndo(sending)} disabled={undoing}>
          Undo <kbd className={styles.key}>Z</kbd>
        </button>
      )}
      <span className={styles.line} style={{ width: `${Math.min(100, (left / whole) * 100)}%` }} aria-hidden="true" />
    </section>
  );
}
