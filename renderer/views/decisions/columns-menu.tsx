import { Menu } from '@base-ui/react/menu'
import { Columns3 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Check } from '../../components/check.tsx'
import { COLUMNS, useColumns } from './columns.tsx'
import menu from '../../components/menu.module.css'

/** Which columns the list shows. */
export function ColumnsMenu() {
  const [shown, setShown] = useColumns()
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button icon={<Columns3 aria-hidden="true" />}>Columns</Button>} />
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            {COLUMNS.map(({ id, name }) => (
              <Menu.CheckboxItem
                key={id}
                className={menu.item}
                checked={shown.includes(id)}
                closeOnClick={false}
                onCheckedChange={(checked) =>
                  setShown(
                    checked
                      ? COLUMNS.map((each) => each.id).filter((each) => each === id || shown.includes(each))
                      : shown.filter((each) => each !== id),
                  )
                }
              >
                <span aria-hidden="true">
                  <Check checked={shown.includes(id)} onChange={() => {}} label={name} />
                </span>
                {name}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
