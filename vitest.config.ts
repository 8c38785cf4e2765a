import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    environment: 'node',
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The results of the last run would be kept in node_modules/.vite.
    cache: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
