/** Shopify keeps times to the second: two changes within one second carry the same updatedAt. */
export function toShopifyTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  // Making a formatter is slow, and every webhook asks many times.
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** As the REST payloads of webhooks have it: the shop's own time with its offset, 2026-11-12T09:14:00+00:00. */
export function toRestTime(time: string | null, timezone: string): string | null {
  if (!time) return null;
  const parts = formatOf(timezone).formatToParts(new Date(time));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
