import { createHmac, randomUUID } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerExports } from '#app/domains/tenancy/customer-exports.server.ts';
import type { Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { loader } from '#app/routes/app.exports.$id.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import { type AppWorld, startAppWorld, type TestShop } from '#tests/support/app-world.ts';
import { USER_AGENT } from '#tests/support/open-app.ts';
import { setWorld } from '#tests/support/serve-routes.ts';
import { customerBody, INES, seedInes, tracesOf, webhook } from './shop-leaves-support.ts';

const BOB = 'bob.marsh@example.com';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => {
  setWorld(app.world);
  app.waiting().splice(0);
});

describe('a customer asks for their data', () => {
  const ask = async (shop: TestShop, id: string = randomUUID()) => {
    const body = customerBody(shop, { orders_requested: [], data_request: { id: 99 } });
    expect(await webhook('customers/data_request', body, { id })).toBe(200);
    await app.runDue();
  };

  async function exported(shop: TestShop) {
    const exports = await app.inShop((tx) => customerExports(tx, shop.shop), shop.shop);
    return Promise.all(
      exports.map(async (made) => {
        const chunks = await app.world.files.read(made.storageKey).toArray();
        const bytes = Buffer.concat(chunks);
        expect(bytes.length).toBe(made.size);
        return { ...made, content: JSON.parse(bytes.toString('utf8')) };
      }),
    );
  }

  test('the owner can fetch one file with all that is kept of her, and nothing of anybody else', async () => {
    const [shop, other] = [await app.addShop(), await app.addShop()];
    const { order } = await seedInes(app, shop);
    await seedInes(app, other);
    await app.mail({ from: BOB, text: 'The secret of Bob' }, shop);
    await app.runDue();
    await ask(shop);
    const [made, ...more] = await exported(shop);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ email: INES.address, customerId: `gid://shopify/Customer/${INES.id}` });
    const { content } = made ?? { content: null };
    expect(content.orders.map(({ id }: { id: string }) => id)).toEqual([order.id]);
    expect(content.conversations).toHaveLength(1);
    const texts = content.conversations[0].messages.map(({ text }: { text: string }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[1]).toContain(INES.address);
    expect(content.mails.received).toHaveLength(2);
    expect(content.mails.sent).toHaveLength(1);
    expect(content.attachments).toMatchObject([{ filename: 'Duarte door.png', size: 3 }]);
    expect(content.drafts.length).toBeGreaterThan(0);
    expect(JSON.stringify(content)).not.toContain('Bob');
    expect(await exported(other)).toEqual([]);
  });

  test('asked twice by one webhook it is made once', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    const id = randomUUID();
    await ask(shop, id);
    await ask(shop, id);
    expect(await exported(shop)).toHaveLength(1);
  });

  test('a job that is run again makes no second file and leaves none behind', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    await ask(shop);
    const [before, files] = [await exported(shop), await app.storedFiles()];
    const [job] = await app.sql`
      update jobs set status = 'due' where shop_id = ${shop.shop.id} and name = 'shop-leaves/export-customer' returning id`;
    const ref = { jobId: String(job?.id), shopId: shop.shop.id };
    expect(await runRegisteredJob(app.world, ref)).toEqual({ kind: 'done' });
    expect(await exported(shop)).toEqual(before);
    expect(await app.storedFiles()).toBe(files);
  });

  test('erasing her takes the export and its file away', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    await ask(shop);
    expect(await exported(shop)).toHaveLength(1);
    const files = await app.storedFiles();
    const erase = customerBody(shop, { orders_to_redact: [] });
    expect(await webhook('customers/redact', erase)).toBe(200);
    await app.runDue();
    expect(await exported(shop)).toEqual([]);
    expect(await tracesOf(app, shop)).toEqual({});
    expect(await app.storedFiles()).toBe(files - 3);
  });

  test('a request for somebody of whom nothing is kept is answered with an empty file', async () => {
    const shop = await app.addShop();
    await ask(shop);
    const [made] = await exported(shop);
    expect(made?.content).toMatchObject({ orders: [], conversations: [], attachments: [], drafts: [] });
  });

  test('the file is for whoever may manage settings, in their own shop only, and the log says who fetched it', async () => {
    const [shop, other] = [await app.addShop(), await app.addShop()];
    await seedInes(app, shop);
    await ask(shop);
    const [made] = await exported(shop);
    const id = made?.id ?? '';
    const answer = await fetchExport(shop, shop.owner, id);
    expect(answer).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
    expect(JSON.parse(answer.body)).toEqual(made?.content);
    const log = await app.sql`select actor_id, details from events where verb = 'export.opened'`;
    expect(log).toEqual([{ actor_id: shop.owner.id, details: { requestId: id } }]);

    expect(await fetchExport(shop, shop.agent, id)).toMatchObject({ status: 403 });
    expect(await fetchExport(other, other.owner, id)).toMatchObject({ status: 404 });
    expect(await fetchExport(shop, shop.owner, 'not-an-id')).toMatchObject({ status: 404 });
    expect(await app.sql`select from events where verb = 'export.opened'`).toHaveLength(1);
  });

  /** The route's own loader, with the session token of a person of the shop. */
  async function fetchExport({ shop }: TestShop, who: Staff, id: string) {
    const session = onlineSession(shop.domain, who, who.firstName === 'Olive');
    await app.world.sessions.storeSession(session);
    const headers = { Authorization: `Bearer ${sessionToken(shop.domain, who)}`, 'User-Agent': USER_AGENT };
    const request = new Request(`${app.world.env.SHOPIFY_APP_URL}/app/exports/${id}`, { headers });
    try {
      return await read(await loader({ request, params: { id }, context: {} }));
    } catch (thrown) {
      if (thrown instanceof Response) return read(thrown);
      throw thrown;
    }
  }
});

async function read(response: Response) {
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** As Shopify's token exchange would have left it. */
function onlineSession(domain: string, who: Staff, accountOwner: boolean): Session {
  const scope = app.world.env.SCOPES.join(',');
  const user = {
    id: Number(who.id),
    first_name: who.firstName,
    last_name: 'Tester',
    email: `${who.firstName.toLowerCase()}@${domain}`,
    email_verified: true,
    account_owner: accountOwner,
    locale: 'en',
    collaborator: false,
  };
  return new Session({
    id: `${domain}_${who.id}`,
    shop: domain,
    state: '',
    isOnline: true,
    scope,
    accessToken: 'shpat_online',
    expires: new Date(Date.now() + 3_600_000),
    onlineAccessInfo: { expires_in: 3600, associated_user_scope: scope, associated_user: user },
  });
}

/** A session token as App Bridge hands it out (shopify.dev, "Session tokens"). */
function sessionToken(domain: string, who: Staff): string {
  const { SHOPIFY_API_KEY: aud, SHOPIFY_API_SECRET: secret } = app.world.env;
  const now = Math.floor(Date.now() / 1000);
  const dest = `https://${domain}`;
  const claims = {
    iss: `${dest}/admin`,
    dest,
    aud,
    sub: who.id,
    exp: now + 60,
    nbf: now - 5,
    iat: now - 5,
    jti: randomUUID(),
    sid: 's',
  };
  const encoded = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = encoded.join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
