import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)

/** Code point ranges per script; a browser loads a file only when one of its characters is on the page. */
const SCRIPTS = {
  latin:
    'U+20-7E,U+A0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2009,U+2013-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2039-203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2215',
  'latin-ext': 'U+100-130,U+132-151,U+154-17F,U+218-21B,U+1E80-1E85,U+1E9E,U+20BA',
  cyrillic: 'U+400-45F,U+490-491,U+2116,U+20B4,U+20BD',
  georgian: 'U+10A0-10FF,U+20BE',
  hebrew: 'U+5D0-5EA,U+5F3-5F4,U+20AA',
  arabic:
    'U+60C,U+61B,U+61F-63A,U+640-652,U+660-66D,U+670-671,U+679,U+67E,U+686,U+688,U+691,U+698,U+6A9,U+6AF,U+6BA,U+6BE,U+6C1,U+6CC,U+6D2,U+6F0-6F9',
} as const
type Script = keyof typeof SCRIPTS

type Face = { family: string; weight: number; file: string; scripts: Script[]; pin?: number }

const FIRAGO: Script[] = ['latin', 'latin-ext', 'cyrillic', 'georgian', 'hebrew', 'arabic']
const FACES: Face[] = [
  { family: 'FiraGO', weight: 400, file: '@fontsource/firago/files/firago-latin-400-normal.woff2', scripts: FIRAGO },
  { family: 'FiraGO', weight: 600, file: '@fontsource/firago/files/firago-latin-600-normal.woff2', scripts: FIRAGO },
  ...(['latin', 'latin-ext', 'cyrillic'] as const).map((script): Face => ({
    family: 'Piazzolla',
    weight: 600,
    file: `@fontsource-variable/piazzolla/files/piazzolla-${script}-wght-normal.woff2`,
    scripts: [script],
    pin: 600,
  })),
  {
    family: 'Noto Serif Georgian',
    weight: 600,
    file: '@fontsource/noto-serif-georgian/files/noto-serif-georgian-georgian-600-normal.woff2',
    scripts: ['georgian'],
  },
]

/** Layout features that text in these scripts needs, and lining, tabular figures for prices; the rest is cut away. */
const FEATURES = ['kern', 'lnum', 'tnum', 'mark', 'mkmk', 'ccmp', 'locl', 'init', 'medi', 'fina', 'rlig']

/** Serves `virtual:fonts.css`: the `@font-face` rules of subset files kept in `cache` between builds. */
export function fonts(cache: string): Plugin {
  let sheet = ''
  return {
    name: 'souk-fonts',
    async buildStart() {
      sheet = await makeFonts(cache)
    },
    resolveId(id) {
      return id === 'virtual:fonts.css' ? sheet : undefined
    },
  }
}

/** Makes what is not in the cache yet; the path of the style sheet that names the files beside it. */
async function makeFonts(cache: string): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const rules: string[] = []
  for (const face of FACES) {
    for (const script of face.scripts) {
      const path = await subset(face, script, cache)
      rules.push(
        `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-display:swap;` +
          `src:url('./${relative(cache, path)}') format('woff2');unicode-range:${SCRIPTS[script]}}`,
      )
    }
  }
  const sheet = join(cache, 'fonts.css')
  writeFileSync(sheet, rules.join('\n'))
  return sheet
}

async function subset(face: Face, script: Script, cache: string): Promise<string> {
  const source = readFileSync(require.resolve(face.file))
  const key = createHash('sha256').update(source).update(`${SCRIPTS[script]} ${face.pin} ${FEATURES}`).digest('hex')
  const name = `${face.family.toLowerCase().replaceAll(' ', '-')}-${face.weight}-${script}-${key.slice(0, 10)}.woff2`
  const path = join(cache, name)
  if (existsSync(path)) return path
  const { default: subsetFont } = await import('subset-font')
  const font = await subsetFont(source, characters(SCRIPTS[script]), {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: FEATURES,
    ...(face.pin && { variationAxes: { wght: face.pin } }),
  })
  writeFileSync(path, font)
  return path
}

/** Every character of a unicode-range. */
export function characters(range: string): string {
  return range
    .split(',')
    .map((part) => {
      const [from = 0, to = from] = part
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16))
      return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i))
    })
    .join('')
}
