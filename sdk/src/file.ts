import type { MethodName, Methods } from '@souk/contract/methods.ts'
import { type CallOptions, type Client, type Raw, request } from './client.ts'

/** Methods that answer a file in place of JSON. */
type FileMethod = { [N in MethodName]: Methods[N] extends { produces: string } ? N : never }[MethodName]

/**
 * The file that a method answers. Throws a `SoukError` like `call`.
 *
 * @example
 * const pdf = await readFile(souk, 'getInvoice', { params: { shop: 'lumen', number: '1001', invoice: id } })
 */
export async function readFile<N extends FileMethod>(
  { options }: Pick<Client, 'options'>,
  name: N,
  raw: CallOptions<N> & Raw,
): Promise<Blob> {
  return (await request(options, name, raw)).blob()
}
