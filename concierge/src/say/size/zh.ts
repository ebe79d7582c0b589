import type { EN_SIZE } from './en.ts'

/** What the concierge says in Chinese of sizes. */
export const ZH_SIZE: Readonly<Record<keyof typeof EN_SIZE, string>> = {
  'size.by_chart': '按我们的尺码表，您穿{size}。',
  'size.between': '按我们的尺码表，您在{smaller}和{size}之间。建议选{size}，各处都穿得下。',
  'size.cm': '{n} 厘米',
  'size.inches': '{n} 英寸',
  'size.row': '{name} {value}（尺码表：{range}）',
  'size.kept': '我会记住您在本店穿{size}。说“忘掉我的尺码”就会删除。',
  'size.yours': '{by, select, bought {您上次在这里买的是{size}。} other {您说过，在这里穿{size}。}}',
  'size.tell': '告诉我您平时穿的尺码，或者您的{measures}（厘米），我在尺码表里查。',
  'size.off': '这超出了我们的尺码表，我不想乱猜。可以请人工为您建议。',
  'size.forgotten': '好的，已删除您的尺码。',
  'size.pick': '{size}码',
}
