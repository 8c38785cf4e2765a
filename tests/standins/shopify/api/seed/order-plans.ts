/** How far an order has come. */
export type Progress =
  | 'unfulfilled'
  | 'label'
  | 'in-transit'
  | 'out-for-delivery'
  | 'delayed'
  | 'delivered'
  | 'partial'
  | 'two-parcels'
  | 'refunded-part'
  | 'refunded'
  | 'cancelled'
  | 'authorized'
  | 'pending';

export type OrderPlan = {
  progress: Progress;
  email?: string;
  lines?: { sku: string; quantity?: number }[];
  shippingPrice?: number;
  tracking?: string;
  note?: string;
  tags?: string[];
};

/** Orders that have a story; all others are made up from the seed. */
export const PLANS: Record<number, OrderPlan> = {
  4083: { progress: 'cancelled' },
  4086: { progress: 'refunded' },
  4088: { progress: 'delivered', email: 'greta.holm@example.se' },
  4091: { progress: 'refunded-part' },
  4095: { progress: 'two-parcels' },
  4099: { progress: 'refunded-part' },
  4103: { progress: 'cancelled' },
  4106: { progress: 'refunded' },
  4110: {
    progress: 'delivered',
    email: 'ines.carvalho@example.pt',
    lines: [{ sku: 'BOARD-L' }, { sku: 'OIL-100' }],
  },
  4113: { progress: 'partial' },
  4116: {
    progress: 'delayed',
    email: 'greta.holm@example.se',
    lines: [{ sku: 'LAMP-NAT' }],
    note: 'Please leave with the neighbour at 23.',
  },
  4119: {
    progress: 'delivered',
    email: 'claire.dubois@example.fr',
    lines: [{ sku: 'CLOTH-220' }, { sku: 'NAPKIN-INK', quantity: 2 }],
  },
  4121: { progress: 'delivered', email: 'ellie.marsh@example.org', lines: [{ sku: 'CANDLE-180', quantity: 2 }] },
  4123: { progress: 'partial' },
  4124: { progress: 'in-transit', email: 'lucy.adeyemi@example.com', lines: [{ sku: 'MUG-ASH', quantity: 4 }] },
  4127: {
    progress: 'delivered',
    email: 'hannah.whitlock@posteo.example',
    lines: [{ sku: 'BOWL-ASH' }, { sku: 'BOARD-L' }, { sku: 'NAPKIN-FLAX', quantity: 2 }],
    shippingPrice: 595,
    tracking: 'KT218477361GB',
  },
  4128: { progress: 'authorized' },
  4129: { progress: 'in-transit' },
  4130: { progress: 'out-for-delivery' },
  4131: {
    progress: 'two-parcels',
    email: 'marcus.bell@example.com',
    lines: [{ sku: 'THROW-FERN' }, { sku: 'THROW-OAT' }],
  },
  4132: { progress: 'in-transit' },
  4133: {
    progress: 'unfulfilled',
    email: 'oskar.brandt@example.de',
    lines: [{ sku: 'BASKET-L' }, { sku: 'SPOON-3' }],
  },
  4134: { progress: 'label' },
  4136: { progress: 'unfulfilled', email: 'lucy.adeyemi@example.com', lines: [{ sku: 'PLATE-ASH', quantity: 4 }] },
  4137: { progress: 'pending' },
  4138: {
    progress: 'unfulfilled',
    email: 'daniel.ferreira@example.pt',
    lines: [{ sku: 'CARAFE-1L' }, { sku: 'VASE-MOSS' }],
  },
  4139: {
    progress: 'unfulfilled',
    email: 'daniel.ferreira@example.pt',
    lines: [{ sku: 'CARAFE-1L' }, { sku: 'VASE-MOSS' }],
  },
};

export const LAST_NUMBER = 4139;

/** Minutes before now at which an order was placed: #4080 four months ago, #4127 eleven days ago, #4139 an hour ago. */
export function minutesAgo(number: number): number {
  const days = (count: number) => count * 24 * 60;
  if (number === 4139) return 61;
  if (number === 4138) return 64;
  if (number > 4127) return days(11) - ((number - 4127) / 11) * days(10.5);
  if (number >= 4080) return days(120) - ((number - 4080) / 47) * days(109);
  return days(120) + (4080 - number) * days(2);
}

/** An order without a plan of its own has come as far as its age allows. */
export function usualProgress(minutes: number): Progress {
  const days = minutes / (24 * 60);
  if (days > 7) return 'delivered';
  if (days > 2.5) return 'in-transit';
  return 'unfulfilled';
}
