import type { Texts } from '@souk/contract/ids.ts'

export const PAPERS = ['imprint', 'terms', 'privacy', 'withdrawal'] as const
export type PaperName = (typeof PAPERS)[number]

/** What the shop's papers are called, per language. */
export const PAPER_TITLES: Readonly<Record<PaperName, Texts>> = {
  imprint: {
    en: 'Legal notice',
    de: 'Impressum',
    nl: 'Colofon',
    ru: 'Сведения о продавце',
    zh: '经营者信息',
    ka: 'გამყიდველის შესახებ',
  },
  terms: {
    en: 'Terms of sale',
    de: 'Allgemeine Geschäftsbedingungen',
    nl: 'Verkoopvoorwaarden',
    ru: 'Условия продажи',
    zh: '销售条款',
    ka: 'გაყიდვის პირობები',
  },
  privacy: {
    en: 'Privacy',
    de: 'Datenschutz',
    nl: 'Privacy',
    ru: 'Конфиденциальность',
    zh: '隐私',
    ka: 'კონფიდენციალურობა',
  },
  withdrawal: {
    en: 'Right of withdrawal',
    de: 'Widerrufsrecht',
    nl: 'Herroepingsrecht',
    ru: 'Право отказа',
    zh: '撤销权',
    ka: 'უარის უფლება',
  },
}

export const IMPRINT_LABELS = {
  seller: { en: 'Seller', de: 'Verkäufer', nl: 'Verkoper', ru: 'Продавец', zh: '卖家', ka: 'გამყიდველი' },
  representative: {
    en: 'Represented by',
    de: 'Vertreten durch',
    nl: 'Vertegenwoordigd door',
    ru: 'Представитель',
    zh: '代表人',
    ka: 'წარმომადგენელი',
  },
  address: { en: 'Address', de: 'Anschrift', nl: 'Adres', ru: 'Адрес', zh: '地址', ka: 'მისამართი' },
  email: { en: 'E-mail', de: 'E-Mail', nl: 'E-mail', ru: 'Эл. почта', zh: '电子邮箱', ka: 'ელფოსტა' },
  phone: { en: 'Telephone', de: 'Telefon', nl: 'Telefoon', ru: 'Телефон', zh: '电话', ka: 'ტელეფონი' },
  register: { en: 'Register', de: 'Register', nl: 'Register', ru: 'Реестр', zh: '登记', ka: 'რეესტრი' },
  vatId: { en: 'VAT ID', de: 'USt-IdNr.', nl: 'Btw-id', ru: 'Номер НДС', zh: '增值税号', ka: 'დღგ-ის ნომერი' },
  responsiblePerson: {
    en: 'Responsible for content',
    de: 'Verantwortlich für den Inhalt',
    nl: 'Verantwoordelijk voor de inhoud',
    ru: 'Отвечает за содержание',
    zh: '内容负责人',
    ka: 'შინაარსზე პასუხისმგებელი',
  },
} as const satisfies Record<string, Texts>

export const VERSION_LABEL: Texts = {
  en: 'Version',
  de: 'Fassung',
  nl: 'Versie',
  ru: 'Редакция',
  zh: '版本',
  ka: 'ვერსია',
}
