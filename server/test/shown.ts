import type { Fitted } from '../src/channels/fitted.ts'

/** A message as somebody sees it, in lines: what golden files hold. */
export function shownAs({ text, media, cards = [], list, buttons, link }: Fitted): string {
  return [
    ...(media ? [`(${media.type}${media.name ? ` ${media.name}` : ''}: ${media.url})`] : []),
    ...(text === '' ? [] : [text]),
    ...cards.flatMap((card) => [
      `| ${card.title}`,
      `| ${card.text}`,
      ...(card.image ? [`| (${card.image})`] : []),
      ...card.buttons.map(({ label }) => `| [${label}]`),
      '|',
    ]),
    ...(list
      ? [
          `[${list.button} v]`,
          ...list.rows.map(({ label, hint }) => `  - ${[label, hint].filter(Boolean).join(' / ')}`),
        ]
      : []),
    ...buttons.map(({ label }) => `[${label}]`),
    ...(link ? [`[${link.label} -> ${link.url}]`] : []),
  ].join('\n')
}
