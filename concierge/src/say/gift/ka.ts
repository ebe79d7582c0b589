import type { EN_GIFT } from './en.ts'

/** What the concierge says in Georgian of a gift. */
export const KA_GIFT: Readonly<Record<keyof typeof EN_GIFT, string>> = {
  'gift.noted': 'საჩუქარი, რა კარგია. ამანათში ფასები არ იქნება.',
  'gift.wrapped': 'სიამოვნებით: {label}, {amount}. ამანათში ფასები არ იქნება.',
  'gift.wrap_offered': 'დიახ: {label}, {amount}. როცა რამეს აირჩევთ, მითხარით: „შეფუთეთ“.',
  'gift.wrap_off': 'კარგი, შეფუთვის გარეშე.',
  'gift.wrap_none': 'საჩუქრებს აქ არ ფუთავენ. ფასებს ამანათში არ ჩავდებთ და ბარათსაც დავურთავთ თქვენი სიტყვებით.',
  'gift.none': 'კარგი, მაშინ საჩუქარი აღარ იქნება.',
  'gift.ask_who': 'ვისი სახელი დავაწეროთ ამანათს?',
  'gift.ask_where': 'ეს საჩუქარია: აქვე გავგზავნოთ ({address}) თუ სხვაგან? მისამართი შეგიძლიათ ერთ სტრიქონად დაწეროთ.',
  'gift.here': 'დიახ, აქ: {address}',
  'gift.ask_words': 'რა დავწეროთ ბარათზე? შეგიძლიათ უბარათოდაც.',
  'gift.no_words': 'უბარათოდ',
  'gift.too_soon': 'ამ მიწოდებისთვის ეს დღე ძალიან ახლოა: {day}. რაც შეიძლება მალე მოვიტანთ.',
  'gift.summary':
    'საჩუქარი. ვის: {name}{day, select, none {} other {, მიტანის დღე: {day}}}{words, select, none {} other {. ბარათზე: „{words}“}}. ამანათში ფასები არ იქნება.',
}
