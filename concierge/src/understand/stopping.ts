import { LANGUAGES } from '@souk/contract/understanding.ts'
import { STOP_WORDS } from '../lexicon/data/opt-out.ts'
import { foldText } from '../text/normalise.ts'

const WHOLE: ReadonlySet<string> = new Set(LANGUAGES.flatMap((language) => STOP_WORDS[language].map(bareWords)))

/** What may stand around a bare STOP and changes nothing. */
const POLITE =
  /(?<!\p{L})(?:please|pls|plz|it|this|that|now|ok|okay|right|just|already|thanks?|thank you|immediately|bitte|jetzt|sofort|danke|mal|nun|alsjeblieft|a\.?u\.?b\.?|nu|maar|gewoon|direct|bedankt|пожалуйста|пжл|уже|сейчас|немедленно|спасибо|все|გთხოვთ|ახლავე|ახლა|მადლობა|რა)(?!\p{L})|请|立刻|马上|现在|谢谢|吧|了|啊/gu

/** What says that it is messages which shall stop, or who is to be left in peace. */
const MESSAGES =
  /(?<!\p{L})(?:messag\p{L}*|texts?|texting|sms|e-?mails?|emailing|mails?|mailing|newsletters?|spam\p{L}*|notif\p{L}*|notis|alerts|ads|adverts?|advertis\p{L}*|marketing|promos?|promotion\p{L}*|contact(?:ing|s)?|writing|write (?:to )?me|pinging|bother\p{L}*|bugging|harass\p{L}*|pester\p{L}*|annoying|opt\p{L}*|mailing list|whatsapps?|communication|updates|offers|newsletter|rassylk\p{L}*|reklam\p{L}*|hear(?:ing)? from|leave me|alone|remove me|take me off|(?:my|delete|remove) (?:phone )?number|dm|dms|dming|consent|mute)(?!\p{L})|(?<!\p{L})(?:nachrichten?|mitteilung\p{L}*|schreib\p{L}*|angeschrieben|werb\p{L}*|benachricht\p{L}*|abmeld\p{L}*|abgemeldet|abbestell\p{L}*|austrag\p{L}*|verteiler|kontakt\p{L}*|in (?:ruhe|frieden)|nerv\p{L}*|beläst\p{L}*|stören|stört|einwilligung\p{L}*|zustimmung|infos|aktionen|post von euch|bericht\p{L}*|appjes|appen|app me|reclame\p{L}*|melding\p{L}*|afmeld\p{L}*|uitschrijv\p{L}*|schrijf\p{L}*|met rust|(?:me|mij) (?:\p{L}+ ){1,3}lijst|lastig\p{L}*|\p{L}*mail(?:s|tjes)?|post van jullie|toestemming|contacteer|aanbiedingen)(?!\p{L})|сообщен|смс|рассыл|пиши|пишет|писать|спам|уведомл|реклам|отпи[сш]|беспоко|в покое|доста(?:ли|вать)|надоед|связыва|контактир|письм|номер|согласи|оповещ|акци|消息|信息|短信|推送|广告|打扰|骚扰|烦我|联系我|天天?推|别.?推|促销|通知|邮件|群发|接收|收到|拉黑|取关|取消关注|号码|შეტყობინ|მესიჯ|მესიჯ|მომწერ|მწერ|წერა|წერთ|რეკლამ|თავი დამანებ|მაწუხებ|შემაწუხ|შეაწუხ|ნომერ|სიიდან|სპამ|ეს-?ემ-?ეს|სმს|მეილ|წერილ|კონტაქტ|თანხმობ|დამიკავშირ|მაცნობ|მატყობინ|სიახლე|აქცი/u

/** What ends with a list, or goes to somebody: a thing as well as a message. */
const SENDING =
  /(?<!\p{L})(?:sending|(?:your|the|this) list|getting th\p{L}+|receiv\p{L}*|schick\p{L}*|send\p{L}*|zusenden|gesendet|stuur\p{L}*|sturen|lijst)(?!\p{L})|присыл|слать|шлите|отправля|список|списка|发给我|给我发|再发|别发|停发|გამომიგზავნ|გაგზავნ|გამოგზავნ|მიგზავნ/u
/** Not this once: not any more. */
const ANY_MORE =
  /(?<!\p{L})(?:any ?more|no more|never|ever|again|mehr|nie(?:mals)?|wieder|meer|nooit|больше|никогда)(?!\p{L})|再|以后|永远|აღარ|ნუღარ|არასოდეს/u
/** Newsletters are subscribed to; so is what comes every week. */
const SUBSCRIBED = /(?<!\p{L})(?:subscri\p{L}*|unsub\p{L}*|abo|abonnement)(?!\p{L})|подпис|退订|订阅|გამოწერ/u
const PLAN = /(?<!\p{L})(?:plan|box|subscription|abo|abonnement)(?!\p{L})|подписк\p{L}* на|套餐|订阅(?:盒|计划)|გეგმ/u

/** "Stop" as people say it to interrupt, and its object where an order is to be stopped. */
const INTERRUPTS = /(?<!\p{L})(?:stop+|halt|стоп|стой(?:те)?|სტოპ|მოიცა(?:დე(?:თ)?)?)(?!\p{L})|^停/u
const ORDER =
  /(?<!\p{L})(?:(?:my|the|this|that) (?:order|delivery|shipment|shipping|parcel|package|purchase)|bestellung|lieferung|auftrag|paket|(?:mijn|de|die) (?:bestelling|levering|zending|bezorging))(?!\p{L})|(?:мой|этот|мою|эту)? ?(?:заказ|доставку|посылку)(?!\p{L})|订单|发货|配送|შეკვეთ|მიტანა|მიწოდება/u

