const GREETS =
  /^[\s\p{P}]*(?:(?:hi|hello|hey|hiya|good (?:day|morning|afternoon|evening)|greetings|hallo|guten (?:tag|morgen|abend)|moin|servus|grüß\p{L}*|goede(?:morgen|middag|navond|ndag)|goeie\p{L}+|dag|hoi|привет\p{L}*|здравствуй\p{L}*|добр(?:ый|ое|ого) (?:день|вечер|утро|дня|утра|вечера))(?!\p{L})|你好|您好|哈喽|嗨|(?:早上|上午|下午|晚上)好|გამარჯობა|სალამი(?!\p{L})|დილა მშვიდობისა|საღამო მშვიდობისა|დღე მშვიდობისა)/iu

export function greets(text: string): boolean {
  return GREETS.test(text)
}

/** Words of welcome name nothing: სალამი is hello before it is a salami. */
export function withoutGreeting(text: string): string {
  return text.replace(GREETS, '').replace(/^[\s,.!…]+/u, '')
}
