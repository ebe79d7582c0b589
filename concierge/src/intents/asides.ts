import type { Language } from '@souk/contract/understanding.ts'
import type { Row } from './row.ts'

/** What people say before and after what they mean, and means nothing itself; parted by `|`. */
export const ASIDES: Readonly<Record<Language, { before: string; after: string }>> = {
  en: {
    before:
      'quick question, |sorry to bother you, |ok so |um, |just wondering, |excuse me, |hey so |maybe a silly question but |i am on the bus right now, |my wife wants to know, |typing with one hand, ',
    after:
      ' please| pls|, if possible| asap| 🙏|, not in a hurry|, just asking| if you dont mind|, it is kind of urgent| lol',
  },
  de: {
    before:
      'kurze frage, |entschuldigung, |also, |sorry die störung, |mal ne frage: |ich bin gerade unterwegs, |vielleicht blöde frage, aber |meine frau lässt fragen: |ähm ',
    after: ' bitte| bitte schnell|, wenn es geht| 🙏|, eilt nicht|, frag nur| lg|, wäre super| wenn möglich',
  },
  nl: {
    before:
      'even een vraagje, |sorry dat ik stoor, |nou, |misschien een domme vraag maar |ik zit in de trein, |mijn vrouw vraagt: |eh ',
    after: ' alsjeblieft| aub|, als het kan| graag|, geen haast| 🙏|, vraag het maar even| hoor|, zou fijn zijn',
  },
  ru: {
    before:
      'подскажите, |скажите пожалуйста, |извините за беспокойство, |такой вопрос, |слушайте, |ну в общем |жена спрашивает, |я в дороге, поэтому коротко: |девушка, |будьте добры, ',
    after:
      ' пожалуйста| плиз|, если можно|, если не трудно| срочно|, не горит| 🙏|, просто интересуюсь|, очень надо| )))',
  },
  zh: {
    before: '请问|请问一下，|那个，|不好意思打扰一下，|问下，|亲，|老板，|我在路上，|我老婆让我问，|麻烦你，',
    after: '，急|，麻烦了|啊|呀|呢|，不着急|🙏|，拜托|哈',
  },
  ka: {
    before:
      'უკაცრავად, |ბოდიში რომ გაწუხებთ, |ერთი კითხვა მაქვს, |თუ შეიძლება, |მოკლედ, |აუ |ცოლი მეკითხება, |გზაში ვარ, |იცით რა, ',
    after: ' რა| გთხოვთ|, თუ არ შეწუხდებით|, მეჩქარება| 🙏|, ძალიან მჭირდება|, უბრალოდ მაინტერესებს| გეთაყვა| plz',
  },
}

/** What is an aside itself, or ceases to be what it was with more words around it. */
const ALONE = new Set(['greeting', 'thanks', 'goodbye', 'affirm', 'deny', 'story.next', 'feedback'])

/** A row once more as it is said by somebody who is polite, in a hurry or on a bus: most rows are terse, many people are not. */
export function withAside({ language, text, intents }: Row, turn: number): Row[] {
  if (!language || intents.length === 0 || intents.some((name) => ALONE.has(name))) return []
  const before = ASIDES[language].before.split('|')
  const after = ASIDES[language].after.split('|')
  const round = Math.floor(turn / 3)
  const first = turn % 3 === 1 ? '' : (before[round % before.length] ?? '')
  const last = turn % 3 === 0 ? '' : (after[(round + turn) % after.length] ?? '')
  return [{ language, intents, text: first + (last === '' ? text : text.replace(/[.!]+$/, '')) + last }]
}
