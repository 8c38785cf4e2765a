import type { StoredProduct } from '../store/types.ts';

/** The outline of each kind of thing that the shop sells, in a square of 96. */
const SHAPES: Record<string, (colour: string) => string> = {
  bowl: (colour) =>
    `<ellipse cx="48" cy="40" rx="32" ry="9" fill="${colour}"/><path d="M16 40a32 30 0 0 0 64 0z" fill="${colour}" opacity=".8"/>`,
  board: (colour) =>
    `<rect x="26" y="30" width="44" height="52" rx="8" fill="${colour}"/><rect x="42" y="12" width="12" height="22" rx="5" fill="${colour}"/>`,
  cloth: (colour) =>
    `<rect x="18" y="26" width="60" height="14" rx="3" fill="${colour}"/><rect x="18" y="42" width="60" height="14" rx="3" fill="${colour}" opacity=".8"/><rect x="18" y="58" width="60" height="14" rx="3" fill="${colour}" opacity=".6"/>`,
  cup: (colour) =>
    `<path d="M24 28h40v28a16 16 0 0 1-16 16h-8a16 16 0 0 1-16-16z" fill="${colour}"/><path d="M64 34h6a10 10 0 0 1 0 20h-6" fill="none" stroke="${colour}" stroke-width="5"/>`,
  candle: (colour) =>
    `<rect x="32" y="36" width="32" height="42" rx="4" fill="${colour}"/><path d="M48 14c7 9 7 15 0 20c-7-5-7-11 0-20z" fill="#d9993d"/>`,
  vase: (colour) => `<path d="M38 14h20l-4 16c14 8 16 24 8 52H34c-8-28-6-44 8-52z" fill="${colour}"/>`,
  lamp: (colour) =>
    `<path d="M32 16h32l12 34H20z" fill="${colour}"/><rect x="44" y="50" width="8" height="26" fill="#6b5b4b"/><rect x="30" y="76" width="36" height="6" rx="3" fill="#6b5b4b"/>`,
  basket: (colour) =>
    `<path d="M18 38h60l-8 42H26z" fill="${colour}"/><path d="M28 38a20 22 0 0 1 40 0" fill="none" stroke="${colour}" stroke-width="5"/>`,
};

/** A product's picture as SVG: its shape in its colour on a pale ground. */
export function drawPicture(product: StoredProduct): string {
  const shape = SHAPES[product.picture.shape] ?? SHAPES.bowl;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="480" height="480"><rect width="96" height="96" fill="#f4efe8"/>${shape?.(product.picture.colour) ?? ''}</svg>`;
}
