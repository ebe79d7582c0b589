import { tongueOf as spokenTongue } from '../voice/words.ts'

type Around = Pick<ReturnType<typeof spokenTongue>, 'hello' | 'silent' | 'late' | 'bye'>
/** What Alexa tells us by the name of an intent, in words; and what is said around an answer. */
type Own = {
  /** By the name of the intent, without its `AMAZON.` and `Intent`. */
  meant: Readonly<Record<string, string>>
  /** The title of a card in Alexa's app, and the words that lead there. */
  card: string
  page: string
}

const EN: Own = {
  meant: { Yes: 'yes', No: 'no', Help: 'what can you do?', Next: 'more', More: 'more', Previous: 'back' },
  card: 'Your page',
  page: 'You find the page in the Alexa app, and in your e-mail if you have bought here before.',
}

/** Of the languages of the concierge Alexa speaks these two (https://developer.amazon.com/en-US/docs/alexa/custom-skills/develop-skills-in-multiple-languages.html). */
const TONGUES: Readonly<Record<string, Own>> = {
  en: EN,
  de: {
    meant: { Yes: 'ja', No: 'nein', Help: 'Was kannst du?', Next: 'mehr', More: 'mehr', Previous: 'zurück' },
    card: 'Deine Seite',
    page: 'Die Seite findest du in der Alexa-App, und in deinen E-Mails, wenn du hier schon gekauft hast.',
  },
}

export type Tongue = Own & Around

export function tongueOf(locale: string | undefined): Tongue {
  const language = (locale ?? '').slice(0, 2)
  const { hello, silent, late, bye } = spokenTongue(language in TONGUES ? language : 'en')
  return { hello, silent, late, bye, ...(TONGUES[language] ?? EN) }
}
