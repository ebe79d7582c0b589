import type { IntentName } from '@souk/contract/understanding.ts'

/** Longer texts say more than this. */
const LONGEST = 140

/** A return or an exchange that was asked for is not to be. */
const RETURN_OFF =
  /(?:cancel|undo|withdraw|stop|take back|forget) (?:my|the|this|that) (?:return|exchange)(?!\p{L})|(?:rücksendung|retoure|rückgabe|umtausch)(?: bitte)? (?:stornier|abbrech|zurücknehm|zurückzieh|rückgängig|doch nicht)\p{L}*|(?:retour|ruil\p{L}*)(?: toch)? (?:annuler|intrek|stop)\p{L}*|(?:annuleer|stop) (?:mijn|de|het) (?:retour|ruil)\p{L}*|(?:отмени|отзови|отменить|отозвать)\p{L}* (?:мой |этот )?(?:возврат|обмен|запрос на возврат)|(?:取消|撤回|撤销)(?:我的|这个)?(?:退货|换货|退换)|(?:გააუქმ\p{L}+|გაუქმ\p{L}+) (?:ჩემი )?(?:დაბრუნებ|გადაცვლ)\p{L}*|(?:დაბრუნებ|გადაცვლ)\p{L}*(?: მოთხოვნა)? (?:გააუქმ|გაუქმ)\p{L}*/u

