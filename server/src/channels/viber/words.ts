/** What is said to somebody who has opened the chat and written nothing yet: nothing else may be sent before they do. */
const WELCOME: Readonly<Record<string, string>> = {
  en: 'Hello! Tell me in your own words what you are looking for: I am the shop’s assistant, a computer, and can show it, sell it and send it from here. A person is only a word away.',
  de: 'Hallo! Schreib mir einfach, was du suchst: Ich bin der Assistent des Shops, ein Computer, und kann es dir hier zeigen, verkaufen und schicken lassen. Ein Mensch ist nur ein Wort entfernt.',
  nl: 'Hallo! Schrijf gewoon wat je zoekt: ik ben de assistent van de winkel, een computer, en kan het hier laten zien, verkopen en laten bezorgen. Een mens is maar één woord ver.',
  ru: 'Здравствуйте! Напишите своими словами, что вы ищете: я помощник магазина, программа, могу всё показать, продать и отправить прямо отсюда. Позвать человека можно одним словом.',
  zh: '您好！想找什么，直接告诉我就好：我是本店的智能助手（机器人），可以在这里为您展示、下单和发货。需要真人时，说一声就行。',
  ka: 'გამარჯობა! მომწერეთ თქვენი სიტყვებით, რას ეძებთ: მე მაღაზიის ასისტენტი ვარ, პროგრამა, და აქვე გაჩვენებთ, მოგყიდით და გამოგიგზავნით. ადამიანს ერთი სიტყვით დაუძახებთ.',
}

export function welcomeIn(language: string | undefined): string {
  return WELCOME[language?.split('-')[0] ?? ''] ?? WELCOME['en'] ?? ''
}
