import type { Context } from '../dialogue/context.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import { asksForWords } from '../dialogue/resolve.ts'

/** Where they want to be, what they want to do there, and what says that they only speak of it. */
type Words = { where: RegExp; wish: RegExp; told: RegExp }

const WORDS: readonly Words[] = [
  {
    where:
      /\b(browsers?|web ?sites?|web ?pages?|web version|(on|to|via) the web|on (my|a|the) (computer|laptop|pc|desktop))\b/u,
    wish: /\b(open|see|view|show|look|continue|carry on|go on|switch|move|do this|finish|rather|prefer|instead|link|send|get|use|take)\b/u,
    told: /\b(saw|seen|found|bought|ordered|read|says?|said|shows|return|refund|pay|hard to|difficult|slow|broken|crash\w*|not (work|load|open)\w*|(doesn|does not|won|isn)['’]?t?|down)\b/u,
  },
  {
    where:
      /\b(browser|web-?seite|web-?site|internetseite|homepage|webversion|(am|auf dem|auf meinem) (pc|computer|laptop|rechner)|ins? (web|netz|internet)|im (web|netz|internet))\b/u,
    wish: /(öffn|aufmach|ansehen|anschau|anguck|\bsehen\b|zeig|weiter|lieber|wechsel|\blink\b|schick|nutz|umsteig|fortsetz)/u,
    told: /(gesehen|gefunden|gekauft|bestellt|gelesen|\bsteht\b|funktioniert|kaputt|lädt nicht|geht nicht|zurück(geb|schick)|bezahl|umständlich|langsam|schwer zu)/u,
  },
  {
    where: /\b(browser|web ?site|web ?pagina|site|webversie|op (de|mijn|een) (computer|laptop|pc)|op het web)\b/u,
    wish: /\b(open\w*|bekijk\w*|zien|kijken|verder\w*|doorgaan|liever|overstap\w*|link|stuur|toon|laat|gebruik\w*)\b/u,
    told: /\b(zag|gezien|gevonden|gekocht|besteld|gelezen|staat|werkt|doet het|kapot|lastig|traag|terugst\w*|betalen)\b/u,
  },
  {
    where: /(браузер|сайт|веб-?верси|веб-?страниц|на (моём |моем )?(компьютер|ноутбук|компе))/u,
    wish: /(откр|смотр|увидеть|продолж|перейти|перейд|переключ|лучше|удобнее|ссылк|покаж|показать|через)/u,
    told: /(видел|наш[её]л|нашла|купил|купленн|заказ[аы]л|заказыва|читал|написано|указано|не работа|не откр|не груз|вернуть|возврат|оплат|неудоб|стал|тормоз)/u,
  },
  {
    where: /(浏览器|网页|网站|官网|电脑(上|端)|网页版)/u,
    wish: /(打开|看|继续|转到|换到|切换|链接|用)/u,
    told: /(看到|看过|买的|买过|下单|写着|显示|打不开|不能用|坏了|退|付款|支付|难用|好用|太小|看不清|太慢)/u,
  },
  {
    where: /(ბრაუზერ|საიტ|ვებ-?გვერდ|კომპიუტერ(ზე|იდან|ით)|ლეპტოპ(ზე|იდან|ით)|ვებ-?ვერსი)/u,
    wish: /(გახსენ|გახსნ|გავხსნ|ვნახო|ნახვა|გავაგრძელ|გაგრძელ|გადავიდ|გადასვლ|ლინკ|ბმულ|მირჩევნ|მაჩვენ|ჯობ)/u,
    told: /(ვნახე|ნახული|ვიპოვე|ვიყიდე|შევუკვეთ|წერია|ეწერა|არ მუშაობ|არ იხსნება|დაბრუნებ|გადახდ)/u,
  },
]
const LONGEST = 90

/** Whether somebody wants to go on in a browser, in any of our languages, rather than says something of a website. */
export function asksForBrowser(text: string): boolean {
  const words = text.toLowerCase().normalize('NFC')
  if (words.length > LONGEST) return false
  return WORDS.some(({ where, wish, told }) => where.test(words) && wish.test(words) && !told.test(words))
}

/**
 * A shopper in a messenger who would rather have a browser: the address of the thread there. The server makes it one that
 * opens the thread, as it sends it. In a browser they are where they want to be.
 */
export function inBrowser(ctx: Context): Decision | undefined {
  const { channel } = ctx.turn
  if (channel.kind === 'web' || asksForWords(ctx) || !asksForBrowser(ctx.text)) return undefined
  return { moves: [{ do: 'say', key: 'browser.link', args: { url: `${ctx.shop.url}#open` } }], understood: true }
}
