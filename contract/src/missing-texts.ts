import type { MissingCode } from './legal.ts'

type Wording = Readonly<Record<'en' | 'de' | 'nl' | 'ru' | 'zh' | 'ka', string>>

/** What a shop still has to say before it may sell, as its owner is told. */
export const MISSING_TEXTS: Readonly<Record<MissingCode, Wording>> = {
  country: {
    en: 'The country in which the shop is established',
    de: 'Das Land, in dem der Shop seinen Sitz hat',
    nl: 'Het land waar de winkel is gevestigd',
    ru: 'Страна, в которой находится магазин',
    zh: '店铺所在的国家',
    ka: 'ქვეყანა, სადაც მაღაზიაა დაფუძნებული',
  },
  legal_name: {
    en: 'The full name of the person or company that sells',
    de: 'Der vollständige Name der Person oder Firma, die verkauft',
    nl: 'De volledige naam van de persoon of onderneming die verkoopt',
    ru: 'Полное имя или название продавца',
    zh: '销售者的完整姓名或公司名称',
    ka: 'გამყიდველი პირის ან კომპანიის სრული სახელი',
  },
  legal_form: {
    en: 'The legal form of the company, or that it is one person',
    de: 'Die Rechtsform der Firma, oder dass es eine einzelne Person ist',
    nl: 'De rechtsvorm van de onderneming, of dat het één persoon is',
    ru: 'Организационно-правовая форма или указание, что это одно лицо',
    zh: '公司的法律形式，或注明为个人经营',
    ka: 'კომპანიის სამართლებრივი ფორმა, ან მითითება, რომ ერთი პირია',
  },
  representative: {
    en: 'Who represents the company',
    de: 'Wer die Firma vertritt',
    nl: 'Wie de onderneming vertegenwoordigt',
    ru: 'Кто представляет компанию',
    zh: '公司的法定代表人',
    ka: 'ვინ წარმოადგენს კომპანიას',
  },
  address: {
    en: 'The postal address of the shop',
    de: 'Die ladungsfähige Anschrift des Shops',
    nl: 'Het vestigingsadres van de winkel',
    ru: 'Почтовый адрес магазина',
    zh: '店铺的邮寄地址',
    ka: 'მაღაზიის საფოსტო მისამართი',
  },
  email: {
    en: 'An e-mail address at which customers reach the shop',
    de: 'Eine E-Mail-Adresse, unter der Kunden den Shop erreichen',
    nl: 'Een e-mailadres waarop klanten de winkel bereiken',
    ru: 'Адрес электронной почты для покупателей',
    zh: '顾客可联系店铺的电子邮箱',
    ka: 'ელფოსტა, რომელზეც მომხმარებლები მაღაზიას უკავშირდებიან',
  },
  phone: {
    en: 'A telephone number',
    de: 'Eine Telefonnummer',
    nl: 'Een telefoonnummer',
    ru: 'Номер телефона',
    zh: '电话号码',
    ka: 'ტელეფონის ნომერი',
  },
  register: {
    en: 'The register in which the company stands, and its number there',
    de: 'Das Register, in dem die Firma steht, und ihre Nummer',
    nl: 'Het register waarin de onderneming staat, en haar nummer',
    ru: 'Реестр, в котором записана компания, и номер в нём',
    zh: '公司登记机关及登记号',
    ka: 'რეესტრი, სადაც კომპანიაა აღრიცხული, და ნომერი',
  },
  vat_id: {
    en: 'The VAT identification number, or that there is none',
    de: 'Die Umsatzsteuer-Identifikationsnummer, oder dass es keine gibt',
    nl: 'Het btw-identificatienummer, of dat dat er niet is',
    ru: 'Номер плательщика НДС или указание, что его нет',
    zh: '增值税识别号，或注明没有',
    ka: 'დღგ-ის საიდენტიფიკაციო ნომერი, ან მითითება, რომ არ აქვს',
  },
  responsible_person: {
    en: 'Who answers for the journalistic content, with an address',
    de: 'Wer für die journalistischen Inhalte verantwortlich ist, mit Anschrift',
    nl: 'Wie verantwoordelijk is voor de journalistieke inhoud, met adres',
    ru: 'Кто отвечает за журналистские материалы, с адресом',
    zh: '新闻性内容的负责人及地址',
    ka: 'ვინ აგებს პასუხს ჟურნალისტურ შინაარსზე, მისამართით',
  },
  terms: {
    en: 'The terms of sale, as a page or a text',
    de: 'Die Verkaufsbedingungen, als Seite oder Text',
    nl: 'De verkoopvoorwaarden, als pagina of tekst',
    ru: 'Условия продажи: страница или текст',
    zh: '销售条款（网页或文本）',
    ka: 'გაყიდვის პირობები, გვერდად ან ტექსტად',
  },
  privacy: {
    en: 'The privacy notice, as a page or a text',
    de: 'Die Datenschutzerklärung, als Seite oder Text',
    nl: 'De privacyverklaring, als pagina of tekst',
    ru: 'Сведения об обработке данных: страница или текст',
    zh: '隐私声明（网页或文本）',
    ka: 'კონფიდენციალურობის შეტყობინება, გვერდად ან ტექსტად',
  },
  withdrawal: {
    en: 'How returns go: who pays for the parcel back, and where it goes',
    de: 'Wie Rücksendungen gehen: wer sie bezahlt und wohin sie gehen',
    nl: 'Hoe terugsturen gaat: wie betaalt en waarheen',
    ru: 'Как вернуть товар: кто платит за пересылку и куда отправлять',
    zh: '退货方式：由谁承担运费、寄往何处',
    ka: 'როგორ ბრუნდება საქონელი: ვინ იხდის და სად იგზავნება',
  },
}

/** What a shopper is told meanwhile. */
export const NOT_YET: Wording = {
  en: 'This shop cannot take orders yet.',
  de: 'Dieser Shop kann noch keine Bestellungen annehmen.',
  nl: 'Deze winkel kan nog geen bestellingen aannemen.',
  ru: 'Этот магазин пока не может принимать заказы.',
  zh: '本店暂时还不能接受订单。',
  ka: 'ეს მაღაზია ჯერ ვერ იღებს შეკვეთებს.',
}
