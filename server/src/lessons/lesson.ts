import { foldText } from '@souk/concierge/text/normalise.ts'
import type { Answer, ShopSettings, TaughtWord } from '@souk/contract/shop.ts'
import type { Lesson, Teaching } from '@souk/contract/teaching.ts'
import type { Shop } from '../shops/shop.ts'

/** Before the id of the lesson that an answer came from. */
const TAUGHT = 'taught-'

type Taught = { id: string; lesson: Lesson }

/** The settings with a lesson in them. What is taught last goes first. */
export function taughtIn(settings: ShopSettings, { id, lesson }: Taught): ShopSettings {
  if (lesson.kind === 'answer') return { ...settings, answers: [answerOf(id, lesson), ...settings.answers] }
  const { word, concept } = lesson
  const others = settings.words.filter((one) => !isSameWord(one, lesson))
  return { ...settings, words: [...others, { word, concept }] }
}

/** The settings without it: a word stands again for what it was taught before. */
export function takenBackFrom(settings: ShopSettings, taught: Taught, teachings: readonly Teaching[]): ShopSettings {
  const { id, lesson } = taught
  if (lesson.kind === 'answer')
    return { ...settings, answers: settings.answers.filter((one) => one.id !== `${TAUGHT}${id}`) }
  const others = settings.words.filter((one) => !isSameWord(one, lesson))
  const now = newestOf(teachings, lesson)
  // Another lesson of the same word has come since: it stays.
  if (now && now.id !== id) return settings
  const before = newestOf(
    teachings.filter((one) => one.id !== id),
    lesson,
  )
  return { ...settings, words: before ? [...others, wordOf(before)] : others }
}

/** The shop as if it had been taught these as well. */
export function withLessons(shop: Shop, lessons: readonly Lesson[]): Shop {
  if (lessons.length === 0) return shop
  const settings = lessons.reduce((now, lesson, at) => taughtIn(now, { id: `try-${at}`, lesson }), shop.settings)
  return { ...shop, settings }
}

function answerOf(id: string, { question, answer, language, topic }: Extract<Lesson, { kind: 'answer' }>): Answer {
  return { id: `${TAUGHT}${id}`, topic, question: { [language]: question }, answer: { [language]: answer } }
}

type WordTeaching = Teaching & { lesson: Extract<Lesson, { kind: 'word' }> }

function newestOf(teachings: readonly Teaching[], word: TaughtWord): WordTeaching | undefined {
  return teachings
    .filter((one): one is WordTeaching => one.lesson.kind === 'word' && !one.undone && isSameWord(one.lesson, word))
    .toSorted((a, b) => b.version - a.version)[0]
}

function wordOf({ lesson: { word, concept } }: WordTeaching): TaughtWord {
  return { word, concept }
}

function isSameWord(a: TaughtWord, b: TaughtWord): boolean {
  return foldText(a.word) === foldText(b.word)
}
