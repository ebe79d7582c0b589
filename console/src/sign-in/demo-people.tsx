import type { Role } from '@souk/contract/team.ts'
import { useState } from 'react'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Awning } from '../ui/awning.tsx'

type Place = { shop: string; shopName: string; member: string; name: string; role: Role }

/** People of the demo market, as whom one may look around; the cloths are those of the shops they work for. */
export function DemoPeople({ people, onDone }: { people: readonly Place[]; onDone: (to?: string) => Promise<void> }) {
  const [fault, setFault] = useState<unknown>(null)
  async function enter({ shop, member }: Place): Promise<void> {
    setFault(null)
    try {
      await souk.call('lookAround', { params: { shop }, body: { member } })
      await onDone(`/s/${shop}`)
    } catch (error) {
      setFault(error)
    }
  }
  const each = Map.groupBy(people, ({ name, role }) => `${name} ${role}`)
  return (
    <section className="grid gap-3 border-t border-rule pt-5">
      <div>
        <h2 className="text-3 font-strong">{t('demo.title')}</h2>
        <p className="text-muted">{t('demo.text')}</p>
      </div>
      <ul className="border-t border-rule">
        {[...each.values()].map((places) => (
          <li key={places[0]?.member} className="border-b border-rule">
            <Person places={places} onEnter={enter} />
          </li>
        ))}
      </ul>
      {fault !== null && (
        <p role="alert" className="text-danger">
          {faultText(fault)}
        </p>
      )}
    </section>
  )
}

function Person({ places, onEnter }: { places: readonly Place[]; onEnter: (place: Place) => Promise<void> }) {
  const [first] = places
  if (!first) return null
  return (
    <button
      type="button"
      className="flex w-full items-center gap-3 px-2 py-2 text-start hover:bg-wash"
      onClick={() => void onEnter(first)}
    >
      <Avatar id={first.member} name={first.name} size={36} />
      <span className="min-w-0 flex-1">
        <span className="block font-strong">{t('demo.as', { name: first.name })}</span>
        <span className="block text-1 text-muted">
          {t('demo.in', { role: t(`role.${first.role}`), count: places.length })}
        </span>
        <span className="mt-1 flex flex-wrap gap-1">
          {places.map(({ shop }) => (
            <Awning key={shop} slug={shop} scale={0.5} className="h-2 w-5" />
          ))}
        </span>
      </span>
    </button>
  )
}
