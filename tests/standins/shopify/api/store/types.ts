/** Minor units, in the shop's currency and in the one that the customer saw. */
export type Amount = { shop: number; presentment: number };

export type StoredVariant = {
  id: number;
  title: string;
  sku: string;
  /** Minor units of the shop's currency. */
  price: number;
  inventory: number;
};

export type StoredProduct = {
  id: number;
  handle: string;
  title: string;
  vendor: string;
  productType: string;
  tags: string[];
  descriptionHtml: string;
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  optionName: string;
  picture: { shape: string; colour: string };
  createdAt: string;
  updatedAt: string;
  variants: StoredVariant[];
};

export type StoredAddress = {
  id: number;
  firstName: string;
  lastName: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
};

export type StoredCustomer = {
  id: number;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  locale: string;
  tags: string[];
  note: string | null;
  address: StoredAddress;
  /** Orders from before the ones in this store, and what they came to in minor units of the shop's currency. */
  earlier: { orders: number; spent: number };
  createdAt: string;
  updatedAt: string;
};

export type StoredLine = {
  id: number;
  productId: number;
  variantId: number;
  title: string;
  variantTitle: string | null;
  sku: string;
  quantity: number;
  unitPrice: Amount;
  /** Taken off the whole line. */
  discount: Amount;
};

export type Card = { company: string; lastDigits: string };

export type StoredTransaction = {
  id: number;
  kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
  status: 'SUCCESS' | 'PENDING' | 'FAILURE';
  gateway: string;
  amount: Amount;
  card: Card | null;
  parentId: number | null;
  createdAt: string;
};

export type FulfilmentEventStatus =
  | 'LABEL_PURCHASED'
  | 'LABEL_PRINTED'
  | 'CONFIRMED'
  | 'CARRIER_PICKED_UP'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'ATTEMPTED_DELIVERY'
  | 'READY_FOR_PICKUP'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE';

export type StoredFulfilmentEvent = {
  id: number;
  status: FulfilmentEventStatus;
  message: string | null;
  city: string | null;
  country: string | null;
  zip: string | null;
  happenedAt: string;
  createdAt: string;
};

export type Tracking = { company: string; number: string; url: string };

export type StoredFulfilment = {
  id: number;
  status: 'SUCCESS' | 'CANCELLED';
  lines: { id: number; lineId: number; quantity: number }[];
  tracking: Tracking[];
  estimatedDeliveryAt: string | null;
  events: StoredFulfilmentEvent[];
  createdAt: string;
  updatedAt: string;
};

export type RestockType = 'CANCEL' | 'RETURN' | 'NO_RESTOCK' | 'LEGACY_RESTOCK';

export type StoredRefundLine = {
  id: number;
  lineId: number;
  quantity: number;
  restockType: RestockType;
  /** How many of them were not shipped yet, and now never will be. */
  neverShipped: number;
  subtotal: Amount;
};

export type StoredRefund = {
  id: number;
  note: string | null;
  lines: StoredRefundLine[];
  shipping: Amount;
  transactionIds: number[];
  createdAt: string;
};

export type CancelReason = 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF';

export type StoredOrder = {
  id: number;
  number: number;
  name: string;
  email: string | null;
  phone: string | null;
  customerId: number | null;
  currency: string;
  presentmentCurrency: string;
  /** Minor units of the presentment currency per minor unit of the shop's. */
  rate: number;
  lines: StoredLine[];
  shippingTitle: string;
  shippingPrice: Amount;
  /** Prices contain tax at this rate, 0.2 for 20%. */
  taxRate: number;
  shippingAddress: StoredAddress | null;
  billingAddress: StoredAddress | null;
  transactions: StoredTransaction[];
  fulfilments: StoredFulfilment[];
  refunds: StoredRefund[];
  fulfilmentOrderId: number;
  tags: string[];
  note: string | null;
  risk: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';
  test: boolean;
  sourceName: string;
  locale: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: CancelReason | null;
  closedAt: string | null;
};

export type StoredShop = {
  id: number;
  name: string;
  domain: string;
  primaryHost: string;
  email: string;
  contactEmail: string;
  ownerName: string;
  currency: string;
  timezone: string;
  plan: string;
  orderPrefix: string;
  orderSuffix: string;
  createdAt: string;
};

/** Everything a shop holds; one JSON document. */
export type ShopState = {
  /** The last id that was given out. */
  lastId: number;
  lastOrderNumber: number;
  shop: StoredShop;
  products: StoredProduct[];
  customers: StoredCustomer[];
  orders: StoredOrder[];
};

export type StoreEvent = { shop: string; topic: string; payload: Record<string, unknown> };
