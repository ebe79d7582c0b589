/** What is said around an answer, and how Twilio names the language to speak and to hear. */
type Tongue = {
  say: string
  hear: string
  hello: string
  /** Nothing was heard. */
  silent: string
  /** No answer has come. */
  late: string
  bye: string
  /** A page cannot be said. */
  page: string
}

const EN: Tongue = {
  say: 'en-US',
  hear: 'en-US',
  hello: 'Hello! What can I get you?',
  silent: 'Are you still there? Please say it again.',
  late: 'Sorry, that takes longer than it should. Please say it once more.',
  bye: 'Goodbye!',
  page: 'I am sending you the page as a text message.',
}

/** Twilio speaks no Georgian (https://www.twilio.com/docs/voice/twiml/say/text-speech): who calls there hears English. */
const TONGUES: Readonly<Record<string, Tongue>> = {
  en: EN,
  de: {
    say: 'de-DE',
    hear: 'de-DE',
    hello: 'Hallo! Was darf es sein?',
    silent: 'Bist du noch da? Sag es bitte noch einmal.',
    late: 'Entschuldige, das dauert länger, als es soll. Sag es bitte noch einmal.',
    bye: 'Auf Wiederhören!',
    page: 'Ich schicke dir die Seite als SMS.',
  },
  nl: {
    say: 'nl-NL',
    hear: 'nl-NL',
    hello: 'Hallo! Wat mag het zijn?',
    silent: 'Ben je er nog? Zeg het nog een keer.',
    late: 'Sorry, dit duurt langer dan het hoort. Zeg het nog een keer.',
    bye: 'Tot ziens!',
    page: 'Ik stuur je de pagina in een sms.',
  },
  ru: {
    say: 'ru-RU',
    hear: 'ru-RU',
    hello: 'Здравствуйте! Что для вас подобрать?',
    silent: 'Вы ещё здесь? Повторите, пожалуйста.',
    late: 'Извините, это длится дольше, чем должно. Повторите, пожалуйста.',
    bye: 'До свидания!',
    page: 'Отправляю вам страницу в СМС.',
  },
  zh: {
    say: 'cmn-CN',
    hear: 'cmn-Hans-CN',
    hello: '您好！您想要点什么？',
    silent: '您还在吗？请再说一遍。',
    late: '抱歉，时间有点久。请再说一遍。',
    bye: '再见！',
    page: '我用短信把页面发给您。',
  },
}

export function tongueOf(language: string | undefined): Tongue {
  return TONGUES[(language ?? '').slice(0, 2)] ?? EN
}
