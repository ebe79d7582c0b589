import type { RestoreReport } from '@souk/contract/backup.ts'
import type { Command } from '../command.ts'
import { openUpload } from '../upload.ts'

const OTHER_SECRET =
  "This server has another SOUK_SECRET than the one the backup was made with: the channels' credentials do not open and shoppers' links do not work. Start it with the old one."

export const restore: Command = {
  name: 'restore',
  about: 'Bring the server into the state a backup holds: all of it, or nothing changes.',
  operands: ['FILE'],
  options: {
    replace: { type: 'boolean', about: 'give up the shops that are there' },
  },
  notes:
    'Without --replace the server must have no shops (start it with SOUK_DEMO=0). Meanwhile it serves nobody else.',
  async run({ server, terminal, operands, has, path, signal }) {
    const { body, bytes } = await openUpload(path(operands[0] ?? ''), restore, (sent) =>
      terminal.show('sending', sent, bytes),
    )
    const answer = await server.follow(
      {
        method: 'POST',
        path: `/api/restore?replace=${has('replace')}`,
        headers: { 'content-type': 'application/gzip' },
        body,
        signal,
      },
      (done, total) => terminal.show('restoring', done, total),
    )
    return isReport(answer) && !answer.sameSecret ? { ...answer, note: OTHER_SECRET } : answer
  },
}

function isReport(value: unknown): value is RestoreReport {
  return typeof value === 'object' && value !== null && 'sameSecret' in value
}
