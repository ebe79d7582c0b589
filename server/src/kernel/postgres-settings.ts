import { createHash } from 'node:crypto'

export const DATABASE = 'souk'
export const DATABASE_USER = 'souk'
/** Only a part of the socket's name: nothing listens on TCP. */
export const SOCKET_PORT = 5432

/** The builtin provider sorts by code point on every machine alike, and knows letters of all scripts. */
export const INITDB_FLAGS = [
  `--username=${DATABASE_USER}`,
  // Only who may enter the private folder of the socket can connect at all.
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  '--lc-messages=C',
  '--no-instructions',
] as const

/**
 * pg_trgm asks the C library what a letter is: with C alone it is blind to Cyrillic, Georgian and Chinese. The first of
 * these that the machine has; older systems lack C.UTF-8.
 */
export const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8'] as const

/** One small machine, many short transactions, a database that mostly fits in memory. */
const SETTINGS: Readonly<Record<string, string>> = {
  // Reached by the socket alone.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(SOCKET_PORT),
  // Two pools, the jobs, one listener and a few tools, of up to three processes; each connection in use may cost some MB.
  max_connections: '100',

  // The whole of Souk stays below 300 MB idle; the file cache of the system holds the rest.
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  // Sorts of a search over 55,000 products stay in memory.
  work_mem: '8MB',
  // Indexes built by an import.
  maintenance_work_mem: '64MB',

  // A message is acknowledged only when it is on disk (invariant 1).
  synchronous_commit: 'on',
  // Nobody replicates from it: less is logged, and bulk loads into new tables log almost nothing.
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_buffers: '4MB',
  // Rarer checkpoints write fewer full pages; a crash replays up to this much, in seconds.
  checkpoint_timeout: '15min',
  max_wal_size: '512MB',
  min_wal_size: '64MB',

  // Solid-state disks: an index lookup costs hardly more than reading on.
  random_page_cost: '1.1',
  // Compiling a plan takes longer than our queries run.
  jit: 'off',
  // Starting helpers costs more than it gains on two cores, and they would need shared memory that containers lack.
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '4',
  max_logical_replication_workers: '0',
  // Three processes less; our reads come from memory.
  io_method: 'sync',

  // Mailboxes, deliveries and jobs are rewritten all the time: tidy them early, in small portions.
  autovacuum_naptime: '15s',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '2',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_vacuum_insert_scale_factor: '0.1',
  autovacuum_analyze_scale_factor: '0.05',

  // What a killed server left behind: its locks go when the socket closes, even in the middle of a long query.
  client_connection_check_interval: '5s',
  idle_in_transaction_session_timeout: '60s',

  timezone: 'UTC',
  log_timezone: 'UTC',
  default_text_search_config: 'pg_catalog.simple',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_min_duration_statement: '1s',
  log_lock_waits: 'on',
  // What shoppers wrote stays out of the log: no parameters, no details such as the row that broke a constraint.
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** The same name means the same binaries and settings: a postmaster with another one is restarted, not adopted. */
export function clusterName(postgres: string): string {
  const hash = createHash('sha256').update(JSON.stringify([postgres, SETTINGS]))
  return `souk-${hash.digest('hex').slice(0, 12)}`
}

export function postmasterArguments(postgres: string, dataDir: string, socketDir: string): string[] {
  const settings = {
    ...SETTINGS,
    cluster_name: clusterName(postgres),
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
  }
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
