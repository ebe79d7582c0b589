import { indexLabels, type LabelIndex } from './match-index.ts'

/** A word learnt from a shop's catalogue: a brand, a product's name, a value of the shop's own attribute. */
export type ShopWord = { id: string; kind: string; labels: readonly string[]; broader?: readonly string[] }
/** The shop's own vocabulary, ready to be matched. `sold` are the lexicon's concepts its catalogue has. */
export type ShopWords = { index: LabelIndex; byId: ReadonlyMap<string, ShopWord>; sold: ReadonlySet<string> }

/** Indexes a shop's words once; keep the result with the shop, it is what `understand` takes. */
export function shopWords(words: readonly ShopWord[], language = 'en', sold: Iterable<string> = []): ShopWords {
  const labels = words.flatMap((word) => word.labels.map((label) => ({ id: word.id, label, first: true })))
  return {
    index: indexLabels(labels, language),
    byId: new Map(words.map((word) => [word.id, word])),
    sold: new Set(sold),
  }
}
