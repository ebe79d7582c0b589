import type { Customer } from '@souk/contract/customer.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import dots from 'icon:dots-three'
import download from 'icon:download-simple'
import stop from 'icon:prohibit'
import trash from 'icon:trash'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Menu, MenuItem, MenuRule } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'

/** What is done with a customer as a whole. */
export function CustomerMenu({ customer }: { customer: Customer }) {
  const shop = useShop()
  const queries = useQueryClient()
  const may = useMay('customers:write')
  const [asked, setAsked] = useState(false)
  const params = { shop, customer: customer.id }
  const stopped = customer.contacts.length > 0 && customer.contacts.every((one) => one.stopped)
  const again = () => queries.invalidateQueries({ queryKey: keyOf('getCustomer') })
  const halt = useMutation({
    mutationFn: () => souk.call('changeCustomer', { params, body: { stopped: !stopped } }),
    onSuccess: again,
    onError: (error) => toast(faultText(error), { danger: true }),
  })
  const save = useMutation({
    mutationFn: () => souk.call('exportCustomer', { params, query: { as: 'data' } }),
    onSuccess: (data) => offer(`customer-${customer.id}.json`, JSON.stringify(data, null, 2)),
    onError: (error) => toast(faultText(error), { danger: true }),
  })
  return (
    <>
      <Menu trigger={<IconButton icon={dots} label={t('customer.menu')} />}>
        <MenuItem icon={download} onSelect={() => save.mutate()}>
          {t('customer.export')}
        </MenuItem>
        {may && (
          <>
            <MenuItem icon={stop} onSelect={() => halt.mutate()}>
              {t(stopped ? 'customer.unstop' : 'customer.stop')}
            </MenuItem>
            <MenuRule />
            <MenuItem icon={trash} danger onSelect={() => setAsked(true)}>
              {t('customer.forget')}
            </MenuItem>
          </>
        )}
      </Menu>
      <Forget open={asked} customer={customer} onClose={() => setAsked(false)} />
    </>
  )
}

/** Erases for good: one writes what one means before it can be done. */
function Forget({ open, customer, onClose }: { open: boolean; customer: Customer; onClose: () => void }) {
  const shop = useShop()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const word = t('customer.forget.word')
  const forget = useMutation({
    mutationFn: () => souk.call('forgetCustomer', { params: { shop, customer: customer.id }, body: { confirm: true } }),
    onSuccess: async ({ orders }) => {
      onClose()
      toast(t('customer.forgotten', { count: orders.length }))
      await queries.invalidateQueries({ queryKey: keyOf('listCustomers') })
      await queries.invalidateQueries({ queryKey: keyOf('getCustomer') })
    },
    onError: (error) => toast(faultText(error), { danger: true }),
  })
  const sure = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase()
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('customer.forget')}
      deed={t('customer.forget')}
      busy={forget.isPending || !sure}
      onConfirm={() => forget.mutate()}
      text={
        <div className="grid gap-3">
          <p>{t('customer.forget.text')}</p>
          <TextField
            label={t('customer.forget.type', { word })}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      }
    />
  )
}

/** As a file, without leaving the page. */
function offer(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
