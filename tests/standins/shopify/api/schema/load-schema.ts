import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

/** Which access scopes Shopify asks for; any one of `anyOf` is enough. `text` is Shopify's own sentence. */
export type RequiredAccess = { anyOf: string[]; text: string };

export type AdminSchema = {
  schema: GraphQLSchema;
  /** By `Type.field`. */
  fieldAccess: Map<string, RequiredAccess>;
  /** By type: whatever field returns it needs the scope. */
  typeAccess: Map<string, RequiredAccess>;
};

type ScopeItem = {
  type: string;
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
};
type SchemaFile = { data: IntrospectionQuery; offline_scopes: { items: ScopeItem[] } };

const SCHEMA_FILE = 'dist/data/admin_2026-10.json.gz';

/** The introspection and scopes of the Admin API 2026-10, as Shopify ships them in `@shopify/dev-mcp`. */
export function readSchemaFile(): SchemaFile {
  const manifest = findPackageJSON('@shopify/dev-mcp', import.meta.url);
  if (!manifest) throw new Error('@shopify/dev-mcp is not installed');
  const file = join(dirname(manifest), SCHEMA_FILE);
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as SchemaFile;
}

let loaded: AdminSchema | undefined;

/** Loaded once a process: it takes a third of a second. */
export function loadSchema(): AdminSchema {
  loaded ??= build(readSchemaFile());
  return loaded;
}

function build(file: SchemaFile): AdminSchema {
  const fieldAccess = new Map<string, RequiredAccess>();
  const typeAccess = new Map<string, RequiredAccess>();
  for (const item of file.offline_scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const access = { anyOf: mainScopes(item), text: item.requiredAccess };
    if (item.fieldName) fieldAccess.set(`${item.typeName}.${item.fieldName}`, access);
    else typeAccess.set(item.typeName, access);
  }
  // The list has no row for refundCreate; Shopify's documentation of the mutation asks for write_orders.
  fieldAccess.set('Mutation.refundCreate', { anyOf: ['write_orders'], text: '`write_orders` access scope.' });
  return { schema: buildClientSchema(file.data, { assumeValid: true }), fieldAccess, typeAccess };
}

/** A sentence after "Also:" names what special arguments need, and is no alternative to the scopes before it. */
function mainScopes(item: ScopeItem): string[] {
  const [before = ''] = item.requiredAccess.split('Also:');
  const named = item.offlineScopes.filter((scope) => before.includes(`\`${scope}\``));
  return named.length > 0 ? named : item.offlineScopes;
}
