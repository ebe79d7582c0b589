import { z } from 'zod'

/** What is offered on the page of a payment: the words that whoever agrees has agreed to. */
export const MandateOffer = z.object({ words: z.string(), language: z.string() })
export type MandateOffer = z.infer<typeof MandateOffer>

const WORDS: Record<string, string> = {
  en: 'Keep this payment method. {shop} may charge it when I order something in our thread. I can end this at any time, in the menu of the thread.',
  de: 'Diese Zahlungsart merken. {shop} darf sie belasten, wenn ich in unserem Chat etwas bestelle. Ich kann das jederzeit im Menü des Chats beenden.',
  nl: 'Deze betaalwijze bewaren. {shop} mag ermee afrekenen als ik in ons gesprek iets bestel. Ik kan dit altijd stoppen in het menu van het gesprek.',
  ru: 'Сохранить этот способ оплаты. {shop} может списывать с него деньги, когда я заказываю что-то в нашей переписке. Я могу отменить это в любой момент в меню переписки.',
  zh: '保存此支付方式。当我在会话中下单时，{shop} 可以用它扣款。我可以随时在会话菜单中取消。',
  ka: 'შეინახეთ გადახდის ეს საშუალება. როცა ჩვენს მიმოწერაში რამეს შევუკვეთავ, {shop} შეძლებს მისგან თანხის ჩამოჭრას. ამის გაუქმება ნებისმიერ დროს შემიძლია მიმოწერის მენიუში.',
}

/** The mandate in the buyer's language, or in English. */
export function mandateOffer(shop: string, language: string): MandateOffer {
  const spoken = new Intl.Locale(language).language
  const words = WORDS[spoken]
  return { words: (words ?? WORDS['en'] ?? '').replace('{shop}', shop), language: words === undefined ? 'en' : spoken }
}
