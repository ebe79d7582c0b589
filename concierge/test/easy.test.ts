import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { DRESSES, SHOPS, withPickup } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const ADDRESS = 'Jan Bakker, Prinsengracht 10, 1015 DV Amsterdam, jan@example.com'

async function atDelivery(language: Language, text: string): Promise<Thread> {
  const thread = await new Thread(world(withPickup(SHOPS.fashion)), language).talk(
    language,
    'red prom dress',
    '1',
    '38',
  )
  await thread.tap('checkout')
  return thread.talk(language, ADDRESS, text)
}

const ALBA = DRESSES[1]?.id ?? ''

async function atAlba(language: Language, taps: string[], text: string): Promise<Thread> {
  const thread = new Thread(world(SHOPS.fashion), language)
  thread.language = language
  await thread.send('prom dress')
  for (const tap of taps) await thread.tap(tap)
  thread.language = language
  await thread.send(text)
  return thread
}

const WAYS: Record<Language, [string, string][]> = {
  en: [
    ['most economical', 'standard'],
    ['the quickest', 'express'],
    ['soonest', 'express'],
    ['least expensive', 'standard'],
    ['whatever is cheaper', 'standard'],
    ['lowest price option', 'standard'],
    ['the one that costs least', 'standard'],
    ['most affordable', 'standard'],
    ['whichever costs less', 'standard'],
    ['the speediest', 'express'],
    ['earliest possible', 'express'],
    ['stadnard', 'standard'],
    ['exprees', 'express'],
    ['any', 'standard'],
    ['you choose', 'standard'],
    ['no preference', 'standard'],
    ['the cheepest', 'standard'],
    ['fasetst', 'express'],
    ['either is fine', 'standard'],
    ['the swiftest one', 'express'],
    ['whichever is the fastest', 'express'],
    ['dont care', 'standard'],
    ['the budget option', 'standard'],
    ['cheapst', 'standard'],
  ],
  de: [
    ['am günstigsten', 'standard'],
    ['die preiswerteste', 'standard'],
    ['möglichst billig', 'standard'],
    ['das sparsamste', 'standard'],
    ['was am wenigsten kostet', 'standard'],
    ['möglichst schnell', 'express'],
    ['die flotteste', 'express'],
    ['egal', 'standard'],
    ['such dir was aus', 'standard'],
    ['am frühesten', 'express'],
    ['billgste', 'standard'],
    ['die schnelste', 'express'],
    ['expres', 'express'],
    ['was billiger ist', 'standard'],
    ['das schnellere', 'express'],
    ['mir gleich', 'standard'],
    ['kostengünstigste', 'standard'],
    ['spielt keine rolle', 'standard'],
  ],
  nl: [
    ['de voordeligste', 'standard'],
    ['het goedkoopst', 'standard'],
    ['wat het minst kost', 'standard'],
    ['zo goedkoop mogelijk', 'standard'],
    ['zo snel mogelijk', 'express'],
    ['de vlotste', 'express'],
    ['maakt niet uit', 'standard'],
    ['kies maar', 'standard'],
    ['de snelst', 'express'],
    ['zuinigste', 'standard'],
    ['godkoopste', 'standard'],
    ['het eerst', 'express'],
    ['maakt me niks uit', 'standard'],
    ['de rapste', 'express'],
    ['om het even', 'standard'],
  ],
  ru: [
    ['самый экономный', 'standard'],
    ['что подешевле', 'standard'],
    ['самую дешевую', 'standard'],
    ['наименее затратный', 'standard'],
    ['самый выгодный', 'standard'],
    ['самую быструю', 'express'],
    ['как можно быстрее', 'express'],
    ['без разницы', 'standard'],
    ['выбирайте сами', 'standard'],
    ['любой', 'standard'],
    ['дешевел', 'standard'],
    ['подешевел', 'standard'],
    ['самый скорый', 'express'],
    ['максимально быстро', 'express'],
    ['все равно', 'standard'],
    ['минимальная цена', 'standard'],
    ['экспрес', 'express'],
    ['не важно', 'standard'],
  ],
  zh: [
    ['最实惠的', 'standard'],
    ['哪个便宜选哪个', 'standard'],
    ['最划算的', 'standard'],
    ['越快越好', 'express'],
    ['最早到的', 'express'],
    ['随便', 'standard'],
    ['你帮我选', 'standard'],
    ['都可以', 'standard'],
    ['最经济的', 'standard'],
    ['运费最少的', 'standard'],
    ['哪个快就哪个', 'express'],
    ['速度最快', 'express'],
    ['无所谓', 'standard'],
  ],
  ka: [
    ['ყველაზე იაფი', 'standard'],
    ['რომელიც უფრო იაფია', 'standard'],
    ['ყველაზე ეკონომიური', 'standard'],
    ['ყველაზე სწრაფი', 'express'],
    ['რაც შეიძლება სწრაფად', 'express'],
    ['სულერთია', 'standard'],
    ['თქვენ აირჩიეთ', 'standard'],
    ['ნებისმიერი', 'standard'],
    ['ყველაზე ადრე', 'express'],
    ['ყველაზე ხელსაყრელი', 'standard'],
    ['იაფიი', 'standard'],
    ['არ აქვს მნიშვნელობა', 'standard'],
  ],
}

