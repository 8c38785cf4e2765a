import type { Outage, Viewer } from '#app/ui/viewer.ts';

export type JobRow = {
  id: string;
  /** In words: "Draft a reply" (`jobTitles` of `app/jobs/contracts.ts`). */
  title: string;
  /** What it is about: a conversation's subject, an order's name. */
  about: { text: string; href: string } | null;
  state: 'due' | 'running' | 'dead';
  tries: number;
  /** ISO 8601: `due`: not before; `running`: since; `dead`: gave up at. */
  at: string;
  /** What went wrong the last time, safe to show; null when nothing did. */
  problem: string | null;
};

export type JobsData = {
  /** ISO 8601: the server's clock when this was read. */
  now: string;
  viewer: Viewer;
  /** Dead ones first, then running, then due by time; one page. */
  jobs: JobRow[];
  counts: { due: number; running: number; dead: number };
  outages: Outage[];
};
