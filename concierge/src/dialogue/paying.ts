import { nearly } from './nearly.ts'
import type { Context } from './context.ts'
import { has } from './cues.ts'

/** What leads from the cart to the till, by the words for it. */
const TILL: readonly string[] =
  `pay paying checkout order kasse bezahlen zahlen bestellen abschliessen abschließen afrekenen betalen kassa bestelling оплатить оплачу оплата оплату заплатить расплатиться касса кассу оформить оформляем оформляйте оформлять оформим გადახდა გადავიხდი გადავიხდით ვიხდი გავაფორმოთ გაფორმება შევუკვეთოთ სალარო`.split(
    ' ',
  )
const HAN = /结账|结帐|付款|付钱|买单|下单|支付|收银/u
/** How, when and whether one pays are questions; what is not wanted yet, or comes besides, goes before it. */
const FIRST =
  /(?<!\p{L})(?:how|which|what|when|where|why|can|could|later|not|don'?t|with|by|before|wie|womit|wann|wo|kann|können|nicht|später|mit|per|erst|hoe|waarmee|wanneer|waar|kan|kunnen|niet|later|met|via|как|чем|когда|где|можно|не|потом|картой|налич\p{L}+|როგორ|რით|როდის|სად|შეიძლება|არ|მერე|ბარათით|ნაღდ\p{L}*)(?!\p{L})|[?？]|怎么|如何|能|可以|不|吗|先|微信|支付宝|刷卡|现金/iu
/** Something else is still to come. */
const BESIDES =
  /(?<!\p{L})(?:else|more|another|add|noch|mehr|anderes|nog|meer|anders|ещё|еще|друго\p{L}*|добав\p{L}+|კიდევ|სხვა)(?!\p{L})|还|别的|再/iu
const LONGEST = 7

/**
 * Whether somebody goes to pay: in as many words anywhere, and at the question whether to, in any that name the till and
 * ask nothing ("all set, I would like to pay", „so, zur Kase").
 */
export function goesToPay(ctx: Context): boolean {
  const { text, state, u } = ctx
  const choosing = state.item !== null && !state.item.line
  const goods = u.want.types.length > 0 && u.intents[0]?.name !== 'checkout.start'
  if (choosing && has(text, 'pay')) return true
  if (state.pending?.ask !== 'checkout' || goods || FIRST.test(text) || comesBesides(text)) return false
  // as it was typed: Käse has its dots, and is no Kasse with a slip
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (HAN.test(text)) return text.length <= 12
  return words.length <= LONGEST && words.some((word) => TILL.some((one) => word === one || nearly(word, one, 4)))
}

/** "I'll order something else as well" is no way to the till. */
export function comesBesides(text: string): boolean {
  return BESIDES.test(text) || has(text, 'also')
}
