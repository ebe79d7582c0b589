import type { Role } from '@souk/contract/team.ts'
import { useState } from 'react'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Awning } from '../ui/awning.tsx'

type Person = { shop: string; shopName: string; member: string; name: string; role: Role }

/** People of the demo market, as whom one may look around; each shop under its own cloth. */
export function DemoPeople({ people, onDone }: { people: readonly Person[]; onDone: (to?: string) => Promise<void> }) {
  const [fault, setFault] = useState<unknown>(null)
  async function enter({ shop, member }: Person): Promise<void> {
    setFault(null)
    try {
      await souk.call('lookAround', { params: { shop }, body: { member } })
      await onDone(`/s/${shop}`)
    } catch (error) {
      setFault(error)
    }
  }
  const shops = Map.groupBy(people, ({ shop }) => shop)
  return (
    <section className="grid gap-3 border-t border-rule pt-5">
      <div>
        <h2 className="text-3 font-strong">{t('demo.title')}</h2>
        <p className="text-muted">{t('demo.text')}</p>
      </div>
      {[...shops].map(([shop, members]) => (
        <div key={shop}>
          <h3 className="flex items-center gap-2 text-1 text-muted">
            <Awning slug={shop} scale={0.6} className="h-3 w-8" />
            {members[0]?.shopName}
          </h3>
          <ul>
            {members.map((person) => (
              <li key={person.member} className="border-b border-rule">
                <button
                  type="button"
                  className="flex min-h-11 w-full items-center justify-between gap-3 px-2 text-start hover:bg-wash"
                  onClick={() => void enter(person)}
                >
                  <span>{t('demo.as', { name: person.name })}</span>
                  <span className="text-1 text-muted">{t(`role.${person.role}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {fault !== null && (
        <p role="alert" className="text-danger">
          {faultText(fault)}
        </p>
      )}
    </section>
  )
}
