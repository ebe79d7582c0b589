import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { MARKET_WORDS } from './market-words.ts'

/** What the pictures can draw, by name: id, then en, de, nl, ru, zh, ka. */
const TABLE = `
white|white|weiß|wit|белый|白色|თეთრი
ivory|ivory|elfenbein|ivoor|айвори|象牙白|სპილოსძვლისფერი
cream|cream|creme|crème|кремовый|奶油色|კრემისფერი
champagne|champagne|champagner|champagne|шампань|香槟色|შამპანურისფერი
beige|beige|beige|beige|бежевый|米色|ბეჟი
camel|camel|camel|camel|кэмел|驼色|აქლემისფერი
brown|brown|braun|bruin|коричневый|棕色|ყავისფერი
black|black|schwarz|zwart|чёрный|黑色|შავი
charcoal|charcoal|anthrazit|antraciet|графитовый|炭灰色|მუქი ნაცრისფერი
grey|gray|grau|grijs|серый|灰色|ნაცრისფერი
silver|silver|silber|zilver|серебристый|银色|ვერცხლისფერი
gold|gold|gold|goud|золотой|金色|ოქროსფერი
rose-gold|rose gold|roségold|roségoud|розовое золото|玫瑰金|ვარდისფერი ოქრო
red|red|rot|rood|красный|红色|წითელი
burgundy|burgundy|bordeaux|bordeauxrood|бордовый|酒红色|ღვინისფერი
coral|coral|koralle|koraal|коралловый|珊瑚色|მარჯნისფერი
blush|blush|zartrosa|zachtroze|пудровый|裸粉色|ღია ვარდისფერი
pink|pink|rosa|roze|розовый|粉色|ვარდისფერი
hot-pink|hot pink|pink|felroze|фуксия|玫红色|ფუქსიისფერი
orange|orange|orange|oranje|оранжевый|橙色|ნარინჯისფერი
peach|peach|apricot|perzik|персиковый|桃色|ატმისფერი
yellow|yellow|gelb|geel|жёлтый|黄色|ყვითელი
mustard|mustard|senfgelb|mosterdgeel|горчичный|芥末黄|მდოგვისფერი
green|green|grün|groen|зелёный|绿色|მწვანე
emerald|emerald|smaragdgrün|smaragdgroen|изумрудный|祖母绿|ზურმუხტისფერი
sage|sage|salbeigrün|saliegroen|шалфейный|鼠尾草绿|სალბისფერი
olive|olive|oliv|olijfgroen|оливковый|橄榄绿|ზეთისხილისფერი
mint|mint|mint|mintgroen|мятный|薄荷绿|პიტნისფერი
teal|teal|petrol|petrol|сине-зелёный|蓝绿色|ზღვისფერი
turquoise|turquoise|türkis|turquoise|бирюзовый|绿松石色|ფირუზისფერი
blue|blue|blau|blauw|синий|蓝色|ლურჯი
light-blue|light blue|hellblau|lichtblauw|голубой|浅蓝色|ცისფერი
dusty-blue|dusty blue|taubenblau|grijsblauw|пыльно-голубой|雾霾蓝|მტრედისფერი
navy|navy|marineblau|marineblauw|тёмно-синий|藏青色|მუქი ლურჯი
royal-blue|royal blue|königsblau|koningsblauw|ярко-синий|宝蓝色|სამეფო ლურჯი
lavender|lavender|lavendel|lavendel|лавандовый|薰衣草紫|ლავანდისფერი
lilac|lilac|flieder|lila|сиреневый|丁香紫|იასამნისფერი
purple|purple|violett|paars|фиолетовый|紫色|იისფერი
plum|plum|pflaume|pruim|сливовый|梅紫色|ქლიავისფერი
tulle|tulle|Tüll|tule|тюль|薄纱|ტიული
satin|satin|Satin|satijn|атлас|缎面|ატლასი
silk|silk|Seide|zijde|шёлк|丝绸|აბრეშუმი
chiffon|chiffon|Chiffon|chiffon|шифон|雪纺|შიფონი
organza|organza|Organza|organza|органза|欧根纱|ორგანზა
lace|lace|Spitze|kant|кружево|蕾丝|მაქმანი
velvet|velvet|Samt|fluweel|бархат|丝绒|ხავერდი
sequin|sequin|Pailletten|pailletten|пайетки|亮片|პაიეტები
cotton|cotton|Baumwolle|katoen|хлопок|棉|ბამბა
linen|linen|Leinen|linnen|лён|亚麻|სელი
denim|denim|Denim|denim|деним|牛仔布|დენიმი
knit|knit|Strick|tricot|трикотаж|针织|ნაქსოვი
wool|wool|Wolle|wol|шерсть|羊毛|შალი
tweed|tweed|Tweed|tweed|твид|粗花呢|ტვიდი
crepe|crepe|Krepp|crêpe|креп|绉纱|კრეპი
jersey|jersey|Jersey|jersey|джерси|平针织布|ჯერსი
viscose|viscose|Viskose|viscose|вискоза|人造丝|ვისკოზა
leather|leather|Leder|leer|кожа|皮革|ტყავი
jacquard|jacquard|Jacquard|jacquard|жаккард|提花|ჟაკარდი
pearl|pearl|Perle|parel|жемчуг|珍珠|მარგალიტი
crystal|crystal|Kristall|kristal|кристалл|水晶|კრისტალი
floral|floral|geblümt|gebloemd|в цветочек|碎花|ყვავილებიანი
polka-dot|polka dot|gepunktet|stippen|в горошек|波点|წერტილებიანი
striped|striped|gestreift|gestreept|в полоску|条纹|ზოლიანი
pinstripe|pinstripe|Nadelstreifen|krijtstreep|в тонкую полоску|细条纹|წვრილზოლიანი
checked|checked|kariert|geruit|в клетку|格子|უჯრედებიანი
leopard|leopard|Leopard|luipaard|леопардовый|豹纹|ლეოპარდის
dress|dress|Kleid|jurk|платье|连衣裙|კაბა
skirt|skirt|Rock|rok|юбка|半身裙|ქვედაბოლო
top|top|Oberteil|top|топ|上衣|ტოპი
blouse|blouse|Bluse|blouse|блузка|女式衬衫|ბლუზა
shirt|shirt|Hemd|overhemd|рубашка|衬衫|პერანგი
t-shirt|t-shirt|T-Shirt|T-shirt|футболка|T恤|მაისური
sweater|sweater|Pullover|trui|свитер|毛衣|სვიტერი
camisole|camisole|Trägertop|hemdje|топ на бретелях|吊带衫|ბრეტელებიანი ტოპი
trousers|pants|Hose|broek|брюки|裤子|შარვალი
jeans|jeans|Jeans|jeans|джинсы|牛仔裤|ჯინსი
shorts|shorts|Shorts|korte broek|шорты|短裤|შორტი
blazer|blazer|Blazer|blazer|блейзер|西装外套|ბლეიზერი
denim-jacket|denim jacket|Jeansjacke|spijkerjasje|джинсовая куртка|牛仔夹克|ჯინსის ქურთუკი
biker|leather jacket|Lederjacke|leren jack|кожаная куртка|皮夹克|ტყავის ქურთუკი
trench-coat|trench coat|Trenchcoat|trenchcoat|тренч|风衣|ტრენჩი
coat|coat|Mantel|jas|пальто|大衣|პალტო
cardigan|cardigan|Strickjacke|vest|кардиган|开衫|კარდიგანი
suit|suit|Anzug|pak|костюм|套装|კოსტიუმი
heel|heels|Pumps|pumps|туфли на каблуке|高跟鞋|ქუსლიანი ფეხსაცმელი
sandal|sandals|Sandalen|sandalen|сандалии|凉鞋|სანდლები
flat|flats|Ballerinas|ballerina's|балетки|平底鞋|ბალეტკები
sneaker|sneakers|Sneaker|sneakers|кроссовки|运动鞋|კედები
loafer|loafers|Loafer|loafers|лоферы|乐福鞋|ლოფერები
boot|ankle boots|Stiefeletten|enkellaarsjes|ботинки|短靴|ბოტები
clutch|clutch|Clutch|clutch|клатч|手拿包|კლატჩი
tote|tote bag|Shopper|shopper|сумка-шопер|托特包|შოპერი
shoulder-bag|shoulder bag|Schultertasche|schoudertas|сумка на плечо|单肩包|მხრის ჩანთა
crossbody|crossbody bag|Umhängetasche|crossbodytas|сумка через плечо|斜挎包|გადასაკიდი ჩანთა
earrings|earrings|Ohrringe|oorbellen|серьги|耳环|საყურეები
necklace|necklace|Halskette|ketting|ожерелье|项链|ყელსაბამი
bracelet|bracelet|Armband|armband|браслет|手链|სამაჯური
tiara|tiara|Diadem|tiara|диадема|头冠|ტიარა
bouquet|bouquet|Blumenstrauß|boeket|букет|花束|თაიგული
wreath|wreath|Kranz|krans|венок|花环|გვირგვინი
plant|plant|Pflanze|plant|растение|植物|მცენარე
vase|vase|Vase|vaas|ваза|花瓶|ლარნაკი
card|greeting card|Grußkarte|wenskaart|открытка|贺卡|მისალოცი ბარათი
chocolates|chocolates|Pralinen|bonbons|шоколадные конфеты|巧克力|შოკოლადის კანფეტები
candle|candle|Kerze|kaars|свеча|蜡烛|სანთელი
dahlia|dahlia|Dahlie|dahlia|георгин|大丽花|გეორგინა
chrysanthemum|chrysanthemum|Chrysantheme|chrysant|хризантема|菊花|ქრიზანთემა
rose|rose|Rose|roos|роза|玫瑰|ვარდი
peony|peony|Pfingstrose|pioenroos|пион|牡丹|იორდასალამი
ranunculus|ranunculus|Ranunkel|ranonkel|ранункулюс|花毛茛|ბაია
tulip|tulip|Tulpe|tulp|тюльпан|郁金香|ტიტა
lily|lily|Lilie|lelie|лилия|百合|შროშანი
hydrangea|hydrangea|Hortensie|hortensia|гортензия|绣球花|ჰორტენზია
carnation|carnation|Nelke|anjer|гвоздика|康乃馨|მიხაკი
sunflower|sunflower|Sonnenblume|zonnebloem|подсолнух|向日葵|მზესუმზირა
gerbera|gerbera|Gerbera|gerbera|гербера|非洲菊|გერბერა
anemone|anemone|Anemone|anemoon|анемон|银莲花|ანემონი
daisy|daisy|Margerite|margriet|ромашка|雏菊|გვირილა
lavender-flower|lavender|Lavendel|lavendel|лаванда|薰衣草|ლავანდა
gypsophila|baby's breath|Schleierkraut|gipskruid|гипсофила|满天星|გიფსოფილა
eucalyptus|eucalyptus|Eukalyptus|eucalyptus|эвкалипт|尤加利|ევკალიპტი
monstera|monstera|Monstera|monstera|монстера|龟背竹|მონსტერა
orchid|orchid|Orchidee|orchidee|орхидея|兰花|ორქიდეა
succulent|succulent|Sukkulente|vetplant|суккулент|多肉植物|სუკულენტი
olive-tree|olive tree|Olivenbaum|olijfboom|оливковое дерево|橄榄树|ზეთისხილის ხე
pizza|pizza|Pizza|pizza|пицца|披萨|პიცა
salami|salami|Salami|salami|салями|萨拉米香肠|სალიამი
spicy-salami|spicy salami|scharfe Salami|pittige salami|острая салями|辣味香肠|ცხარე სალიამი
ham|ham|Schinken|ham|ветчина|火腿|ლორი
prosciutto|prosciutto|Parmaschinken|parmaham|прошутто|帕尔马火腿|პროშუტო
bacon|bacon|Speck|spek|бекон|培根|ბეკონი
chicken|chicken|Hähnchen|kip|курица|鸡肉|ქათამი
sausage|sausage|Salsiccia|worst|колбаска|意式香肠|ძეხვი
tuna|tuna|Thunfisch|tonijn|тунец|金枪鱼|თინუსი
anchovies|anchovies|Sardellen|ansjovis|анчоусы|凤尾鱼|ანჩოუსი
prawns|shrimp|Garnelen|garnalen|креветки|虾|კრევეტები
mushrooms|mushrooms|Champignons|champignons|шампиньоны|蘑菇|სოკო
olives|olives|Oliven|olijven|оливки|橄榄|ზეთისხილი
peppers|bell peppers|Paprika|paprika|сладкий перец|甜椒|ბულგარული წიწაკა
onion|onion|Zwiebeln|ui|лук|洋葱|ხახვი
tomatoes|cherry tomatoes|Kirschtomaten|cherrytomaat|помидоры черри|樱桃番茄|ჩერი პომიდორი
pineapple|pineapple|Ananas|ananas|ананас|菠萝|ანანასი
artichokes|artichokes|Artischocken|artisjok|артишоки|洋蓟|არტიშოკი
spinach|spinach|Spinat|spinazie|шпинат|菠菜|ისპანახი
basil|basil|Basilikum|basilicum|базилик|罗勒|რეჰანი
rocket|arugula|Rucola|rucola|руккола|芝麻菜|რუკოლა
aubergine|eggplant|Aubergine|aubergine|баклажан|茄子|ბადრიჯანი
courgette|zucchini|Zucchini|courgette|кабачок|西葫芦|ყაბაყი
corn|corn|Mais|maïs|кукуруза|玉米|სიმინდი
jalapenos|jalapeños|Jalapeños|jalapeños|халапеньо|墨西哥辣椒|ხალაპენიო
capers|capers|Kapern|kappertjes|каперсы|刺山柑|კაპარი
garlic|garlic|Knoblauch|knoflook|чеснок|大蒜|ნიორი
mozzarella|mozzarella|Mozzarella|mozzarella|моцарелла|马苏里拉奶酪|მოცარელა
buffalo-mozzarella|buffalo mozzarella|Büffelmozzarella|buffelmozzarella|моцарелла из буйволиного молока|水牛奶酪|კამეჩის მოცარელა
burrata|burrata|Burrata|burrata|буррата|布拉塔奶酪|ბურატა
gorgonzola|gorgonzola|Gorgonzola|gorgonzola|горгонзола|戈贡佐拉奶酪|გორგონძოლა
goat|goat cheese|Ziegenkäse|geitenkaas|козий сыр|山羊奶酪|თხის ყველი
parmesan|parmesan|Parmesan|parmezaan|пармезан|帕尔马干酪|პარმეზანი
truffle|truffle|Trüffel|truffel|трюфель|松露|ტრიუფელი
walnuts|walnuts|Walnüsse|walnoot|грецкий орех|核桃|ნიგოზი
egg|egg|Ei|ei|яйцо|鸡蛋|კვერცხი
garlic-bread|garlic bread|Knoblauchbrot|knoflookbrood|чесночный хлеб|蒜香面包|ნივრიანი პური
bruschetta|bruschetta|Bruschetta|bruschetta|брускетта|意式烤面包|ბრუსკეტა
caprese|caprese|Caprese|caprese|капрезе|卡普雷塞沙拉|კაპრეზე
salad|salad|Salat|salade|салат|沙拉|სალათი
arancini|arancini|Arancini|arancini|аранчини|炸饭团|არანჩინი
tiramisu|tiramisu|Tiramisu|tiramisu|тирамису|提拉米苏|ტირამისუ
panna-cotta|panna cotta|Panna Cotta|panna cotta|панна-котта|意式奶冻|პანა კოტა
cannoli|cannoli|Cannoli|cannoli|канноли|西西里卷|კანოლი
gelato|gelato|Gelato|gelato|джелато|意式冰淇淋|ჯელატო
cola|cola|Cola|cola|кола|可乐|კოლა
lemonade|lemonade|Limonade|limonade|лимонад|柠檬水|ლიმონათი
water|water|Wasser|water|вода|水|წყალი
beer|beer|Bier|bier|пиво|啤酒|ლუდი
wine|wine|Wein|wijn|вино|葡萄酒|ღვინო
sparkling|sparkling|mit Kohlensäure|bruisend|газированная|气泡|გაზიანი
strawberry|strawberry|Erdbeere|aardbei|клубника|草莓|მარწყვი
pistachio|pistachio|Pistazie|pistache|фисташка|开心果|ფისტა
vanilla|vanilla|Vanille|vanille|ваниль|香草|ვანილი
wholegrain|wholegrain|Vollkorn|volkoren|цельнозерновой|全麦|სრულმარცვლოვანი
gluten-free|gluten-free|glutenfrei|glutenvrij|без глютена|无麸质|უგლუტენო
none|without|ohne|zonder|без|不含|გარეშე
`

