/** What the coffee bar, the beauty counter, the sneaker shop and the tailor draw, by name: id, then en, de, nl, ru, zh, ka. */
export const MARKET_WORDS = `
neon-yellow|neon yellow|neongelb|neongeel|неоново-жёлтый|荧光黄|ნეონის ყვითელი
neon-green|neon green|neongrün|neongroen|неоново-зелёный|荧光绿|ნეონის მწვანე
gum|gum|gummi|rubber|каучук|生胶色|რეზინი
mesh|mesh|mesh|mesh|сетка|网面|ბადე
canvas|canvas|canvas|canvas|канвас|帆布|ტილო
suede|suede|veloursleder|suède|замша|麂皮|ზამში
faux-leather|faux leather|kunstleder|kunstleer|искусственная кожа|人造革|ხელოვნური ტყავი
hemp|hemp|hanf|hennep|конопля|麻|კანაფი
merino|merino wool|merino|merinowol|меринос|美利奴羊毛|მერინოსი
brass|brass|messing|messing|латунь|黄铜|თითბერი
wood|wood|holz|hout|дерево|木头|ხე
ceramic|ceramic|keramik|keramiek|керамика|陶瓷|კერამიკა
herringbone|herringbone|fischgrat|visgraat|ёлочка|人字纹|ნაძვისებრი
paisley|paisley|paisley|paisley|пейсли|佩斯利纹|პეისლი
plain|plain|uni|effen|однотонный|素色|ერთფეროვანი
running-shoe|running shoes|laufschuhe|hardloopschoenen|беговые кроссовки|跑鞋|სარბენი ფეხსაცმელი
trail-shoe|trail shoes|trailschuhe|trailschoenen|трейловые кроссовки|越野跑鞋|ტრეილის ფეხსაცმელი
hiking-shoe|hiking shoes|wanderschuhe|wandelschoenen|треккинговые ботинки|徒步鞋|სალაშქრო ფეხსაცმელი
tennis-shoe|tennis shoes|tennisschuhe|tennisschoenen|теннисные кроссовки|网球鞋|ჩოგბურთის ფეხსაცმელი
court-shoe|indoor shoes|hallenschuhe|zaalschoenen|обувь для зала|室内运动鞋|დარბაზის ფეხსაცმელი
basketball-shoe|basketball shoes|basketballschuhe|basketbalschoenen|баскетбольные кроссовки|篮球鞋|კალათბურთის ფეხსაცმელი
skate-shoe|skate shoes|skateschuhe|skateschoenen|скейтерские кеды|滑板鞋|სკეიტის ფეხსაცმელი
slip-on|slip-ons|slip-ons|instappers|слипоны|一脚蹬|სლიპონები
kids-shoe|children’s shoes|kinderschuhe|kinderschoenen|детская обувь|童鞋|ბავშვის ფეხსაცმელი
socks|socks|socken|sokken|носки|袜子|წინდები
laces|laces|schnürsenkel|veters|шнурки|鞋带|თასმები
low|low|niedrig|laag|низкий|低帮|დაბალი
mid|mid-cut|halbhoch|halfhoog|средний|中帮|საშუალო სიმაღლის
high|high|hoch|hoog|высокий|高帮|მაღალი
cushion|cushioned|dämpfung|demping|амортизация|缓震|ამორტიზაცია
lug|lugged|profil|profiel|протектор|抓地纹|პროტექტორი
flat-sole|flat sole|flach|platte zool|плоская подошва|平底|ბრტყელი ძირი
herringbone-sole|herringbone sole|fischgrät|visgraatzool|подошва ёлочкой|人字纹底|ნაძვისებრი ძირი
chunky|chunky sole|dicke sohle|dikke zool|массивная подошва|厚底|სქელი ძირი
platform|platform|plateau|plateauzool|платформа|松糕底|პლატფორმა
retro|retro|retro|retro|ретро|复古|რეტრო
lace-up|laces|schnürung|veters|на шнурках|系带|თასმებით
velcro|velcro|klett|klittenband|липучка|魔术贴|წებოვანი შესაკრავი
slip|slip-on|schlupf|instap|без шнурков|套脚|უთასმო
lipstick|lipstick|lippenstift|lippenstift|помада|口红|პომადა
lip-gloss|lip gloss|lipgloss|lipgloss|блеск для губ|唇彩|ტუჩის ბლესკი
lip-balm|lip balm|lippenbalsam|lippenbalsem|бальзам для губ|润唇膏|ტუჩის ბალზამი
lip-liner|lip liner|lippenkonturenstift|lipliner|карандаш для губ|唇线笔|ტუჩის ფანქარი
foundation|foundation|grundierung|foundation|тональный крем|粉底|ტონალური კრემი
bb-cream|BB cream|bb-creme|bb-crème|bb-крем|BB霜|BB კრემი
concealer|concealer|abdeckstift|concealer|консилер|遮瑕|კონსილერი
powder|powder|puder|poeder|пудра|散粉|პუდრი
blush-makeup|blusher|rouge|blusher|румяна|腮红|რუმიანა
bronzer|bronzer|bronzer|bronzer|бронзер|修容粉|ბრონზერი
highlighter|highlighter|highlighter|highlighter|хайлайтер|高光|ჰაილაითერი
eyeshadow|eyeshadow palette|lidschattenpalette|oogschaduwpalet|палетка теней|眼影盘|ჩრდილების პალიტრა
mascara|mascara|wimperntusche|mascara|тушь|睫毛膏|ტუში
eyeliner|eyeliner|eyeliner|eyeliner|подводка|眼线笔|აილაინერი
brow-pencil|brow pencil|augenbrauenstift|wenkbrauwpotlood|карандаш для бровей|眉笔|წარბის ფანქარი
nail-polish|nail polish|nagellack|nagellak|лак для ногтей|指甲油|ფრჩხილის ლაქი
gift-set|gift set|geschenkset|cadeauset|подарочный набор|礼盒|სასაჩუქრე ნაკრები
face-wash|cleanser|gesichtsreiniger|gezichtsreiniger|средство для умывания|洁面|სახის გამწმენდი
makeup-remover|make-up remover|make-up-entferner|make-upremover|средство для снятия макияжа|卸妆水|მაკიაჟის მოსაშორებელი
toner|toner|gesichtswasser|toner|тоник|爽肤水|ტონიკი
serum|serum|serum|serum|сыворотка|精华|შრატი
face-cream|face cream|gesichtscreme|gezichtscrème|крем для лица|面霜|სახის კრემი
eye-cream|eye cream|augencreme|oogcrème|крем для глаз|眼霜|თვალის კრემი
sunscreen|sunscreen|sonnencreme|zonnebrand|солнцезащитный крем|防晒霜|მზისგან დამცავი
facial-mask|face mask|gesichtsmaske|gezichtsmasker|маска для лица|面膜|სახის ნიღაბი
body-lotion|body lotion|körperlotion|bodylotion|лосьон для тела|身体乳|ტანის ლოსიონი
hand-cream|hand cream|handcreme|handcrème|крем для рук|护手霜|ხელის კრემი
shampoo|shampoo|shampoo|shampoo|шампунь|洗发水|შამპუნი
hair-mask|hair mask|haarmaske|haarmasker|маска для волос|发膜|თმის ნიღაბი
perfume|perfume|parfüm|parfum|духи|香水|სუნამო
makeup-brush|make-up brush|schminkpinsel|make-upkwast|кисть для макияжа|化妆刷|მაკიაჟის ფუნჯი
stick|stick|stift|stift|стик|棒状|სტიკი
jar|jar|tiegel|potje|баночка|罐装|ქილა
dropper|dropper|pipette|druppelaar|пипетка|滴管|პიპეტი
bottle|bottle|flasche|fles|флакон|瓶装|ბოთლი
pump|pump|pumpspender|pomp|дозатор|泵装|ტუმბო
compact|compact|dose|doosje|пудреница|粉盒|პუდრის კოლოფი
palette|palette|palette|palet|палетка|眼影盘装|პალიტრა
pencil|pencil|bleistift|potlood|карандаш|铅笔|ფანქარი
mascara-tube|wand|bürstchen|koker|щёточка|刷管|ჯაგრისი
brush|brush|pinsel|kwast|кисть|刷|ფუნჯი
brushes|brush set|pinselset|kwastenset|набор кистей|刷具套装|ფუნჯების ნაკრები
bar|bar|stück|blok|брусок|块状|ნაჭერი
matt|matte|matt|mat|матовый|哑光|მქრქალი
gloss|gloss|glanz|glans|глянец|亮泽|პრიალა
espresso|espresso|espresso|espresso|эспрессо|浓缩咖啡|ესპრესო
americano|americano|americano|americano|американо|美式咖啡|ამერიკანო
macchiato|macchiato|macchiato|macchiato|макиато|玛奇朵|მაკიატო
cortado|cortado|cortado|cortado|кортадо|科塔多|კორტადო
cappuccino|cappuccino|cappuccino|cappuccino|капучино|卡布奇诺|კაპუჩინო
flat-white|flat white|flat white|flat white|флэт уайт|馥芮白|ფლეთ უაითი
latte|latte|latte|latte|латте|拿铁|ლატე
mocha|mocha|mokka|mokka|мокко|摩卡|მოკა
raf|raf coffee|raf-kaffee|raf-koffie|раф|拉夫咖啡|რაფი
coffee|coffee|kaffee|koffie|кофе|咖啡|ყავა
filter-coffee|filter coffee|filterkaffee|filterkoffie|фильтр-кофе|滤泡咖啡|ფილტრის ყავა
cold-brew|cold brew|cold brew|cold brew|колд брю|冷萃咖啡|ქოლდ ბრიუ
iced-coffee|iced coffee|eiskaffee|ijskoffie|холодный кофе|冰咖啡|ყინულიანი ყავა
matcha|matcha|matcha|matcha|матча|抹茶|მატჩა
chai-latte|chai latte|chai latte|chai latte|чай латте|印度奶茶|ჩაი ლატე
hot-chocolate|hot chocolate|heiße schokolade|warme chocolademelk|горячий шоколад|热巧克力|ცხელი შოკოლადი
black-tea|black tea|schwarztee|zwarte thee|чёрный чай|红茶|შავი ჩაი
tarragon|tarragon|estragon|dragon|тархун|龙蒿|ტარხუნა
coffee-beans|coffee beans|kaffeebohnen|koffiebonen|кофейные зёрна|咖啡豆|ყავის მარცვლები
light-roast|light roast|helle röstung|lichte branding|светлая обжарка|浅烘焙|ღია მოხალვა
medium-roast|medium roast|mittlere röstung|medium branding|средняя обжарка|中烘焙|საშუალო მოხალვა
dark-roast|dark roast|dunkle röstung|donkere branding|тёмная обжарка|深烘焙|მუქი მოხალვა
floral-taste|floral notes|blumig|bloemig|цветочный|花香|ყვავილოვანი
citrus|citrus|zitrus|citrus|цитрус|柑橘|ციტრუსი
berry|berries|beerig|bessen|ягодный|莓果|კენკროვანი
caramel|caramel|karamell|karamel|карамель|焦糖|კარამელი
nutty|nuts|nussig|noten|ореховый|坚果|თხილი
chocolate|chocolate|schokolade|chocolade|шоколад|巧克力|შოკოლადი
spicy|spices|würzig|kruidig|пряный|香料|სანელებლები
croissant|croissant|croissant|croissant|круассан|可颂|კრუასანი
chocolate-bun|chocolate bun|schokobrötchen|chocoladebroodje|булочка с шоколадом|巧克力面包|შოკოლადის ფუნთუშა
cinnamon-roll|cinnamon roll|zimtschnecke|kaneelbroodje|булочка с корицей|肉桂卷|დარიჩინის ფუნთუშა
khachapuri|khachapuri|chatschapuri|khachapuri|хачапури|哈恰普里|ხაჭაპური
lobiani|lobiani|lobiani|lobiani|лобиани|豆馅饼|ლობიანი
nazuki|nazuki|nazuki|nazuki|назуки|纳祖基甜面包|ნაზუქი
banana-bread|banana bread|bananenbrot|bananenbrood|банановый хлеб|香蕉面包|ბანანის პური
cake|cake|torte|taart|торт|蛋糕|ტორტი
cheesecake|cheesecake|käsekuchen|cheesecake|чизкейк|芝士蛋糕|ჩიზქეიქი
cookie|cookie|keks|koekje|печенье|曲奇|ორცხობილა
churchkhela|churchkhela|tschurtschchela|tsjoertsjchela|чурчхела|丘奇赫拉|ჩურჩხელა
almond|almond|mandel|amandel|миндаль|杏仁|ნუში
mug|mug|becher|mok|кружка|马克杯|ფინჯანი
dripper|coffee dripper|kaffeefilter|koffiefilter|воронка для кофе|咖啡滤杯|ყავის აპარატი
fitting|fitting|anprobe|pasbeurt|примерка|试身|მოზომება
visit|home visit|hausbesuch|huisbezoek|визит на дом|上门服务|შინ ვიზიტი
advice|style advice|stilberatung|stijladvies|консультация стилиста|造型建议|სტილის რჩევა
alteration|alteration|änderung|vermaken|подгонка|改衣|გადაკეთება
mending|mending|flicken|verstelwerk|починка|缝补|შეკეთება
tuxedo|dinner suit|smoking|smoking|смокинг|晚礼服|სმოკინგი
pantsuit|trouser suit|hosenanzug|broekpak|брючный костюм|女式西装|შარვლიანი კოსტიუმი
waistcoat|waistcoat|weste|gilet|жилет|马甲|ჟილეტი
tie|tie|krawatte|stropdas|галстук|领带|ჰალსტუხი
bow-tie|bow tie|fliege|vlinderdas|бабочка|领结|ბაფთა
pocket-square|pocket square|einstecktuch|pochet|платок-паше|口袋巾|ჯიბის ცხვირსახოცი
cufflinks|cufflinks|manschettenknöpfe|manchetknopen|запонки|袖扣|საკინძები
belt|belt|gürtel|riem|ремень|腰带|ქამარი
scarf|scarf|schal|sjaal|шарф|围巾|შარფი
fabric|cloth|stoff|stof|ткань|布料|ქსოვილი
hanger|hanger|kleiderbügel|kleerhanger|плечики|衣架|საკიდი
clothes-brush|clothes brush|kleiderbürste|kledingborstel|щётка для одежды|衣刷|ტანსაცმლის ჯაგრისი
voucher|voucher|gutschein|cadeaubon|сертификат|礼券|ვაუჩერი
`
