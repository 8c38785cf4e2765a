import { formatSince, formatWhen } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { JobRow } from './view.ts';

/** Where a job stands: "Gave up", and when: "Today 09:58". */
export function jobState(job: JobRow, now: string, viewer: Viewer): { word: string; when: string } {
  const when = formatWhen(job.at, now, viewer);
  switch (job.state) {
    case 'dead':
      return { word: 'Given up', when };
    case 'running':
      return { word: 'Running', when: `since ${formatSince(job.at, now, viewer)}` };
    case 'due':
      return { word: 'Waits', when: job.at <= now ? 'next in line' : `until ${formatSince(job.at, now, viewer)}` };
  }
}

/** "2nd try" reads worse than "2 tries". */
export function triesWords(tries: number): string {
  if (tries === 0) return 'Not tried yet';
  return tries === 1 ? '1 try' : `${tries} tries`;
}
