import type { FlowControl } from './records.ts';

type KeyState = { active: number; periodStart: number; count: number; periodMs: number };

/**
 * How many deliveries of one flow control key may run at once (parallelism) or start in one period (rate). What
 * exceeds it waits and is never refused. Each message brings its own limits; the counts are shared by its key.
 * Source: QStash documentation, "Flow Control".
 */
export function createFlowControl() {
  const keys = new Map<string, KeyState>();

  function stateOf(flow: FlowControl, now: number): KeyState {
    const state = keys.get(flow.key) ?? { active: 0, periodStart: now, count: 0, periodMs: flow.periodMs };
    keys.set(flow.key, state);
    state.periodMs = flow.periodMs;
    if (now >= state.periodStart + flow.periodMs) {
      state.periodStart = now;
      state.count = 0;
    }
    return state;
  }

  return {
    /** When a delivery may start: now or a time; Infinity when another of the key must end first. */
    freeAt: (flow: FlowControl | undefined, now: number): number => {
      if (!flow) return now;
      const state = stateOf(flow, now);
      if (flow.parallelism !== undefined && state.active >= flow.parallelism) return Number.POSITIVE_INFINITY;
      if (flow.rate !== undefined && state.count >= flow.rate) return state.periodStart + flow.periodMs;
      return now;
    },
    enter: (flow: FlowControl | undefined, now: number) => {
      if (!flow) return;
      const state = stateOf(flow, now);
      state.active += 1;
      state.count += 1;
    },
    leave: (flow: FlowControl | undefined) => {
      const state = flow && keys.get(flow.key);
      if (state) state.active -= 1;
    },
    get: (key: string): KeyState | undefined => keys.get(key),
  };
}
