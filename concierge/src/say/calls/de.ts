import type { EN_CALLS } from './en.ts'

/** What the concierge says in German where a person is called, or the shop is paused. */
export const DE_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'human.asked': 'Ich habe jemanden gerufen; die Antwort kommt gleich hier.',
  'human.stuck': 'Ich möchte nicht weiter raten. Ich habe jemanden gerufen; die Antwort kommt gleich hier.',
  'human.closed': 'Wieder da: {day}, {time}.',
  'human.minutes':
    '{name, select, none {Meist kommt die Antwort} other {{name} antwortet meist}} innerhalb von {minutes, plural, one {einer Minute} other {# Minuten}}.',
  'human.nobody': 'Gerade ist niemand da. Der Laden weiß Bescheid; die Antwort kommt hier, sobald jemand zurück ist.',
  'call.angry':
    'Das tut mir leid, so soll es nicht sein. Ich habe jemanden gerufen, der das in Ordnung bringt; die Antwort kommt gleich hier.',
  'call.worth': 'Damit hier alles passt, habe ich jemanden aus unserem Team dazugebeten.',
  'refused.paused':
    'Der Shop nimmt gerade keine Bestellungen an. Dein Warenkorb bleibt, wie er ist; soll ich einen Menschen fragen, wann es weitergeht?',
}
