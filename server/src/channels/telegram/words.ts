type Words = { inPrivate: string; noInvoice: string }

/** What Telegram alone needs words for, beside the thread. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    inPrivate: 'Hello! I can help one person at a time: tap my name and write to me there.',
    noInvoice: 'This bill cannot be paid here. Please use the link in our chat.',
  },
  de: {
    inPrivate: 'Hallo! Ich helfe immer nur einer Person: Tippt auf meinen Namen und schreibt mir dort.',
    noInvoice: 'Diese Rechnung lässt sich hier nicht bezahlen. Nimm bitte den Link in unserem Chat.',
  },
  nl: {
    inPrivate: 'Hallo! Ik help één persoon tegelijk: tik op mijn naam en schrijf me daar.',
    noInvoice: 'Deze rekening kun je hier niet betalen. Gebruik de link in onze chat.',
  },
  ru: {
    inPrivate: 'Здравствуйте! Я помогаю каждому лично: нажмите на моё имя и напишите мне там.',
    noInvoice: 'Этот счёт здесь оплатить нельзя. Воспользуйтесь, пожалуйста, ссылкой в нашем чате.',
  },
  zh: {
    inPrivate: '您好！我一次只为一位顾客服务：请点我的名字，在私聊里给我留言。',
    noInvoice: '这张账单不能在这里支付，请使用我们聊天里的链接。',
  },
  ka: {
    inPrivate: 'გამარჯობა! თითოეულს პირადად ვეხმარები: შეეხეთ ჩემს სახელს და იქ მომწერეთ.',
    noInvoice: 'ამ ანგარიშის აქ გადახდა არ შეიძლება. გამოიყენეთ ბმული ჩვენს მიმოწერაში.',
  },
}

const ENGLISH: Words = WORDS['en'] ?? { inPrivate: '', noInvoice: '' }

export function telegramWords(language: string | undefined): Words {
  return WORDS[language?.split('-')[0] ?? ''] ?? ENGLISH
}
