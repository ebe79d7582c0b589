import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string[]; raw: string; header(name: string): string | undefined }

export type SmtpAnswer = 'take' | 'later' | 'refuse' | 'hang up after taking'

/** A mail server on this machine; `answer` says what it does with the next letters. */
export async function startSmtp(): Promise<{
  url: string
  letters: Received[]
  state: { answer: SmtpAnswer; tries: number }
  close(): Promise<void>
}> {
  const letters: Received[] = []
  const state: { answer: SmtpAnswer; tries: number } = { answer: 'take', tries: 0 }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo(_address, _session, done) {
      state.tries += 1
      if (state.answer === 'refuse') done(Object.assign(new Error('nobody of that name'), { responseCode: 550 }))
      else if (state.answer === 'later') done(Object.assign(new Error('try again'), { responseCode: 451 }))
      else done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          header: (name) => new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1],
        })
        if (state.answer === 'hang up after taking') done(Object.assign(new Error('gone'), { responseCode: 421 }))
        else done()
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    state,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
