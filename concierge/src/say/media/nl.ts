import type { EN_MEDIA } from './en.ts'

/** What the concierge says in Dutch of pictures and recordings. */
export const NL_MEDIA: Readonly<Record<keyof typeof EN_MEDIA, string>> = {
  'picture.found': 'Is het deze?',
  'picture.which': 'Is het een van deze?',
  'picture.type': 'Iets in het {colour} dus. Wat mag het zijn?',
  'picture.open': 'Mooie foto. Wat zoek je precies?',
  'picture.lost': 'De foto is niet aangekomen. Wat zoek je?',
  'voice.person':
    'Dank je voor de opname. Ik kan die zelf niet beluisteren en heb een medewerker geroepen: het antwoord komt gewoon hier.',
  'stuck.media': 'Dit kan ik niet openen. Wil je opschrijven waar het over gaat?',
}
