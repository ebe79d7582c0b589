import type { Card } from '@souk/contract/parts.ts'
import type { Button, FitOptions, FittedCard } from './fitted.ts'
import { rangeText } from './part-text.ts'
import { shorten } from './split-text.ts'

/** Characters that a title needs to say something. */
export const ROOM_FOR_A_TITLE = 16

/** Each with a picture and as many buttons as the one with the fewest, or a page where there are none; else undefined. */
export function alikeCards(cards: readonly FittedCard[]): FittedCard[] | undefined {
  const fewest = Math.min(...cards.map(({ buttons }) => buttons.length))
  if (cards.length < 2 || cards.some(({ image }) => !image)) return undefined
  if (fewest === 0 && cards.some(({ url }) => !url)) return undefined
  return cards.map((card) => ({ ...card, buttons: card.buttons.slice(0, fewest) }))
}

/** A card as one thing to pick: by its title where there is room, else by its number. */
export function pickOf({ shown }: Card, { id }: Button, index: number, { limits, locale }: FitOptions): Button {
  const most = Math.max(limits.buttonLabel, limits.listLabel)
  const label = most >= ROOM_FOR_A_TITLE ? shorten(`${index + 1}. ${shown.title}`, most) : String(index + 1)
  const hint = [rangeText(shown.price, locale), shown.detail].filter(Boolean).join(' · ')
  return { id, label, ...(limits.listHint > 0 ? { hint: shorten(hint, limits.listHint) } : {}) }
}

/** A card as far as there is room on it. */
export function fittedCard(card: Card, own: readonly Button[], options: FitOptions): FittedCard {
  const { limits, locale, url } = options
  const { title, image, detail, url: page } = card.shown
  const price = rangeText(card.shown.price, locale)
  const rest = limits.cardText - price.length - 3
  const item = options.item?.(card.ref.id)
  return {
    title: shorten(title, limits.cardTitle),
    text: detail && rest > 1 ? `${price} · ${shorten(detail, rest)}` : price,
    ...(image ? { image: pictureAt(image, options) } : {}),
    ...(page ? { url: url(page) } : {}),
    ...(item === undefined ? {} : { item }),
    buttons: own
      .slice(0, limits.cardButtons)
      .map(({ id, label }) => ({ id, label: shorten(label, limits.buttonLabel) })),
  }
}

/** In as few rows as can be, of about the same length. */
export function chunksOf<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / count)
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size))
}

export function pictureAt(path: string, { picture, url }: FitOptions): string {
  return (picture ?? url)(path)
}
