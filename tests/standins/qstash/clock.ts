/** The longest that a Node timer can wait is 24.8 days; longer waits are taken in turns. */
const LONGEST_TIMER_MS = 3_600_000;

export type Clock = ReturnType<typeof createClock>;

/**
 * The stand-in's own time, in milliseconds since 1970. It runs `timeScale` times as fast as real time and can be moved
 * forward, so every wait (delay, backoff, cron, deduplication window) is divided or skipped without being touched.
 * `lead` is how far it starts ahead of real time, for a stand-in that goes on after a restart.
 */
export function createClock(timeScale: number, lead: number) {
  const started = Date.now();
  let ahead = lead;
  let timer: NodeJS.Timeout | undefined;
  const now = () => started + (Date.now() - started) * timeScale + ahead;
  return {
    now,
    /** How far it is ahead of real time. */
    lead: () => now() - Date.now(),
    advance: (milliseconds: number) => {
      ahead += milliseconds;
    },
    /** One alarm at a time: calls `ring` when `time` has come, or earlier when that is very far away. */
    wakeAt: (time: number | undefined, ring: () => void) => {
      clearTimeout(timer);
      if (time === undefined) return;
      const wait = Math.ceil(Math.max(0, time - now()) / timeScale);
      timer = setTimeout(ring, Math.min(wait, LONGEST_TIMER_MS));
    },
    stop: () => clearTimeout(timer),
  };
}
