import { GraphQLError, type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import type { AdminSchema, RequiredAccess } from '../schema/load-schema.ts';

const DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes';

/** Throws Shopify's ACCESS_DENIED when the token's scopes do not cover a field, or the type that it returns. */
export function checkAccess(
  admin: AdminSchema,
  scopes: ReadonlySet<string>,
  parent: GraphQLObjectType,
  field: { name: string; type: GraphQLOutputType },
): void {
  const needed = [admin.fieldAccess.get(`${parent.name}.${field.name}`), admin.typeAccess.get(shownType(field.type))];
  for (const access of needed) if (access) demand(access, scopes, field.name);
}

/** For `node` and `nodes`: what is returned is known only once it is found. */
export function checkTypeAccess(admin: AdminSchema, scopes: ReadonlySet<string>, type: string, field: string): void {
  const access = admin.typeAccess.get(type);
  if (access) demand(access, scopes, field);
}

function demand(access: RequiredAccess, scopes: ReadonlySet<string>, field: string): void {
  if (access.anyOf.some((scope) => scopes.has(scope))) return;
  throw new GraphQLError(`Access denied for ${field} field. Required access: ${access.text}`, {
    extensions: { code: 'ACCESS_DENIED', documentation: DOCUMENTATION, requiredAccess: access.text },
  });
}

/** The type whose scope counts: of a connection, that of its nodes. */
function shownType(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith('Connection')) return named.name;
  const nodes = named.getFields().nodes;
  return nodes ? getNamedType(nodes.type).name : named.name;
}

/** Whoever may write may read. */
export function grantedScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set([...scopes, ...scopes.map((scope) => scope.replace(/^write_/, 'read_'))]);
}
