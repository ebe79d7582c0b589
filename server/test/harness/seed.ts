import fc from 'fast-check'

/**
 * Property tests try the same cases each time, so that a run says something about the change and not about the day.
 * `SOUK_SEED=random` tries others; a number repeats what it found.
 */
const { SOUK_SEED = '20261122' } = process.env
if (SOUK_SEED !== 'random') fc.configureGlobal({ seed: Number(SOUK_SEED) })
