import type { ReturnReason } from '@souk/contract/returns.ts'
import type { Context, OptionMove } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { foldText } from '../text/normalise.ts'

/** What people write of each reason, in folded text; the first that fits counts. */
const WORDS: readonly (readonly [ReturnReason, RegExp])[] = [
  [
    'damaged',
    /broken|damaged|defect|faulty|torn|stained|a stain|a hole|ripped|kaputt|beschädigt|zerrissen|einen fleck|ein loch|kapot|beschadigd|gescheurd|een vlek|сломан|слома|брак|поврежд|порва|пятн|дыр|坏|破了|破损|损坏|瑕疵|დაზიან|გატეხ|წუნ|გახეულ/u,
  ],
  [
    'wrong_item',
    /wrong (?:item|thing|one|size|colou?r|dress|shoe|product)|not what i ordered|falsche[rsn]? |nicht bestellt|verkeerde? |niet besteld|не то(?!\p{L}*ль)(?:т|й|го)?(?!\p{L})|не ту|не та(?!\p{L})|发错|不是我(?:订|买)|არასწორ|სხვა რამ/u,
  ],
  [
    'not_as_described',
    /not as described|different from|looks different|nicht wie beschrieben|anders als|niet zoals beschreven|anders dan|не как (?:в|на)|не соответств|отличается|描述不符|与描述|色差|აღწერ/u,
  ],
  [
    'too_small',
    /too (?:small|tight|short|narrow)|zu (?:klein|eng|kurz|schmal)|te (?:klein|krap|kort|strak|smal)|(?<!\p{L})мал(?:о|а|ы|ое|еньк\p{L}+)?(?!\p{L})|тесн|жмет|жмут|太小|小了|太紧|太短|პატარა|ვიწრო|მოკლე/u,
  ],
  [
    'too_large',
    /too (?:big|large|loose|long|wide)|zu (?:gross|groß|weit|lang|breit)|te (?:groot|wijd|ruim|lang|breed)|велик|больш|широк|длинн|太大|大了|太长|太宽|太松|დიდი|განიერ|გრძელ/u,
  ],
  ['late', /too late|zu spät|te laat|поздно|опозда|太晚|太迟|გვიან/u],
  [
    'changed_mind',
    /changed my mind|(?:don'?t|do not) (?:like|want|need)|no longer (?:need|want)|gefällt mir nicht|brauche? .*nicht|anders überlegt|bevalt|niet meer nodig|toch niet|bedacht|передума|не нрав|не подош|не нуж|不喜欢|不想要|不需要|გადავიფიქრ|არ მომწონს|აღარ მჭირდება/u,
  ],
]

/** The reason that the words give, if they give one. */
export function reasonIn(text: string): ReturnReason | null {
  const folded = foldText(text)
  return WORDS.find(([, words]) => words.test(folded))?.[0] ?? null
}

const REASONS = [...new Set<ReturnReason>(['too_small', 'too_large', ...WORDS.map(([reason]) => reason), 'other'])]

export function reasonLabel(ctx: Context, reason: ReturnReason): string {
  return t(ctx, `reason.${reason}`)
}

export function reasonOptions(ctx: Context): OptionMove[] {
  return REASONS.map((reason) => option({ verb: 'back', step: 'reason', value: reason }, reasonLabel(ctx, reason)))
}

export function readReason(value: string): ReturnReason {
  return REASONS.find((reason) => reason === value) ?? 'other'
}
