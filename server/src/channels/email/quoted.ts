/** "On Monday, Ann wrote:", as mail programs write it, in whatever language it ends with an address; it may go over two lines. */
const INTRODUCTIONS = [
  /^.{1,300}<[^<>\s]{3,200}@[^<>\s]{3,200}>.{0,40}[:：]$/su,
  /^(On|Am|Op|Le|El|Il|Em)\b.{0,200}(wrote|schrieb.{0,80}|schreef.{0,80}|a écrit|escribió|ha scritto|escreveu)\s*:$/is,
  /^(\d{1,2}|В|Вы|пн|вт|ср|чт|пт|сб|вс)[^\n]{0,200}\n?[^\n]{0,200}(пишет|писал\(а\)|писал|писала|написал|написала)\s*:$/isu,
  /^(在|于)?.{0,200}(写道|寫道)\s*[:：]$/su,
  /^.{0,200}(დაწერა|წერდა)\s*:$/su,
]
/** Outlook and its like draw a line, or begin with the head of what is answered. */
const LINES = [
  /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Oorspronkelijk bericht|Исходное сообщение|原始邮件|原始郵件|Forwarded message)\s*-{2,}$/i,
  /^_{20,}$/,
  /^(From|Von|Van|От|发件人|寄件者|გამომგზავნი)\s*[:：].+@.+/i,
]
const SIGNATURE = /^-- ?$/

/** What somebody has written anew: without what they quote, and without the signature below. */
export function withoutQuoted(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.findIndex((_, index) => endsAt(lines, index))
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'))
  const said = own
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  // Who writes below what they quote, or between it, has nothing above.
  return said === ''
    ? lines
        .filter((line) => !line.startsWith('>'))
        .join('\n')
        .trim()
    : said
}

function endsAt(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim()
  if (SIGNATURE.test(lines[index] ?? '') || LINES.some((pattern) => pattern.test(line))) return true
  const two = `${line}\n${(lines[index + 1] ?? '').trim()}`
  const isIntroduction = INTRODUCTIONS.some((pattern) => pattern.test(line) || pattern.test(two))
  // Such words are an introduction only where a quotation follows, or nothing else.
  return isIntroduction && lines.slice(index + 1, index + 5).some((next) => next.startsWith('>') || next.trim() === '')
}
