import type { Row } from '../row.ts'
import { DE, DE_THINGS } from './de.ts'
import { EN, EN_THINGS } from './en.ts'
import { expand } from './expand.ts'
import { KA, KA_THINGS } from './ka.ts'
import { NL, NL_THINGS } from './nl.ts'
import { RU, RU_THINGS } from './ru.ts'
import { ZH, ZH_THINGS } from './zh.ts'

/** What the patterns of all languages come to; learnt from beside the corpus, never measured on. */
export function patternRows(): Row[] {
  return [
    ...expand(EN, EN_THINGS),
    ...expand(DE, DE_THINGS),
    ...expand(NL, NL_THINGS),
    ...expand(RU, RU_THINGS),
    ...expand(ZH, ZH_THINGS),
    ...expand(KA, KA_THINGS),
  ]
}
