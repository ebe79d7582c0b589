import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Reader, Tx } from './database.ts'
import type { Log } from './log.ts'

export type JobHandler = (payload: unknown) => Promise<void>

export type JobOptions = {
  runAt?: Date
  /** A job with the key of one that still waits replaces it. */
  key?: string
  attempts?: number
  /** Of the jobs of one queue only one runs at a time, on all servers: for what could keep everything else waiting. */
  queue?: string
}

/** Stores a job in the transaction of its cause: it runs if, and only if, that commits. */
export async function addJob(tx: Tx, name: string, payload: unknown, options: JobOptions = {}): Promise<void> {
  const { runAt, key, attempts = 12, queue } = options
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at := ${runAt?.toISOString() ?? null}::timestamptz, job_key := ${key ?? null}::text, queue_name := ${queue ?? null}::text, max_attempts := ${attempts}::int)`.execute(
    tx.db,
  )
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    const error: unknown = meta && 'error' in meta ? meta.error : undefined
    if (level === 'error') log.error({ err: error }, message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })
}

export async function migrateJobs(pool: pg.Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quietLogger(log), preset: { worker: {} } })
}

/** Minutes no job of ours takes, waiting in its server's own queue included. */
const LONGEST_MINUTES = 10

/**
 * Lets go of jobs whose server was killed: the library itself would keep them for four hours. With `all`, of every job: for
 * whoever starts alone on the database. Jobs are repeatable, so one too many does no harm.
 */
export async function releaseJobs(pool: pg.Pool, all: boolean): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
     where locked_by is not null and ($1 or locked_at < now() - make_interval(mins => $2)) having count(*) > 0`,
    [all, LONGEST_MINUTES],
  )
}

/** A job that has been tried as often as it may be: it will not run again by itself. */
export type SpentJob = { id: string; name: string; payload: unknown; error: string }

export async function spentJobs(read: Reader, names: readonly string[]): Promise<SpentJob[]> {
  const { rows } = await sql<SpentJob>`
    select j.id::text, t.identifier as name, j.payload, coalesce(j.last_error, '') as error
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null and t.identifier = any(${names}::text[]) limit 100`.execute(
    read,
  )
  return rows
}

/** Takes a spent job away, in the transaction that hands it to somebody else. */
export async function dropJob(tx: Tx, id: string): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array[${id}::bigint])`.execute(tx.db)
}

/** Runs what is timed, retried or slow. Handlers must be repeatable: a job whose server was killed runs again. */
export async function startJobs(
  pool: pg.Pool,
  log: Log,
  handlers: Record<string, JobHandler>,
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  for (const [name, handler] of Object.entries(handlers)) taskList[name] = async (payload: unknown) => handler(payload)
  const runner: Runner = await run({
    pgPool: pool,
    logger: quietLogger(log),
    taskList,
    noHandleSignals: true,
    preset: {
      worker: {
        concurrentJobs: 4,
        pollInterval: 1000,
        completeJobBatchDelay: 20,
        localQueue: { size: 8 },
      },
    },
  })
  return { stop: () => runner.stop() }
}
