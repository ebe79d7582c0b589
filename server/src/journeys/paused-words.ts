import type { Language } from '@souk/contract/understanding.ts'

const WORDS: Record<Language, string> = {
  en: 'Thank you for your message. Our assistant is taking a break; a person will answer you here.',
  de: 'Danke für deine Nachricht. Unser Assistent macht gerade Pause; ein Mensch antwortet dir hier.',
  nl: 'Bedankt voor je bericht. Onze assistent pauzeert even; een medewerker antwoordt je hier.',
  ru: 'Спасибо за сообщение. Наш помощник сейчас на паузе, здесь ответит сотрудник.',
  zh: '谢谢您的消息。智能助理暂停服务，稍后会有人工在这里回复您。',
  ka: 'გმადლობთ შეტყობინებისთვის. ჩვენი ასისტენტი ახლა ისვენებს, აქვე თანამშრომელი გიპასუხებთ.',
}

/** Said once to whoever writes while the concierge is paused. */
export function pausedLine(language: Language): string {
  return WORDS[language]
}
