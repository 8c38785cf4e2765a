import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { AppError, errorLine } from '#app/platform/errors.ts';
import { testDatabase } from '#tests/support/database.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('a line for the log says what happened, by name, and no more than 500 characters of it', () => {
  expect(errorLine(new TypeError('no x'))).toBe('TypeError: no x');
  expect(errorLine('boom')).toBe('boom');
  expect(errorLine(undefined)).toBe('undefined');
  expect(errorLine(new Error('x'.repeat(10_000)))).toHaveLength(500);
  expect(errorLine(new AppError('mail-down', 'Not answering.', { detail: 'status 503' }))).toBe('AppError: status 503');
});

test('a line can always be stored', () => {
  expect(errorLine(new Error('a\u0000b'))).toBe('Error: ab');
});

test('a failed query is told without what customers wrote', async () => {
  const wrote = 'ines.duarte@example.com';
  const failure = await db.database.drizzle
    .execute(sql`select ${wrote}::text, 1 / ${0}::integer`)
    .catch((error: unknown) => error);
  expect(String(failure)).toContain(wrote);
  expect(errorLine(failure)).toBe('PostgresError: division by zero');
});
