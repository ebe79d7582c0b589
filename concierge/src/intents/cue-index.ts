import { CONCEPTS } from '../lexicon/concepts.ts'
import { cueKey, HAN, type CueIndex, type Cues } from './cues.ts'
import { DE } from './cues/de.ts'
import { EN } from './cues/en.ts'
import { KA } from './cues/ka.ts'
import { NL } from './cues/nl.ts'
import { RU } from './cues/ru.ts'
import { TOPICS } from './cues/topics.ts'
import { ZH } from './cues/zh.ts'
import { fold } from './tokens.ts'

// Needed only where weights are learnt: what runs in a shop reads the index that was packed with them.

/** All that people edit by hand, in the order in which it is read. */
export const LANGUAGE_CUES: readonly Cues[] = [
  EN,
  DE,
  NL,
  RU,
  ZH,
  KA,
  ...Object.entries(TOPICS).flatMap(([cue, topic]) => Object.values(topic).map((words) => ({ [cue]: words }))),
]

function put(map: Map<string, readonly string[]>, key: string, cue: string): void {
  const list = map.get(key)
  if (!list) map.set(key, [cue])
  else if (!list.includes(cue)) map.set(key, [...list, cue])
}

function indexOf(languages: readonly Cues[]): CueIndex {
  const index: CueIndex = { words: new Map(), stems: new Map(), phrases: new Map(), han: new Map() }
  for (const [cue, list] of languages.flatMap((cues) => Object.entries(cues))) {
    for (const entry of list.split('|')) {
      const key = cueKey(fold(entry))
      if (HAN.test(entry)) put(index.han, key, cue)
      else if (key.includes(' ')) put(index.phrases, key, cue)
      else put(entry.endsWith('*') ? index.stems : index.words, key, cue)
    }
  }
  return index
}

/** The lexicon's words by kind, so that "show me sneakers" and "show me gowns" look alike; long words as stems, for their endings. */
function kinds(): Cues[] {
  return CONCEPTS.flatMap((row) =>
    [row.en, row.de, row.nl, row.ru, row.zh, row.ka].map((labels) => ({
      [`is-${row.kind}`]: labels
        .split('|')
        .flatMap((label) =>
          label.includes(' ') || label.length < 4 ? [label, `${label}s`] : [`${stem(label)}*`, label],
        )
        .join('|'),
    })),
  )
}

function stem(label: string): string {
  return /[\p{Script=Cyrillic}\p{Script=Georgian}]/u.test(label) && label.length > 4 ? label.slice(0, -1) : label
}

let built: CueIndex | undefined

/** The hand-written cues and the lexicon's words in one index; made once. */
export function cueIndex(): CueIndex {
  built ??= indexOf([...LANGUAGE_CUES, ...kinds()])
  return built
}
