import type { Core } from '../../kernel/core.ts'
import { isId } from '../../kernel/ids.ts'
import { sign, verify } from '../../kernel/secrets.ts'

/** Days after which a link in a mail no longer opens its order. */
export const LINK_DAYS = 60

/**
 * The address of an order in a mail. What opens it stands behind the `#`, which browsers keep to themselves: no server,
 * log or referrer sees it. It is the mail's own id, to which `opened` adds the signature when the mail goes out.
 */
export function linkOf(orderUrl: string, mail: string): string {
  return `${orderUrl}#open=${mail}`
}

/** A mail's text with the code that opens its order. What is stored has none: a copy of the table opens nothing. */
export function opened(core: Core, mail: { home: string; id: string }, text: string): string {
  return text.replaceAll(linkOf('', mail.id), `${linkOf('', mail.id)}.${signatureOf(core, mail)}`)
}

/** The mail that a code belongs to, if we made the code. */
export function mailOfCode(core: Core, home: string, code: string): string | undefined {
  const [id, signature = '', ...rest] = code.split('.')
  const isOurs = isId(id) && rest.length === 0 && verify(core.keys.orderLink, `${home}/${id}`, signature)
  return isOurs ? id : undefined
}

function signatureOf(core: Core, { home, id }: { home: string; id: string }): string {
  return sign(core.keys.orderLink, `${home}/${id}`)
}
