/** Words without content of their own: they name the language of a text and are left out of ranking. */
export const FUNCTION_WORDS: Record<string, string> = {
  en: `a an the this that these those i me my mine you your yours he him his she her hers it its we us our they them their
    and or but if so because than then as at by for from in into of off on onto out over to up with within without about under
    after before between is are am was were be been being do does did doing have has had having can could will would shall should
    may might must not no nor don't doesn't didn't isn't aren't can't won't wouldn't i'm i'd i'll i've it's that's what's there's
    what which who whom whose when where why how there here just only very too also please some any all both each more most much
    many something anything thing things one ones want wanna need needs looking look find show get got give me like let's let
    hi hello hey thanks ok okay yes yeah yep nope dont im id ill ive whats thats cant u ur pls plz thx gonna gotta lemme
    color colors colour colours size sizes isn't wasn't aren't`,
  de: `ein eine einen einem einer eines der die das den dem des dieser diese dieses diesen diesem jener jene ich mich mir mein
    meine meinen meiner meinem meines du dich dir dein deine deinen er ihn ihm sie ihr ihre ihren ihnen ihrem es wir uns unser
    unsere euch euer sein seine seinen seiner und oder aber wenn weil dass ob als wie so denn doch noch nur auch schon sehr zu zum
    zur mit ohne für von vom bei beim in im ins an am auf aus über unter vor nach bis durch gegen um ist sind bin bist war waren
    wird werden würde kann kannst können könnte könnten möchte möchten will willst wollen soll muss habe hab hast hat haben hätte
    hätten gibt gibt's nicht kein keine keinen keiner nein ja bitte was wer wo wann warum welche welcher welches welchen etwas
    irgendwas alles mal eigentlich hier da dort dann jetzt suche suchen such brauche brauch brauchen zeig zeige zeigen hallo danke
    farbe farben grösse grössen groesse groessen farbton fürs ums weiter
    lieber gerne gern man einfach sowas fuer ueber moechte waere wäre wieder mehr viel viele lassen lass habt bräuchte bräuchten hättet gehts geht`,
  nl: `een de het dit dat deze die ik mij me mijn je jij jou jouw jullie u uw hij hem zijn zij ze haar wij we ons onze hun hen en
    of maar als omdat want dan dus ook nog wel niet geen nooit naar van voor met zonder op in uit aan bij tot over onder boven
    tussen door om te is ben bent was waren wordt worden zou zouden kan kun kunt kunnen wil wilt willen moet moeten mag heb hebt
    heeft hebben had hebben gaat ga gaan er hier daar waar wat wie wanneer waarom hoe welke welk iets iemand alles alleen erg heel
    zo zoek zoeken nodig graag toon toch even eens ja nee hallo hoi dag bedankt alstublieft alsjeblieft svp laat zien geef
    hebben jullie zoiets ofzo liever maar mn m'n z'n 't 's kleur kleuren maat maten verder`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о
    из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь вам ведь там потом себя ничего ей может они тут где
    есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет кто этот того потому этого какой какая
    какое какие этом мой моя мое моей моего моему моих моим тем чтобы нее сейчас были куда зачем всех при об хоть после над больше тот через эти нас
    про них эта это много разве три эту свою этой перед иногда лучше чуть том такой такое такие такую им более всегда конечно всю между хочу
    хочется хотел хотела хотелось нужно нужна нужен нужны ищу найти найдите найди покажи покажите дай дайте можно могу можете пожалуйста
    плиз спасибо привет здравствуйте здрасте подскажите скажите купить добрый доброе день вечер у-вас вас ваш ваша ваши что-то что-нибудь какой-нибудь
    какое-нибудь какую-нибудь моя твой пусть тебе мной нам наш очень цвет цвета цвету цветом цвете размер размера размеры размеров размере дальше`,
  zh: `的 了 吗 呢 吧 啊 呀 嘛 我 你 您 他 她 它 我们 你们 他们 这 那 这个 那个 这些 那些 个 是 有 没有 没 不 在 和 跟 与 或 或者 还是 要 想 想要 需要
    请 请问 给 帮 帮我 找 看 看看 一下 什么 哪 哪个 哪些 怎么 多少 几 能 可以 会 就 也 都 很 太 更 最 再 又 把 被 让 从 到 对 为 为了 因为 所以 但是
    如果 颜色 尺码 尺寸 大小 码数 一件 一条 一个 一双 有没有 能不能 可不可以 谢谢 你好 好的 嗯 哦 件 条 双 只 款 种 些 点 有点 一些 的话 给我 我要 我想 买 用 穿 戴 参加 推荐`,
  ka: `და ან რომ არ არა კი დიახ ხო მე შენ თქვენ ის ეს იგი ჩვენ ისინი ჩემი შენი თქვენი მისი ჩვენი ჩემს ჩემთვის მინდა გინდა უნდა მჭირდება
    მომწონს მაქვს გაქვთ გაქვს აქვს არის არიან ვარ ხარ იყო იქნება რა რომელი ვინ სად როდის რატომ როგორ როგორი რამე რაიმე რაღაც ძალიან
    უფრო ყველაზე მხოლოდ ასევე ძალიან აქ იქ თუ მაგრამ ან ამ იმ ამას ერთ ერთი გამარჯობა გამარჯობათ მადლობა გთხოვთ ვეძებ მაჩვენე
    მაჩვენეთ მომეცი შეიძლება შეგიძლიათ შემიძლია მე მომძებნე მიპოვე ნახვა ყიდვა ვიყიდო ვიყიდი მსურს იმას უფრო კარგი როგორც რამდენი
    ფერი ფერები ფერის ფერში ზომა ზომები ზომის ზომაში რამდენად სურს მინდოდა მჭირდებოდა არაფერი არც ჯერ უკვე ახლა მაშინ ასე ისე`,
  fr: `coûte livraison commande fleurs taille chaussures cadeau mère combien prix le la les un une des du de je tu il elle nous vous ils et ou mais pour avec sans dans sur sous ce cette ces mon ma mes que
    qui est sont suis ai avez voudrais veux cherche besoin pas ne plus très bonjour merci oui non s'il plaît quel quelle où combien
    au aux moins avoir c'est j'ai je l' d' j'aimerais puis-je salut votre vos notre être robe rouge bleu noir blanc euros`,
  es: `zapatos zapatillas flores envío pedido talla regalo madre precio negros blancos rojos para el la los las un una unos unas de del yo tú él ella nosotros y o pero para con sin en sobre este esta estos mi mis que quien
    es son soy estoy tengo tiene tienen quiero quisiera busco necesito no más muy hola gracias sí por favor cuál dónde cuánto al
    lo me te se hay como menos hasta usted ustedes vestido rojo azul negro blanco cuesta puedo está`,
  it: `scarpe nere bianche rosse fiori spedizione ordine taglia numero regalo madre prezzo costa misura il lo la i gli le un uno una di del della dei che chi io tu lui lei noi voi e o ma per con senza in su questo questa mio mia
    è sono ho hai ha avete vorrei voglio cerco bisogno non più molto ciao grazie sì per favore quale dove quanto al alla c'è ci
    vestito rosso blu nero bianco posso anche come buongiorno`,
  pt: `sapatos pretos flores envio pedido tamanho presente mãe preço custa quanto quero o a os as um uma uns umas de do da dos das eu tu ele ela nós você vocês e ou mas para com sem em no na este esta meu minha
    que quem é são sou estou tenho tem quero queria gostaria procuro preciso não mais muito olá obrigado obrigada sim por favor
    qual onde quanto ao à vestido vermelho azul preto branco até oi posso`,
  pl: `buty czarne kwiaty dostawa kosztuje zamówienie rozmiar prezent mamy mamie i w na z do nie się to jest są ja ty on ona my wy czy ale lub dla bez od po za jak co kto gdzie kiedy ile ten ta te mój moja
    mam masz ma chcę chciałbym chciałabym szukam potrzebuję proszę dziękuję cześć tak bardzo więcej mniej który jaka jaki dzień
    dobry sukienka sukienki sukienkę czerwona niebieska czarna biała oraz przy`,
  uk: `і й в у на з до не що це є я ти він вона ми ви вони чи але або для без від по за як хто де коли скільки цей ця мій моя маю
    має хочу шукаю потрібна потрібно потрібен потрібні будь ласка дякую привіт так дуже більше який яка яке які сукня сукню
    плаття червона синя чорна біла мені вас щось доброго дня`,
  bg: `и в на с до не че това е съм аз ти той тя ние вие те или но за без от по как кой къде кога колко този тази моя моята имам имате искам търся
    трябва ми моля благодаря здравейте да много повече рокля червена синя черна бяла ще`,
  tr: `ayakkabı çiçek sipariş kargo beden numara hediye fiyat annem ve bir bu şu o ben sen biz siz onlar için ile ama veya değil var yok mı mi mu mü ne kim nerede nasıl kaç çok daha en istiyorum
    arıyorum lazım lütfen teşekkürler merhaba evet hayır elbise kırmızı mavi siyah beyaz kadar gibi benim bana misiniz`,
  cs: `boty květiny doprava velikost objednávka dárek cena stojí a v na s do ne je to jsem ty on ona my vy nebo ale pro bez od po za jak kdo kde kdy kolik tento tato můj moje mám máte chci
    hledám potřebuji prosím děkuji ahoj ano velmi více který šaty červené modré černé bílé dobrý den jsou se`,
  sv: `skor svarta storlek blommor beställning present pris frakt och i på att det en ett är jag du han hon vi ni de eller men för med utan av till från som vad vem var när hur mycket denna
    min mitt har vill söker behöver tack hej ja nej inte klänning röd blå svart vit skulle kan under kronor`,
  da: `sko sorte størrelse blomster ordre gave pris levering og i på at det en et er jeg du han hun vi de eller men for med uden af til fra som hvad hvem hvor hvornår hvordan meget denne
    min mit har vil søger brug tak hej ja nej ikke kjole rød blå sort hvid gerne`,
  ro: `și în pe la de cu un o este sunt eu tu el ea noi voi sau dar pentru fără din care ce cine unde când cât acest această meu mea
    am aveți vreau caut nevoie mulțumesc bună da nu foarte mai rochie roșie albastră neagră albă`,
  hu: `a az és egy hogy nem van én te ő mi ti vagy de nélkül mint ki mi hol mikor mennyi ez kérek szeretnék keresek kell köszönöm
    szia igen nagyon több piros kék fekete fehér ruha ruhát nekem`,
  id: `yang dan di ke dari ini itu saya aku kamu anda dia kami kita atau tapi untuk dengan tanpa tidak ada adalah apa siapa mana
    kapan bagaimana berapa ingin mau cari butuh tolong terima kasih halo ya gaun merah biru hitam putih bisa`,
  vi: `và của là có không tôi bạn anh chị em cho với trong này đó một các những hoặc nhưng cần muốn tìm xin cảm ơn chào váy đỏ xanh đen trắng bao nhiêu`,
  lt: `gėlės mamai batai juodi dydis dovana kaina kainuoja užsakymas ir yra kad su be iš į ant už apie prie nuo iki aš tu jis ji mes jūs jie mano tavo savo ar bet arba nes kaip kas kur kada kiek koks kokia noriu norėčiau ieškau reikia prašau
    ačiū labas taip ne labai daugiau suknelė raudona mėlyna juoda balta man yra bus koks kokios šiandien rytoj`,
  sr: `cipele cveće dostava košta veličina poklon porudžbina je u na sa bez od do za po iz i ili ali ako kao da ne što šta ko gde kada koliko kako ja ti on ona mi vi oni moj moja moje imam imate želim hoću tražim treba molim hvala zdravo
    vrlo više koji koja koje haljina haljinu crvena plava crna bela mi se će li ću sam nije bi danas sutra`,
  kk: `және мен сен ол біз сіз бұл сол бар жоқ үшін мен қалай қайда қашан қанша керек іздеймін рахмет сәлем иә жоқ өте көйлек қызыл көк қара ақ маған не ма ме ба бе`,
  fi: `kukkia äidille kengät mustat koko tilaus tilaukseni lahja hinta maksaa toimitus punaista ja on ei se minä sinä hän me te he tai mutta että kanssa ilman mikä kuka missä milloin kuinka paljon tämä minun haluan etsin
    tarvitsen kiitos hei kyllä mekko punainen sininen musta valkoinen olen onko`,
}
