import type { RefObject } from 'react'
import { useCommands } from '../../store/commands.ts'
import { listOf, listQuery } from '../../store/decision-list.ts'
import { type KeyMap, useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { openRecordOver } from '../../store/record.ts'
import { go } from '../../store/route.ts'
import { decisionText } from './decision-text.ts'
import { type Parts, SECTIONS, type SectionId } from './parts.ts'
import { goBeside, useNeighbours } from './use-neighbours.ts'

/** The keys and commands of the screen. */
export function DecisionKeys({
  parts: { opened, route, view, shown },
  screen,
}: {
  readonly parts: Parts
  readonly screen: RefObject<HTMLElement | null>
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const neighbours = useNeighbours(opened.case, route, view.ord)
  const step = (by: 'before' | 'after') => {
    const row = neighbours?.[by]
    if (row !== undefined) goBeside(route, row)
  }
  const copy = () => copyText(decisionText(view, zone), 'The decision')
  const toList = () => go({ screen: 'decisions', query: { ...listQuery(listOf(route)) } })
  const jumps = Object.fromEntries(
    SECTIONS.map(({ key, id, name }) => [
      key,
      { does: `Go to ${name}`, run: () => jumpTo(screen.current, id) },
    ]),
  ) satisfies KeyMap
  useKeys(
    {
      j: { does: 'Show the next decision of the list', run: () => step('after') },
      k: { does: 'Show the decision before', run: () => step('before') },
      ...jumps,
      f: { does: 'Go to the findings', run: () => jumpTo(screen.current, 'findings') },
      c: { does: 'Copy the decision as text', run: copy },
      Escape: {
        does: 'Go back to the list',
        run: () => {
          // A menu, a dialog or a field is left first.
          if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') === null) toList()
        },
      },
    },
    'Decision',
  )
  useCommands([
    { name: 'Copy the decision as text', group: 'Decision', keys: ['c'], run: copy },
    { name: 'Print the decision', group: 'Decision', run: () => window.print() },
    ...(shown === undefined
      ? []
      : [
          {
            name: `Show the record ${shown.place} over the screen`,
            group: 'Decision',
            run: () => openRecordOver({ case: opened.case, ...shown }),
          },
        ]),
  ])
  return null
}

/** Brings a section into sight, and the focus to what scrolls or moves in it, else to the section. */
export function jumpTo(screen: HTMLElement | null, id: SectionId): void {
  const section = screen?.querySelector<HTMLElement>(`[data-section="${id}"]`)
  if (section === null || section === undefined) return
  if (section.dataset['closed'] !== undefined) {
    section.querySelector('button')?.click()
    // What was opened is there after the next draw.
    window.requestAnimationFrame(() => jumpTo(screen, id))
    return
  }
  section.scrollIntoView({ block: 'start' })
  const inner = section.querySelector<HTMLElement>('[role="region"][tabindex="0"], tr[tabindex="0"]')
  ;(inner ?? section).focus({ preventScroll: true })
}
