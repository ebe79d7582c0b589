/** Frequent words that are no concept labels: a misspelling or a foreign label must not be read into them. */
export const COMMON_WORDS: Record<string, string> = {
  en: `able account actually add address again ago agree already alright always amount another answer anymore anyone anyway apply
    arrive arrived arrives ask asked available away awesome back bad basket because become begin believe best better bill bit book
    booked booking bought break bring broken brother budget buddy business buy buying call called came cancel card care cart case cash
    cause chance change charge charged cheap cheaper cheapest check checkout choose city clear click close closed code come comes coming
    company compare complaint confirm contact cool copy correct cost costs could country couple course courier credit current customer
    damaged date daughter day days dear deal decide defective deliver delivered delivery details different discount does done door down
    early easy either else email end enough even ever every everything exactly example exchange expect expensive extra fast father feel
    few fill fine first fix follow forget found free friend friends full fun further gift gifts girl girls give given gave goes going
    good goodbye great guess guest half hand happen happy hard head hear help hers high hold home hope hour hours house idea info
    instead issue item items join keep kind kinds know known last late later latest least leave left less life line link list little live
    long lost lots love lovely luck made mail make makes making manager matter maybe mean means meet message mind minute minutes miss
    missing money month months morning mother move name near never new next nice night nothing now number offer often old once
    online open opening opinion option options order ordered ordering orders other others own package paid parcel part party pass pay
    paying payment people perfect person phone pick picture piece pieces place plan play point policy possible post prefer pretty price
    prices problem product products promo purchase put question quick quickly quite rate read ready real really reason receive received
    recommend refund remember remind remove repeat reply rest return returned returning right rule run safe said sale same save saw say
    search second see seem seen sell send sending sent serve service set several share ship shipped shipping shop shopping shops sick side sign simple
    since single sister site slow small soon sorry sort sound special spend split staff start started stay still stock stop store
    street stuff subscribe such suggest sure system take taken takes talk team tell than thank think third thought through ticket till
    time times today together told tomorrow tonight took total toward track tracking tried try trying turn type understand unsubscribe
    until update use used using usual usually value wait waiting walk want wanted wants watch way wear wearing week weeks weekend well
    went were while whole wife wish woman women won wonder word words work works world worth write wrong year years yesterday yet
    young yours zero else against age alone along around asap bye cheers confused cute despite during event family fancy fit fits fitting
    from gone guy guys happens hate hurry husband important including instead kids ladies lady large largest latest match matching
    man men mum mom near nearly nor normal occasion outside pair past present rather related similar size sizes son soft somebody
    someone something sometimes somewhere style suit suitable suits support tall taste thing tight tiny top toward trust under
    unless upon upset various view visit wall warm wash weather wide without worry hotel flight weather music song alarm bank recipe news game movie
    bet bot box boy cat dog car day deep deer dude ear eat egg eye far fly form four five nine ten six seven eight form gift hey hit job joke key kid
    law let lie low map may met mix near net night note nobody page pain park part peak poor pull push rain rich ride road role roll room root
    rush sad sea seat self sell show shot shut sing sir sit skip sky sold sort spot step stick sun talk tax tea tear term test text that them they thin
    this tool tour town tree trip true two type user vote wake war waste wave weak weight west what when where who wind wine yes zone thus toss shed lost cost host dust rust must just beach reach teach bear wear swear fear near gear`,
  de: `adresse alle allem allen alles also andere anderen anderes anders angebot anrufen antwort arbeit art artikel auch aufgabe auge
    auto bald bank beide bekommen bekommt beispiel benutzen bereits beschwerde besser besten bestellen bestellt bestellung bestellnummer
    bezahlen bezahlt bild billig billiger bin bleiben bleibt brief bringen bringt bruder buchen dabei dafür dagegen daher damit danach
    daran darauf daraus darf darüber darum davon dazu dein denken deshalb deutsch deutschland deren dessen dich eben ebenso egal eher
    ende endlich erst erste ersten etwa euro fall falsch fast fehler finden finde findet frage fragen frau freund freunde freundin früh
    ganz ganze geben geburtstag geht gehen gehört gekommen geld genau genug gerade geschenk geschickt gestern groß größe große gut gute guten
    gutes günstig günstiger hand handy haus heute hilfe helfen hinter hoch immer info ihrem jahr jahre jede jeden jeder jedes jemand jetzt jung kam kasse kauf
    kaufen kaufe kaufst kind kinder klar klein kleine komm komme kommen kommt konnte korb kosten kostet kunde kunden kurz laden lang lange lager langsam
    leben leicht leider leute liefern liefert lieferung lieferzeit liegt links lieb machen macht mag mama manchmal mann menschen mehr mein meinst meisten
    mensch minuten mitarbeiter moment monat monate morgen morgens mutter müssen muß nachricht name neben nehmen nehme nimm neu neue neuen nichts
    nie niemand nochmal nummer nächste nächsten oben obwohl oft öffnen online ort paar paket papa passen passend passt person
    plus preis preise produkt problem punkt rabatt rechnung recht rechts rest richtig rückgabe retoure sache sachen sagen sagt schade
    schau schicken schickt schlecht schnell schon schöne schönes schwester sehen seit seite selbst selten senden service sicher sieht sofort
    sogar sohn solche sonst soviel spät später stadt statt stehen steht stelle stimmt storno stornieren stück stunde stunden tag tage
    tochter teil teuer telefon termin trotz tun tut umtausch umtauschen und ungefähr uhr unten unterschied vater vergessen vergleich
    verkauf versand versuch viel vielen vielleicht voll vorbei vorher vorne wahl wann warten warenkorb wasser weg weil weiß weit weiter
    welt wenig weniger werde werdet wetter wichtig wieso wieviel wirklich wissen woche wochen wohl wollte worden wort wunder wunsch
    zahl zahlen zahlung zeit zuerst zurück zusammen zwar zwischen entweder welchem wem wen wessen wurde geben glaube hoffe bräuchte`,
  nl: `aantal adres af afspraak al alle allemaal altijd ander andere anders antwoord artikel auto avond baan bedoel beetje begin beide
    bel belangrijk bellen beste bestel bestelde besteld bestellen bestelling bestelnummer betaal betaald betalen betaling beter bezorgd
    bezorgen bezorging bij bijna bijvoorbeeld bijpassend binnen blij blijf blijven boek boeken broer budget buiten cadeau cadeautje code
    daarom dagen dank denk denken derde deur dezelfde dicht ding dingen doe doen doet dochter duur duurder echt eerder eerst eerste eigen eigenlijk
    einde elk elke euro fijn fout geef geeft geld geleden geleverd genoeg geval gewoon geweest gezien goed goede goedkoop goedkoper goedemorgen
    groot grote half hand heel help helpen hele hetzelfde huis iedereen info inderdaad jaar jaren jammer jong kaart keer kind kinderen
    kijk kijken klaar klacht klant klein kleine klopt kom komen komt koop kopen kort korting kost kosten krijg krijgen kwam kwijt laatste
    laat laten lang lange leeg leuk leuke lever leveren levering licht lief linker maak maakt maken maand maat mama man maten mee meer meest meisje mens mensen met
    midden minder minuten misschien moeder moment mooi mooie morgen naam naast natuurlijk neem nemen nieuw nieuwe niets niks nogal
    nooit nou nu nummer ochtend ofwel omdat ongeveer ook oom oma opa open openingstijden opnieuw oud pakje pakket papa paar pas passen
    passend persoon plaats plek praat precies prijs prijzen probleem product rekening rest retour retourneren ruilen samen
    snel soms soort staan staat stad straat stuk stuks stuur sturen super tel telefoon terug terwijl tijd toe totaal tweede twee uur
    vaak vader van vandaag vanaf vast veel ver vergeten verjaardag verkeerd verkoop verschil verzenden verzending vier vind vinden
    volgende vol vorige vraag vragen vriend vriendin vroeg vrouw waarde wacht wachten water weer weg weinig welkom werk werkt weten week wijzig winkel
    winkelwagen winkelmandje wist woord ziet zeg zeggen zeker zelf zelfde zet zit zoals zodat zoon zus zusje echter eten drie bezoek`,
  ru: `адрес акция банк более брат будем будете будешь будут быстро важно вариант варианты вернуть верните вес весь весной взять вид
    видел видеть возврат возможно вопрос вопросы вообще восемь вот время вроде всего всем второй выбор выбрать говорить год года город
    готов дата дать два двух дело день деньги дней дня добавить добавь добавьте доброе добрый дома дом доставить доставка доставки
    доставку достаточно другой другая другое другие друг друзья думаю единственный жалоба жаль ждать жду жена женщина женщины жизнь завтра закажу заказ заказа
    заказать заказал заказала заказы закрыто заранее звонить здесь знаю знать имя интересно информация искать использовать каждый
    карта картой кажется когда-то количество конец конкретно корзина корзину корзине который которая которое которые короче кстати
    куплю купил купила курьер лет лишь любой любая любое люди магазин магазине мало мама мамы маме мамочке маленький менее меня минут минуты многие
    может можешь момент море муж мужчина мысль надеюсь надо назад наверное наличии наличие например нас начать неделя недели неделю
    некоторые немного нет ничто новый новая новое номер номера нравится ноль обмен обменять обратно обычно один одна одно однако
    оплата оплатить оплаты опять особенно отменить отмена отмените отправить отправили отлично ответ очередь ошибка пара пару парень передать
    перезвоните перевод первый пишу письмо плохо повтор повторить подарок подарка подарить подойдет подруга подруге подскажи подходит позже
    пока покупка покупки пользоваться помочь помогите помощь понимаю понял поставить потом почему почта почти правда предлагаете предложите
    прийти пришел пришло пришла прийдет примерно проблема продать просто просьба прошлый прошу работа работает работаете работы раза
    размер размера разница разный рубль рублей руб самый самая самое свой связь сделать сегодня сестра сестре сказать скидка скидки скоро
    сколько следующий слишком слово случай снова совет совсем согласен сообщение сорри список спросить сразу срок стоит стоимость
    стоить сумма сын счет тогда точно третий увидеть удобно уверен улица упаковка успеть утро хватит хорошо хороший хорошая хочешь
    цена цене цены час часа часов часы часто человек через четыре число читать чувство шесть дорого дешево дешевле дешевый бюджет`,
  ka: `რამდენია რამდენიანი ვინაა სადაა რომელია როდისაა როგორია რისია რისგანაა ვისია საიდანაა შეფუთვა შეფუთვის ხვეული ექსპრეს ადამიანი ადრე ავტო ახალი ბავშვი ბევრი ბოლო გადახდა გადაიხადო გაუქმება დაბრუნება დამატება დამიმატე დამიმატეთ დაამატე დაამატეთ დაუმატე დაუმატეთ დაამატებთ დამეხმარე დრო დღე დღეს დღის ერთად
    ვინმე თანხა თვე იაფი იაფად ისევ კალათა კარგად კვირა ლარი ლარამდე მაღაზია მაინც მალე მისამართი მიტანა მიწოდება მოვა ნომერი
    ორი პასუხი პირველი პრობლემა საათი სამი სახლი სახელი სხვა სიტყვა ტელეფონი უკან უფრო ფასდაკლება ფასი ფული ქალაქი ყველა ყველაფერი
    შეკვეთა შეკვეთის შეკვეთილი შეცვლა ჩემს ცოტა წელი ხალხი ხვალ ხვალე ზომა ღირს დედა დედაჩემი მამა და მეგობარი სწრაფად სიაში`,
}
