import { Menu } from '@base-ui/react/menu'
import { Upload } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import type { OpenCase } from '../../store/case.ts'
import { type DecisionList, formatList } from '../../store/decision-list.ts'
import { exportDecisions } from '../../store/export-decisions.ts'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import menu from '../../components/menu.module.css'

/** Where the decisions of a list can go: into a file, or into a packet. */
export function ExportMenu({
  opened,
  list,
  total,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly total: number
}) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button icon={<Upload aria-hidden="true" />}>Export {count(total)}</Button>} />
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            <Menu.Item className={menu.item} onClick={() => exportDecisions(opened, list, 'csv')}>
              As CSV, safe to open in a spreadsheet…
            </Menu.Item>
            <Menu.Item className={menu.item} onClick={() => exportDecisions(opened, list, 'ndjson')}>
              As NDJSON, each decision whole…
            </Menu.Item>
            <Menu.Item
              className={menu.item}
              onClick={() =>
                go({ screen: 'packets', parts: ['new'], query: { how: 'list', f: formatList(list) } })
              }
            >
              Into a packet…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
