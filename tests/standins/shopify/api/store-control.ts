import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Store } from './create-store.ts';
import { drawPicture } from './seed/draw-picture.ts';
import { StoreRefusal } from './store/core.ts';
import { financialStatus, fulfilmentStatus, orderSums } from './store/order-sums.ts';
import type { StoredOrder } from './store/types.ts';

const newOrder = z.strictObject({
  customerId: z.number().optional(),
  email: z.email().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phone: z.string().optional(),
  lines: z.array(
    z.strictObject({ sku: z.string(), quantity: z.int().optional(), discount: z.int().min(0).optional() }),
  ),
  shippingPrice: z.int().min(0).optional(),
  shippingTitle: z.string().optional(),
  presentmentCurrency: z.string().length(3).optional(),
  rate: z.number().positive().optional(),
  payment: z.enum(['paid', 'authorized', 'pending']).optional(),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
  locale: z.string().optional(),
});

const trackingSchema = z.strictObject({ company: z.string(), number: z.string(), url: z.string() });
const newFulfilment = z.strictObject({
  tracking: z.union([trackingSchema, z.array(trackingSchema)]).optional(),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int().optional() })).optional(),
  estimatedDeliveryAt: z.iso.datetime().optional(),
});

const newEvent = z.strictObject({
  status: z.enum([
    'LABEL_PURCHASED',
    'LABEL_PRINTED',
    'CONFIRMED',
    'CARRIER_PICKED_UP',
    'IN_TRANSIT',
    'OUT_FOR_DELIVERY',
    'ATTEMPTED_DELIVERY',
    'READY_FOR_PICKUP',
    'DELAYED',
    'DELIVERED',
    'FAILURE',
  ]),
  fulfilmentId: z.number().optional(),
  happenedAt: z.iso.datetime().optional(),
  message: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  zip: z.string().optional(),
  estimatedDeliveryAt: z.iso.datetime().optional(),
});

const restockType = z.enum(['CANCEL', 'RETURN', 'NO_RESTOCK']);
const refundWish = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: z.string(), quantity: z.int().optional(), restockType: restockType.optional() }))
    .optional(),
  shipping: z.union([z.int().min(0), z.literal(true)]).optional(),
  amount: z.int().positive().optional(),
  note: z.string().optional(),
});

const cancellation = z.strictObject({
  reason: z.enum(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF']).optional(),
  refund: z.boolean().optional(),
});

/**
 * The store's back door over HTTP, for tests and for whoever plays the shop; amounts in minor units of the shop's
 * currency, `:name` is `4127` or `%234127`.
 *
 * `GET /orders` · `POST /orders` · `POST /orders/:name/fulfil` `/event` `/refund` `/cancel` · `GET /pictures/:handle.svg`
 *
 * Expects the raw body as a Buffer in `request.body`. A body of another form gets 400, a change that the shop cannot
 * make gets 422, both with `{error}`.
 */
export function storeControl(store: Store): Router {
  const router = Router();
  router.get('/orders', (_request, response) => void response.json(store.state.orders.map(summary)));
  router.post(
    '/orders',
    answering(newOrder, 201, (_name, body) => summary(store.placeOrder(body))),
  );
  router.post(
    '/orders/:name/fulfil',
    answering(newFulfilment, 201, (name, body) => store.fulfil(name, body)),
  );
  router.post(
    '/orders/:name/event',
    answering(newEvent, 201, (name, body) => {
      store.addFulfilmentEvent(name, body);
      return afterwards(store, name);
    }),
  );
  router.post(
    '/orders/:name/refund',
    answering(refundWish, 201, (name, body) => store.refund(name, body)),
  );
  router.post(
    '/orders/:name/cancel',
    answering(cancellation, 200, (name, body) => summary(store.cancelOrder(name, body))),
  );
  router.get('/pictures/:file', (request, response) => {
    const handle = request.params.file.replace(/\.svg$/, '');
    const product = store.state.products.find((candidate) => candidate.handle === handle);
    if (!product) return void response.status(404).end();
    response.type('image/svg+xml').set('Access-Control-Allow-Origin', '*').send(drawPicture(product));
  });
  return router;
}

function answering<Body>(
  schema: z.ZodType<Body>,
  status: number,
  act: (name: string, body: Body) => unknown,
): RequestHandler {
  return (request: Request, response: Response) => {
    const parsed = schema.safeParse(bodyOf(request));
    if (!parsed.success) return void response.status(400).json({ error: z.prettifyError(parsed.error) });
    try {
      response.status(status).json(act(request.params.name ?? '', parsed.data));
    } catch (error) {
      if (!(error instanceof StoreRefusal)) throw error;
      response.status(422).json({ error: error.message });
    }
  };
}

/** An empty body stands for `{}`; what is no JSON is refused by the schema. */
function bodyOf(request: Request): unknown {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function afterwards(store: Store, name: string) {
  const order = store.findOrder(name);
  return order ? summary(order) : {};
}

function summary(order: StoredOrder) {
  return {
    id: order.id,
    name: order.name,
    email: order.email,
    financialStatus: financialStatus(order),
    fulfillmentStatus: fulfilmentStatus(order),
    total: orderSums(order).total.shop,
    currency: order.currency,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    lines: order.lines.map(({ sku, title, quantity }) => ({ sku, title, quantity })),
    parcels: order.fulfilments.map(({ id, tracking, events }) => ({ id, tracking, events: events.length })),
  };
}
