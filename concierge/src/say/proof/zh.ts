import type { EN_PROOF } from './en.ts'

/** The same in Chinese. */
export const ZH_PROOF: Readonly<Record<keyof typeof EN_PROOF, string>> = {
  'prove.offer': '如果您是在其他对话或网站上下的单，验证一下邮箱，我就能帮您查到。',
  'prove.ask': '您当时用的是哪个邮箱？我会发一个验证码过去，这样只有您本人能看到您的信息。',
  'prove.sent': '六位验证码已发往 {address}。请在这里输入，十分钟内有效。',
  'prove.again': '这个地址发不了验证码。请问您的邮箱是？',
  'prove.wrong': '验证码不对，您还可以再试 {left} 次。',
  'prove.over': '这个验证码已失效。',
  'prove.often': '短时间内发送的验证码太多了。请一小时后再试，或让我们的同事来帮您。',
  'prove.done': '谢谢，{address} 已验证。',
  'prove.no_order': '用这个邮箱也没有找到订单{number}。',
  'prove.no_orders': '用这个邮箱没有找到订单。',
  'action.prove': '我在别处下的单',
  'action.new_code': '发送新验证码',
}
