import type { EN_CALLS } from './en.ts'

/** What the concierge says in Chinese where a person is called, or the shop is paused. */
export const ZH_CALLS: Readonly<Record<keyof typeof EN_CALLS, string>> = {
  'human.asked': '已经通知人工，会直接在这里回复您。',
  'human.stuck': '我不想一直乱猜，已经通知人工，会直接在这里回复您。',
  'human.closed': '人工上班时间：{day}{time}。',
  'human.minutes': '{name, select, none {通常} other {{name}通常}}会在 {minutes} 分钟内回复。',
  'human.nobody': '现在没有人在。已经通知店铺，有人回来后会在这里回复您。',
  'call.angry': '非常抱歉，让您不愉快了。已经通知人工来处理，会直接在这里回复您。',
  'call.worth': '为了确保一切妥当，我请了店里的同事一起来帮您。',
  'refused.paused': '本店目前暂停接受订单。购物车会为您保留，要请人工告诉您何时恢复吗？',
}
