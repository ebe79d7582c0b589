import type { Button, FittedCard } from './fitted.ts'
import { shorten } from './split-text.ts'

/** A card as a line of its own, with the number it is chosen by. */
export function cardLine({ title, text }: FittedCard, index: number): string {
  return `${index + 1}. ${title} · ${text}`
}

/** An option as a line of its own, with the number it is chosen by; 0: by its name. */
export function optionLine(number: number, words: string): string {
  return number === 0 ? `– ${words}` : `${number}. ${words}`
}

/** What can be done with cards: with several, each tells which it means, and the only thing to do with one bears its name. */
export function picksOf(cards: readonly FittedCard[], longest: number): Button[] {
  if (cards.length === 1) return cards.flatMap(({ buttons }) => buttons)
  return cards.flatMap(({ title, buttons }, index) =>
    buttons.map(({ id, label }) => {
      const name = buttons.length === 1 ? title : label
      return { id, label: shorten(`${index + 1}. ${name}`, longest) }
    }),
  )
}
