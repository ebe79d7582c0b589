import type { EN_KEEPING } from './en.ts'

/** The same in Georgian. */
export const KA_KEEPING: Readonly<Record<keyof typeof EN_KEEPING, string>> = {
  'wish.added': 'შენახულია: {title}. რჩეულებში ახლა {count} ნივთია.',
  'wish.which': 'რომელი შევინახო?',
  'wish.none_to_save': 'ჯერ მაჩვენეთ, რა მოგწონთ, და შევინახავ.',
  'wish.shown': 'თქვენს რჩეულებშია: {count}.',
  'wish.empty': 'რჩეულები ცარიელია. დააჭირეთ გულს ან მომწერეთ „შეინახე ეს“.',
  'wish.gone': 'აღარ იყიდება: {titles}.',
  'wish.removed': 'რჩეულებიდან ამოღებულია: {title}.',
  'wish.cleared': 'რჩეულები ახლა ცარიელია.',
  'watch.stock': 'კარგი. როგორც კი ისევ გაჩნდება „{title}“, აქ ერთხელ მოგწერთ. თუ აღარ დაგჭირდებათ, უბრალოდ მითხარით.',
  'watch.below':
    'კარგი. როცა „{title}“ {price} ან ნაკლები ეღირება, აქ ერთხელ მოგწერთ. თუ აღარ დაგჭირდებათ, უბრალოდ მითხარით.',
  'watch.cheaper':
    'ახლა ღირს {price}. როცა „{title}“ გაიაფდება, აქ ერთხელ მოგწერთ. თუ აღარ დაგჭირდებათ, უბრალოდ მითხარით.',
  'watch.which': '„{title}“: რომელს მივადევნო თვალი?',
  'watch.already': '„{title}“ ახლა {price} ღირს, ეს უკვე მეტი არ არის.',
  'watch.what': 'სიამოვნებით. რაზეა საუბარი?',
  'watch.stopped': 'მზადაა, ამაზე აღარ მოგწერთ: {titles}.',
  'watch.none': 'ახლა არაფერს ვადევნებ თვალს. STOP აჩერებს ყველაფერს, რასაც მაღაზია თავისით გამოგზავნიდა.',
  'watch.stop_which': 'რაზე აღარ მოგწეროთ?',
  'told.stock': '„{title}“ ისევ იყიდება. თქვენი თხოვნით გატყობინებთ; ამაზე მეტს აღარ მოგწერთ.',
  'told.price': '„{title}“ ახლა {price} ღირს. თქვენი თხოვნით გატყობინებთ; ამაზე მეტს აღარ მოგწერთ.',
  'action.wishes': 'რჩეულების ნახვა',
  'action.save': 'შენახვა',
  'action.unsave': 'ამოღება',
  'action.watch': 'შემატყობინეთ, როცა გაჩნდება',
  'action.watch_all': 'არცერთზე',
}
