/** What Alder & Oak sells. Prices in pence. The first option value of a product is its plainest. */
export type CatalogueProduct = {
  handle: string;
  title: string;
  type: string;
  option: string;
  shape: string;
  colour: string;
  about: string;
  variants: { title: string; sku: string; price: number }[];
};

export const CATALOGUE: CatalogueProduct[] = [
  {
    handle: 'stoneware-serving-bowl',
    title: 'Stoneware serving bowl',
    type: 'Tableware',
    option: 'Glaze',
    shape: 'bowl',
    colour: '#8b9298',
    about: 'Thrown by hand, 28 cm across. Safe in the dishwasher, not over a flame.',
    variants: [
      { title: 'Ash', sku: 'BOWL-ASH', price: 4800 },
      { title: 'Chalk', sku: 'BOWL-CHALK', price: 4800 },
      { title: 'Moss', sku: 'BOWL-MOSS', price: 5200 },
    ],
  },
  {
    handle: 'oak-serving-board',
    title: 'Oak serving board',
    type: 'Kitchen',
    option: 'Size',
    shape: 'board',
    colour: '#c08a52',
    about: 'English oak. Oil it before first use and then every few weeks.',
    variants: [
      { title: 'Small', sku: 'BOARD-S', price: 3600 },
      { title: 'Large', sku: 'BOARD-L', price: 6400 },
    ],
  },
  {
    handle: 'linen-napkins',
    title: 'Linen napkins, set of 4',
    type: 'Linen',
    option: 'Colour',
    shape: 'cloth',
    colour: '#d8c9ae',
    about: 'Washed linen, 45 cm square. Wash at 40 °C.',
    variants: [
      { title: 'Flax', sku: 'NAPKIN-FLAX', price: 2600 },
      { title: 'Sand', sku: 'NAPKIN-SAND', price: 2600 },
      { title: 'Ink', sku: 'NAPKIN-INK', price: 2800 },
    ],
  },
  {
    handle: 'wool-throw',
    title: 'Wool throw',
    type: 'Textiles',
    option: 'Colour',
    shape: 'cloth',
    colour: '#7c8b6f',
    about: 'Lambswool, 130 × 180 cm, woven in Yorkshire.',
    variants: [
      { title: 'Fern', sku: 'THROW-FERN', price: 8900 },
      { title: 'Oatmeal', sku: 'THROW-OAT', price: 8900 },
    ],
  },
  {
    handle: 'cedar-candle',
    title: 'Cedar candle',
    type: 'Home fragrance',
    option: 'Size',
    shape: 'candle',
    colour: '#a8583f',
    about: 'Soy wax with cedarwood oil. Burns for about 45 hours.',
    variants: [
      { title: '180 g', sku: 'CANDLE-180', price: 2200 },
      { title: '400 g', sku: 'CANDLE-400', price: 3800 },
    ],
  },
  {
    handle: 'stoneware-mug',
    title: 'Stoneware mug',
    type: 'Tableware',
    option: 'Glaze',
    shape: 'cup',
    colour: '#6f7d86',
    about: 'Holds 350 ml.',
    variants: [
      { title: 'Ash', sku: 'MUG-ASH', price: 1800 },
      { title: 'Chalk', sku: 'MUG-CHALK', price: 1800 },
    ],
  },
  {
    handle: 'stoneware-dinner-plate',
    title: 'Stoneware dinner plate',
    type: 'Tableware',
    option: 'Glaze',
    shape: 'bowl',
    colour: '#9aa3a0',
    about: '27 cm across.',
    variants: [
      { title: 'Ash', sku: 'PLATE-ASH', price: 2400 },
      { title: 'Chalk', sku: 'PLATE-CHALK', price: 2400 },
    ],
  },
  {
    handle: 'linen-tablecloth',
    title: 'Linen tablecloth',
    type: 'Linen',
    option: 'Size',
    shape: 'cloth',
    colour: '#cdbb9a',
    about: 'Washed linen with mitred corners.',
    variants: [
      { title: '140 × 220 cm', sku: 'CLOTH-220', price: 7200 },
      { title: '140 × 300 cm', sku: 'CLOTH-300', price: 9400 },
    ],
  },
  {
    handle: 'beeswax-board-oil',
    title: 'Beeswax board oil',
    type: 'Care',
    option: 'Title',
    shape: 'candle',
    colour: '#caa04a',
    about: 'For boards and spoons. 100 ml.',
    variants: [{ title: 'Default Title', sku: 'OIL-100', price: 1200 }],
  },
  {
    handle: 'ash-wood-spoons',
    title: 'Ash wood spoons, set of 3',
    type: 'Kitchen',
    option: 'Title',
    shape: 'board',
    colour: '#d2b48a',
    about: 'Carved from one plank.',
    variants: [{ title: 'Default Title', sku: 'SPOON-3', price: 2100 }],
  },
  {
    handle: 'glass-carafe',
    title: 'Glass carafe',
    type: 'Tableware',
    option: 'Title',
    shape: 'vase',
    colour: '#a9c4c9',
    about: 'Recycled glass, 1 litre.',
    variants: [{ title: 'Default Title', sku: 'CARAFE-1L', price: 3400 }],
  },
  {
    handle: 'bud-vase',
    title: 'Bud vase',
    type: 'Decoration',
    option: 'Glaze',
    shape: 'vase',
    colour: '#7f9384',
    about: '14 cm high.',
    variants: [
      { title: 'Moss', sku: 'VASE-MOSS', price: 1900 },
      { title: 'Chalk', sku: 'VASE-CHALK', price: 1900 },
    ],
  },
  {
    handle: 'oak-table-lamp',
    title: 'Oak table lamp',
    type: 'Lighting',
    option: 'Shade',
    shape: 'lamp',
    colour: '#e3d6bd',
    about: 'Turned oak with a linen shade. E27 bulb, not included.',
    variants: [
      { title: 'Natural', sku: 'LAMP-NAT', price: 11800 },
      { title: 'Charcoal', sku: 'LAMP-CHAR', price: 11800 },
    ],
  },
  {
    handle: 'willow-log-basket',
    title: 'Willow log basket',
    type: 'Storage',
    option: 'Size',
    shape: 'basket',
    colour: '#9b7a4f',
    about: 'Woven in Somerset.',
    variants: [
      { title: 'Medium', sku: 'BASKET-M', price: 5400 },
      { title: 'Large', sku: 'BASKET-L', price: 7600 },
    ],
  },
  {
    handle: 'gift-wrapping',
    title: 'Gift wrapping',
    type: 'Service',
    option: 'Title',
    shape: 'cloth',
    colour: '#b5654a',
    about: 'Brown paper, linen ribbon, a card with your words.',
    variants: [{ title: 'Default Title', sku: 'WRAP', price: 450 }],
  },
];
