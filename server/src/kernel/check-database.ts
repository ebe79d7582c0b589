import type pg from 'pg'

const OLDEST = 180_000

type Server = { version: number; release: string; encoding: string }
type Behaviour = { letters: boolean; words: boolean; exact: boolean }

const SERVER = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as release,
    pg_encoding_to_char(encoding) as encoding
  from pg_database where datname = current_database()`

/** Letters beyond ASCII decide whether search and names work in six languages; asked, not read from settings. */
const BEHAVIOUR = `
  select lower('ПЛАТЬЕ ÄÖÜ') = 'платье äöü' as letters,
    'платье' ~ '^\\w+$' and 'კაბა' ~ '^\\w+$' and '连衣裙' ~ '^\\w+$' as words,
    'straße' <> 'strasse' and 'a' <> 'A' and 'é' <> U&'e\\0301' as exact`

/** Refuses a database in which Souk would lose text, or be blind to some scripts; says all that is wrong with it. */
export async function checkDatabase(client: pg.ClientBase | pg.Pool): Promise<void> {
  const [server] = (await client.query<Server>(SERVER)).rows
  if (server === undefined) throw new Error('the database does not say what it is')
  const problems = serverProblems(server)
  // Another encoding could not even read the second question.
  if (server.encoding === 'UTF8') {
    const [behaviour] = (await client.query<Behaviour>(BEHAVIOUR)).rows
    if (behaviour !== undefined) problems.push(...behaviourProblems(behaviour))
  }
  if (problems.length === 0) return
  throw new Error(
    `The database cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n` +
      "Make one with: create database souk template template0 encoding 'UTF8' " +
      "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'",
  )
}

function serverProblems({ version, release, encoding }: Server): string[] {
  const problems: string[] = []
  if (version < OLDEST) problems.push(`it is PostgreSQL ${release}; Souk needs 18 or later`)
  if (encoding !== 'UTF8') problems.push(`its encoding is ${encoding} and must be UTF8`)
  return problems
}

function behaviourProblems({ letters, words, exact }: Behaviour): string[] {
  const problems: string[] = []
  if (!letters || !words)
    problems.push('its locale knows only English letters: search would be blind to other languages')
  if (!exact) problems.push('its collation takes different texts for equal: keys would clash')
  return problems
}
