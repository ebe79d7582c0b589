import type { Part } from '@souk/contract/parts.ts'
import { fit } from './fit.ts'
import type { FitOptions, Fitted } from './fitted.ts'
import { piecesOf } from './split-text.ts'
import { wordsOf } from './words.ts'

/**
 * Everything in one message, for where only one may be sent, as in answer to a comment: what is shown and what can be
 * tapped stay together, in words and buttons. Of what is too long the beginning is said.
 */
export function fitOnce(parts: readonly Part[], options: FitOptions): Fitted[] {
  const { limits, locale } = options
  const drafts = fit(parts, { ...options, limits: { ...limits, cards: 0, list: 0, media: [] } })
  const buttons = drafts.flatMap((draft) => draft.buttons).slice(0, limits.buttons)
  const lines = drafts.map(({ text, link }) =>
    [text === wordsOf(locale).choose ? '' : text, link?.url].filter(Boolean).join('\n'),
  )
  const most = buttons.length > 0 ? limits.body : limits.text
  const [text = ''] = piecesOf(lines.filter(Boolean).join('\n\n'), most, limits.bytes)
  return text === '' ? [] : [{ text, buttons }]
}
