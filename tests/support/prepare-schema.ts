import { mkdirSync, writeFileSync } from 'node:fs';
import { readSchemaFile } from '#tests/standins/shopify/api/schema/load-schema.ts';

/**
 * Lays the Admin schema where the code generator looks for it, so that it asks no network: the introspection of
 * 2026-10 as it ships in `@shopify/dev-mcp`. Run before `graphql-codegen` (`npm run codegen`); the file is not kept.
 */
const FOLDER = new URL('../../app/platform/shopify-admin/types/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL('admin-2026-10.schema.json', FOLDER), JSON.stringify({ data: readSchemaFile().data }));