const WORDS = new Map(
  (TABLE + MARKET_WORDS)
    .trim()
    .split(/\n+/)
    .map((row) => {
      const [id = '', ...names] = row.split('|')
      return [id, names] as const
    }),
)

const BY_NAME = new Map(
  [...WORDS].flatMap(([id, names]) => [id, ...names].map((name) => [plain(name), id] as const)).reverse(),
)

/** Words that mean one of the above on a menu. */
const ALSO: Record<string, string> = {
  room: 'cream',
  sahne: 'cream',
  rood: 'red',
  wit: 'white',
  pumps: 'heel',
  mintgrün: 'mint',
  olivgrün: 'olive',
  burgunder: 'burgundy',
  'fitting appointment': 'fitting',
  'gift card': 'voucher',
  'home visit': 'visit',
  'cloth by the metre': 'fabric',
  'suit hanger': 'hanger',
}

/** The id a value in any of the six languages stands for: "Hellblau" → "light-blue". Unknown ones become kebab-case. */
export function idOf(value: string): string {
  const key = plain(value)
  return ALSO[key] ?? BY_NAME.get(key) ?? key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

/** The name of a thing in a language; undefined where the table has none. */
export function nameOf(id: string, language: Language): string | undefined {
  return WORDS.get(id)?.[LANGUAGES.indexOf(language)]
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, ' ').trim()
}

/** "Illustration" in the six languages. */
export const ILLUSTRATION: Record<Language, string> = {
  en: 'Illustration',
  de: 'Illustration',
  nl: 'Illustratie',
  ru: 'Иллюстрация',
  zh: '插画',
  ka: 'ილუსტრაცია',
}
