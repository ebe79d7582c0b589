import { mix, shade } from './colour.ts'
import { golden, n, type Point, seeded, spline } from './svg.ts'
import { TOPPINGS } from './toppings.ts'

export type PizzaLevel = 'light' | 'normal' | 'extra'
/** A pizza as it was ordered. */
export type Pizza = {
  toppings: { kind: string; level: PizzaLevel }[]
  sauce: 'tomato' | 'cream' | 'pesto'
  dough: 'classic' | 'wholegrain' | 'gluten-free'
  /** 0.8 small … 1 large. */
  size: number
  cheese: PizzaLevel | 'none'
  folded?: boolean
}

const SAUCES = { tomato: '#C9442C', cream: '#F2E4C4', pesto: '#8DA34A' }
const DOUGHS = { classic: '#E3AE66', wholegrain: '#B98350', 'gluten-free': '#EBC588' }
const SHARE: Record<PizzaLevel, number> = { light: 0.5, normal: 1, extra: 1.7 }

/** A pizza on its board, with the toppings of the order: a light one has half as many, an extra one more. */
export function drawPizza(pizza: Pizza): string {
  const radius = 168 * pizza.size
  const random = seeded('oven')
  const dough = DOUGHS[pizza.dough]
  const sauce = SAUCES[pizza.sauce]
  let drawing =
    board() + `<g transform="translate(200 250)"><circle cx="4" cy="9" r="${n(radius + 10)}" fill="url(#disc)"/>`
  drawing += `<radialGradient id="crust"><stop offset=".8" stop-color="${shade(dough, -0.07)}"/><stop offset=".9" stop-color="${shade(dough, 0.05)}"/><stop offset="1" stop-color="${shade(dough, -0.1)}"/></radialGradient><radialGradient id="sauce"><stop stop-color="${shade(sauce, 0.03)}"/><stop offset="1" stop-color="${shade(sauce, -0.06)}"/></radialGradient>`
  drawing += `<path d="${rough(radius, 26, 3.4, random)}" fill="url(#crust)" stroke="${shade(dough, -0.2)}" stroke-width="1.4"/>${char(radius, random, dough)}`
  drawing += `<path d="${rough(radius * 0.865, 24, 3.6, random)}" fill="url(#sauce)" stroke="${shade(sauce, -0.08)}" stroke-width="2"/>`
  drawing += cheese(radius * 0.88, pizza.cheese, random)
  return drawing + toppings(pizza, radius * 0.78) + '</g>'
}

function rough(radius: number, points: number, by: number, random: () => number): string {
  return spline(
    Array.from({ length: points }, (_, i): Point => {
      const angle = (i / points) * Math.PI * 2
      const r = radius + (random() - 0.5) * 2 * by
      return [Math.cos(angle) * r, Math.sin(angle) * r]
    }),
    true,
  )
}

function char(radius: number, random: () => number, dough: string): string {
  let spots = ''
  for (let i = 0; i < 14; i++) {
    const angle = random() * 360
    spots += `<ellipse cx="${Math.round(radius * (0.92 + random() * 0.06))}" rx="${n(2 + random() * 4)}" ry="${n(3 + random() * 8)}" transform="rotate(${Math.round(angle)})" fill="${i % 3 ? shade(dough, -0.16) : '#4A2A18'}" opacity=".5"/>`
  }
  return spots
}

function cheese(reach: number, level: Pizza['cheese'], random: () => number): string {
  if (level === 'none') return ''
  const count = Math.round(26 * SHARE[level])
  let base = ''
  let brown = ''
  for (let i = 0; i < count; i++) {
    const { x, y } = golden(i, count)
    const r = 19 + random() * 13
    base += `<ellipse cx="${Math.round(x * (reach - 18))}" cy="${Math.round(y * (reach - 18))}" rx="${Math.round(r)}" ry="${Math.round(r * (0.7 + random() * 0.3))}"/>`
    if (i % 3 === 0)
      brown += `<ellipse cx="${n(x * (reach - 24) + 5)}" cy="${n(y * (reach - 24) - 4)}" rx="${n(5 + random() * 6)}" ry="${n(3 + random() * 5)}"/>`
  }
  const tone = '#F7DE9B'
  return `<g id="cheese" fill="${tone}" stroke="${shade(tone, -0.09)}" stroke-opacity=".35" opacity=".94">${base}</g><g fill="#D99A48" opacity=".5">${brown}</g>`
}

function toppings({ toppings: list }: Pizza, reach: number): string {
  const known = list.filter(({ kind }) => TOPPINGS[kind])
  const crowd = known.length > 5 ? 0.66 : known.length > 3 ? 0.8 : 1
  let defs = ''
  let drawing = ''
  known.forEach(({ kind, level }, k) => {
    const topping = TOPPINGS[kind]
    if (!topping) return
    const random = seeded(kind)
    defs += `<g id="t${k}">${topping.drawing}</g>`
    const count = topping.count === 1 ? 1 : Math.max(3, Math.round(topping.count * SHARE[level] * crowd))
    const single = topping.count === 1
    for (let i = 0; i < count; i++) {
      const spot = golden(i + 0.15, count + 0.3)
      const angle = ((spot.angle + k * 67) * Math.PI) / 180
      const away = single ? 0 : spot.radius * reach * (topping.reach ?? 0.94)
      const [x, y] = [Math.cos(angle) * away, Math.sin(angle) * away]
      const size = (0.94 + random() * 0.16) * (reach / 131) * 1.24
      drawing += `<use href="#t${k}" transform="translate(${Math.round(x)} ${Math.round(y)})rotate(${Math.round(single ? 0 : random() * 360)})scale(${size.toFixed(2)})"/>`
    }
  })
  return `<defs>${defs}</defs>${drawing}`
}

export function board(): string {
  const wood = '#A8744A'
  let grain = ''
  for (let i = -5; i <= 5; i++) {
    const half = Math.sqrt(172 ** 2 - (Math.abs(i * 31) + 6) ** 2)
    grain += `M${n(-half)} ${i * 31}Q${i * 9} ${i * 31 + 9} ${n(half)} ${i * 31 - 3}`
  }
  return `<circle cx="206" cy="262" r="198" fill="url(#disc)"/><circle cx="200" cy="250" r="186" fill="${shade(wood, -0.1)}"/><circle cx="200" cy="248" r="184" fill="${wood}"/><path transform="translate(200 248)" d="${grain}" stroke="${mix(wood, '#4A2C18', 0.5)}" fill="none" stroke-width="1.300" opacity=".4"/><circle cx="200" cy="248" r="176" fill="none" stroke="${shade(wood, 0.07)}" stroke-width="2" opacity=".7"/>`
}
