import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** The tenant column. It leads every key of a shop's table, so the database could be spread by it. */
export const shopId = () => bigint('shop_id', { mode: 'number' }).notNull();

/** An instant, kept with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
