import type { EN_GIFT } from './en.ts'

/** What the concierge says in Dutch of a gift. */
export const NL_GIFT: Readonly<Record<keyof typeof EN_GIFT, string>> = {
  'gift.noted': 'Een cadeau, wat leuk. Er komen geen prijzen in het pakket.',
  'gift.wrapped': 'Graag: {label}, {amount}. Er komen geen prijzen in het pakket.',
  'gift.wrap_offered': 'Ja: {label}, {amount}. Zeg “graag inpakken” zodra je iets hebt gekozen.',
  'gift.wrap_off': 'Goed, zonder verpakking.',
  'gift.wrap_none':
    'Inpakken doen we hier niet. Ik kan wel de prijzen weglaten en een kaartje met jouw woorden meesturen.',
  'gift.none': 'Goed, dan geen cadeau.',
  'gift.ask_who': 'Welke naam moet er op het pakket staan?',
  'gift.ask_where':
    'Het is een cadeau: moet het ook naar {address}, of ergens anders heen? Je kunt het adres op één regel schrijven.',
  'gift.here': 'Ja, naar {address}',
  'gift.ask_words': 'Wat moet er op het kaartje staan? Je kunt het ook weglaten.',
  'gift.no_words': 'Geen kaartje',
  'gift.too_soon': '{day} is te vroeg voor deze bezorging; het komt zo snel mogelijk.',
  'gift.summary':
    'Een cadeau voor {name}{day, select, none {} other {, aankomst: {day}}}{words, select, none {} other {. Op het kaartje: “{words}”}}. Geen prijzen in het pakket.',
}
