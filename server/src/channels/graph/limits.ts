import type { Limits } from '../limits.ts'

/**
 * What Messenger and Instagram have in common, of the pages "quick replies", "button template" and "generic template". With a
 * picture, buttons or a page a text may be as long as that of a button template.
 */
export const INBOX_LIMITS = {
  body: 640,
  buttons: 13,
  buttonLabel: 20,
  list: 0,
  listButton: 0,
  listLabel: 0,
  listHint: 0,
  cards: 10,
  cardTitle: 80,
  cardText: 80,
  cardButtons: 3,
  linkLabel: 20,
  windowMs: 86_400_000,
  staffWindowMs: 7 * 86_400_000,
  comments: true,
} as const satisfies Partial<Limits>
