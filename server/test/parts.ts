import { Part } from '@souk/contract/parts.ts'

export type Tongue = 'en' | 'ar' | 'zh'
/** Left to right, right to left, and without blanks between words. */
export const TONGUES: readonly { tongue: Tongue; locale: string }[] = [
  { tongue: 'en', locale: 'en' },
  { tongue: 'ar', locale: 'ar' },
  { tongue: 'zh', locale: 'zh' },
]

const WORDS = {
  en: {
    sentence:
      'I found three prom dresses in blue and white that you can still have by Friday. The second one is made of tulle, the third one of satin; all of them stay below the $200 you named. Shall I put one into your cart?',
    dress: 'Long prom dress “Aurora” with embroidered tulle',
    detail: 'light blue, 38',
    yes: 'Yes',
    long: 'Another colour, please',
    title: 'Which size?',
    hint: 'a few left',
    street: 'Rustaveli Avenue 12',
    city: 'Tbilisi',
    place: 'At the corner',
    delivery: 'Express',
    submit: 'Save',
  },
  ar: {
    sentence:
      'وجدت لك ثلاثة فساتين لحفلة التخرج باللونين الأزرق والأبيض ويمكن أن تصلك قبل يوم الجمعة. الثاني من التول والثالث من الساتان، وكلها أقل من 200 دولار كما طلبت. هل أضع أحدها في سلتك؟',
    dress: 'فستان طويل «أورورا» من التول المطرز',
    detail: 'أزرق فاتح، 38',
    yes: 'نعم',
    long: 'لون آخر من فضلك',
    title: 'أي مقاس؟',
    hint: 'بقي القليل',
    street: 'شارع الملك 12',
    city: 'عمّان',
    place: 'عند الزاوية',
    delivery: 'سريع',
    submit: 'حفظ',
  },
  zh: {
    sentence:
      '我为您找到了三条蓝色和白色的舞会礼服，周五之前都可以送到。第二条是薄纱的，第三条是缎面的，价格都低于您说的$200。第一条原价¥1,299.00，现在只要¥899.00，而且有五个尺码可以选择，颜色也有浅蓝、深蓝、白色和象牙白四种。如果您喜欢的话，我可以马上帮您把其中一条放进购物车里，您也可以先看看搭配的鞋子和手包，或者告诉我您想要的长度和款式，我再帮您找找别的。',
    dress: '“极光”刺绣薄纱长款舞会礼服',
    detail: '浅蓝色，38',
    yes: '好的',
    long: '请给我看看别的颜色好吗',
    title: '要什么尺码？',
    hint: '仅剩几件',
    street: '南京路12号',
    city: '上海',
    place: '在路口',
    delivery: '特快',
    submit: '保存',
  },
}

const id = (last: number) => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`

/** One message part of every kind, with words of a language; all of them parse. */
export function sampleParts(tongue: Tongue): Part[] {
  const words = WORDS[tongue]
  const shop = id(1)
  const money = (amount: number) => ({ amount, currency: 'USD' })
  const options = [
    { value: 'yes', label: words.yes },
    { value: 'other', label: words.long },
  ]
  const card = (last: number, min: number, max: number) => ({
    ref: { kind: 'offer', shop, id: id(last) },
    shown: { title: words.dress, price: { min: money(min), max: money(max) }, detail: words.detail, available: true },
    actions: options,
  })
  const line = {
    id: id(30),
    offer: id(31),
    variant: id(32),
    title: words.dress,
    detail: words.detail,
    options: {},
    form: {},
    quantity: 2,
    unit: 12_950,
    discount: 0,
    total: 25_900,
    taxes: [],
    fulfilment: 'ship',
  }
  const paper = {
    currency: 'USD',
    lines: [line],
    totals: [
      { type: 'subtotal', amount: 25_900 },
      { type: 'fulfillment', label: words.delivery, amount: 990 },
      { type: 'total', amount: 26_890 },
    ],
  }
  const address = { line1: words.street, city: words.city, country: 'GE' }
  const understood = { of: id(2), spans: [], chips: [{ label: words.yes }] }
  const samples = [
    { type: 'text', text: words.sentence },
    { type: 'image', url: '/media/dresses/1.png', alt: words.dress },
    { type: 'file', url: 'https://cdn.example/terms.pdf', name: 'terms.pdf' },
    { type: 'audio', url: '/media/dresses/2.ogg' },
    { type: 'video', url: '/media/dresses/3.mp4', alt: words.place },
    { type: 'location', latitude: 41.69, longitude: 44.8, label: words.place },
    { type: 'address', address },
    { type: 'choice', of: id(2), value: 'yes', label: words.yes },
    { type: 'form', of: id(2), values: { size: '38' } },
    {
      type: 'items',
      items: [{ product: 'dress-38', quantity: 2, price: money(12_950) }],
      label: `2 × ${words.dress}`,
    },
    { type: 'product', ...card(10, 12_950, 12_950) },
    { type: 'carousel', cards: [card(10, 12_950, 12_950), card(11, 9900, 19_900), card(12, 123_456_700, 123_456_700)] },
    {
      type: 'compare',
      cards: [card(10, 12_950, 12_950), card(11, 9900, 19_900)],
      rows: [
        { name: words.hint, cells: [words.detail, words.long], differs: true },
        { name: words.delivery, cells: [words.yes, words.yes], differs: false },
      ],
    },
    { type: 'understood', understood },
    { type: 'cart', ref: { kind: 'cart', shop, id: id(20) }, shown: paper, actions: options },
    {
      type: 'checkout',
      ref: { kind: 'checkout', shop, id: id(21) },
      shown: paper,
      url: '/checkout/dresses/21',
      actions: options,
    },
    { type: 'payment.request', payment: id(22), url: '/sandbox/pay/1/22', amount: money(26_890) },
    {
      type: 'order',
      ref: { kind: 'order', shop, id: '1001' },
      shown: { number: '1001', placedAt: '2026-05-04T12:00:00.000Z', ...paper },
      url: '/orders/dresses/1001',
    },
    {
      type: 'tracking',
      ref: { kind: 'order', shop, id: '1001' },
      shown: {
        number: '1001',
        steps: [
          { state: 'placed', at: '2026-05-04T12:00:00.000Z' },
          { state: 'packed', at: '2026-05-04T13:00:00.000Z' },
          { state: 'shipped' },
        ],
        carrier: 'Post',
        tracking: 'SP1001',
        url: 'https://post.example/SP1001',
      },
    },
    { type: 'quick_replies', options: options.slice(0, 1) },
    { type: 'quick_replies', options },
    { type: 'list', title: words.title, options: [{ ...options[0], hint: words.hint }, ...options.slice(1)] },
    {
      type: 'form.request',
      title: words.title,
      fields: [{ id: 'size', type: 'text', label: words.title }],
      values: {},
      submit: words.submit,
    },
    {
      type: 'survey',
      survey: id(40),
      question: words.title,
      options: [1, 2, 3, 4, 5].map((score) => ({
        value: `survey:${id(40)}:${score}`,
        label: `${words.yes}${'!'.repeat(score)}`,
      })),
    },
    { type: 'system', code: 'note', text: words.place },
  ]
  return samples.map((sample) => Part.parse(sample))
}
