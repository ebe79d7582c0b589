/** Postpositions, then cases with and without the plural: taken off from the end in that order. */
const POSTPOSITION = /(?:ისთვის|ისგან|ისკენ|თვის|დან|მდე|გან|თან|ზე|ში|ვით|კენ)$/u
const CASE = /(?:ებისა|ებთა|ებით|ებად|ებმა|ების|ები|ებს|ებო|ისა|ის|ით|ად|მა|ს|მ)$/u
/** What can still stand before a postposition that takes the bare stem: ოფისში is no case of ოფი. */
const PLURAL = /(?:ებ|ები)$/u
const OWNER = /(?:ჩემ|შენ)(?:ი|ს|მა|ის|ით)?$/u
const VOWEL = /[აეიოუ]$/u
const ENCLITIC = /(?:ც|ღა)$/u

/** Case endings, plural and postpositions off: კაბა, კაბები, კაბისთვის → კაბ. */
export function stemGeorgian(word: string): string {
  let rest = word
  if (rest.length > 4) rest = strip(rest, ENCLITIC, 4)
  const bare = strip(rest, POSTPOSITION, 2)
  const placed = bare !== rest
  rest = bare
  // დედაჩემი, my mother, is დედა with the owner grown on
  if (rest.length > 5) rest = strip(rest, OWNER, 3)
  rest = strip(rest, placed ? PLURAL : CASE, 2)
  rest = strip(rest, VOWEL, 2)
  return rest
}

/** A vowel before a final l, r, n or m falls out in the oblique cases: წითელი – წითლის. */
export function variantsGeorgian(word: string): string[] {
  const base = stemGeorgian(word)
  const syncope = base.replace(/[აეო]([ლრნმვ])$/u, '$1')
  return syncope !== base && syncope.length > 2 ? [syncope] : []
}

function strip(word: string, ending: RegExp, least: number): string {
  const rest = word.replace(ending, '')
  return rest.length >= least ? rest : word
}
