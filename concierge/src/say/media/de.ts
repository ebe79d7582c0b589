import type { EN_MEDIA } from './en.ts'

/** What the concierge says in German of pictures and recordings. */
export const DE_MEDIA: Readonly<Record<keyof typeof EN_MEDIA, string>> = {
  'picture.found': 'Ist es das hier?',
  'picture.which': 'Ist es eins von diesen?',
  'picture.type': 'Etwas in {colour} also. Was soll es denn sein?',
  'picture.open': 'Ein schönes Bild. Was suchst du?',
  'picture.lost': 'Das Bild ist nicht bei mir angekommen. Was suchst du?',
  'voice.person':
    'Danke für die Aufnahme. Ich kann sie nicht selbst anhören und habe jemanden gerufen: Du bekommst die Antwort gleich hier.',
  'stuck.media': 'Das kann ich nicht öffnen. Schreibst du mir, worum es geht?',
}
