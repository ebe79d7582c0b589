import type { EN_CALLS } from './en.ts'

/** What the concierge says in Dutch where a person is called, or the shop is paused. */
export const NL_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'human.asked': 'Ik heb een medewerker geroepen; het antwoord komt gewoon hier.',
  'human.stuck': 'Ik wil niet blijven gokken. Ik heb een medewerker geroepen; het antwoord komt gewoon hier.',
  'human.closed': 'Weer aanwezig: {day}, {time}.',
  'human.minutes':
    '{name, select, none {Meestal komt het antwoord} other {{name} antwoordt meestal}} binnen {minutes, plural, one {een minuut} other {# minuten}}.',
  'human.nobody': 'Er is nu niemand. De winkel weet ervan; het antwoord komt hier zodra er iemand is.',
  'call.angry':
    'Dat spijt me, zo hoort het niet. Ik heb een medewerker geroepen die het kan oplossen; het antwoord komt gewoon hier.',
  'call.worth': 'Zodat alles hierbij klopt, heb ik een medewerker gevraagd om mee te kijken.',
  'refused.paused':
    'De winkel neemt nu even geen bestellingen aan. Je winkelwagen blijft zoals hij is; zal ik een medewerker vragen wanneer het weer kan?',
}
