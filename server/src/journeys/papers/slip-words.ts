import type { Language } from '@souk/contract/understanding.ts'

type SlipWord = 'title' | 'gift' | 'order' | 'to' | 'item' | 'quantity' | 'amount' | 'from' | 'wrap' | 'on'

/** What lies in the parcel says. */
export const SLIP_WORDS: { readonly [L in Language]: Readonly<Record<SlipWord, string>> } = {
  en: {
    title: 'Packing slip',
    gift: 'A gift for you',
    order: 'Order',
    to: 'To',
    item: 'Item',
    quantity: 'Quantity',
    amount: 'Amount',
    from: 'From',
    wrap: 'To be wrapped',
    on: 'To arrive on',
  },
  de: {
    title: 'Lieferschein',
    gift: 'Ein Geschenk für dich',
    order: 'Bestellung',
    to: 'An',
    item: 'Artikel',
    quantity: 'Menge',
    amount: 'Betrag',
    from: 'Von',
    wrap: 'Als Geschenk verpacken',
    on: 'Ankunft am',
  },
  nl: {
    title: 'Pakbon',
    gift: 'Een cadeau voor jou',
    order: 'Bestelling',
    to: 'Aan',
    item: 'Artikel',
    quantity: 'Aantal',
    amount: 'Bedrag',
    from: 'Van',
    wrap: 'Als cadeau inpakken',
    on: 'Aankomst op',
  },
  ru: {
    title: 'Упаковочный лист',
    gift: 'Подарок для вас',
    order: 'Заказ',
    to: 'Кому',
    item: 'Товар',
    quantity: 'Количество',
    amount: 'Сумма',
    from: 'От кого',
    wrap: 'Упаковать как подарок',
    on: 'Доставить',
  },
  zh: {
    title: '装箱单',
    gift: '送给您的礼物',
    order: '订单',
    to: '收件人',
    item: '商品',
    quantity: '数量',
    amount: '金额',
    from: '送礼人',
    wrap: '需要礼品包装',
    on: '送达日期',
  },
  ka: {
    title: 'შეფუთვის ფურცელი',
    gift: 'საჩუქარი თქვენთვის',
    order: 'შეკვეთა',
    to: 'ვის',
    item: 'ნივთი',
    quantity: 'რაოდენობა',
    amount: 'თანხა',
    from: 'ვისგან',
    wrap: 'შეიფუთოს საჩუქრად',
    on: 'მიტანის დღე',
  },
}

/** What is fetched from the shelves. */
export const PICK_WORDS: { readonly [L in Language]: Readonly<Record<'title' | 'orders' | 'units', string>> } = {
  en: { title: 'Pick list', orders: 'orders', units: 'units' },
  de: { title: 'Pickliste', orders: 'Bestellungen', units: 'Stück' },
  nl: { title: 'Picklijst', orders: 'bestellingen', units: 'stuks' },
  ru: { title: 'Лист подбора', orders: 'заказов', units: 'штук' },
  zh: { title: '拣货单', orders: '订单', units: '件数' },
  ka: { title: 'ასარჩევი სია', orders: 'შეკვეთები', units: 'ერთეული' },
}
