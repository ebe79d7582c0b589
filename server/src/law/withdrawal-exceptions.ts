import type { WithdrawalException } from '@souk/contract/legal.ts'
import { type Jurisdiction, jurisdictionOf, said, type Wording } from './rule.ts'
import { hasWithdrawal } from './withdrawal.ts'

type Exception = {
  /** `none`: there is no right from the beginning; `ends`: there is, until something happens. */
  right: 'none' | 'ends'
  sources: Readonly<Record<Exclude<Jurisdiction, 'US'>, string>>
  /** What the shopper is told before ordering. */
  text: Wording
}

const uk = (section: string) => `Consumer Contracts Regulations 2013, ${section}`

export const WITHDRAWAL_EXCEPTIONS: Readonly<Record<WithdrawalException, Exception>> = {
  service_done: {
    right: 'ends',
    sources: {
      DE: '§ 356 Abs. 4 BGB',
      NL: 'art. 6:230p, onder d BW',
      EU: 'Art. 16(a) Directive 2011/83/EU',
      UK: uk('reg. 36(2)'),
    },
    text: {
      en: 'The right of withdrawal ends once the service has been fully performed, begun at your express wish.',
      de: 'Das Widerrufsrecht erlischt, sobald die auf Ihren ausdrücklichen Wunsch begonnene Dienstleistung vollständig erbracht ist.',
      nl: 'Het herroepingsrecht vervalt zodra de dienst, die op uw uitdrukkelijk verzoek is begonnen, volledig is verricht.',
      ru: 'Право отказа прекращается, когда услуга, начатая по вашему прямому желанию, полностью оказана.',
      zh: '应您明确要求开始的服务一经全部履行，撤销权即告终止。',
      ka: 'უარის უფლება წყდება, როცა თქვენი მკაფიო სურვილით დაწყებული მომსახურება სრულად გაიწევა.',
    },
  },
  market_price: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 8 BGB',
      NL: 'art. 6:230p BW',
      EU: 'Art. 16(b) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(a)'),
    },
    text: {
      en: 'No right of withdrawal: the price follows the financial market.',
      de: 'Kein Widerrufsrecht: Der Preis hängt von Schwankungen auf dem Finanzmarkt ab.',
      nl: 'Geen herroepingsrecht: de prijs is gebonden aan schommelingen op de financiële markt.',
      ru: 'Отказаться нельзя: цена зависит от колебаний финансового рынка.',
      zh: '不适用撤销权：价格随金融市场波动。',
      ka: 'უარის უფლება არ მოქმედებს: ფასი ფინანსურ ბაზარზეა დამოკიდებული.',
    },
  },
  custom_made: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 1 BGB',
      NL: 'art. 6:230p, onder f, 1° BW',
      EU: 'Art. 16(c) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(b)'),
    },
    text: {
      en: 'No right of withdrawal: made to your specifications or clearly personalised.',
      de: 'Kein Widerrufsrecht: nach Ihren Angaben angefertigt oder eindeutig auf Sie zugeschnitten.',
      nl: 'Geen herroepingsrecht: volgens uw specificaties gemaakt of duidelijk voor u bestemd.',
      ru: 'Отказаться нельзя: товар изготовлен по вашим указаниям или явно предназначен лично вам.',
      zh: '不适用撤销权：按您的要求定制或明显为您个人制作。',
      ka: 'უარის უფლება არ მოქმედებს: დამზადებულია თქვენი მითითებით ან აშკარად თქვენთვისაა განკუთვნილი.',
    },
  },
  perishable: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 2 BGB',
      NL: 'art. 6:230p, onder f, 2° BW',
      EU: 'Art. 16(d) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(c)'),
    },
    text: {
      en: 'No right of withdrawal: it can spoil or expire quickly.',
      de: 'Kein Widerrufsrecht: Die Ware kann schnell verderben oder ihr Verfallsdatum würde schnell überschritten.',
      nl: 'Geen herroepingsrecht: het product bederft snel of is beperkt houdbaar.',
      ru: 'Отказаться нельзя: товар быстро портится или имеет короткий срок годности.',
      zh: '不适用撤销权：商品易变质或保质期很短。',
      ka: 'უარის უფლება არ მოქმედებს: საქონელი სწრაფად ფუჭდება ან ვადა მალე გასდის.',
    },
  },
  sealed_hygiene: {
    right: 'ends',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 3 BGB',
      NL: 'art. 6:230p, onder f, 3° BW',
      EU: 'Art. 16(e) Directive 2011/83/EU',
      UK: uk('reg. 28(3)(a)'),
    },
    text: {
      en: 'The right of withdrawal ends when you break the seal: for reasons of health or hygiene it cannot be returned then.',
      de: 'Das Widerrufsrecht erlischt, wenn Sie die Versiegelung entfernen: Aus Gründen des Gesundheitsschutzes oder der Hygiene ist eine Rückgabe dann ausgeschlossen.',
      nl: 'Het herroepingsrecht vervalt als u de verzegeling verbreekt: om redenen van gezondheid of hygiëne kan het dan niet terug.',
      ru: 'Право отказа прекращается, когда вскрыта упаковка: по соображениям здоровья и гигиены такой товар не возвращают.',
      zh: '拆封后撤销权即告终止：出于健康或卫生原因不能退回。',
      ka: 'უარის უფლება წყდება, როცა ლუქს ახსნით: ჯანმრთელობისა და ჰიგიენის გამო მისი დაბრუნება აღარ შეიძლება.',
    },
  },
  mixed: {
    right: 'ends',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 4 BGB',
      NL: 'art. 6:230p, onder f, 4° BW',
      EU: 'Art. 16(f) Directive 2011/83/EU',
      UK: uk('reg. 28(3)(c)'),
    },
    text: {
      en: 'The right of withdrawal ends when the goods are inseparably mixed with others after delivery.',
      de: 'Das Widerrufsrecht erlischt, wenn die Ware nach der Lieferung untrennbar mit anderen Gütern vermischt wurde.',
      nl: 'Het herroepingsrecht vervalt als het product na levering onherroepelijk met andere producten is vermengd.',
      ru: 'Право отказа прекращается, когда после доставки товар неразделимо смешан с другими.',
      zh: '商品交付后与其他物品不可分离地混合的，撤销权即告终止。',
      ka: 'უარის უფლება წყდება, თუ საქონელი მიწოდების შემდეგ სხვას განუცალკევებლად შეერია.',
    },
  },
  alcohol_later: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 5 BGB',
      NL: 'art. 6:230p, onder f, 5° BW',
      EU: 'Art. 16(g) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(d)'),
    },
    text: {
      en: 'No right of withdrawal: delivered after 30 days at the earliest, at a price agreed now, of a value that follows the market.',
      de: 'Kein Widerrufsrecht: frühestens in 30 Tagen lieferbar, zum jetzt vereinbarten Preis, von einem Wert, der vom Markt abhängt.',
      nl: 'Geen herroepingsrecht: pas na 30 dagen leverbaar, tegen de nu afgesproken prijs, met een waarde die van de markt afhangt.',
      ru: 'Отказаться нельзя: поставка не раньше чем через 30 дней по согласованной сейчас цене, а стоимость зависит от рынка.',
      zh: '不适用撤销权：最早三十天后交付，价格现已约定，而其价值随市场波动。',
      ka: 'უარის უფლება არ მოქმედებს: მიწოდება 30 დღის შემდეგ, ახლა შეთანხმებულ ფასად, ღირებულება კი ბაზარზეა დამოკიდებული.',
    },
  },
  urgent_repair: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 11 BGB',
      NL: 'art. 6:230p BW',
      EU: 'Art. 16(h) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(e)'),
    },
    text: {
      en: 'No right of withdrawal for urgent repairs or maintenance that you asked us to come for.',
      de: 'Kein Widerrufsrecht bei dringenden Reparatur- oder Instandhaltungsarbeiten, für die Sie uns ausdrücklich bestellt haben.',
      nl: 'Geen herroepingsrecht voor dringende herstellingen of onderhoud waarvoor u ons hebt laten komen.',
      ru: 'Отказаться от срочного ремонта или обслуживания, ради которого вы нас вызвали, нельзя.',
      zh: '您要求我们上门进行的紧急维修或保养不适用撤销权。',
      ka: 'უარის უფლება არ მოქმედებს გადაუდებელ შეკეთებაზე, რომლისთვისაც თავად გამოგვიძახეთ.',
    },
  },
  sealed_media: {
    right: 'ends',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 6 BGB',
      NL: 'art. 6:230p, onder f, 6° BW',
      EU: 'Art. 16(i) Directive 2011/83/EU',
      UK: uk('reg. 28(3)(b)'),
    },
    text: {
      en: 'The right of withdrawal ends when you break the seal of the recording or software.',
      de: 'Das Widerrufsrecht erlischt, wenn Sie die Versiegelung der Aufnahme oder Software entfernen.',
      nl: 'Het herroepingsrecht vervalt als u de verzegeling van de opname of software verbreekt.',
      ru: 'Право отказа прекращается, когда вскрыта упаковка записи или программы.',
      zh: '音像制品或软件拆封后，撤销权即告终止。',
      ka: 'უარის უფლება წყდება, როცა ჩანაწერის ან პროგრამის ლუქს ახსნით.',
    },
  },
  periodical: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 7 BGB',
      NL: 'art. 6:230p, onder f, 7° BW',
      EU: 'Art. 16(j) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(f)'),
    },
    text: {
      en: 'No right of withdrawal for single newspapers and magazines.',
      de: 'Kein Widerrufsrecht bei einzelnen Zeitungen und Zeitschriften.',
      nl: 'Geen herroepingsrecht voor losse kranten en tijdschriften.',
      ru: 'Отказаться от отдельных номеров газет и журналов нельзя.',
      zh: '单期报纸和杂志不适用撤销权。',
      ka: 'უარის უფლება არ მოქმედებს გაზეთისა და ჟურნალის ცალკეულ ნომრებზე.',
    },
  },
  auction: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 10 BGB',
      NL: 'art. 6:230p BW',
      EU: 'Art. 16(k) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(g)'),
    },
    text: {
      en: 'No right of withdrawal: bought at a public auction.',
      de: 'Kein Widerrufsrecht: in einer öffentlich zugänglichen Versteigerung gekauft.',
      nl: 'Geen herroepingsrecht: gekocht op een openbare veiling.',
      ru: 'Отказаться нельзя: куплено на публичном аукционе.',
      zh: '不适用撤销权：在公开拍卖中购得。',
      ka: 'უარის უფლება არ მოქმედებს: ნაყიდია საჯარო აუქციონზე.',
    },
  },
  dated_leisure: {
    right: 'none',
    sources: {
      DE: '§ 312g Abs. 2 Nr. 9 BGB',
      NL: 'art. 6:230p, onder e BW',
      EU: 'Art. 16(l) Directive 2011/83/EU',
      UK: uk('reg. 28(1)(h)'),
    },
    text: {
      en: 'No right of withdrawal: lodging, transport of goods, car rental, catering or leisure on a fixed date.',
      de: 'Kein Widerrufsrecht: Beherbergung, Warenbeförderung, Autovermietung, Speisen und Getränke oder Freizeit zu einem festen Termin.',
      nl: 'Geen herroepingsrecht: logies, goederenvervoer, autoverhuur, catering of vrijetijdsbesteding op een bepaalde datum.',
      ru: 'Отказаться нельзя: проживание, перевозка грузов, прокат автомобиля, питание или досуг на определённую дату.',
      zh: '不适用撤销权：约定了具体日期的住宿、货运、租车、餐饮或休闲服务。',
      ka: 'უარის უფლება არ მოქმედებს: განთავსება, ტვირთის გადაზიდვა, მანქანის დაქირავება, კვება ან დასვენება კონკრეტულ თარიღზე.',
    },
  },
  digital_begun: {
    right: 'ends',
    sources: {
      DE: '§ 356 Abs. 5 BGB',
      NL: 'art. 6:230p, onder g BW',
      EU: 'Art. 16(m) Directive 2011/83/EU',
      UK: uk('reg. 37'),
    },
    text: {
      en: 'The right of withdrawal ends when the download begins, with your express consent and your knowing that you lose it.',
      de: 'Das Widerrufsrecht erlischt mit dem Beginn der Bereitstellung, wenn Sie dem ausdrücklich zugestimmt und bestätigt haben, dass Sie es dadurch verlieren.',
      nl: 'Het herroepingsrecht vervalt zodra de levering begint, met uw uitdrukkelijke toestemming en uw verklaring dat u het daarmee verliest.',
      ru: 'Право отказа прекращается с началом предоставления, если вы прямо согласились и подтвердили, что теряете его.',
      zh: '在您明确同意并确认由此丧失撤销权后，内容一经开始提供，撤销权即告终止。',
      ka: 'უარის უფლება წყდება მიწოდების დაწყებისას, თუ მკაფიოდ დაეთანხმეთ და დაადასტურეთ, რომ მას კარგავთ.',
    },
  },
}

export type WithdrawalNotice = { right: 'none' | 'ends'; text: string; source: string }

/** What a shopper is told of an offer's exception; null where there is no right that it could except from. */
export function withdrawalNotice(
  exception: WithdrawalException,
  country: string | null,
  language: string,
  now: Date,
): WithdrawalNotice | null {
  const jurisdiction = jurisdictionOf(country)
  if (!jurisdiction || jurisdiction === 'US' || !hasWithdrawal(jurisdiction, now)) return null
  const { right, sources, text } = WITHDRAWAL_EXCEPTIONS[exception]
  return { right, text: said(text, language, jurisdiction).text, source: sources[jurisdiction] }
}
