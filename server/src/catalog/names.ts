import { kindOf } from '@souk/concierge/lexicon/match.ts'

/** What shops call the things their variants and attributes differ in, per kind of concept. */
const NAMES: Record<string, readonly string[]> = {
  colour: ['colour', 'color', 'farbe', 'kleur', 'цвет', '颜色', '色', 'ფერი'],
  size: [
    'size',
    'größe',
    'grösse',
    'groesse',
    'maat',
    'formaat',
    'размер',
    '尺码',
    '尺寸',
    '大小',
    'ზომა',
    'shoe size',
    'schuhgröße',
    'portion',
  ],
  material: [
    'material',
    'fabric',
    'stoff',
    'materiaal',
    'stof',
    'материал',
    'ткань',
    '材质',
    '材料',
    '面料',
    'მასალა',
    'ქსოვილი',
  ],
  pattern: ['pattern', 'muster', 'patroon', 'dessin', 'узор', 'рисунок', '图案', 'ორნამენტი'],
  occasion: ['occasion', 'anlass', 'gelegenheid', 'повод', '场合', 'შემთხვევა'],
  recipient: [
    'recipient',
    'gender',
    'age group',
    'target gender',
    'empfänger',
    'geschlecht',
    'ontvanger',
    'geslacht',
    'пол',
    'для кого',
    '性别',
  ],
  style: ['style', 'stil', 'stijl', 'стиль', '风格', 'სტილი'],
  length: ['length', 'länge', 'lengte', 'длина', '长度', 'სიგრძე', 'dress length'],
  neckline: ['neckline', 'ausschnitt', 'halslijn', 'вырез', '领口', '领型', 'დეკოლტე'],
  sleeve: ['sleeve', 'sleeves', 'sleeve length', 'ärmel', 'mouw', 'рукав', '袖长', 'სახელო'],
  fit: ['fit', 'silhouette', 'cut', 'passform', 'schnitt', 'pasvorm', 'силуэт', 'крой', '版型', 'ფასონი'],
  season: ['season', 'saison', 'seizoen', 'сезон', '季节', 'სეზონი'],
  diet: ['diet', 'ernährung', 'dieet', 'диета', '饮食', 'დიეტა'],
  brand: ['brand', 'marke', 'merk', 'бренд', 'марка', '品牌', 'ბრენდი', 'vendor'],
  type: [
    'type',
    'typ',
    'product type',
    'art',
    'soort',
    'тип',
    'вид',
    '类型',
    'ტიპი',
    'category',
    'kategorie',
    'categorie',
    'категория',
  ],
}

const KIND_OF_NAME = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
)

/** The kind of concept that an option or attribute of this name holds; undefined for a name of the shop's own. */
export function kindOfName(name: string): string | undefined {
  return KIND_OF_NAME.get(name.trim().toLowerCase().replaceAll('_', ' '))
}

/** A name as an id: letters and digits of any script in lower case, hyphens between. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/['’`]/gu, '')
  return plain
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-')
    .slice(0, 80)
    .replace(/^[-.]+|[-.]+$/gu, '')
}

/** The id of a value that the lexicon does not know; never one that the lexicon uses for something else. */
export function ownId(kind: string, text: string): string {
  const slug = slugOf(text)
  const known = kindOf(slug)
  return known === undefined || known === kind ? slug : `${kind}-${slug}`
}

/** Says in a variant's concepts that this kind is the variant's own to answer, not the product's: a red one is not blue. */
export function markOf(kind: string): string {
  return `:${kind}`
}
