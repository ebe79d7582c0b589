import type { Language } from '@souk/contract/understanding.ts'

/**
 * Whole messages by which people stop, start again or ask what this is; case, punctuation and ё are folded by the
 * reader. Each stands alone: "stop the order" is no wish to be left in peace.
 */
export type ConsentWords = Record<Language, readonly string[]>

/** No more messages. Anything here counts on every channel. */
export const STOP_WORDS: ConsentWords = {
  en: words(`stop|stop all|stopall|stop it|stop messages|stop messaging me|stop texting me|stop sending me messages|please stop|
    unsubscribe|unsubscribe me|unsub|opt out|opt-out|optout|opt me out|remove me|remove me from your list|take me off your list|
    take me off the list|no more messages|no more texts|don't message me|do not message me|don't text me|do not text me|
    don't contact me|do not contact me|don't write to me|stop spamming|stop spamming me|stop contacting me|leave me alone|revoke|
    i want to unsubscribe|delete my number|stop promotions|no more ads|no marketing`),
  de: words(`stop|stopp|stoppen|abmelden|abbestellen|bitte abmelden|ich möchte mich abmelden|abmeldung|newsletter abbestellen|
    keine nachrichten mehr|keine werbung|keine werbung mehr|bitte keine nachrichten mehr|schreibt mir nicht mehr|
    schreiben sie mir nicht mehr|nicht mehr schreiben|hört auf|hört auf mir zu schreiben|hör auf|aufhören|bitte aufhören|
    austragen|bitte austragen|lasst mich in ruhe|lass mich in ruhe|lassen sie mich in ruhe|kontaktiert mich nicht mehr|
    löscht meine nummer|widerruf einwilligung|einwilligung widerrufen|bitte löschen sie meine nummer`),
  nl: words(`stop|stoppen|afmelden|uitschrijven|meld me af|meld mij af|schrijf me uit|ik wil me afmelden|ik wil me uitschrijven|
    geen berichten meer|geen reclame|geen reclame meer|stuur me geen berichten meer|stuur geen berichten meer|hou op|houd op|
    ophouden|stop met berichten|stop met appen|stop met sturen|laat me met rust|app me niet meer|niet meer appen|
    niet meer sturen|verwijder mijn nummer|haal me van de lijst|opzeggen nieuwsbrief|nieuwsbrief opzeggen|afzeggen nieuwsbrief`),
  ru: words(`стоп|отписаться|отписка|отпишите меня|отпишите|отпиши меня|отпиши|хочу отписаться|отписать|не пишите мне|
    не пишите|не пишите мне больше|больше не пишите|больше не пишите мне|хватит писать|хватит мне писать|хватит спамить|
    хватит|прекратите|прекратите писать|перестаньте писать|перестаньте|не присылайте|не присылайте больше|
    больше не присылайте|не надо рассылок|без рассылки|без рекламы|не беспокоить|не беспокойте меня|оставьте меня в покое|
    отключить рассылку|отказ от рассылки|отказаться от рассылки|удалите мой номер|удалите меня из рассылки|stop|otpiska|
    otpisatsya|ne pishite`),
  zh: words(`退订|td|取消订阅|停止|停止发送|不要再发了|别再发了|别发了|不要发了|不要再发消息|不要再发信息|不要给我发消息|别给我发消息|
    不要打扰我|别打扰我|请勿打扰|不想再收到|不想收到消息|不想再收到信息|拒收|拒绝接收|取消关注|取消推送|不要推送|退出订阅|
    停止推送|停止接收|停|删除我的号码|退訂|取消訂閱|stop`),
  ka: words(`სტოპ|გამოწერის გაუქმება|გააუქმეთ გამოწერა|გამოწერა გააუქმეთ|მინდა გამოწერის გაუქმება|შეწყვიტეთ|შეწყვიტე|
    ნუ მომწერთ|აღარ მომწეროთ|აღარ მომწერო|ნუღარ მომწერთ|აღარ მინდა შეტყობინებები|აღარ გამომიგზავნოთ|ნუ გამომიგზავნით|
    ნუღარ გამომიგზავნით|გათიშვა|გამორთეთ შეტყობინებები|შეტყობინებების გამორთვა|აღარ მინდა რეკლამა|რეკლამა არ მინდა|
    თავი დამანებეთ|ნუ მაწუხებთ|წაშალეთ ჩემი ნომერი|ამომშალეთ სიიდან|stop|nu momtsert|agar momtserot`),
}

/** Single words that carriers take as STOP in a text message; elsewhere they may well be about an order. */
export const SMS_STOP_WORDS: ConsentWords = {
  en: words('end|quit|arret'),
  de: words('ende|beenden|raus'),
  nl: words('einde|stoppen sms|uit'),
  ru: words('конец|отказ|выкл'),
  zh: words('t|结束|退出'),
  ka: words('დასრულება|გასვლა'),
}

/** What carriers in the United States take as STOP although people may mean their order. */
export const CANCEL_WORDS: ConsentWords = {
  en: words('cancel'),
  de: words('abbrechen|stornieren'),
  nl: words('annuleren'),
  ru: words('отмена'),
  zh: words('取消'),
  ka: words('გაუქმება'),
}

/** Messages are welcome again. */
export const START_WORDS: ConsentWords = {
  en: words(`start|unstop|subscribe|subscribe me|resubscribe|opt in|opt-in|optin|sign me up|opt me in|start again|
    start messages|you can message me again|yes subscribe`),
  de: words(`start|anmelden|abonnieren|wieder anmelden|newsletter abonnieren|ich möchte mich anmelden|ihr dürft wieder schreiben|
    wieder schreiben|einschreiben|bitte anmelden`),
  nl: words(`start|aanmelden|inschrijven|abonneren|meld me aan|schrijf me in|ik wil me aanmelden|weer aanmelden|
    jullie mogen weer berichten sturen`),
  ru: words(`старт|подписаться|подпишите меня|подписка|подпишите|хочу подписаться|возобновить|возобновить рассылку|
    включить рассылку|можете писать|снова подписаться|начать|start`),
  zh: words('订阅|开始|重新订阅|恢复订阅|我要订阅|开启推送|可以发消息|訂閱|恢复|start'),
  ka: words(`სტარტ|გამოწერა|მინდა გამოწერა|გამოვიწერ|თავიდან გამოწერა|ჩამრთეთ|დაწყება|ჩართეთ შეტყობინებები|
    შეტყობინებების ჩართვა|შეგიძლიათ მომწეროთ|start`),
}

/** What carriers have answered with who writes and how it ends. */
export const HELP_WORDS: ConsentWords = {
  en: words('help|info'),
  de: words('hilfe|info'),
  nl: words('help|hulp|info'),
  ru: words('помощь|справка|инфо|хелп'),
  zh: words('帮助|幫助|说明'),
  ka: words('დახმარება|ინფო'),
}

/** What confirms an agreement when it is asked for. */
export const YES_WORDS: ConsentWords = {
  en: words('yes|y|yes please|confirm'),
  de: words('ja|j|ja bitte|ja gerne|bestätigen'),
  nl: words('ja|j|ja graag|bevestigen'),
  ru: words('да|да конечно|подтверждаю|da'),
  zh: words('是|是的|好|好的|同意|确认'),
  ka: words('კი|დიახ|ვეთანხმები|ki'),
}

function words(list: string): readonly string[] {
  return list.split('|').map((word) => word.trim())
}
