import type { EN_MEDIA } from './en.ts'

/** What the concierge says in Chinese of pictures and recordings. */
export const ZH_MEDIA: Readonly<Record<keyof typeof EN_MEDIA, string>> = {
  'picture.found': '是这一款吗？',
  'picture.which': '是其中的一款吗？',
  'picture.type': '想要{colour}的，对吗？您要找哪一种？',
  'picture.open': '图片收到了。您想找什么？',
  'picture.lost': '图片没有收到。您想找什么？',
  'voice.person': '谢谢您的语音。我自己听不了，已经通知人工：会有人听完后直接在这里回复您。',
  'stuck.media': '我打不开这个，请用文字告诉我是什么事。',
}
