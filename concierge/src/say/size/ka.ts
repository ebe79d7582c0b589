import type { EN_SIZE } from './en.ts'

/** What the concierge says in Georgian of sizes. */
export const KA_SIZE: Readonly<Record<keyof typeof EN_SIZE, string>> = {
  'size.by_chart': 'ჩვენი ცხრილით თქვენი ზომაა {size}.',
  'size.between': 'ჩვენი ცხრილით ორ ზომას შორის ხართ: {smaller} და {size}. {size} ჯობს, ყველგან მოგერგებათ.',
  'size.cm': '{n} სმ',
  'size.inches': '{n} დუიმი',
  'size.row': '{name}: {value} (ცხრილში {range})',
  'size.kept': 'დავიმახსოვრებ თქვენს ზომას ამ მაღაზიაში: {size}. დაწერეთ „დაივიწყე ჩემი ზომა“ და წაიშლება.',
  'size.yours':
    '{by, select, bought {ბოლოს აქ ეს ზომა იყიდეთ: {size}.} other {როგორც მითხარით, თქვენი ზომა აქ არის {size}.}}',
  'size.tell':
    'მითხარით, რა ზომას ატარებთ ჩვეულებრივ, ან თქვენი ზომები სანტიმეტრებში ({measures}) და ჩვენს ცხრილში ვნახავ.',
  'size.off': 'ეს ჩვენს ცხრილს სცდება, გამოცნობა კი არ მინდა. თანამშრომელი გირჩევთ.',
  'size.forgotten': 'მზადაა: თქვენი ზომა წაშლილია.',
  'size.pick': 'ზომა {size}',
}
