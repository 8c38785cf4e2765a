/** Points that an app may spend in a shop: they come back at `restoreRate` a second, up to `maximumAvailable`. */
export type BucketLimits = { maximumAvailable: number; restoreRate: number };

/** A shop on the Basic plan. Rate: https://shopify.dev/docs/api/usage/limits; size as answered by real shops, 20 seconds' worth. */
export const STANDARD_LIMITS: BucketLimits = { maximumAvailable: 2000, restoreRate: 100 };

export function createBucket(limits: BucketLimits, now: () => Date) {
  let available = limits.maximumAvailable;
  let at = now().getTime();

  function restore(): void {
    const time = now().getTime();
    available = Math.min(limits.maximumAvailable, available + (Math.max(0, time - at) / 1000) * limits.restoreRate);
    at = time;
  }

  return {
    /** Whether the bucket holds that many points; takes them if so. */
    take(points: number): boolean {
      restore();
      if (available < points) return false;
      available -= points;
      return true;
    },
    give(points: number): void {
      restore();
      available = Math.min(limits.maximumAvailable, available + points);
    },
    status() {
      restore();
      return { ...limits, currentlyAvailable: Math.floor(available) };
    },
  };
}
