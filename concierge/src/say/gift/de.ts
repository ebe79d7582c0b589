import type { EN_GIFT } from './en.ts'

/** What the concierge says in German of a gift. */
export const DE_GIFT: Readonly<Record<keyof typeof EN_GIFT, string>> = {
  'gift.noted': 'Ein Geschenk, wie schön. Ins Paket kommen keine Preise.',
  'gift.wrapped': 'Gern: {label}, {amount}. Ins Paket kommen keine Preise.',
  'gift.wrap_offered': 'Ja: {label}, {amount}. Sag „bitte einpacken“, sobald du etwas ausgesucht hast.',
  'gift.wrap_off': 'Gut, ohne Verpackung.',
  'gift.wrap_none':
    'Einpacken können wir hier nicht. Ich kann aber die Preise aus dem Paket lassen und eine Karte mit deinen Worten beilegen.',
  'gift.none': 'Gut, dann kein Geschenk.',
  'gift.ask_who': 'Welcher Name soll auf dem Paket stehen?',
  'gift.ask_where':
    'Es ist ein Geschenk: Soll es auch an {address} gehen oder woandershin? Du kannst die Adresse in einer Zeile schreiben.',
  'gift.here': 'Ja, an {address}',
  'gift.ask_words': 'Was soll auf der Karte stehen? Du kannst sie auch weglassen.',
  'gift.no_words': 'Ohne Karte',
  'gift.too_soon': '{day} ist für diese Lieferung zu früh; es kommt so bald wie möglich.',
  'gift.summary':
    'Ein Geschenk für {name}{day, select, none {} other {, Ankunft: {day}}}{words, select, none {} other {. Auf der Karte: „{words}“}}. Keine Preise im Paket.',
}