/**
 * Whether an opt-out may be meant: STOP alone, said twice or politely, or with what is to stop. "Stop, I want the first
 * one" interrupts, and who says what they want to buy, or which thing not to send, does not go away.
 */
export function mayOptOut(text: string, shopping: boolean, thing = false): boolean {
  const folded = foldText(text)
  if (MESSAGES.test(folded) || isBareStop(text)) return true
  if (SUBSCRIBED.test(folded)) return !(thing && PLAN.test(folded))
  if (SENDING.test(folded)) return !shopping || ANY_MORE.test(folded)
  return !shopping && !INTERRUPTS.test(folded)
}

/** What ends a sentence; a comma does before the last one alone, as "stop, go back" interrupts. */
const SENTENCE = /[.!?;。！？；]+|\s-\s|\s{2,}/u
const LAST = /[,，、]\s*(?=[^,，、]*$)/u
/** Said before a STOP it makes that an interruption. */
const WAIT =
  /^(?:wait|hold on|hang on|no+|nope|warte?t?|moment|nein|wacht|nee|подожди(?:те)?|погоди(?:те)?|нет|不|不是|等等|等一下|არა|მოიცა(?:დე(?:თ)?)?)$/u
/** Whoever is written to does not want to be: no classifier has to have learnt it. */
const PEACE =
  /(?<!\p{L})(?:not|never|no longer)(?: \p{L}+)? (?:message|text|e-?mail|contact|write|msg|dm|spam|bother|ping)(?: to)? me(?!\p{L}| (?:before|after|until|till|unless|between))|(?<!\p{L})hör(?:t|en)?(?: \p{L}+){0,3} auf(?: \p{L}+){0,3} (?:an(?:zu)?|zu )?schreib|(?<!\p{L})(?:streich\p{L}*|nehm\p{L}*|nimm|lösch\p{L}*|entfern\p{L}*|trag\p{L}*)(?: \p{L}+){0,3} mich(?: \p{L}+){0,3} (?:liste|verteiler|datei|datenbank|kartei|aus)(?!\p{L})|撤(?:回|销)(?:我的?)?同意/u

export function wantsPeace(text: string): boolean {
  return PEACE.test(foldText(text))
}

/** STOP as a sentence beside others: "Wrong number, stop". */
export function stopsBeside(text: string): boolean {
  const folded = foldText(text)
  if (folded.split(SENTENCE).some((one) => isStop(one.trim()))) return true
  const [before = '', last = ''] = folded.split(LAST)
  return isStop(last) && !WAIT.test(bareWords(before))
}

/** "Stop my delivery". */
export function stopsOrder(text: string): boolean {
  const folded = foldText(text)
  return INTERRUPTS.test(folded) && ORDER.test(folded) && !MESSAGES.test(folded)
}

const STOPS = /^(?:stop+(?:en|all|2\p{L}+)?|стоп|სტოპ|停止?)$/u
const SIGN = /^[🛑⛔\u{fe0f}]+$/u

/**
 * STOP in any language, alone or nearly so, or alone in its line whatever a mail program puts under it: obeyed at once,
 * whatever a model thinks of it.
 */
export function isStop(text: string): boolean {
  const [line = ''] = text.trim().split(/\n|\s{2,}/)
  return STOPS.test(once(text)) || STOPS.test(once(line)) || SIGN.test(text.trim())
}

/** One of the phrases that always mean it. */
export function isBareStop(text: string): boolean {
  return WHOLE.has(once(text)) || WHOLE.has(bareWords(foldText(text)))
}

/** S T O P */
const SPELT = /(?<!\p{L})(?:\p{L} ){3,}\p{L}(?!\p{L})/gu

/** Without politeness, each word once: "Stop, stop please" is "stop". */
function once(text: string): string {
  const words = bareWords(foldText(text).replace(POLITE, ' ')).replace(SPELT, (letters) => letters.replaceAll(' ', ''))
  return [...new Set(words.split(' '))].join(' ')
}

/** A message as these words are kept: no signs around them, one space between. */
export function bareWords(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s'?-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A verb of going to the till, denied or put off: "don't check out yet", «пока не оформляйте», 先不下单. */
const NOT_YET =
  /(?<!\p{L})(?:(?:don'?t|do not|not|won'?t)(?: (?:want|wanna|going|gonna|ready|yet|to|me|quite|the)){0,3} (?:check(?:ing)? ?out|order(?:ing)?|pay(?:ing)?|plac(?:e|ing)|buy(?:ing)?)|noch nicht(?: \p{L}+){0,2} (?:bestell|bezahl|zahl|abschlie|abschick|kauf)\p{L}*|nog niet(?: \p{L}+){0,2} (?:bestel|betal|afreken|kopen)\p{L}*|(?:не|рано|подожди\p{L}*)(?: (?:надо|нужно|буду|будем|хочу|стоит|пока|еще|ещё|сейчас)){0,3} (?:оформля|оформи|заказыва|оплачива|покупа|плати)(?!л)\p{L}*|(?:ჯერ )?(?:არ|ნუ|ნუღარ|აღარ) (?:\p{L}+ )?(?:გააფორმ|ვაფორმ|გავაფორმ|ვიხდი|გადავიხდ|ვყიდულ|შევუკვეთ|ვუკვეთ)\p{L}*)(?!\p{L})|(?:先|还|暂时|现在)(?:不|别)(?:要|想|急着|用)?(?:下单|付款|付钱|结账|买单|支付|结)|(?:先|暂时|现在)?别(?:下单|付款|结账|买单)/u

/** Whether what leads to the till is put off in so many words. */
export function putsOff(text: string): boolean {
  return NOT_YET.test(foldText(text))
}
