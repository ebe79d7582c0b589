/** A number in a folded text: `digits` when it was written so, `bare` the word for one that may be an article. */
export type Numeral = { start: number; end: number; value: number; digits: boolean; bare: boolean }

const FIGURE =
  /(?<![\p{L}\d])(?:\d{1,3}(?:[.,'’ \u00a0]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?|[.,]\d+)|(?<=\p{L})\d+(?:[.,]\d+)*/gu
const MULTIPLE = /^\s?(?:(k|к|тыс\.?|тыщ|m|mln|млн|w)(?![\p{L}])|(万|萬|千|百|亿))/u
const TIMES: Record<string, number> = {
  k: 1e3,
  к: 1e3,
  тыс: 1e3,
  тыщ: 1e3,
  'тыс.': 1e3,
  m: 1e6,
  mln: 1e6,
  млн: 1e6,
  万: 1e4,
  萬: 1e4,
  w: 1e4,
  千: 1e3,
  百: 100,
  亿: 1e8,
}
/** Nobody means more numbers than this in one message. */
const MOST = 100

/** The numbers written in figures, with their separators and with k, тыс, 万 behind them. */
export function figures(text: string, language: string): Numeral[] {
  const found: Numeral[] = []
  for (const match of text.matchAll(FIGURE)) {
    if (found.length >= MOST) break
    let raw = match[0]
    if (/[ \u00a0]/.test(raw) && !spaced(text, match.index, language)) raw = raw.split(/[ \u00a0]/)[0] ?? raw
    const start = match.index
    let value = figureValue(raw, language)
    let end = start + raw.length
    const times = MULTIPLE.exec(text.slice(end, end + 6))
    const sign = times?.[1] ?? times?.[2] ?? ''
    if (times && TIMES[sign] !== undefined && !(sign === 'm' && raw.length > 6)) {
      // "2 m" is a length and "5 г" a weight: the short signs count only when they touch the figure
      const short = /^[mw百千]$/u.test(sign) && /^\s/.test(times[0])
      if (
        !short &&
        !(
          sign === 'm' &&
          value < 10 &&
          Number.isInteger(value) &&
          language !== 'en' &&
          language !== 'de' &&
          language !== 'zh'
        )
      ) {
        value *= TIMES[sign] ?? 1
        end += times[0].length
      }
    }
    if (value <= Number.MAX_SAFE_INTEGER)
      found.push({ start, end, value: Math.round(value * 1e6) / 1e6, digits: true, bare: false })
    // what a cut at a space leaves is a number of its own
    for (const rest of match[0].slice(raw.length).matchAll(/\d+(?:[.,]\d{1,2})?/g)) {
      const at = start + raw.length + rest.index
      if (at >= end)
        found.push({
          start: at,
          end: at + rest[0].length,
          value: figureValue(rest[0], language),
          digits: true,
          bare: false,
        })
    }
  }
  return found
}

/** "1 299" is one number where people group by spaces and nothing before it claims the first figure. */
function spaced(text: string, start: number, language: string): boolean {
  if (language === 'en' || language === 'zh') return false
  return !/(?:размер\p{L}*|größe|grösse|groesse|gr\.?|maat|ზომა|ზომის|size|eu|№|#)\s*$/u.test(
    text.slice(Math.max(0, start - 12), start),
  )
}

/** A figure by its separators: the last one is decimal unless exactly three digits follow and the language groups with it. */
export function figureValue(raw: string, language: string): number {
  const plain = raw.replace(/[ \u00a0'’]/g, '')
  const lastDot = plain.lastIndexOf('.')
  const lastComma = plain.lastIndexOf(',')
  if (lastDot >= 0 && lastComma >= 0) {
    const decimal = lastDot > lastComma ? '.' : ','
    return Number(plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.'))
  }
  const sign = lastDot >= 0 ? '.' : lastComma >= 0 ? ',' : ''
  if (!sign) return Number(plain)
  const parts = plain.split(sign)
  const grouped =
    parts.length > 2 || (parts[1]?.length === 3 && parts[0] !== '' && parts[0] !== '0' && groups(sign, language))
  return Number(grouped ? parts.join('') : plain.replace(',', '.'))
}

function groups(sign: string, language: string): boolean {
  if (sign === '.')
    return (
      language === 'de' ||
      language === 'nl' ||
      language === 'ru' ||
      language === 'es' ||
      language === 'it' ||
      language === 'pt'
    )
  return language !== 'de' && language !== 'nl'
}
