import { foldText } from '../text/normalise.ts'
import type { Context } from './context.ts'
import { asksForWords } from './resolve.ts'

/** Whom people ask for when they want to be served by somebody. */
const PERSON =
  /(?<!\p{L})(?:human|person|someone|somebody|agent|staff|employee|assistant|advis[oe]r|representative|stylist|support|service|operator|manager|mensch\p{L}*|jemand\p{L}*|mitarbeiter\p{L}*|berater\p{L}*|kundendienst|personal|echte\p{L}*|medewerker\p{L}*|mens|persoon|iemand|klantenservice|человек\p{L}*|оператор\p{L}*|сотрудник\p{L}*|менеджер\p{L}*|консультант\p{L}*|кто-нибудь|кого-нибудь|поддержк\p{L}+)(?!\p{L})|人工|真人|客服|店员|工作人员|ადამიან|ოპერატორ|თანამშრომ|კონსულტანტ|მენეჯერ/u

/** "Ring twice" on a card calls nobody. */
export function isNote(ctx: Context): boolean {
  return asksForWords(ctx) && !PERSON.test(foldText(ctx.text))
}
