import type { EN_PROOF } from './en.ts'

/** The same in Dutch. */
export const NL_PROOF: Readonly<Record<keyof typeof EN_PROOF, string>> = {
  'prove.offer':
    'Heb je in een andere chat of op de website besteld? Bevestig je e-mailadres, dan kijk ik daar voor je.',
  'prove.ask': 'Welk e-mailadres heb je opgegeven? Ik stuur er een code heen, zodat alleen jij ziet wat van jou is.',
  'prove.sent': 'Een code van zes cijfers is onderweg naar {address}. Typ hem hier; hij is tien minuten geldig.',
  'prove.again': 'Daarheen kan ik geen code sturen. Welk e-mailadres is het?',
  'prove.wrong': 'Dat is niet de code. {left, plural, one {Je hebt nog één poging.} other {Je hebt nog # pogingen.}}',
  'prove.over': 'Die code is niet meer geldig.',
  'prove.often': 'Dat waren veel codes in korte tijd. Probeer het over een uur nog eens, of vraag een van ons.',
  'prove.done': 'Dank je, {address} is bevestigd.',
  'prove.no_order': 'Ook met dit adres vind ik geen bestelling {number}.',
  'prove.no_orders': 'Met dit adres vind ik geen bestelling.',
  'action.prove': 'Elders besteld',
  'action.new_code': 'Nieuwe code sturen',
}
