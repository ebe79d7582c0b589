/** What is said to a group that the bot was added to, beside any thread. */
const IN_PRIVATE: Readonly<Record<string, string>> = {
  en: 'Hello! I can help one person at a time: tap my name and write to me there.',
  de: 'Hallo! Ich helfe immer nur einer Person: Tippt auf meinen Namen und schreibt mir dort.',
  nl: 'Hallo! Ik help één persoon tegelijk: tik op mijn naam en schrijf me daar.',
  ru: 'Здравствуйте! Я помогаю каждому лично: нажмите на моё имя и напишите мне там.',
  zh: '您好！我一次只为一位顾客服务：请点我的名字，在私聊里给我留言。',
  ka: 'გამარჯობა! თითოეულს პირადად ვეხმარები: შეეხეთ ჩემს სახელს და იქ მომწერეთ.',
}

export function inPrivate(language: string | undefined): string {
  return IN_PRIVATE[language?.split('-')[0] ?? ''] ?? IN_PRIVATE['en'] ?? ''
}
