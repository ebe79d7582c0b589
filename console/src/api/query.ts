import type { MethodName } from '@souk/contract/methods.ts'
import type { Answer, CallOptions, Raw } from '@souk/sdk/client.ts'
import type { SoukError } from '@souk/sdk/errors.ts'
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { currentShop, souk } from './client.ts'

type More = {
  enabled?: boolean
  staleTime?: number
  refetchInterval?: number | false
  /** What was shown stays until the answer to another question is here: another page, another filter. */
  keep?: boolean
}

/**
 * Where the answer of a call is kept: `[shop, method, params, query]`. What begins with `[shop, method]` are all
 * answers of the method: `queries.invalidateQueries({ queryKey: keyOf('listOrders') })`.
 */
export function keyOf<N extends MethodName>(name: N, given?: Raw): readonly unknown[] {
  return given ? [currentShop(), name, given.params ?? {}, given.query ?? {}] : [currentShop(), name]
}

/** A reading call as TanStack Query has it: for `useQuery`, for a route's loader, for `setQueryData`. */
export function reading<N extends MethodName>(
  name: N,
  given: CallOptions<N> & Raw,
  { keep = false, ...more }: More = {},
) {
  return queryOptions<Answer<N>, SoukError>({
    queryKey: keyOf(name, given),
    queryFn: ({ signal }) => souk.call(name, { ...given, signal }),
    ...more,
    ...(keep && { placeholderData: keepPreviousData }),
  })
}

/** What a method answers, kept and kept fresh. */
export function useCall<N extends MethodName>(name: N, given: CallOptions<N> & Raw, more: More = {}) {
  return useQuery(reading(name, given, more))
}

/** Does something; the answers of the methods in `changes` are asked for anew afterwards. */
export function useAct<N extends MethodName>(name: N, { changes = [] }: { changes?: readonly MethodName[] } = {}) {
  const queries = useQueryClient()
  return useMutation<Answer<N>, SoukError, CallOptions<N> & Raw>({
    mutationFn: (given) => souk.call(name, given),
    onSuccess: () => Promise.all(changes.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) }))),
  })
}
