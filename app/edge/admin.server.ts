import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';
import { enterStaff, type Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { can, type Permission } from '#app/domains/tenancy/permissions.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { inSpan } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { enterInstalled } from './enter-installed.server.ts';
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
 * Wraps the loader of a screen: the session token is checked, its shop and person are entered, and an error becomes a
 * Response with a sentence.
 */
export function adminLoader<Result>(handler: (admin: Admin) => Promise<Result>) {
  return (args: LoaderFunctionArgs): Promise<Result> =>
    inSpan('admin loader', where(args.request), async () => {
      try {
        const admin = await enterAdmin(args);
        admin.require('read');
        return await handler(admin);
      } catch (error) {
        if (error instanceof Response) throw error;
        const { status, code, sentence } = answerError(theWorld(), error);
        throw Response.json({ code, sentence }, { status });
      }
    });
}

/** Wraps the action of a screen. An error becomes an answer that the screen shows where it broke. */
export function adminAction<Result>(handler: (admin: Admin) => Promise<Result>) {
  return (args: ActionFunctionArgs) =>
    inSpan('admin action', where(args.request), async () => {
      try {
        return await handler(await enterAdmin(args));
      } catch (error) {
        if (error instanceof Response) throw error;
        const { status, code, sentence } = answerError(theWorld(), error);
        return Response.json({ ok: false, intent: null, code, sentence }, { status });
      }
    });
}

/** A path holds ids; the query may hold a session token. */
function where(request: Request): Record<string, string> {
  return { 'url.path': new URL(request.url).pathname };
}

async function enterAdmin({ request, params }: LoaderFunctionArgs): Promise<Admin> {
  const world = theWorld();
  const { session } = await oneAtATime(request, () => world.shopify.authenticate.admin(request));
  const user = session.onlineAccessInfo?.associated_user;
  if (!user) throw new Error('the session is not a person’s');
  const now = world.clock();
  const shop = await enterInstalled(world, session);
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
