import type { EN_PROOF } from './en.ts'

/** The same in German. */
export const DE_PROOF: Readonly<Record<keyof typeof EN_PROOF, string>> = {
  'prove.offer':
    'Hast du in einem anderen Chat oder auf der Website bestellt? Bestätige deine E-Mail-Adresse, dann schaue ich dort nach.',
  'prove.ask':
    'Welche E-Mail-Adresse hast du angegeben? Ich schicke einen Code dorthin, damit nur du siehst, was dir gehört.',
  'prove.sent': 'Ein Code mit sechs Ziffern ist unterwegs an {address}. Tippe ihn hier ein, er gilt zehn Minuten.',
  'prove.again': 'Dorthin kann ich keinen Code schicken. Wie lautet die E-Mail-Adresse?',
  'prove.wrong':
    'Das ist nicht der Code. {left, plural, one {Du hast noch einen Versuch.} other {Du hast noch # Versuche.}}',
  'prove.over': 'Dieser Code gilt nicht mehr.',
  'prove.often':
    'Das waren viele Codes in kurzer Zeit. Versuch es in einer Stunde noch einmal oder frag jemanden von uns.',
  'prove.done': 'Danke, {address} ist bestätigt.',
  'prove.no_order': 'Auch mit dieser Adresse finde ich keine Bestellung {number}.',
  'prove.no_orders': 'Mit dieser Adresse finde ich keine Bestellung.',
  'action.prove': 'Woanders bestellt',
  'action.new_code': 'Neuen Code schicken',
}
