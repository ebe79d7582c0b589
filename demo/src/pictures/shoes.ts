import { type Cloth, panel } from './cloth.ts'
import { mix, shade } from './colour.ts'
import { fit, shadow } from './plate.ts'

/** A shoe seen from the side, toe to the left, on ground y = 0, about 200 wide. */
type Shoe = {
  upper: string
  over: (cloth: Cloth) => string
  under: (cloth: Cloth) => string
  sole: string
  top: number
}

const line = (d: string, colour: string, width = 1.2, opacity = 0.7) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" opacity="${opacity}"/>`

const stiletto =
  'M150-86C168-88 186-92 192-100C196-84 190-70 184-58C178-40 177-18 177 0H171C171-20 168-46 158-62C154-72 150-78 150-86Z'
const block = 'M148-66C164-66 184-70 194-78C198-60 196-30 194 0H162C160-20 156-50 148-66Z'

const SHOES: Record<string, Shoe> = {
  heel: {
    top: 128,
    upper:
      'M-6-4C-12-12-4-22 12-28C40-38 64-44 84-56C92-62 96-64 100-62C114-52 140-68 160-92C172-108 182-122 192-126C202-112 200-92 192-86C176-80 160-78 148-68C126-48 104-14 62-4C40 0 6 0-6-4Z',
    sole: 'M-6-4C20-2 46-2 62-4C104-14 126-48 148-68L152-63C130-42 110-8 66 1C44 4 2 3-6-4Z',
    under: (cloth) => `<path d="${stiletto}" fill="${shade(cloth.hex, -0.07)}" stroke="${cloth.dark}"/>`,
    over: (cloth) =>
      `<path d="M84-56C100-72 150-116 192-126C182-122 172-108 160-92C140-68 114-52 100-62C96-64 92-62 84-56Z" fill="${shade(cloth.hex, -0.16)}"/>` +
      line('M8-20C34-34 60-36 82-50', cloth.folds.highlight, 4, 0.6),
  },
  sandal: {
    top: 150,
    upper:
      'M-4-3C-8-9 0-12 10-12C46-12 70-20 96-42C116-60 138-76 156-84C170-88 182-96 192-98C196-88 194-82 190-80C174-74 160-74 148-64C126-46 104-12 62-3C40 0 6 0-4-3Z',
    sole: 'M-4-3C20-1 46-1 62-3C104-12 126-46 148-64L151-60C130-40 110-6 66 2C44 4 2 3-4-3Z',
    under: (cloth) =>
      `<path d="${block}" transform="translate(0 -2)" fill="${shade(cloth.hex, -0.05)}" stroke="${cloth.dark}"/>`,
    over: (cloth) =>
      [
        'M14-10C18-40 52-46 60-18',
        'M40-14C46-48 80-50 86-34',
        'M188-90C190-108 190-124 188-138',
        'M134-132C142-146 180-150 190-138 192-122 146-116 134-132Z',
      ]
        .map((d) => line(d, cloth.dark, 11, 1) + line(d, cloth.hex, 9, 1) + line(d, cloth.folds.highlight, 2, 0.6))
        .join('') +
      `<rect x="155" y="-129" width="10" height="11" rx="2" fill="none" stroke="#C9A24B" stroke-width="2.4"/>`,
  },
  flat: {
    top: 66,
    upper:
      'M-6-6C-14-18-6-30 14-36C36-42 56-42 72-48C80-36 120-32 150-44C164-50 178-60 192-64C202-48 200-20 194-6C130-3 40-3-6-6Z',
    sole: 'M-8-6C40-3 130-3 196-6L195 1C130 3 40 3-5 1Z',
    under: () => '',
    over: (cloth) =>
      `<path d="M72-48C100-58 160-62 192-64C178-60 164-50 150-44C120-32 80-36 72-48Z" fill="${shade(cloth.hex, -0.16)}"/>` +
      `<path d="M62-42C50-56 34-54 40-42 44-36 54-38 62-42C66-54 84-58 84-46 82-38 72-40 62-42Z" fill="${cloth.hex}" stroke="${cloth.dark}"/>` +
      line('M4-26C14-32 24-34 34-34', cloth.folds.highlight, 4, 0.6),
  },
  loafer: {
    top: 82,
    upper:
      'M-6-12C-14-28-2-40 20-44C44-48 60-56 76-72C84-78 92-80 96-78C112-66 146-62 164-70C178-76 186-78 192-76C202-54 200-30 196-12Z',
    sole: 'M-10-12C40-9 130-9 200-12L200 0H150L146-5C120-3 40-2-4-1C-9-4-10-8-10-12Z',
    under: () => '',
    over: (cloth) =>
      line('M8-34C20-50 50-52 66-40C60-28 34-22 14-24', cloth.dark, 1.6, 1) +
      `<path d="M52-52C70-58 90-50 98-34L86-22C80-36 66-44 46-44Z" fill="${shade(cloth.hex, -0.05)}" stroke="${cloth.dark}"/><path d="M60-45L88-32" stroke="#C9A24B" stroke-width="5"/><path d="M96-78C100-66 130-58 164-70L192-76C168-84 120-84 96-78Z" fill="${shade(cloth.hex, -0.18)}"/>`,
  },
  boot: {
    top: 206,
    upper:
      'M-6-12C-14-28-2-42 24-48C56-56 78-74 88-104C94-136 96-170 94-204C124-200 158-200 184-204C188-150 184-110 192-76C200-50 200-30 196-20C170-14 160-22 140-14C100-10 30-10-6-12Z',
    sole: 'M-10-12C40-9 100-9 140-14C160-22 170-14 196-20L194 0H154L148-10C120-3 40-2-4-1C-9-4-10-8-10-12Z',
    under: () => '',
    over: (cloth) =>
      `<path d="M94-204C124-200 158-200 184-204C158-212 120-212 94-204Z" fill="${shade(cloth.hex, -0.18)}"/>` +
      `<path d="M120-201C126-160 124-120 118-92L150-92C154-120 154-160 150-201Z" fill="${cloth.dark}" opacity=".55"/>` +
      line('M90-104C110-84 150-78 190-84', cloth.dark, 1.6, 0.9),
  },
}

/** A pair of shoes, one behind the other. */
export function drawShoes(kind: string, cloth: Cloth, ground: string): string {
  const shoe = SHOES[kind] ?? SHOES['flat']
  if (!shoe) return ''
  const sole = kind === 'loafer' || kind === 'boot' ? '#4A342A' : mix(cloth.dark, '#3A2A24', 0.4)
  const one =
    shadow(shoe.upper + shoe.sole, ground) +
    shoe.under(cloth) +
    panel('u', shoe.upper, cloth) +
    shoe.over(cloth) +
    `<path d="${shoe.sole}" fill="${sole}" stroke="${shade(sole, -0.15)}" stroke-width=".8"/>`
  const transform = fit({ left: -30, right: 240, top: -shoe.top - 60, bottom: 14 }, 1.35, 330)
  const back = `<g transform="translate(34 -52)"><use href="#pair"/></g>`
  return `<defs>${cloth.defs}<g id="pair">${one}</g></defs><g transform="${transform}">${back}<use href="#pair"/></g>`
}
