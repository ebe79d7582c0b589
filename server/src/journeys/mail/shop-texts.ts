import type { Language } from '@souk/contract/understanding.ts'

/** What a shop is told of by e-mail, and the words that frame it. */
const EN = {
  'shop.return.subject': 'Order {number}: something is to come back',
  'shop.return.text': 'A customer asks to send something back or to exchange it. It waits for a yes or a no.',
  'shop.withdrawal.subject': 'Order {number}: withdrawal from the contract',
  'shop.withdrawal.text':
    'A customer has withdrawn from the contract, and was told by e-mail that it has come. The money goes back by a refund of the order.',
  'shop.dispute.subject': 'A bank asks for money back{number, select, none {} other { for order {number}}}',
  'shop.dispute.text':
    'It can be answered at the payment provider until the day named there. Without an answer the money is lost.',
  'shop.stray.subject': 'Money has come that pays for nothing',
  'shop.stray.text':
    'It is kept, and no order was placed for it. It waits to be paid back, or to be settled otherwise.',
  'shop.decide.subject': 'Something waits for a decision{number, select, none {} other { on order {number}}}',
  'shop.decide.text': 'It does not go on by itself. The list of open matters says what has happened.',
  'shop.capped.subject': 'The month’s limit for messages is reached',
  'shop.capped.text':
    'What the shop would say of its own accord, and what would cost money, is not sent until next month or until the limit is raised; news of orders go by e-mail where there is an address. Answers to customers still go out.',
  'shop.connection.subject': 'A messenger refuses our messages: its key is no longer good',
  'shop.connection.text':
    'The provider no longer takes the credentials of a channel. What is to be sent there waits, for a day at most: exchange the key with channel set, and it goes out at once.',
  'shop.mailbox.subject': 'The shop’s mailbox does not let us in',
  'shop.mailbox.text':
    'Letters to the shop are not read for the time being; none is lost, they wait in the mailbox. What is wrong stands in the list of channels: put it right with channel set or at the provider, then run channel check.',
  'shop.open': 'Have a look',
  'shop.list': 'Listed by',
  'shop.why': 'This address is the contact of {shop}. Nobody else was told, and nobody is named here.',
} as const

export type ShopKey = keyof typeof EN

