import type { LegalProfile } from '@souk/contract/legal.ts'
import { addressLine } from './address.ts'
import { jurisdictionOf, ruleOf } from './rule.ts'
import { withdrawalFunction } from './withdrawal.ts'
import { type Model, type Starts, WITHDRAWAL_WORDINGS } from './withdrawal-wording.ts'

export type InstructionInput = {
  profile: LegalProfile
  /** Where the buyer is. */
  country: string | null
  language: string
  now: Date
  /** `contract` for services and digital content, else which delivery the period waits for. */
  starts: Starts
  /** Where one withdraws online. */
  functionUrl: string
  /** A service that may begin within the period. */
  isService?: boolean
}

/** `language` is the one it is written in; `form` the model form with the shop's address. */
export type Instruction = { language: string; text: string; form: string; source: string }

/**
 * The statutory instruction on withdrawal and the model form, with the shop's data filled in. Null where there is no right
 * of withdrawal, and while the profile lacks what the model asks for: name, address, e-mail, phone, who pays for returns.
 */
export function withdrawalInstruction(input: InstructionInput): Instruction | null {
  const { profile, country, now } = input
  const jurisdiction = jurisdictionOf(country)
  const rule = jurisdiction ? ruleOf(WITHDRAWAL_WORDINGS, jurisdiction, now) : undefined
  const wanted = input.language.toLowerCase().split('-')[0] ?? ''
  const language = rule?.models[wanted] ? wanted : (rule?.own ?? '')
  const model = rule?.models[language]
  const { legalName, address, email, phone, withdrawal } = profile
  if (!rule || !model || !legalName || !address || !email || !phone || !withdrawal) return null
  const at = addressLine(address, language)
  const values = {
    starts: model.starts[input.starts],
    trader: [legalName, at, phone, email].join(', '),
    addressee: [legalName, at, email].join(', '),
    url: input.functionUrl,
    returnAddress: withdrawal.returnAddress ?? '',
  }
  // Before the function was a duty the models of the Union had other words for it, which nobody needs any more.
  const isOnline = jurisdiction === 'UK' || withdrawalFunction(country, language, now)?.required === true
  const paragraphs = paragraphsOf(model, { ...input, isOnline, withdrawal })
  return {
    language,
    text: filled(paragraphs.join('\n\n'), values),
    form: filled(model.form, values),
    source: rule.source,
  }
}

type Shape = {
  starts: Starts
  isOnline: boolean
  isService?: boolean
  withdrawal: NonNullable<LegalProfile['withdrawal']>
}

function paragraphsOf(model: Model, { starts, isOnline, isService, withdrawal }: Shape): string[] {
  const returnTo = model.returnTo[withdrawal.returnAddress === undefined ? 'us' : 'other']
  const sendBack = model.sendBack.replace('{returnTo}', returnTo)
  const goods = [model.withhold, sendBack, model.costs[withdrawal.returnCosts], model.lossOfValue]
  return [
    model.title,
    model.right,
    isOnline ? `${model.exercise} ${model.online}` : model.exercise,
    model.deadline,
    model.effectsTitle,
    model.effects,
    ...(starts === 'contract' ? [] : goods),
    ...(isService ? [model.service] : []),
  ]
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
