import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The results of the last run would be kept in node_modules/.vite.
    cache: false,
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/journeys/**', 'node_modules/**'],
          environment: 'node',
          globalSetup: ['tests/support/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Each file starts the whole product and a browser: one at a time, when nothing else runs.
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: 1,
          // They share no state but the modules, whose loading takes seconds.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
