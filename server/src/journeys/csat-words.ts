import type { Language } from '@souk/contract/understanding.ts'

type Words = {
  /** `{shop}` is its name. */
  question: string
  /** From 1 to 5. */
  labels: readonly [string, string, string, string, string]
  /** Asks for a few words, after 1 to 3 and after 4 and 5. */
  low: string
  high: string
  noted: string
}

export const SURVEY_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    question: 'How did it go with {shop}?',
    labels: ['Terrible', 'Poor', 'Okay', 'Good', 'Great'],
    low: 'Thank you for being frank. What should have gone better? A few words are enough.',
    high: 'That makes us happy, thank you! Is there anything you would like to add?',
    noted: 'Thank you, it is noted and will be read.',
  },
  de: {
    question: 'Wie war es bei {shop}?',
    labels: ['Schlimm', 'Schlecht', 'Geht so', 'Gut', 'Sehr gut'],
    low: 'Danke für deine Offenheit. Was hätte besser laufen sollen? Ein paar Worte reichen.',
    high: 'Das freut uns, danke! Möchtest du noch etwas dazu sagen?',
    noted: 'Danke, das ist notiert und wird gelesen.',
  },
  nl: {
    question: 'Hoe was het bij {shop}?',
    labels: ['Vreselijk', 'Slecht', 'Gaat wel', 'Goed', 'Heel goed'],
    low: 'Bedankt voor je eerlijkheid. Wat had beter gekund? Een paar woorden is genoeg.',
    high: 'Daar worden we blij van, bedankt! Wil je er nog iets aan toevoegen?',
    noted: 'Bedankt, het is genoteerd en wordt gelezen.',
  },
  ru: {
    question: 'Как вам в {shop}?',
    labels: ['Ужасно', 'Плохо', 'Нормально', 'Хорошо', 'Отлично'],
    low: 'Спасибо за откровенность. Что нам стоило сделать лучше? Хватит нескольких слов.',
    high: 'Нам очень приятно, спасибо! Хотите что-нибудь добавить?',
    noted: 'Спасибо, мы записали и обязательно прочтём.',
  },
  zh: {
    question: '您对 {shop} 的服务满意吗？',
    labels: ['很差', '不好', '一般', '好', '非常好'],
    low: '谢谢您的坦率。哪里可以做得更好？几句话就够了。',
    high: '太好了，谢谢您！还有什么想说的吗？',
    noted: '谢谢，已经记下，我们会认真看。',
  },
  ka: {
    question: 'როგორ მოგეწონათ {shop}?',
    labels: ['საშინელი', 'ცუდი', 'ნორმალური', 'კარგი', 'შესანიშნავი'],
    low: 'გმადლობთ გულწრფელობისთვის. რა უნდა გაგვეკეთებინა უკეთ? რამდენიმე სიტყვაც საკმარისია.',
    high: 'ძალიან გვიხარია, გმადლობთ! გსურთ რამე დაამატოთ?',
    noted: 'გმადლობთ, ჩავინიშნეთ და აუცილებლად წავიკითხავთ.',
  },
}

/** What else people say, beside the labels: whole answers, folded. */
const SAID: readonly (readonly string[])[] = [
  [
    'one',
    'awful',
    'horrible',
    'very bad',
    'worst',
    'eins',
    'furchtbar',
    'sehr schlecht',
    'katastrophe',
    'een',
    'één',
    'heel slecht',
    'один',
    'единица',
    'очень плохо',
    'кошмар',
    '一',
    '一星',
    '非常差',
    '很不好',
    '糟糕',
    'ერთი',
    'ძალიან ცუდი',
    '👎',
    '😡',
  ],
  [
    'two',
    'bad',
    'not good',
    'zwei',
    'nicht gut',
    'mies',
    'twee',
    'niet goed',
    'matig',
    'два',
    'двойка',
    'не очень',
    '二',
    '两',
    '二星',
    '差',
    'ორი',
    'არ მომეწონა',
    '😞',
  ],
  [
    'three',
    'ok',
    'so so',
    'fine',
    'average',
    'drei',
    'ok',
    'mittel',
    'na ja',
    'drie',
    'oke',
    'oké',
    'redelijk',
    'три',
    'тройка',
    'так себе',
    'средне',
    '三',
    '三星',
    '还行',
    '还可以',
    'სამი',
    'არა უშავს',
    '😐',
  ],
  [
    'four',
    'quite good',
    'nice',
    'well',
    'vier',
    'ganz gut',
    'schön',
    'prima',
    'четыре',
    'четверка',
    'неплохо',
    '四',
    '四星',
    '不错',
    'ოთხი',
    'კარგად',
    '🙂',
    '👍',
  ],
  [
    'five',
    'very good',
    'excellent',
    'perfect',
    'amazing',
    'awesome',
    'super',
    'wonderful',
    'fünf',
    'super',
    'perfekt',
    'toll',
    'spitze',
    'hervorragend',
    'vijf',
    'uitstekend',
    'perfect',
    'geweldig',
    'top',
    'пять',
    'пятерка',
    'очень хорошо',
    'супер',
    'прекрасно',
    '五',
    '五星',
    '很好',
    '太好了',
    '完美',
    '很满意',
    'ხუთი',
    'ძალიან კარგი',
    'ძალიან კარგად',
    'სუპერ',
    '😍',
    '❤️',
  ],
]

const KNOWN = new Map<string, number>([
  ...SAID.flatMap((words, n) => words.map((word) => [fold(word), n + 1] as const)),
  ...Object.values(SURVEY_WORDS).flatMap(({ labels }) => labels.map((label, n) => [fold(label), n + 1] as const)),
])

/** "5", "5/5", "4 Sterne", "⭐⭐⭐". */
const NUMBER =
  /^([1-5])(?:\s*(?:\/|из|von|van|of|out of)\s*5)?\s*(?:\*|★|⭐️?|stars?|sterne?|sterren|ster|звезд\S*|балл\S*|星|分|ვარსკვლავი|ქულა)?$/u
const STARS = /^(?:★|⭐️?){1,5}$/u

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ё', 'е')
    .replace(/[.!。！,\s]+/gu, ' ')
    .trim()
}

/** Which score a whole answer means, if it is one and nothing else. */
export function scoreIn(text: string): number | undefined {
  const said = fold(text)
  const number = NUMBER.exec(said)?.[1]
  if (number !== undefined) return Number(number)
  if (STARS.test(said)) return said.match(/[★⭐]/gu)?.length
  return KNOWN.get(said)
}
