import { LANGUAGES } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { asksForBrowser } from '../src/skills/browser.ts'

/** Written down before the words of the skill were, and never tuned on. */
const ASKED: Record<(typeof LANGUAGES)[number], readonly string[]> = {
  en: [
    'can I see this on the website?',
    'open in browser',
    'is there a link so I can look at it on my laptop',
    'I would rather continue on the web',
    'could we carry on in my browser please',
    'send me the web page for this',
    'Can I do this on my computer instead?',
  ],
  de: [
    'lieber im Browser',
    'Kann ich mir das auf der Webseite ansehen?',
    'Können wir am Laptop weitermachen?',
    'schick mir bitte den Link zur Website',
    'im Browser öffnen',
    'Ich würde das gern am Computer anschauen',
  ],
  nl: [
    'kan ik dit op de website bekijken?',
    'liever in de browser',
    'open dit in mijn browser',
    'kunnen we op mijn laptop verder?',
    'stuur me de link naar de site',
  ],
  ru: [
    'открой на сайте',
    'можно посмотреть это в браузере?',
    'хочу продолжить на компьютере',
    'дайте ссылку на сайт',
    'лучше через сайт',
    'как перейти в веб-версию?',
  ],
  zh: ['可以在网站上看吗？', '用浏览器打开', '我想在电脑上继续', '发我网页链接', '能换到网页版吗'],
  ka: [
    'გახსენი ბრაუზერში',
    'შეიძლება საიტზე ვნახო?',
    'საიტის ლინკი გამომიგზავნე',
    'კომპიუტერზე გავაგრძელოთ',
    'ვებგვერდზე გადავიდეთ',
  ],
}
/** The same words, and another wish. */
const OTHER: Record<(typeof LANGUAGES)[number], readonly string[]> = {
  en: [
    'I saw a blue dress on your website',
    'the website says it is sold out, is that right?',
    'your website is not working',
    'Can I return something I bought on the website?',
    'I need a dress for a party',
    'do you have laptop bags?',
    'show me the white one',
  ],
  de: [
    'Ich habe auf eurer Webseite ein Kleid gesehen',
    'Die Website funktioniert nicht',
    'Auf der Website steht 49 Euro, stimmt das?',
    'Habt ihr Laptoptaschen?',
    'Zeig mir das weiße',
  ],
  nl: ['Ik zag op jullie website een jurk', 'De site werkt niet', 'Op de website staat 49 euro', 'Laat de witte zien'],
  ru: [
    'Я видела на сайте платье',
    'На вашем сайте написано 49 евро',
    'Сайт не работает',
    'Покажите белое',
    'Есть сумка для ноутбука?',
  ],
  zh: ['我在你们网站上看到一条裙子', '网站打不开', '网站上写着49欧', '给我看看白色的', '有电脑包吗'],
  ka: ['თქვენს საიტზე ვნახე კაბა', 'საიტი არ მუშაობს', 'საიტზე წერია 49 ევრო', 'თეთრი მაჩვენე'],
}

test.each(LANGUAGES)(
  '%s: whoever wants to go on in the browser is understood, whoever only speaks of a website is not taken for that',
  (language) => {
    expect(ASKED[language].filter((words) => !asksForBrowser(words))).toEqual([])
    expect(OTHER[language].filter(asksForBrowser)).toEqual([])
  },
)
