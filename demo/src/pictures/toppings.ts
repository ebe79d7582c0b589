import { shade } from './colour.ts'

/** One topping: its drawing about (0, 0) in two turns of light, and how many lie on a pizza by default. */
export type Topping = { drawing: string; count: number; /** Share of the radius it keeps to. */ reach?: number }

const disc = (r: number, fill: string, edge: string, width = 1.6) =>
  `<circle r="${r}" fill="${fill}" stroke="${edge}" stroke-width="${width}"/>`
const dots = (places: string, fill: string, width: number) =>
  `<path d="${places}" stroke="${fill}" stroke-width="${width}" stroke-linecap="round"/>`

const leaf = (hex: string, size: number) =>
  `<g transform="scale(${size})"><path d="M0 14C-14 8-14-12 0-20 14-12 14 8 0 14Z" fill="${hex}" stroke="${shade(hex, -0.12)}"/><path d="M0 12V-16M0 4-7-2M0 4 7-2M0-5-6-10M0-5 6-10" stroke="${shade(hex, 0.12)}" fill="none"/></g>`

const blob = (fill: string, edge: string) =>
  `<path d="M-18-4C-20-16-6-20 4-17 16-18 22-6 18 4 18 14 6 18-4 16-16 17-20 6-18-4Z" fill="${fill}" stroke="${edge}"/><path d="M-10-8Q-2-14 8-10" stroke="#fff" stroke-width="3" fill="none" stroke-linecap="round" opacity=".8"/>`

