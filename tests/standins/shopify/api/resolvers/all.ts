import { catalogueResolvers } from './catalogue.ts';
import type { Resolvers } from './context.ts';
import { mutationResolvers } from './mutations.ts';
import { orderResolvers } from './order.ts';
import { orderPartResolvers } from './order-parts.ts';
import { queryResolvers } from './queries.ts';
import { shopResolvers } from './shop.ts';

export const resolvers: Resolvers = {
  ...queryResolvers,
  ...mutationResolvers,
  ...shopResolvers,
  ...orderResolvers,
  ...orderPartResolvers,
  ...catalogueResolvers,
};
