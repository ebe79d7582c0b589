import type { EN_GIFT } from './en.ts'

/** What the concierge says in Chinese of a gift. */
export const ZH_GIFT: Readonly<Record<keyof typeof EN_GIFT, string>> = {
  'gift.noted': '送礼物，真贴心。包裹里不会放价格。',
  'gift.wrapped': '好的：{label}，{amount}。包裹里不会出现价格。',
  'gift.wrap_offered': '可以：{label}，{amount}。选好以后说“请包装”就行。',
  'gift.wrap_off': '好的，不包装。',
  'gift.wrap_none': '这里不提供礼品包装。不过包裹里可以不放价格，还可以附上您写的贺卡。',
  'gift.none': '好的，那就不当礼物了。',
  'gift.ask_who': '包裹上写谁的名字？',
  'gift.ask_where': '这是礼物：也送到{address}，还是送到别处？地址写成一行就可以。',
  'gift.here': '对，送到{address}',
  'gift.ask_words': '贺卡上写什么？也可以不写。',
  'gift.no_words': '不要贺卡',
  'gift.too_soon': '这种配送赶不上{day}，我们会尽快送到。',
  'gift.summary':
    '送给{name}的礼物{day, select, none {} other {，{day}送达}}{words, select, none {} other {。贺卡：“{words}”}}。包裹里不放价格。',
}
