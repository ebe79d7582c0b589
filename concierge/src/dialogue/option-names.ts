import { foldText } from '../text/normalise.ts'
import type { MessageKey } from '../say/en.ts'

/** What shops call their options and properties, in the languages catalogues come in; the first line is of sizes one wears. */
const NAMES: readonly (readonly [MessageKey, string])[] = [
  [
    'slot.size',
    'size, sizes, shoe size, dress size, ring size, größe, größen, grösse, konfektionsgröße, kleidergröße, schuhgröße, ringgröße, maat, maten, kledingmaat, schoenmaat, ringmaat, размер, размеры, размер обуви, размер одежды, размер кольца, 尺码, 鞋码, 尺寸, 码数, ზომა, ზომები, ფეხსაცმლის ზომა',
  ],
  [
    'slot.size',
    'formaat, afmeting, afmetingen, dimensions, dimension, format, maße, abmessung, abmessungen, формат, габариты, 大小, 规格, ფორმატი',
  ],
  [
    'slot.colour',
    'color, colors, colour, colours, farbe, farben, farbton, kleur, kleuren, цвет, цвета, расцветка, 颜色, 色彩, 顏色, ფერი, ფერები',
  ],
  ['slot.shade', 'shade, tint, tone, nuance, ton, nuance, оттенок, тон, 色号, 色调, ტონი, ელფერი'],
  [
    'slot.material',
    'material, materials, fabric, materialien, stoff, obermaterial, materiaal, stof, материал, ткань, состав, 材质, 面料, 材料, მასალა, ქსოვილი',
  ],
  ['slot.length', 'length, länge, lengte, длина, 长度, სიგრძე'],
  ['slot.width', 'width, breite, weite, breedte, wijdte, ширина, полнота, 宽度, სიგანე'],
  ['slot.height', 'height, höhe, hoogte, высота, рост, 高度, სიმაღლე'],
  ['slot.style', 'style, styles, stil, design, stijl, ontwerp, стиль, дизайн, фасон, 款式, 风格, სტილი, დიზაინი'],
  [
    'slot.kind',
    'title, type, kind, variant, version, variety, art, sorte, typ, variante, ausführung, soort, type, uitvoering, вид, тип, сорт, вариант, 种类, 类型, 品种, სახეობა, ტიპი, ვარიანტი',
  ],
  ['slot.model', 'model, modell, модель, 型号, მოდელი'],
  ['slot.fit', 'fit, cut, passform, schnitt, pasvorm, snit, посадка, крой, 版型, მორგება, თარგი'],
  ['slot.weight', 'weight, net weight, gewicht, füllgewicht, вес, масса, 重量, 净重, წონა'],
  [
    'slot.volume',
    'volume, content, contents, inhalt, füllmenge, inhoud, объем, объём, содержимое, 容量, 净含量, 体积, მოცულობა, ტევადობა',
  ],
  [
    'slot.capacity',
    'storage, memory, capacity, speicher, speicherplatz, kapazität, opslag, geheugen, capaciteit, память, емкость, ёмкость, 内存, 存储, 存储容量, მეხსიერება',
  ],
  [
    'slot.pack',
    'pack, pack size, package, bundle, pack of, quantity, packung, packungsgröße, menge, stückzahl, verpakking, aantal, упаковка, количество, 包装, 数量, 件数, შეფუთვა, რაოდენობა',
  ],
  [
    'slot.flavour',
    'flavor, flavors, flavour, flavours, taste, geschmack, geschmacksrichtung, smaak, smaken, вкус, вкусы, 口味, 味道, გემო',
  ],
  ['slot.scent', 'scent, fragrance, smell, duft, geur, аромат, запах, 香味, 香型, 气味, სურნელი, არომატი'],
  ['slot.pot', 'pot, pot size, planter, topf, topfgröße, übertopf, potmaat, горшок, кашпо, 花盆, 盆径, ქოთანი'],
  [
    'slot.value',
    'value, amount, denomination, denominations, wert, betrag, bedrag, waarde, номинал, сумма, 面额, 金额, ნომინალი, თანხა',
  ],
  ['slot.shape', 'shape, form, vorm, форма, 形状, ფორმა'],
  ['slot.finish', 'finish, surface, oberfläche, afwerking, покрытие, финиш, 表面, 工艺, 妆效, ზედაპირი, ფინიში'],
  ['slot.occasion', 'occasion, anlass, gelegenheid, повод, 场合, შემთხვევა'],
  ['slot.flower', 'flower, flowers, blume, blumen, bloem, bloemen, цветок, цветы, 花材, 鲜花, ყვავილი, ყვავილები'],
  ['slot.season', 'season, saison, jahreszeit, seizoen, сезон, 季节, სეზონი'],
  ['slot.neckline', 'neckline, ausschnitt, halslijn, вырез, 领型, დეკოლტე'],
  ['slot.sleeve', 'sleeve, sleeves, ärmel, mouw, mouwen, рукав, рукава, 袖型, 袖长, სახელო'],
  ['slot.silhouette', 'silhouette, silhouet, силуэт, 廓形, სილუეტი'],
  ['slot.pattern', 'pattern, muster, patroon, узор, принт, 图案, 花纹, ნახატი, ორნამენტი'],
  ['slot.topping', 'topping, toppings, belag, beleg, начинка, топпинг, 配料, დანამატი, დანამატები'],
  ['slot.sauce', 'sauce, soße, saus, соус, 酱料, სოუსი'],
  ['slot.diet', 'diet, ernährung, dieet, диета, 饮食, დიეტა'],
]

const BY_NAME = new Map(
  NAMES.flatMap(([key, names]) => names.split(',').map((name) => [foldText(name.trim()), key] as const)),
)
const WORN: ReadonlySet<string> = new Set((NAMES[0]?.[1] ?? '').split(',').map((name) => foldText(name.trim())))

/** The message that says what an option is called, where its name is a common one. */
export function nameKey(name: string): MessageKey | undefined {
  return BY_NAME.get(foldText(name.trim()))
}

const MEASURES: ReadonlySet<MessageKey | undefined> = new Set([
  'slot.size',
  'slot.length',
  'slot.width',
  'slot.height',
  'slot.weight',
  'slot.volume',
  'slot.capacity',
  'slot.pack',
  'slot.fit',
] as const)

/** Whether an option says how much or how large: a small picture does not tell its values apart. */
export function isMeasure(name: string): boolean {
  return MEASURES.has(nameKey(name))
}

/** Whether an option is a size that one wears, with its systems and their letters. */
export function isSizeName(name: string): boolean {
  return WORN.has(foldText(name.trim()))
}
