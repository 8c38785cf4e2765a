import { defaultTypeResolver, GraphQLError, type GraphQLFieldResolver, type GraphQLResolveInfo } from 'graphql';
import { resolvers } from '../resolvers/all.ts';
import type { ApiContext, Args } from '../resolvers/context.ts';
import type { AdminSchema } from '../schema/load-schema.ts';
import { checkAccess, grantedScopes } from './access.ts';

/** Marks an error that is the stand-in's own fault, not the caller's. */
export const NO_RESOLVER = 'STAND_IN_HAS_NO_RESOLVER';

/** Checks the scopes, then asks the resolver of the field, then the source's own property; anything else is an error. */
export function fieldResolver(admin: AdminSchema): GraphQLFieldResolver<unknown, ApiContext> {
  const scopesOf = new WeakMap<ApiContext, ReadonlySet<string>>();
  return (source, args, context, info) => {
    let scopes = scopesOf.get(context);
    if (!scopes) {
      scopes = grantedScopes(context.token.scopes);
      scopesOf.set(context, scopes);
    }
    checkAccess(admin, scopes, info.parentType, { name: info.fieldName, type: info.returnType });
    return answerField(source, args, context, info);
  };
}

function answerField(source: unknown, args: Args, context: ApiContext, info: GraphQLResolveInfo): unknown {
  const resolve = resolvers[info.parentType.name]?.[info.fieldName];
  // What a resolver gets as its source is what the resolver of its parent returned, by the table of resolvers.
  if (resolve) return resolve(source as never, args, context, info);
  if (source !== null && typeof source === 'object' && Object.hasOwn(source, info.fieldName)) {
    return Reflect.get(source, info.fieldName);
  }
  throw new GraphQLError(`no resolver for ${info.parentType.name}.${info.fieldName}`, {
    extensions: { code: NO_RESOLVER },
  });
}

export const typeResolver = defaultTypeResolver;
