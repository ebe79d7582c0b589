import type { Refused } from '../gateway.ts'

/** What Telegram shows to whoever may not pay: why, and what to do. */
const WORDS: Readonly<Record<string, Readonly<Record<Refused, string>>>> = {
  en: {
    paid: 'This order is paid already. Nothing more is charged.',
    changed: 'Your order has changed since this bill, so nothing was charged. Please pay the newest one in our chat.',
    over: 'This bill has run out, so nothing was charged. Write to us in the chat and you get a new one.',
    other: 'Only the person who ordered can pay this bill. Nothing was charged.',
    unknown: 'This bill cannot be paid here. Please use the link in our chat.',
  },
  de: {
    paid: 'Diese Bestellung ist schon bezahlt. Es wird nichts mehr abgebucht.',
    changed:
      'Deine Bestellung hat sich seit dieser Rechnung geändert, abgebucht wurde nichts. Bezahle bitte die neueste in unserem Chat.',
    over: 'Diese Rechnung ist abgelaufen, abgebucht wurde nichts. Schreib uns im Chat, dann bekommst du eine neue.',
    other: 'Diese Rechnung kann nur bezahlen, wer bestellt hat. Abgebucht wurde nichts.',
    unknown: 'Diese Rechnung lässt sich hier nicht bezahlen. Nimm bitte den Link in unserem Chat.',
  },
  nl: {
    paid: 'Deze bestelling is al betaald. Er wordt niets meer afgeschreven.',
    changed:
      'Je bestelling is veranderd sinds deze rekening, er is niets afgeschreven. Betaal de nieuwste in onze chat.',
    over: 'Deze rekening is verlopen, er is niets afgeschreven. Schrijf ons in de chat, dan krijg je een nieuwe.',
    other: 'Alleen wie besteld heeft kan deze rekening betalen. Er is niets afgeschreven.',
    unknown: 'Deze rekening kun je hier niet betalen. Gebruik de link in onze chat.',
  },
  ru: {
    paid: 'Этот заказ уже оплачен. Больше ничего не спишется.',
    changed: 'Заказ изменился после этого счёта, поэтому ничего не списано. Оплатите, пожалуйста, новый счёт в чате.',
    over: 'Срок этого счёта истёк, ничего не списано. Напишите нам в чат, и мы пришлём новый.',
    other: 'Этот счёт может оплатить только тот, кто сделал заказ. Ничего не списано.',
    unknown: 'Этот счёт здесь оплатить нельзя. Воспользуйтесь, пожалуйста, ссылкой в нашем чате.',
  },
  zh: {
    paid: '这笔订单已经付款，不会再扣款。',
    changed: '订单在这张账单之后有改动，没有扣款。请支付聊天里最新的账单。',
    over: '这张账单已过期，没有扣款。请在聊天里给我们留言，我们会发一张新的。',
    other: '只有下单的人才能支付这张账单，没有扣款。',
    unknown: '这张账单不能在这里支付，请使用我们聊天里的链接。',
  },
  ka: {
    paid: 'ეს შეკვეთა უკვე გადახდილია. მეტი არაფერი ჩამოიჭრება.',
    changed:
      'ამ ანგარიშის შემდეგ თქვენი შეკვეთა შეიცვალა, ამიტომ თანხა არ ჩამოჭრილა. გადაიხადეთ უახლესი ანგარიში ჩვენს მიმოწერაში.',
    over: 'ამ ანგარიშს ვადა გაუვიდა, თანხა არ ჩამოჭრილა. მოგვწერეთ და ახალს გამოგიგზავნით.',
    other: 'ამ ანგარიშის გადახდა მხოლოდ შემკვეთს შეუძლია. თანხა არ ჩამოჭრილა.',
    unknown: 'ამ ანგარიშის აქ გადახდა არ შეიძლება. გამოიყენეთ ბმული ჩვენს მიმოწერაში.',
  },
}

export function refusalIn(language: string | undefined, reason: Refused): string {
  return (WORDS[language?.split('-')[0] ?? ''] ?? WORDS['en'])?.[reason] ?? ''
}
