import { Router } from 'express';
import type { AdminContext } from './context.ts';
import { door, jsonBody } from './http.ts';
import type { RefusedConnection } from './tls/connect-proxy.ts';
import { makeIdToken } from './tokens/id-token.ts';
import type { Webhooks } from './webhooks/deliver-webhooks.ts';

/**
 * What can be asked of the stand-in beyond Shopify's own doors, all JSON:
 *
 * - `POST /__standin/webhooks {topic, shop, payload, webhookId?, eventId?, triggeredAt?}` sends one; 422 when the app has
 *   not subscribed to the topic. `GET /__standin/webhooks?topic=&shop=` lists deliveries with their attempts.
 * - `POST /__standin/install {shop}`; `POST /__standin/uninstall {shop}` revokes all tokens and sends `app/uninstalled`.
 * - `POST /__standin/tokens {lifetimeSeconds?, onlineLifetimeSeconds?, idTokenLifetimeSeconds?, expireNow?}`: for tokens
 *   given out from now on; `expireNow: true` expires the access tokens that exist.
 * - `POST /__standin/stale-tokens {count}`: so many of the next id tokens are expired when they are given out.
 * - `POST /__standin/id-token {shop, staffId}` → `{idToken}`: for tests without a browser.
 * - `GET /__standin/refused`: connections that the app tried to make to hosts it has no business with.
 */
export function controlDoors(context: AdminContext, webhooks: Webhooks, refused: RefusedConnection[]): Router {
  const router = Router();
  const { state, save } = context.store;

  router.post(
    '/__standin/webhooks',
    door((request, response) => {
      const body = jsonBody(request) ?? {};
      if (!isText(body.topic) || !isText(body.shop))
        return response.status(400).json({ error: 'topic and shop, please' });
      const delivery = webhooks.send({
        topic: body.topic,
        shop: body.shop,
        payload: body.payload ?? {},
        ...(isText(body.webhookId) && { webhookId: body.webhookId }),
        ...(isText(body.eventId) && { eventId: body.eventId }),
        ...(isText(body.triggeredAt) && { triggeredAt: body.triggeredAt }),
      });
      if (!delivery) return response.status(422).json({ error: `the app has not subscribed to ${body.topic}` });
      return response.status(202).json(delivery);
    }),
  );
  router.get('/__standin/webhooks', (request, response) => {
    const { topic, shop } = request.query;
    response.json(state.deliveries.filter((one) => (!topic || one.topic === topic) && (!shop || one.shop === shop)));
  });

  router.post(
    '/__standin/install',
    door((request, response) => {
      const shop = jsonBody(request)?.shop;
      if (!isText(shop)) return response.status(400).json({ error: 'a shop, please' });
      state.installed = [...new Set([...state.installed, shop])];
      save();
      return response.json({ installed: state.installed });
    }),
  );
  router.post(
    '/__standin/uninstall',
    door((request, response) => {
      const shop = jsonBody(request)?.shop;
      if (!isText(shop)) return response.status(400).json({ error: 'a shop, please' });
      state.installed = state.installed.filter((other) => other !== shop);
      state.tokens = state.tokens.filter((token) => token.shop !== shop);
      save();
      const delivery = webhooks.send({ topic: 'app/uninstalled', shop, payload: shopPayload(shop) });
      return response.json({ installed: state.installed, webhookId: delivery?.webhookId ?? null });
    }),
  );

  router.post(
    '/__standin/tokens',
    door((request, response) => {
      const body = jsonBody(request) ?? {};
      if (isSeconds(body.lifetimeSeconds)) state.settings.tokenLifetime = body.lifetimeSeconds;
      if (isSeconds(body.onlineLifetimeSeconds)) state.settings.onlineTokenLifetime = body.onlineLifetimeSeconds;
      if (isSeconds(body.idTokenLifetimeSeconds)) state.settings.idTokenLifetime = body.idTokenLifetimeSeconds;
      if (body.expireNow === true) {
        for (const token of state.tokens) if (token.expiresAt !== null) token.expiresAt = Date.now();
      }
      save();
      return response.json(state.settings);
    }),
  );
  router.post(
    '/__standin/stale-tokens',
    door((request, response) => {
      const count = jsonBody(request)?.count;
      if (!isSeconds(count)) return response.status(400).json({ error: 'a count, please' });
      state.settings.staleIdTokens = count;
      save();
      return response.json(state.settings);
    }),
  );
  router.post(
    '/__standin/id-token',
    door((request, response) => {
      const { shop, staffId } = jsonBody(request) ?? {};
      if (!isText(shop)) return response.status(400).json({ error: 'a shop, please' });
      const staff = state.staff.find((person) => person.id === Number(staffId)) ?? state.staff[0];
      if (!staff) return response.status(500).json({ error: 'the shop has no staff' });
      return response.json({ idToken: makeIdToken(context, shop, staff.id) });
    }),
  );
  router.get('/__standin/refused', (_request, response) => void response.json(refused));
  return router;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSeconds = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** The body of `app/uninstalled` is the shop as the REST Admin API tells it; here only its fields that are certain. */
const shopPayload = (shop: string) => ({ domain: shop, myshopify_domain: shop, name: shop.split('.')[0] });
