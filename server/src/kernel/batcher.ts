/**
 * Joins calls that wait at the same time into one. While a batch is under way the next one gathers, so a lone call goes
 * at once and under load many share a statement and its commit. A batch that fails is taken apart: each call is tried
 * alone and fails or succeeds for itself. One batch at a time costs the database least: the next one is the larger for it.
 */
export function createBatcher<In, Out>(options: {
  run: (batch: In[]) => Promise<Out[]>
  /** Calls of one key never share a batch; without it all may. */
  keyOf?: (input: In) => string
  max?: number
  parallel?: number
}): (input: In) => Promise<Out> {
  const { run, keyOf, max = 64, parallel = 1 } = options
  type Call = { input: In; resolve: (out: Out) => void; reject: (error: unknown) => void }
  let waiting: Call[] = []
  let active = 0

  function take(): Call[] {
    const keys = new Set<string>()
    const batch: Call[] = []
    const rest: Call[] = []
    for (const call of waiting) {
      const key = keyOf?.(call.input)
      if (batch.length < max && (key === undefined || !keys.has(key))) batch.push(call)
      else rest.push(call)
      if (key !== undefined) keys.add(key)
    }
    waiting = rest
    return batch
  }

  async function attempt(batch: Call[]): Promise<void> {
    try {
      const results = await run(batch.map((call) => call.input))
      for (const [index, call] of batch.entries()) {
        const result = results[index]
        if (result === undefined) call.reject(new Error('a batch answered fewer results than it was given'))
        else call.resolve(result)
      }
    } catch (error) {
      const [only] = batch
      if (batch.length === 1 && only) only.reject(error)
      else for (const call of batch) await attempt([call])
    }
  }

  function pump(): void {
    while (active < parallel && waiting.length > 0) {
      const batch = take()
      active += 1
      void attempt(batch).finally(() => {
        active -= 1
        pump()
      })
    }
  }

  return (input) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      // One turn of the event loop lets requests that were read together travel together.
      if (waiting.length === 1) setImmediate(pump)
      else if (waiting.length >= max) pump()
    })
}
