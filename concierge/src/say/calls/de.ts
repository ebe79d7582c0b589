import type { EN_CALLS } from './en.ts'

/** What the concierge says in German where a person is called, or the shop is paused. */
export const DE_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'call.angry':
    'Das tut mir leid, so soll es nicht sein. Ich habe jemanden gerufen, der das in Ordnung bringt; die Antwort kommt gleich hier.',
  'call.worth': 'Damit hier alles passt, habe ich jemanden aus unserem Team dazugebeten.',
  'refused.paused':
    'Der Shop nimmt gerade keine Bestellungen an. Dein Warenkorb bleibt, wie er ist; soll ich einen Menschen fragen, wann es weitergeht?',
}