export const TOPPINGS: Record<string, Topping> = {
  salami: {
    count: 10,
    drawing:
      disc(20, '#B5382C', '#8C2620', 2.4) +
      dots('M-8-8h.1M6-11h.1M10 3h.1M-3 2h.1M-11 5h.1M2 12h.1', '#E5A391', 3.6) +
      '<path d="M-14-10A17 17 0 0 1 4-17" fill="none" stroke="#D8705C" stroke-width="2.4" stroke-linecap="round"/>',
  },
  'spicy-salami': {
    count: 11,
    drawing:
      disc(17, '#C4402A', '#7E1E17', 2.8) +
      dots('M-6-6h.1M5-8h.1M8 4h.1M-4 6h.1', '#F0A04B', 3.4) +
      '<path d="M-12-8A14 14 0 0 1 2-14" fill="none" stroke="#E77E5A" stroke-width="2.2" stroke-linecap="round"/>',
  },
  ham: {
    count: 9,
    drawing:
      '<path d="M-17-13Q-6-18 6-14 16-15 18-4 14 6 17 13 6 18-5 14-15 17-17 6-13-2-17-13Z" fill="#EE9C9C" stroke="#CC6F72"/><path d="M-10-6Q0-10 10-5M-9 5Q0 1 10 6" stroke="#F8C6C2" stroke-width="2.4" fill="none" stroke-linecap="round"/>',
  },
  prosciutto: {
    count: 6,
    drawing:
      '<path d="M-34-6C-24-22-14-2-4-16 4-24 14-4 34-14 36-4 30 8 22 8 10 16 4 4-6 14-16 22-26 6-36 14-40 6-36 0-34-6Z" fill="#D9626A" stroke="#AC3F4C"/><path d="M-32-1C-22-14-14 4-4-9 6-16 14 3 32-8" fill="none" stroke="#F6D4CE" stroke-width="3.4"/><path d="M-28 8C-20 2-12 12-2 4 8-2 16 6 26 0" fill="none" stroke="#F6D4CE" stroke-width="1.6"/>',
  },
  bacon: {
    count: 8,
    drawing:
      '<path d="M-20-5Q-10-13 0-6T20-7L20 5Q10 11 0 5T-20 7Z" fill="#B24A36" stroke="#7E2D22"/><path d="M-20 0Q-10-7 0-1T20-2" stroke="#F1C9A6" stroke-width="3.4" fill="none"/>',
  },
  chicken: {
    count: 9,
    drawing:
      '<path d="M-15-6C-12-15 6-16 15-9 19-2 14 9 6 11-4 14-17 10-15-6Z" fill="#EBCB96" stroke="#B98A4E"/><path d="M-9-5L-4 6M0-8L4 6M8-7L10 3" stroke="#A8713A" stroke-width="2.4" stroke-linecap="round"/>',
  },
  sausage: {
    count: 13,
    drawing:
      '<path d="M-10-4C-9-12 2-12 9-7 13 0 8 9 0 9-8 11-12 4-10-4Z" fill="#9E4B34" stroke="#6D2F20"/>' +
      dots('M-4-3h.1M3-2h.1M0 4h.1', '#D08A63', 2.6),
  },
  tuna: {
    count: 12,
    drawing:
      '<path d="M-13-3L-4-10 9-7 13 2 3 9-10 6Z" fill="#D9B79A" stroke="#A98567"/><path d="M-8-2L6-5M-6 3L8 0" stroke="#F2DCC8" stroke-width="2"/>',
  },
  anchovies: {
    count: 7,
    reach: 0.8,
    drawing:
      '<path d="M-22 0C-10-8 8-7 17-1L25-6 23 0 25 6 17 1C8 7-10 8-22 0Z" fill="#8C7462" stroke="#5D4A3E"/><path d="M-16-1Q0-5 14-1" stroke="#D8C6B4" stroke-width="1.8" fill="none"/>',
  },
  prawns: {
    count: 8,
    drawing:
      '<path d="M13-11C2-21-16-14-17 2-18 14-6 20 4 16L9 20 8 12C-2 12-7 8-6 1-5-6 5-8 11-3Z" fill="#F39A7C" stroke="#CF6C50"/><path d="M-13-9-6-3M-17 1-7 2M-13 12-6 6M-3-15-1-7" stroke="#FCD6C6" stroke-width="2"/>',
  },
  mushrooms: {
    count: 10,
    drawing:
      '<path d="M-18 0C-19-16-8-20 0-20 8-20 19-16 18 0 12 3 8-1 6 1L7 14C4 18-4 18-7 14L-6 1C-8-1-12 3-18 0Z" fill="#EFE0C6" stroke="#A98A63" stroke-width="1.6"/><path d="M-12-3C-11-12 11-12 12-3" fill="none" stroke="#8E6B48" stroke-width="2"/>',
  },
  olives: {
    count: 14,
    drawing:
      '<circle r="7.600" fill="none" stroke="#2D2B33" stroke-width="6.400"/><path d="M-8-5A9 9 0 0 1-1-9.500" stroke="#8B8894" stroke-width="1.800" fill="none"/>',
  },
  peppers: {
    count: 10,
    drawing:
      '<path d="M-19 7C-14-12 14-12 19 7" fill="none" stroke="#C22B2B" stroke-width="7.500" stroke-linecap="round"/><path d="M-17 4C-12-12 10-12 15 2" fill="none" stroke="#EC7463" stroke-width="2" stroke-linecap="round"/>',
  },
  onion: {
    count: 8,
    drawing:
      '<ellipse rx="17" ry="12" fill="none" stroke="#8C3F77" stroke-width="3"/><ellipse rx="14.500" ry="9.500" fill="none" stroke="#E9D3E4" stroke-width="2.600"/><path d="M-9 3C-8-6 8-6 9 3" fill="none" stroke="#A65E93" stroke-width="2.400"/>',
  },
  tomatoes: {
    count: 9,
    drawing:
      disc(13, '#D8382A', '#A8241C') +
      '<g fill="#F2876A"><path d="M0-2L-6-9Q0-12 6-9ZM2 1L10-3Q11 4 7 8ZM-2 1L-10-3Q-11 4-7 8Z"/></g>' +
      dots('M0-7h.1M6 3h.1M-6 3h.1', '#F8DDA2', 2.4),
  },
  pineapple: {
    count: 10,
    drawing:
      '<path d="M-14 9Q0 15 14 9L7-9Q0-12-7-9Z" fill="#F6CF4D" stroke="#CF9B23"/><path d="M-5-7L-9 9M0-9V11M5-7L9 9" stroke="#DFAE34" stroke-width="1.600"/>',
  },
  artichokes: {
    count: 7,
    drawing:
      '<path d="M0 18C-18 10-17-10-6-20L0-12 6-20C17-10 18 10 0 18Z" fill="#C6C98C" stroke="#85894E"/><path d="M0 15C-9 6-9-4-4-12M0 15C9 6 9-4 4-12M0 15V-6" fill="none" stroke="#8F9458" stroke-width="1.800"/>',
  },
  spinach: { count: 12, drawing: leaf('#2F6B3A', 0.95) },
  basil: { count: 7, reach: 0.82, drawing: leaf('#3E9148', 1.15) },
  rocket: {
    count: 15,
    drawing:
      '<path d="M0 22L1 10C8 12 11 6 6 3 12 1 12-6 6-7 10-14 5-22 0-24-5-22-10-14-6-7-12-6-12 1-6 3-11 6-8 12-1 10Z" fill="#5B9A45" stroke="#3C7330"/><path d="M0 20V-18" stroke="#A5CC86" stroke-width="1.400"/>',
  },
  aubergine: {
    count: 7,
    drawing: disc(18, '#E7D7B2', '#4B2549', 4) + dots('M-5-5h.1M4-6h.1M6 4h.1M-4 6h.1M0 0h.1', '#B79B6B', 2.4),
  },
  courgette: {
    count: 9,
    drawing: disc(14, '#E3E8B4', '#4C8A3C', 3.4) + dots('M-4-3h.1M3-4h.1M4 4h.1M-3 4h.1', '#B3BF77', 2),
  },
  corn: {
    count: 30,
    drawing: '<path d="M-4-4Q0-7 4-4L5 3Q0 6-5 3Z" fill="#F8D24E" stroke="#D3A024" stroke-width=".9"/>',
  },
  jalapenos: {
    count: 11,
    drawing: disc(10, '#CFE09A', '#3E7E34', 4.2) + dots('M-3-2h.1M3-2h.1M0 4h.1', '#F6F1CF', 2.6),
  },
  capers: { count: 20, drawing: disc(4.8, '#67783F', '#424F27') + dots('M-1.400-1.400h.1', '#A9B982', 1.8) },
  garlic: { count: 14, drawing: '<path d="M-7 2C-6-6 5-7 8-2 7 5-4 7-7 2Z" fill="#F7EBCB" stroke="#CDB27C"/>' },
  mozzarella: { count: 9, drawing: blob('#FBF5E6', '#E2D3AE') },
  'buffalo-mozzarella': { count: 7, drawing: `<g transform="scale(1.350)">${blob('#FEFCF5', '#E5DBC2')}</g>` },
  burrata: {
    count: 1,
    reach: 0,
    drawing:
      '<path d="M-46-8C-46-34-18-46 4-44 32-46 50-22 46 4 46 30 20 46-6 44-32 44-48 20-46-8Z" fill="#FDFAF1" stroke="#DDD0B2" stroke-width="2"/><path d="M-10-12C-24-6-22 14-6 16 12 20 22 6 16-6 10-16-2-14-10-12Z" fill="#F4E9CE"/><path d="M-30-16Q-18-34 6-34" stroke="#fff" stroke-width="6" fill="none" stroke-linecap="round"/>',
  },
  gorgonzola: { count: 9, drawing: blob('#F3E7C9', '#D0BC8C') + dots('M-8 2h.1M3-5h.1M9 5h.1M-2 9h.1', '#5C7E7C', 4) },
  goat: {
    count: 9,
    drawing:
      disc(13, '#FBF6EA', '#E0D2B2', 2.4) +
      '<path d="M-7-6A9 9 0 0 1 3-9" stroke="#fff" stroke-width="3" fill="none"/>',
  },
  parmesan: { count: 15, drawing: '<path d="M-15 4Q-4-8 15-6L12-1Q0-2-12 8Z" fill="#F5E3AE" stroke="#D2B46A"/>' },
  truffle: {
    count: 8,
    drawing:
      '<path d="M-15-2C-15-14 0-17 10-12 18-6 16 10 5 14-8 17-17 9-15-2Z" fill="#4A382D" stroke="#2C211B" stroke-width="2"/><path d="M-9-4Q-3-9 2-3T10-1M-8 5Q-1 0 4 6M-1-10Q2-6 6-8" stroke="#CDB79A" stroke-width="1.500" fill="none"/>',
  },
  walnuts: {
    count: 11,
    drawing:
      '<path d="M-9 0C-11-8-3-11 0-7 4-11 12-7 9 0 11 7 3 10 0 7-4 10-11 7-9 0Z" fill="#B98654" stroke="#7D5630"/><path d="M0-6V6M-5-3Q-2 0-5 3M5-3Q2 0 5 3" stroke="#7D5630" fill="none"/>',
  },
  egg: {
    count: 1,
    reach: 0,
    drawing:
      '<path d="M-44-4C-50-26-20-46 2-38 28-48 54-22 44 0 52 26 22 44 0 38-26 46-50 22-44-4Z" fill="#FFFDF6" stroke="#E9DDC0" stroke-width="2"/><circle r="19" fill="#F7A928" stroke="#E28E17"/><path d="M-11-8A14 14 0 0 1 0-13" stroke="#FFD98A" stroke-width="4" fill="none" stroke-linecap="round"/>',
  },
}