const COLOURS: Record<Language, [string, string][]> = {
  en: [
    ['in the blakc', 'Black'],
    ['whtie', 'White'],
    ['wite', 'White'],
    ['blak please', 'Black'],
    ['balck', 'Black'],
    ['the whit one', 'White'],
    ['any', 'White'],
    ['no matter', 'White'],
    ['you choose', 'White'],
    ['the first', 'White'],
    ['second', 'Black'],
    ['number two', 'Black'],
    ['I dont mind', 'White'],
    ['either', 'White'],
    ['whichever you like', 'White'],
    ['the last one', 'Black'],
    ['pick for me', 'White'],
  ],
  de: [
    ['schwrz', 'Black'],
    ['in swharz', 'Black'],
    ['egal welche', 'White'],
    ['die zweite', 'Black'],
    ['die erste', 'White'],
    ['such du aus', 'White'],
    ['wiess', 'White'],
    ['mir egal', 'White'],
    ['schwaz bitte', 'Black'],
    ['entscheide du', 'White'],
  ],
  nl: [
    ['zwat', 'Black'],
    ['zwrat', 'Black'],
    ['wti', 'White'],
    ['de tweede', 'Black'],
    ['maakt niet uit', 'White'],
    ['de eerste', 'White'],
    ['kies jij maar', 'White'],
    ['witt', 'White'],
  ],
  ru: [
    ['беелый', 'White'],
    ['чорный', 'Black'],
    ['черрный', 'Black'],
    ['белй', 'White'],
    ['второй', 'Black'],
    ['первый', 'White'],
    ['любой', 'White'],
    ['без разницы', 'White'],
    ['на ваше усмотрение', 'White'],
    ['неважно', 'White'],
  ],
  zh: [
    ['第二个', 'Black'],
    ['第一个', 'White'],
    ['随便', 'White'],
    ['你定', 'White'],
    ['黑的', 'Black'],
    ['都行', 'White'],
  ],
  ka: [
    ['თერთი', 'White'],
    ['შვი', 'Black'],
    ['თეტრი', 'White'],
    ['მეორე', 'Black'],
    ['პირველი', 'White'],
    ['სულ ერთია', 'White'],
    ['თქვენ აირჩიეთ', 'White'],
    ['შავ', 'Black'],
  ],
}

const SIZES: Record<Language, [string, string][]> = {
  en: [
    ['the first', '36'],
    ['third one', '40'],
    ['the secnod', '38'],
    ['38', '38'],
    ['thirty eight', '38'],
    ['any size', '36'],
  ],
  de: [
    ['die dritte', '40'],
    ['achtunddreißig', '38'],
    ['erste', '36'],
  ],
  nl: [
    ['de derde', '40'],
    ['achtendertig', '38'],
  ],
  ru: [
    ['третий', '40'],
    ['тридцать восемь', '38'],
    ['первый', '36'],
  ],
  zh: [
    ['第三个', '40'],
    ['三十八', '38'],
  ],
  ka: [
    ['მესამე', '40'],
    ['ოცდათვრამეტი', '38'],
  ],
}

describe.each(LANGUAGES)('%s: an easy answer', (language) => {
  it.each(WAYS[language])('"%s" is %s', async (text, way) => {
    const thread = await atDelivery(language, text)
    expect(thread.world.checkout?.shippingOption).toBe(way)
  })

  it.each(COLOURS[language])('"%s" is %s', async (text, colour) => {
    const thread = await atAlba(language, [`show:${ALBA}`], text)
    expect(thread.state?.item).toMatchObject({ offer: ALBA, options: { Colour: colour } })
  })

  it.each(SIZES[language])('"%s" is size %s', async (text, size) => {
    const thread = await atAlba(language, [`show:${ALBA}`, `variant:${ALBA}:Colour=White`], text)
    expect(thread.world.cart.lines).toMatchObject([{ offer: ALBA, options: { Size: size } }])
  })
})

it('what was chosen for the shopper is said', async () => {
  const thread = await atAlba('en', [`show:${ALBA}`], 'you choose')
  expect(thread.text).toContain('White')
})

it('a change of mind counts the things and not their sizes', async () => {
  const thread = await atAlba('en', [`show:${ALBA}`, `variant:${ALBA}:Colour=White`], 'hm no, the third one instead')
  expect(thread.state?.item?.offer).toBe(DRESSES[2]?.id)
})