/** A pattern between word boundaries; Chinese has none and is matched anywhere. */
function words(spaced: string, han: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${han}`, 'u')
}

/** What people call the list of what they have saved. */
const LIST = words(
  'wish ?-?lists?|(?:my|the|show|to|saved|from) favou?rites|(?:to|from|on) favou?rite|saved (?:items?|things|list|ones|products|dresses)|(?:my|the) saved(?! (?:cards?|address\\p{L}*|payment\\p{L}*|method\\p{L}*))|my (?:saves|bookmarks|likes)|what (?:did i|have i|i) saved?|wunschliste|wunschzettel|merkliste|merkzettel|(?:meine|zu|den|die|auf|von|aus) favoriten|gemerkte[ns]?|gespeicherte[ns]?|verlanglijst(?:je|jes)?|wensenlijst(?:je)?|(?:mijn|aan|uit|van|de) favorieten|(?:mijn )?bewaarde(?: artikelen| dingen| spullen)?|wat ik (?:heb )?bewaard(?: heb)?|избранн(?:ое|ого|ом|ому|ым)|вишлист\\p{L}*|спис\\p{L}+ желан\\p{L}+|сохраненн\\p{L}+|отложенн\\p{L}+|(?:ჩემი )?რჩეულ\\p{L}*|ფავორიტ\\p{L}*|სურვილების (?:ჩამონათვალ|სი)\\p{L}*|შენახულ\\p{L}*',
  '收藏夹|收藏列表|我的收藏|(?:查看|看看|看一下|打开|显示)(?:我的)?收藏|心愿单|愿望清单|想要清单',
)
const LIST_ALONE = /^[\s\p{P}]*(?:favou?rites|saved|favoriten|favorieten|bewaard|избранное|收藏|რჩეულები)[\s\p{P}]*$/u

const THIS =
  'it|this|that|these|those|them|this one|that one|(?:this|that|the) (?:dress|shirt|shoe|shoes|bag|pair|item|product|one|bouquet|pizza|jacket|coat|skirt|gown|thing)|(?:the )?(?:first|second|third|fourth|fifth|last)(?: one)?'
const SAVE = words(
  `(?:save|bookmark|heart|favou?rite) (?:${THIS})|(?:save|keep|remember|set) (?:${THIS}) (?:for (?:later|me)|aside)|(?:save|bookmark) (?:the|that|this|a) (?:\\S+ ){1,6}for (?:me|later)|save for later|merke?(?: ich)? (?:dir|mir) (?:bitte )?(?:das|die|den|dies\\p{L}*)|(?:das|die|den|dies\\p{L}*)(?: \\p{L}+)? (?:bitte )?(?:merken|speichern)|speichere? (?:bitte |mir )?(?:das|die|den|dies\\p{L}*)|(?:bewaar|onthoud)(?: (?:even|alsjeblieft))? (?:dit|deze|die|dat|het|hem|de)|(?:сохрани(?:те)?|запомни(?:те)?|отложи(?:те)?)(?: мне)? (?:это|эту|этот|эти|его|ее|их|то|ту|тот|перв\\p{L}+|втор\\p{L}+|треть\\p{L}+|последн\\p{L}+)|შეინახე(?:თ)?|დაიმახსოვრე(?:თ)?|გადამინახე(?:თ)?`,
  '收藏(?:这|那|它|第|一下|起来)|^收藏 ?(?=[\\p{Script=Latin}"“「])|先收藏|帮我收藏|加(?:入|到)收藏|存(?:一下)?这',
)
const ADD = words(
  'add|put|save|move|pack\\p{L}*|setz\\p{L}*|leg\\p{L}*|füg\\p{L}*|auf (?:die|meine|den|meinen)|zu (?:meinen|den)|voeg|zet|op (?:mijn|de|het)|aan (?:mijn|de)|добав\\p{L}+|полож\\p{L}+|занес\\p{L}+|в избранное|в вишлист|в список|დაამატე(?:თ)?|ჩაამატე(?:თ)?|ჩააგდე(?:თ)?|რჩეულებში|სიაში|ფავორიტებში',
  '加(?:入|到|进)|放(?:入|到|进)|添加',
)
const TAKE_OFF = words(
  'remove|delete|unsave|drop|clear|empty|take .+ (?:off|out|away)|entfern\\p{L}*|lösch\\p{L}*|nimm|streich\\p{L}*|runter|verwijder\\p{L}*|haal|wis|убери(?:те)?|удали(?:те|ть)?|убрать|вычеркни\\p{L}*|очисти\\p{L}*|წაშალე(?:თ)?|ამოიღე(?:თ)?|ამოშალე(?:თ)?|მოაშორე(?:თ)?|გაასუფთავე(?:თ)?',
  '删(?:掉|除|了)?|取消收藏|移除|去掉|移出|清空',
)
const UNSAVE = /取消收藏|(?<!\p{L})(?:unsave|unheart)(?!\p{L})/u

const TELL = words(
  '(?:tell|let|notify|ping|alert|message|text|remind|inform|write to|e-?mail) (?:me|us)|notify|heads up|bescheid|benachrichtig\\p{L}*|informier\\p{L}*|erinner\\p{L}*|(?:sag|schreib|meld)\\p{L}* (?:mir|uns|dich|euch|es mir)|(?:laat|laten)(?: (?:me|mij|het|ons))* weten|(?:zeg|stuur|meld|waarschuw|verwittig|mail|app|bericht)\\p{L}* (?:me|mij|het|ons)|seintje|berichtje|сообщ\\p{L}+|скаж\\p{L}+|да(?:й|йте) знать|напиш\\p{L}+|уведом\\p{L}+|извест\\p{L}+|შემატყობინ\\p{L}*|მითხარ\\p{L}*|მომწერ\\p{L}*|გამაგებინ\\p{L}*|შემახსენ\\p{L}*|მაცნობ\\p{L}*',
  '告诉我|通知|提醒|叫我|说一声|跟我说|告知',
)
const WHEN = words(
  'when|if|once|as soon as|wenn|sobald|falls|als|wanneer|zodra|когда|если|как только|как (?:по|у|с)\\p{L}+|როცა|როდესაც|როგორც კი|თუ',
  '就|了|时|后|如果|低于|到货|降',
)
const DROP = words(
  'cheaper|(?:the )?price (?:drops?|falls?|goes (?:down|below|under)|comes down|is (?:reduced|lower|below|under))|(?:it )?(?:drops|falls|goes|dips) (?:to |below |under |less than )\\S*|(?:gets|is|costs) (?:below|under|less than|at most|no more than) \\S*\\d\\S*|gets? cheaper|on sale|reduced|goes on sale|price drop|billiger|günstiger|preis (?:sinkt|fällt|runter\\p{L}*)|im preis|reduziert|im angebot|(?:unter|weniger als|höchstens) (?:\\S*\\d\\S*|hundert|fünfzig)|goedkoper|prijs (?:daalt|zakt)|in prijs|afgeprijsd|in de (?:aanbieding|sale|uitverkoop)|(?:onder|minder dan|hoogstens) (?:de )?(?:\\S*\\d\\S*|honderd|vijftig)|подешев\\p{L}+|дешевле|цен\\p{L} (?:упад|сниз|пониз|станет|опуст)\\p{L}+|(?:сниз|упад|пониз)\\p{L}+ (?:цен|в цене)\\p{L}*|скидк\\p{L}+|(?:меньше|ниже|до) \\S*\\d\\S*|გაიაფ\\p{L}*|იაფ\\p{L}*|ფასი? (?:დაიკლ|ჩამო|შემცირ|დაეც)\\p{L}*|ფასდაკლებ\\p{L}*|დაიკლებს|(?:ნაკლებ|ქვემოთ|იაფი)\\p{L}*|-?ზე ნაკლებ\\p{L}*',
  '降价|便宜|低于|打折|跌|减价|不到|以下|特价|降到',
)
/** "… if you have anything under 80" looks for something. */
const LOOKS = words(
  'have|anything|something|any|some|haben|habt|hast|gibt es|etwas|was|hebben|hebt|iets|есть|что-нибудь|что-то|что-либо|გაქვთ|რამე|რაიმე',
  '有没有|有什么|什么',
)
const NO_MORE = words(
  "(?:don'?t|do not|no need to|never mind|stop) (?:tell|notify|watch|alert|remind|ping)\\p{L}*(?: me)?(?: about (?:it|this|that)| any ?more| when| if)|stop watching|no (?:more )?alerts?|cancel (?:the |my )?(?:alert|watch|notification|reminder)s?|(?:brauchst?|musst?) (?:mir )?nicht mehr bescheid\\p{L}*|nicht mehr bescheid(?: sagen| geben)?|(?:nicht mehr|nimmer) beobachten|(?:preis)?alarm (?:löschen|beenden|aus)|niet meer (?:laten weten|melden|waarschuwen|volgen)|(?:hoef\\p{L}*|laat) (?:het |me |mij |je )*niet meer (?:te |laten )*(?:weten|melden|horen|zeggen|waarschuw\\p{L}*|bericht\\p{L}*)|(?:melding|alert) (?:stoppen|verwijderen|annuleren)|(?:больше )?не (?:надо |нужно )?(?:больше )?(?:сообща|уведомля|напомина|следи|следить)\\p{L}*|(?:აღარ|ნუღარ|ნუ) (?:შემატყობინ|მითხრა|მითხრათ|ადევნ|თვალ)\\p{L}*(?: \\p{L}+)?|(?:აღარ|ნუღარ|ნუ) მომწერ\\p{L}*,? (?:როცა|როდის|როგორც|თუ|ფას)\\p{L}*",
  '(?:不用|不必|别|不要)(?:再)?(?:通知|提醒|告诉)|取消(?:到货|降价)?(?:提醒|通知)',
)

/** "It would be nice if you had a wish list" praises one that is not there. */
const MISSED = words(
  'would be|nice if|if you had|should have|wär\\p{L}*|zou|было бы|хорошо бы|сделайте|сделали бы|იქნებოდა|გააკეთეთ',
  '要是有|希望有|建议',
)

/**
 * What is said of the wish list, or of being told when a price falls: its words are few and telling, in folded text. Being
 * told when something is back is learnt like other intents.
 */
export function keepingIn(text: string): IntentName | undefined {
  if (text.length > LONGEST) return undefined
  if (RETURN_OFF.test(text)) return 'return.cancel'
  if (NO_MORE.test(text)) return 'notify.stop'
  if (TELL.test(text) && WHEN.test(text) && DROP.test(text) && !LOOKS.test(text)) return 'notify.price_drop'
  if (UNSAVE.test(text)) return 'wish.remove'
  const named = LIST.test(text)
  if (named && TAKE_OFF.test(text)) return 'wish.remove'
  if (SAVE.test(text) || (named && ADD.test(text))) return 'wish.add'
  return (named && !MISSED.test(text)) || LIST_ALONE.test(text) ? 'wish.show' : undefined
}
