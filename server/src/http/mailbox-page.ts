import { escapeHtml } from '../kernel/escape-html.ts'
import type { MailHeading, MailRow } from '../kernel/mails.ts'
import { FONTS, STYLE } from './reference-style.ts'

/** The look of the reference, and a ledger of letters. */
export const MAILBOX_STYLE = `${STYLE}
.page { max-width: 860px; }
.letters { list-style: none; margin: 20px 0; padding: 0; border-top: 1px solid var(--plate); }
.letters li { border-bottom: 1px solid var(--plate); }
.letter { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; padding: 12px 4px; min-height: 44px; color: inherit; text-decoration: none; }
.letter:hover { background: var(--plate); }
.letter:focus-visible { outline: 2px solid var(--verdigris); outline-offset: -2px; border-radius: 4px; }
.subject { font-weight: 600; overflow-wrap: anywhere; }
.about, .when { color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
.when { text-align: end; white-space: nowrap; }
.state-failed { color: var(--pomegranate); }
.empty { padding: 52px 0; max-width: 34em; }
.heads { display: grid; grid-template-columns: auto 1fr; gap: 4px 20px; margin: 12px 0 20px; }
.heads dt { color: var(--muted); }
.heads dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: max(480px, 72vh); border: 1px solid var(--plate); border-radius: 6px; background: var(--ground); }
pre.plain { white-space: pre-wrap; overflow-wrap: anywhere; }
.more { display: inline-block; padding: 12px 0; min-height: 44px; }
`

const STATES: Record<MailRow['state'], string> = {
  kept: 'kept here',
  queued: 'waiting to be sent',
  sent: 'sent',
  failed: 'could not be sent',
}

export type Listed = {
  mails: readonly (MailHeading & { shop: string })[]
  /** The id of the last one, where there may be older ones. */
  older: string | undefined
  /** Mails of every shop, by the operator's key; else those of test shops. */
  isAll: boolean
}

/** What was sent, newest first. */
export function mailboxPage({ mails, older, isAll }: Listed): string {
  const rows = mails.map(
    ({ home, id, subject, recipient, shop, state, at }) =>
      `<li><a class="letter" href="/mailbox/${home}/${id}"><span class="subject" dir="auto">${escapeHtml(subject)}</span><time class="when" datetime="${at.toISOString()}">${shownAt(at)}</time><span class="about">${escapeHtml(shop)} to ${escapeHtml(recipient.address)}</span><span class="when state-${state}">${STATES[state]}</span></a></li>`,
  )
  const list =
    rows.length > 0
      ? `<ol class="letters">${rows.join('\n')}</ol>`
      : '<div class="empty"><h2>No letters yet</h2><p>Order something at a shop of <a href="/">the market</a>: its confirmation will lie here a moment later.</p></div>'
  const more = older === undefined ? '' : `<p><a class="more" href="/mailbox?before=${older}">Older letters</a></p>`
  const whose = isAll
    ? 'What the shops of this market have written to their buyers'
    : 'What the test shops have written'
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p>${whose}. Letters of test shops stay here; nobody receives them.</p>
<nav aria-label="Mailbox"><a href="/mailbox">Look again</a><a href="/">The market</a></nav>`,
    list + more,
  )
}

/** One letter: its head, itself in a frame that runs nothing, and its plain text. */
export function letterPage(mail: MailRow, shop: string, text: string): string {
  const { home, id, subject, recipient, sender, state, reason, at } = mail
  const to = recipient.name === undefined ? recipient.address : `${recipient.name} <${recipient.address}>`
  const heads = [
    ['From', sender.name === shop ? shop : `${sender.name} (${shop})`],
    ['To', to],
    ...(sender.replyTo === undefined ? [] : [['Answers to', sender.replyTo]]),
    ['Written', shownAt(at)],
    ['State', reason === null ? STATES[state] : `${STATES[state]}: ${reason}`],
  ]
  return page(
    subject,
    `<nav aria-label="Mailbox"><a href="/mailbox">All letters</a></nav><h1 dir="auto">${escapeHtml(subject)}</h1>
<dl class="heads">${heads.map(([name = '', value = '']) => `<dt>${name}</dt><dd dir="auto">${escapeHtml(value)}</dd>`).join('')}</dl>`,
    `<iframe src="/mailbox/${home}/${id}/letter" title="${escapeHtml(subject)}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>As plain text</summary><pre class="plain" tabindex="0">${escapeHtml(text)}</pre></details>`,
  )
}

const WHEN = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })

/** In the time of the machine that it runs on. */
function shownAt(at: Date): string {
  return WHEN.format(at)
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${FONTS}<style>${MAILBOX_STYLE}</style>
</head>
<body>
<div class="awning" aria-hidden="true"></div>
<div class="page">
<header>${head}</header>
<main>${body}</main>
</div>
</body>
</html>
`
}
