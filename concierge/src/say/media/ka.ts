import type { EN_MEDIA } from './en.ts'

/** What the concierge says in Georgian of pictures and recordings. */
export const KA_MEDIA: Readonly<Record<keyof typeof EN_MEDIA, string>> = {
  'picture.found': 'ეს ხომ არ არის?',
  'picture.which': 'ამათგან რომელიმე ხომ არ არის?',
  'picture.type': 'ფერს ვხედავ: {colour}. კონკრეტულად რას ეძებთ?',
  'picture.open': 'ლამაზი სურათია. კონკრეტულად რას ეძებთ?',
  'picture.lost': 'სურათი ვერ მივიღე. რას ეძებთ?',
  'voice.person':
    'გმადლობთ ჩანაწერისთვის. თავად ვერ ვუსმენ, ამიტომ თანამშრომელს დავუძახე: მოისმენს და აქვე გიპასუხებთ.',
  'stuck.media': 'ამას ვერ ვხსნი. დამიწერეთ, გთხოვთ, რაზეა საუბარი.',
}