export const SHOP_TEXTS: { readonly [L in Language]: Readonly<Record<ShopKey, string>> } = {
  en: EN,
  de: {
    'shop.return.subject': 'Bestellung {number}: Etwas soll zurückkommen',
    'shop.return.text': 'Jemand möchte etwas zurückschicken oder umtauschen und wartet auf eine Zusage.',
    'shop.withdrawal.subject': 'Bestellung {number}: Widerruf',
    'shop.withdrawal.text':
      'Jemand hat den Vertrag widerrufen; der Eingang ist per E-Mail bestätigt. Das Geld geht durch eine Erstattung der Bestellung zurück.',
    'shop.dispute.subject': 'Eine Bank fordert Geld zurück{number, select, none {} other {, Bestellung {number}}}',
    'shop.dispute.text':
      'Beim Zahlungsanbieter kann bis zu dem dort genannten Tag geantwortet werden. Ohne Antwort ist das Geld verloren.',
    'shop.stray.subject': 'Es ist Geld gekommen, das nichts bezahlt',
    'shop.stray.text':
      'Es bleibt liegen, eine Bestellung gibt es dafür nicht. Es kann zurückgezahlt oder anders erledigt werden.',
    'shop.decide.subject': 'Eine Entscheidung steht aus{number, select, none {} other {, Bestellung {number}}}',
    'shop.decide.text': 'Von allein geht es nicht weiter. Was geschehen ist, steht in der Liste der offenen Fälle.',
    'shop.capped.subject': 'Die Monatsgrenze für Nachrichten ist erreicht',
    'shop.capped.text':
      'Was der Laden von sich aus sagen würde und Geld kostet, wird bis zum nächsten Monat oder bis zu einer höheren Grenze nicht gesendet; Neues zu Bestellungen kommt per E-Mail, wo es eine Adresse gibt. Antworten gehen weiter hinaus.',
    'shop.connection.subject': 'Ein Messenger weist unsere Nachrichten ab: der Schlüssel gilt nicht mehr',
    'shop.connection.text':
      'Der Anbieter nimmt die Zugangsdaten eines Kanals nicht mehr an. Was dort hinaus soll, wartet höchstens einen Tag: mit channel set den Schlüssel tauschen, dann geht es sofort hinaus.',
    'shop.mailbox.subject': 'Das Postfach des Ladens lässt uns nicht hinein',
    'shop.mailbox.text':
      'E-Mails an den Laden werden vorerst nicht gelesen; verloren geht keine, sie warten im Postfach. Woran es liegt, steht in der Liste der Kanäle: mit channel set oder beim Anbieter richten, dann channel check aufrufen.',
    'shop.open': 'Ansehen',
    'shop.list': 'Aufgelistet mit',
    'shop.why':
      'Diese Adresse ist der Kontakt von {shop}. Sonst wurde niemand benachrichtigt, und niemand ist hier genannt.',
  },
  nl: {
    'shop.return.subject': 'Bestelling {number}: er komt iets terug',
    'shop.return.text': 'Een klant wil iets terugsturen of ruilen en wacht op een ja of nee.',
    'shop.withdrawal.subject': 'Bestelling {number}: herroeping',
    'shop.withdrawal.text':
      'Een klant heeft de overeenkomst herroepen; de ontvangst is per e-mail bevestigd. Het geld gaat terug met een terugbetaling van de bestelling.',
    'shop.dispute.subject': 'Een bank vraagt geld terug{number, select, none {} other { voor bestelling {number}}}',
    'shop.dispute.text':
      'Antwoorden kan bij de betaalprovider tot de dag die daar staat. Zonder antwoord is het geld verloren.',
    'shop.stray.subject': 'Er is geld gekomen dat nergens voor betaalt',
    'shop.stray.text':
      'Het blijft staan; er is geen bestelling voor. Het kan worden terugbetaald of anders afgehandeld.',
    'shop.decide.subject': 'Er wacht iets op een besluit{number, select, none {} other { over bestelling {number}}}',
    'shop.decide.text': 'Vanzelf gaat het niet verder. Wat er is gebeurd, staat in de lijst met open zaken.',
    'shop.capped.subject': 'De maandgrens voor berichten is bereikt',
    'shop.capped.text':
      'Wat de winkel uit zichzelf zou zeggen en geld kost, wordt tot volgende maand of tot een hogere grens niet verstuurd; nieuws over bestellingen gaat per e-mail waar een adres bekend is. Antwoorden gaan gewoon door.',
    'shop.connection.subject': 'Een messenger weigert onze berichten: de sleutel is niet meer geldig',
    'shop.connection.text':
      'De provider accepteert de gegevens van een kanaal niet meer. Wat daar verstuurd moet worden, wacht hoogstens een dag: vervang de sleutel met channel set, dan gaat het meteen weg.',
    'shop.mailbox.subject': 'De mailbox van de winkel laat ons niet binnen',
    'shop.mailbox.text':
      'E-mails aan de winkel worden voorlopig niet gelezen; er gaat niets verloren, ze wachten in de mailbox. Waar het aan ligt, staat in de lijst van kanalen: zet het recht met channel set of bij de provider en voer daarna channel check uit.',
    'shop.open': 'Bekijken',
    'shop.list': 'Opgesomd door',
    'shop.why': 'Dit adres is het contact van {shop}. Verder kreeg niemand bericht, en niemand wordt hier genoemd.',
  },
  ru: {
    'shop.return.subject': 'Заказ {number}: хотят вернуть товар',
    'shop.return.text': 'Покупатель просит принять возврат или обмен и ждёт ответа.',
    'shop.withdrawal.subject': 'Заказ {number}: отказ от договора',
    'shop.withdrawal.text':
      'Покупатель отказался от договора; письмо о получении ему отправлено. Деньги возвращаются через возврат по заказу.',
    'shop.dispute.subject': 'Банк требует деньги обратно{number, select, none {} other {: заказ {number}}}',
    'shop.dispute.text': 'Ответить можно у платёжной службы до указанного там дня. Без ответа деньги потеряны.',
    'shop.stray.subject': 'Пришли деньги, за которые нечего отдать',
    'shop.stray.text': 'Они сохранены, заказа по ним нет. Их можно вернуть или решить иначе.',
    'shop.decide.subject': 'Нужно решение{number, select, none {} other {: заказ {number}}}',
    'shop.decide.text': 'Само это не продолжится. Что произошло, сказано в списке открытых дел.',
    'shop.capped.subject': 'Месячный лимит на сообщения исчерпан',
    'shop.capped.text':
      'Платные сообщения по инициативе магазина не отправляются до следующего месяца или до повышения лимита; новости о заказах уходят по электронной почте, если адрес известен. Ответы покупателям отправляются как прежде.',
    'shop.connection.subject': 'Мессенджер не принимает наши сообщения: ключ больше не действует',
    'shop.connection.text':
      'Провайдер больше не принимает данные доступа канала. Неотправленное ждёт не дольше суток: замените ключ командой channel set, и всё уйдёт сразу.',
    'shop.mailbox.subject': 'Почтовый ящик магазина нас не пускает',
    'shop.mailbox.text':
      'Письма магазину пока не читаются; ни одно не пропадёт, они ждут в ящике. Причина указана в списке каналов: исправьте её командой channel set или у провайдера, затем выполните channel check.',
    'shop.open': 'Посмотреть',
    'shop.list': 'Список',
    'shop.why': 'Этот адрес указан как контакт магазина {shop}. Больше никому не писали, и никто здесь не назван.',
  },
  zh: {
    'shop.return.subject': '订单 {number}：有商品要退回',
    'shop.return.text': '有顾客申请退货或换货，正等待答复。',
    'shop.withdrawal.subject': '订单 {number}：撤回合同',
    'shop.withdrawal.text': '有顾客撤回了合同，我们已用邮件确认收到。请通过订单退款把钱退回。',
    'shop.dispute.subject': '银行要求退回款项{number, select, none {} other {：订单 {number}}}',
    'shop.dispute.text': '请在支付服务商写明的期限前答复，逾期则款项无法追回。',
    'shop.stray.subject': '收到一笔没有对应订单的款项',
    'shop.stray.text': '款项已保留，但没有产生订单。可以退回，也可以另行处理。',
    'shop.decide.subject': '有事项等待决定{number, select, none {} other {：订单 {number}}}',
    'shop.decide.text': '它不会自行继续。发生了什么，见待处理列表。',
    'shop.capped.subject': '本月消息费用已达上限',
    'shop.capped.text':
      '店铺主动发送且需付费的消息将暂停，直到下月或上限提高；有邮箱地址的顾客会通过邮件收到订单消息。对顾客的回复照常发送。',
    'shop.connection.subject': '消息平台拒收我们的消息：密钥已失效',
    'shop.connection.text':
      '平台不再接受某个渠道的凭据。待发送的消息最多等待一天：用 channel set 更换密钥后会立即发出。',
    'shop.mailbox.subject': '无法登录店铺的邮箱',
    'shop.mailbox.text':
      '暂时无法读取发给店铺的邮件；邮件不会丢失，都在邮箱里等待。原因见渠道列表：用 channel set 或在邮箱服务商处更正，然后运行 channel check。',
    'shop.open': '查看',
    'shop.list': '列表',
    'shop.why': '此地址是 {shop} 的联系地址。没有通知其他人，邮件中也未提及任何人。',
  },
  ka: {
    'shop.return.subject': 'შეკვეთა {number}: რაღაც უნდა დაბრუნდეს',
    'shop.return.text': 'მყიდველს დაბრუნება ან გადაცვლა სურს და პასუხს ელოდება.',
    'shop.withdrawal.subject': 'შეკვეთა {number}: ხელშეკრულებიდან გასვლა',
    'shop.withdrawal.text':
      'მყიდველი ხელშეკრულებიდან გავიდა; მიღება ელფოსტით დადასტურდა. თანხა შეკვეთის ანაზღაურებით ბრუნდება.',
    'shop.dispute.subject': 'ბანკი თანხას უკან ითხოვს{number, select, none {} other {: შეკვეთა {number}}}',
    'shop.dispute.text': 'პასუხის გაცემა გადახდის პროვაიდერთან იქ მითითებულ დღემდე შეიძლება. უპასუხოდ თანხა იკარგება.',
    'shop.stray.subject': 'მოვიდა თანხა, რომელიც არაფერს იხდის',
    'shop.stray.text': 'ის შენახულია, შეკვეთა მასზე არ არის. შეიძლება დაბრუნდეს ან სხვაგვარად მოგვარდეს.',
    'shop.decide.subject': 'რაღაც გადაწყვეტილებას ელოდება{number, select, none {} other {: შეკვეთა {number}}}',
    'shop.decide.text': 'თავისით ეს არ გაგრძელდება. რა მოხდა, ღია საქმეების სიაში წერია.',
    'shop.capped.subject': 'შეტყობინებების თვიური ზღვარი ამოიწურა',
    'shop.capped.text':
      'ის, რასაც მაღაზია თავისი ინიციატივით იტყოდა და ფასიანია, მომდევნო თვემდე ან ზღვრის გაზრდამდე არ იგზავნება; შეკვეთების ამბები ელფოსტით მიდის, სადაც მისამართი ცნობილია. პასუხები მყიდველებს კვლავ ეგზავნება.',
    'shop.connection.subject': 'მესენჯერი ჩვენს შეტყობინებებს აღარ იღებს: გასაღები ძალადაკარგულია',
    'shop.connection.text':
      'პროვაიდერი არხის მონაცემებს აღარ იღებს. გასაგზავნი მაქსიმუმ ერთ დღეს ელოდება: შეცვალეთ გასაღები ბრძანებით channel set და ყველაფერი მაშინვე გაიგზავნება.',
    'shop.mailbox.subject': 'მაღაზიის საფოსტო ყუთში ვერ შევდივართ',
    'shop.mailbox.text':
      'მაღაზიისთვის გამოგზავნილი წერილები ჯერჯერობით არ იკითხება; არცერთი არ იკარგება, ყველა ყუთში იცდის. მიზეზი არხების სიაში წერია: გაასწორეთ ბრძანებით channel set ან პროვაიდერთან, შემდეგ გაუშვით channel check.',
    'shop.open': 'ნახვა',
    'shop.list': 'სია',
    'shop.why': 'ეს მისამართი {shop}-ის საკონტაქტოა. სხვას არავის ეცნობა და აქ არავინაა დასახელებული.',
  },
}
