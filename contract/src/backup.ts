import { z } from 'zod'

/** The number of the backup's form; another one is refused. */
export const BACKUP_FORMAT = 1

/** The longest first or last line of a backup, in bytes. */
export const BACKUP_LINE = 64 * 1024

/**
 * A backup is gzip of lines: this header; for each table a `BackupSection` line, its rows as PostgreSQL's COPY writes
 * them, and a line `\.`; the waiting jobs in the same way; at the end a `BackupTrailer`, without which it is not whole.
 */
export const BackupHeader = z.object({
  /** Version of the server that wrote it. */
  souk: z.string(),
  format: z.int(),
  /** Number of the newest migration of its schema. */
  migration: z.int(),
  at: z.iso.datetime(),
  /** Tells whether another server has the same SOUK_SECRET, and nothing else about it. */
  secret: z.string(),
  tables: z.array(z.string()),
})
export type BackupHeader = z.infer<typeof BackupHeader>

export const BackupSection = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.object({ jobs: z.array(z.string()).min(1) }),
])
export type BackupSection = z.infer<typeof BackupSection>

export const BackupTrailer = z.object({
  end: z.literal(true),
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  jobs: z.int(),
  /** Of every byte before this line, uncompressed. */
  sha256: z.string(),
})
export type BackupTrailer = z.infer<typeof BackupTrailer>

/** What a restore answers. */
export const RestoreReport = z.object({
  /** When and by which version the backup was made. */
  at: z.string(),
  souk: z.string(),
  migration: z.int(),
  tables: z.int(),
  rows: z.int(),
  jobs: z.int(),
  /** False: credentials of channels do not open and shoppers' links do not work until the old SOUK_SECRET is back. */
  sameSecret: z.boolean(),
})
export type RestoreReport = z.infer<typeof RestoreReport>
