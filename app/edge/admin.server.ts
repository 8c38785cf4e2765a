import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import { enterStaff, type Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { installShop } from '#app/domains/tenancy/install-shop.server.ts';
import { can, type Permission } from '#app/domains/tenancy/permissions.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { oneAtATime } from './one-at-a-time.server.ts';
import { world as theWorld } from './world.server.ts';

/** What a screen's loader or action is handed: who asks, for which shop, and a way into that shop's data. */
export type Admin = {
  world: World;
  shop: Shop;
  staff: Staff;
  now: Date;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  /** A transaction in which only this shop exists. */
  inShop<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** @throws {AppError} `forbidden` when the person's role does not allow it. */
  require(permission: Permission): void;
};

/** For every route that authenticates: without these headers a stale token is never retried. */
export const adminHeaders = boundary.headers;

/**
 * Wraps the loader of a screen: the session token is checked, its shop and person are entered, and an expected error
 * becomes a Response with a sentence.
 */
export function adminLoader<Result>(handler: (admin: Admin) => Promise<Result>) {
  return async (args: LoaderFunctionArgs): Promise<Result> => {
    const admin = await enterAdmin(args);
    admin.require('read');
    try {
      return await handler(admin);
    } catch (error) {
      if (error instanceof Response) throw error;
      const { status, code, sentence } = answerError(admin.world, error);
      throw Response.json({ code, sentence }, { status });
    }
  };
}

/** Wraps the action of a screen. An error becomes an answer that the screen shows where it broke. */
export function adminAction<Result>(handler: (admin: Admin) => Promise<Result>) {
  return async (args: ActionFunctionArgs) => {
    const admin = await enterAdmin(args);
    try {
      return await handler(admin);
    } catch (error) {
      if (error instanceof Response) throw error;
      const { status, code, sentence } = answerError(admin.world, error);
      return Response.json({ ok: false, intent: null, code, sentence }, { status });
    }
  };
}

async function enterAdmin({ request, params }: LoaderFunctionArgs): Promise<Admin> {
  const world = theWorld();
  const { session } = await oneAtATime(request, () => world.shopify.authenticate.admin(request));
  const user = session.onlineAccessInfo?.associated_user;
  if (!user) throw new Error('the session is not a person’s');
  const now = world.clock();
  const shop = (await enterShop(world.db, session.shop)) ?? (await installShop(world.db, session.shop, now));
  const inShop: Admin['inShop'] = (work) => withShop(world.db, shop, work);
  const staff = await inShop((tx) =>
    enterStaff(
      tx,
      shop,
      {
        id: String(user.id),
        firstName: user.first_name,
        lastName: user.last_name,
        email: user.email,
        locale: user.locale,
        accountOwner: user.account_owner,
      },
      now,
    ),
  );
  return {
    world,
    shop,
    staff,
    now,
    request,
    url: new URL(request.url),
    params,
    inShop,
    require(permission) {
      if (!can(staff.role, permission)) {
        throw new AppError('forbidden', 'Your role does not allow this. The shop’s owner can change it in Settings.');
      }
    },
  };
}
