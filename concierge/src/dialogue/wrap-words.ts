import { foldText } from '../text/normalise.ts'

/** What somebody says of having it wrapped: do it, leave it, or the question whether that is done here. */
export type WrapWords = 'wrap' | 'plain' | 'asks'

function words(spaced: string, other: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${other}`, 'u')
}

/** A wrap dress is worn and a chicken wrap eaten: the verb needs something to wrap, or to be about a gift. */
const WRAP = words(
  'gift[ -]?wrap\\p{L}*|wrap(?:ped)? (?:it|them|this|that|these|those|everything|my order|the order)(?: up)?|(?:it|them|this|that|everything) (?:all )?(?:be )?(?:nicely |beautifully )?wrapped|(?:nicely|beautifully) wrapped|wrapped (?:up )?(?:as|for|like) (?:a |my )?(?:gift|present)s?|wrapping(?: paper)?|put it in (?:a )?gift (?:box|paper)|' +
    '(?:als |zum )?geschenk\\p{L}* (?:ein|ver)(?:zu|ge)?pack\\p{L}*|(?:ein|ver)(?:zu)?packen|eingepackt|geschenkverpack\\p{L}*|geschenkpapier|pack(?:e|t|en)?(?: \\p{L}+){1,6} ein|' +
    '(?:in|ver)(?:ge)?pak(?:t|ken|te)|in te pakken|cadeauverpakking|cadeaupapier|geschenkverpakking|pak(?: \\p{L}+){1,5} in|' +
    '(?:подарочн\\p{L}+ |праздничн\\p{L}+ )?упаков(?:ать|ывать|ывайте|ка|ке|ку|кой|ки)|упаку\\p{L}+|заверн(?:ите|и|уть|ут)|в подарочн\\p{L}+ (?:бумаг|короб|обертк)\\p{L}*',
  '(?:礼品|礼物)?包装|包起来|包(?:一下|成礼物|好看)|装(?:进|在|到)?礼品?盒|用礼品?盒|შე(?:მი|გვი|უ)?ფუთ|შე(?:მი|გვი|უ)?ახვი|სასაჩუქრე (?:ყუთ|ქაღალდ)',
)
const PLAIN = words(
  "(?:no|without|skip the|don'?t need (?:the )?|not) (?:gift[ -]?)?wrap\\p{L}*|(?:don'?t|do not|needn'?t|no need to) (?:gift[ -]?)?wrap\\p{L}*|" +
    '(?:nicht|doch nicht) (?:als geschenk )?(?:ein|ver)(?:zu)?pack\\p{L}*|(?:nicht|nichts) eingepackt|(?:ohne|keine) (?:geschenk)?verpackung|' +
    '(?:niet|toch niet) (?:in|ver)(?:ge)?pak\\p{L}*|(?:niet|toch niet) in te pakken|(?:zonder|geen) (?:cadeau|geschenk)?(?:verpakking|papier)|' +
    'не (?:надо |нужно )?(?:упаков\\p{L}+|упаку\\p{L}+|заворачив\\p{L}+)|без (?:подарочной )?упаковки|упаковк\\p{L}+ не (?:надо|нужна)',
  '不(?:用|要|需要)?包装|别包|არ (?:შეფუთოთ|შეფუთო|მინდა შეფუთვა)|შეფუთვის გარეშე|უშეფუთოდ',
)
/** How a thing is packed is asked of the shop, and orders no wrapping. */
const HOW =
  /(?<!\p{L})(?:how|what|which|why|when|wie|was|welche\p{L}*|warum|wann|hoe|wat|welke|waarom|как|какая|какой|что|почему|сколько|როგორ|რა|რამდენ\p{L}*)(?!\p{L})|怎么|什么|多少/u
const WORN = /wrap (?:dress|skirt|top|blouse|coat|cardigan)|wickel(?:kleid|rock)/u

export function wrapIn(text: string): WrapWords | null {
  const folded = foldText(text)
  if (text.length > 200 || WORN.test(folded)) return null
  if (PLAIN.test(folded)) return 'plain'
  if (!WRAP.test(folded) || HOW.test(folded)) return null
  return /[?？]|吗/.test(text) ? 'asks' : 'wrap'
}
