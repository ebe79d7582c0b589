import { randomBytes } from 'node:crypto'
import type { Role } from '@souk/contract/team.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { isId } from '../kernel/ids.ts'
import { findMail } from '../kernel/mails.ts'
import { hashKey, sameText } from '../kernel/secrets.ts'
import type { Shop } from '../shops/shop.ts'
import {
  findInvitation,
  INVITATION_DAYS,
  type InvitationRow,
  putInvitation,
  takeInvitation,
} from '../staff/invitations.ts'
import { isDemoUser } from '../staff/demo.ts'
import { ensureUser, findUserByEmail, putMember, setPassword } from '../staff/store.ts'
import type { Context } from './context.ts'
import { INVITE_WORDS } from './invite-words.ts'
import { linkOf, mailOfCode } from './mail/link.ts'
import { storePaper } from './mail/store-paper.ts'
import { mailLanguage } from './mail/texts.ts'
import { verifyText } from './verify-words.ts'

const DAY_MS = 86_400_000

export type InviteInput = {
  shop: Shop
  email: string
  role: Role
  name: string | undefined
  languages: string[]
  /** As the audit names them. */
  by: string
}

/**
 * Invites somebody to a team. The mail's link and the one that is handed over are different: only the mail's proves that
 * its reader has the address.
 */
export async function invite(
  context: Context,
  tx: Tx,
  { shop, name, by, ...input }: InviteInput,
): Promise<InvitationRow & { url: string }> {
  const now = context.clock.now()
  const secret = randomBytes(24).toString('base64url')
  const row: InvitationRow = {
    home: shop.id,
    id: context.newId(),
    digest: hashKey(secret),
    ...input,
    email: input.email.toLowerCase(),
    name: name ?? null,
    made_by: by,
    created_at: now,
    expires_at: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
  }
  await putInvitation(tx, row)
  tx.later(
    recordAudit(tx, {
      home: shop.id,
      id: context.newId(),
      actor: by,
      action: 'team.invite',
      target: row.id,
      data: { role: row.role },
    }),
  )
  writeTo(context, tx, shop, row)
  return { ...row, url: `${joinUrl(context, shop)}#open=${row.id}.${secret}` }
}

function joinUrl({ publicUrl }: Pick<Context, 'publicUrl'>, { slug }: Shop): string {
  return `${publicUrl}/console/join/${slug}`
}

function writeTo(
  context: Context,
  tx: Tx,
  shop: Shop,
  { id: about, email, name, role, languages }: InvitationRow,
): void {
  const language = mailLanguage(languages[0] ?? shop.locale)
  const { subject, title, text, join, unasked, roles } = INVITE_WORDS[language]
  const words = (template: string) => verifyText(template, { shop: shop.name, role: roles[role] })
  const id = context.newId()
  storePaper(context, tx, {
    id,
    shop,
    cause: `invite/${about}`,
    kind: 'invite',
    about,
    recipient: { address: email, name: name ?? undefined },
    paper: {
      language,
      shop: shop.name,
      slug: shop.slug,
      subject: words(subject),
      title: words(title),
      blocks: [
        { kind: 'text', text: words(text) },
        { kind: 'action', label: join, url: linkOf(joinUrl(context, shop), id) },
        { kind: 'note', lines: [words(unasked)] },
      ],
    },
  })
}

export type Invited = InvitationRow & {
  /** The code came by mail: whoever has it reads that address. */
  isProven: boolean
}

/** The invitation that a code belongs to. Looking uses nothing up. Throws `link_used`. */
export async function invitationOf(context: Context, shop: Shop, code: string): Promise<Invited> {
  const now = context.clock.now()
  const mail = mailOfCode(context, shop.id, code)
  const [handed = '', secret = ''] = code.split('.')
  const letter = mail === undefined ? undefined : await findMail(context.database.read, shop.id, mail)
  const isProven = letter?.kind === 'invite'
  const id = isProven ? letter.about : handed
  const row = isId(id) ? await findInvitation(context.database.read, { home: shop.id, id, now }) : undefined
  if (!row || !(isProven || sameText(row.digest, hashKey(secret)))) throw new Failure('link_used')
  return { ...row, isProven }
}

export type JoinInput = {
  shop: Shop
  code: string
  /** Who is signed in joins with the account they have. */
  user: string | undefined
  name: string | undefined
  /** A digest. */
  password: string | undefined
}

/** Joins the team. Whoever has an account must be signed in with it: an invitation opens nobody's account. */
export async function join(
  context: Context,
  { shop, code, user, name, password }: JoinInput,
): Promise<{ user: string; member: string }> {
  const invited = await invitationOf(context, shop, code)
  if (user !== undefined && !shop.test && (await isDemoUser(context.database.read, user)))
    throw new Failure('forbidden', 'people of the demo market work in nothing real')
  const { email, role, languages } = invited
  const at = context.clock.now()
  return context.database.transact(async (tx) => {
    if (!(await takeInvitation(tx, invited))) throw new Failure('link_used')
    const known = user === undefined ? await findUserByEmail(tx.db, email) : undefined
    if (known) throw new Failure('sign_in_first')
    const called = name ?? invited.name ?? email.split('@')[0] ?? email
    let person = user
    if (person === undefined) {
      if (password === undefined) throw new Failure('invalid_request', 'a password is needed')
      person = await ensureUser(tx, { id: context.newId(), name: called, email, isProven: invited.isProven, at })
      await setPassword(tx, { id: context.newId(), user: person, password, at })
    }
    const member = await putMember(tx, {
      home: shop.id,
      id: context.newId(),
      user: person,
      role,
      name: called,
      languages,
    })
    await recordAudit(tx, {
      home: shop.id,
      id: context.newId(),
      actor: `staff:${member}`,
      action: 'team.join',
      target: member,
      data: { role },
    })
    return { user: person, member }
  })
}
