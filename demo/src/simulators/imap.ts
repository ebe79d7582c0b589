import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { dateOf, inSet, type Letter, type Line, linesOf, searched } from './imap-wire.ts'

export type ImapSimulator = {
  /** What a connection of e-mail needs to read the mailbox. */
  settings: Readonly<Record<string, string>>
  /** Commands as they came, without what belongs to them: `LOGIN`, `EXAMINE INBOX`, `UID FETCH 1 (BODY.PEEK[]<0.99>)`. */
  commands: string[]
  /** Refused while it is another. */
  password: string
  /** Connections that are signed in now. */
  readonly sessions: number
  /** A letter is delivered into the folder. Answers its number. */
  append(raw: string | Buffer, at?: Date): number
  /** Somebody moves a letter away. */
  remove(uid: number): void
  /** The folder is made anew, with other numbers, as after a move to another server; `at`: all have come just then. */
  renew(at?: Date): void
  /** Cuts every connection; with a number also the one that next fetches that letter, in the middle of it. */
  drop(uid?: number): void
  close(): Promise<void>
}

type Options = {
  /** Whether it says by itself that something has come. */
  idle?: boolean
  /** TLS from the start. */
  tls?: { key: string; cert: string }
}

const USER = 'hello@bloom.example'
const FOLDER = 'INBOX'

type Session = { socket: Socket; entered: boolean; open: boolean; idling: string | undefined; seen: number }

/** A mailbox of one folder behind as much of IMAP (RFC 3501, 2177) as a reader needs. */
export async function openImap({ idle = true, tls }: Options = {}): Promise<ImapSimulator> {
  let letters: Letter[] = []
  let next = 1
  let validity = 1
  let cut: number | undefined
  const sessions = new Set<Session>()
  const commands: string[] = []

  function serve(socket: Socket): void {
    const session: Session = { socket, entered: false, open: false, idling: undefined, seen: 0 }
    sessions.add(session)
    socket.on('close', () => sessions.delete(session))
    socket.on('error', () => undefined)
    socket.write('* OK ready\r\n')
    linesOf(socket, (line) => answer(session, line))
  }

  function answer(session: Session, line: Line): void {
    const { socket } = session
    if (session.idling !== undefined) {
      if (/^done$/i.test(line.text)) socket.write(`${session.idling} OK done\r\n`)
      session.idling = undefined
      return
    }
    const { tag, name, rest } = line
    commands.push(name === 'LOGIN' ? name : `${name} ${rest}`.trim())
    const end = carryOut(session, line)
    if (end !== undefined && !socket.destroyed) socket.write(`${tag} ${end}\r\n`)
  }

  /** What the command ends with; nothing where it goes on. */
  function carryOut(session: Session, { tag, name, rest, words }: Line): string | undefined {
    const { socket } = session
    switch (name) {
      case 'CAPABILITY':
        socket.write(`* CAPABILITY IMAP4rev1${idle ? ' IDLE' : ''}\r\n`)
        return 'OK done'
      case 'LOGIN':
        if (words[0] !== USER || words[1] !== simulator.password) return 'NO [AUTHENTICATIONFAILED] Invalid credentials'
        session.entered = true
        return 'OK in'
      case 'LOGOUT':
        socket.end(`* BYE\r\n${tag} OK bye\r\n`)
        return undefined
      case 'NOOP':
        tell(session)
        return 'OK done'
    }
    if (!session.entered) return 'NO sign in first'
    switch (name) {
      case 'LIST':
        if (words[1] === '' || words[1] === FOLDER) socket.write(`* LIST () "/" ${FOLDER}\r\n`)
        return 'OK done'
      case 'LSUB':
        return 'OK done'
      case 'SELECT':
      case 'EXAMINE':
        return select(session, name, words[0])
      case 'IDLE':
        session.idling = tag
        socket.write('+ idling\r\n')
        tell(session)
        return undefined
      case 'UID SEARCH':
        socket.write(
          `* SEARCH${searched(rest, letters)
            .map((uid) => ` ${uid}`)
            .join('')}\r\n`,
        )
        return 'OK done'
      case 'UID FETCH':
        return fetched(session, rest)
      default:
        return 'BAD what?'
    }
  }

  function select(session: Session, name: string, folder: string | undefined): string {
    if (folder !== FOLDER) return 'NO [NONEXISTENT] no such folder'
    session.open = true
    session.seen = letters.length
    session.socket.write(
      `* FLAGS (\\Seen)\r\n* ${letters.length} EXISTS\r\n* OK [UIDVALIDITY ${validity}] valid\r\n* OK [UIDNEXT ${next}] next\r\n`,
    )
    return `OK [READ-${name === 'SELECT' ? 'WRITE' : 'ONLY'}] open`
  }

  function fetched({ socket }: Session, rest: string): string | undefined {
    const [set = '', ...items] = rest.split(' ')
    const part = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/.exec(items.join(' '))
    for (const [index, { uid, raw, at }] of letters.entries()) {
      if (!inSet(set, uid, letters.at(-1)?.uid ?? 0)) continue
      const head = `* ${index + 1} FETCH (UID ${uid} RFC822.SIZE ${raw.length} INTERNALDATE "${dateOf(at)}"`
      if (!part) {
        socket.write(`${head})\r\n`)
        continue
      }
      const [start, most] = [Number(part[1]), Number(part[2])]
      const bytes = raw.subarray(start, start + most)
      socket.write(`${head} BODY[]<${start}> {${bytes.length}}\r\n`)
      if (uid === cut) {
        cut = undefined
        socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy())
        return undefined
      }
      socket.write(bytes)
      socket.write(')\r\n')
    }
    return 'OK done'
  }

  /** That there are more than it knows of. */
  function tell(session: Session): void {
    if (!session.open || session.seen === letters.length) return
    session.seen = letters.length
    session.socket.write(`* ${letters.length} EXISTS\r\n`)
  }

  function drop(): void {
    for (const { socket } of sessions) socket.destroy()
  }

  const server: Server = tls
    ? createTlsServer({ ...tls, noDelay: true }, serve)
    : createServer({ noDelay: true }, serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const imapPort = String(typeof bound === 'object' && bound !== null ? bound.port : 0)

  const simulator: ImapSimulator = {
    settings: {
      imapHost: '127.0.0.1',
      imapPort,
      imapUser: USER,
      imapPassword: 'as-it-is-there',
      imapSecurity: tls ? 'tls' : 'none',
    },
    commands,
    password: 'as-it-is-there',
    get sessions() {
      return [...sessions].filter(({ entered }) => entered).length
    },
    append(raw, at = new Date()) {
      const uid = next
      next += 1
      letters.push({ uid, raw: Buffer.from(raw), at })
      for (const session of sessions) if (session.idling !== undefined) tell(session)
      return uid
    },
    remove(uid) {
      letters = letters.filter((letter) => letter.uid !== uid)
    },
    renew(at) {
      validity += 1
      letters = letters.map((letter, index) => ({ ...letter, uid: index + 1, at: at ?? letter.at }))
      next = letters.length + 1
      drop()
    },
    drop(uid) {
      cut = uid
      drop()
    },
    async close() {
      server.close()
      drop()
    },
  }
  return simulator
}
