/** What the matcher knows of an order. Statuses as Shopify names them; `total` in decimal, as it is shown. */
export type MatchableOrder = {
  /** gid://shopify/Order/… */
  id: string;
  /** As the shop names it: "#1001", "NW-1001-A". */
  name: string;
  email: string | null;
  phone: string | null;
  customerName: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  total: string;
  currency: string;
  /** Titles with their variant, "Linen shirt / M". */
  lineItems: string[];
  trackingNumbers: string[];
  postcode: string | null;
};
