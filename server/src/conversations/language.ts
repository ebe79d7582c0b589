import type { Tx } from '../kernel/database.ts'

/** The language in which the customer is answered from now on, until they write in another. */
export async function setLanguage(tx: Tx, home: string, customer: string, language: string): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({ language, locale: language })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .execute()
}
