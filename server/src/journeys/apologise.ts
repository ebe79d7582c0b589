import type { Moves, Turn } from '@souk/concierge/turn.ts'

/** What is said; what the thread remembers stays as it was. */
export type Said = Omit<Moves, 'state'>

/** Said when a turn failed on our side: plain, in the thread's language, and a person is called. */
const SORRY: Record<string, string> = {
  en: 'Sorry, something went wrong on our side. Nothing is lost; a person has been told. You can also simply try again.',
  de: 'Entschuldigung, bei uns ist etwas schiefgegangen. Nichts ist verloren, ein Mensch weiß Bescheid. Versuch es gern noch einmal.',
  nl: 'Sorry, er ging bij ons iets mis. Er is niets verloren en een medewerker weet ervan. Probeer het gerust nog eens.',
  ru: 'Простите, у нас что-то пошло не так. Ничего не потеряно, сотрудник уже знает. Можно просто попробовать ещё раз.',
  zh: '抱歉，我们这边出了点问题。您的信息没有丢失，已通知工作人员。您也可以再试一次。',
  ka: 'ბოდიში, ჩვენთან რაღაც შეფერხდა. არაფერი დაკარგულა და თანამშრომელმა უკვე იცის. შეგიძლიათ, უბრალოდ, კიდევ სცადოთ.',
}

export function apologise(turn: Pick<Turn, 'language' | 'locale'>): Said {
  const language = turn.language || turn.locale.slice(0, 2)
  const text = SORRY[language] ?? SORRY['en'] ?? ''
  return {
    messages: [[{ type: 'text', text }]],
    language: turn.language,
    handover: { reason: 'rule' },
  }
}
