import type { EN_CALLS } from './en.ts'

/** What the concierge says in Georgian where a person is called, or the shop is paused. */
export const KA_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'human.asked': 'თანამშრომელს დავუძახე, აქვე გიპასუხებთ.',
  'human.stuck': 'არ მინდა კიდევ ვიმკითხაო. თანამშრომელს დავუძახე, აქვე გიპასუხებთ.',
  'human.closed': 'თანამშრომლები ისევ აქ იქნებიან: {day}, {time}.',
  'human.minutes': '{name, select, none {ჩვეულებრივ გპასუხობენ} other {{name} ჩვეულებრივ გპასუხობთ}} {minutes} წუთში.',
  'human.nobody': 'ახლა ადგილზე არავინაა. მაღაზიამ იცის; როგორც კი ვინმე დაბრუნდება, აქვე გიპასუხებთ.',
  'call.angry': 'ძალიან ვწუხვარ, ასე არ უნდა იყოს. თანამშრომელს დავუძახე, რომ გამოასწოროს, აქვე გიპასუხებთ.',
  'call.worth': 'რომ ყველაფერი რიგზე იყოს, ჩვენი გუნდიდან თანამშრომელს ვთხოვე შემოგვიერთდეს.',
  'refused.paused':
    'მაღაზია ამჟამად შეკვეთებს არ იღებს. თქვენი კალათა უცვლელად დარჩება. ვკითხო თანამშრომელს, როდის გაგრძელდება?',
}
