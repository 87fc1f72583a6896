import {
  ChartColumn,
  FileText,
  Flag,
  FolderOpen,
  Import,
  KeyRound,
  Link2,
  List,
  ListChecks,
  Package,
  SlidersHorizontal,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import type { KeyMap } from '../store/keys.ts'
import { go, type Screen } from '../store/route.ts'

export interface Place {
  readonly screen: Screen
  readonly name: string
  readonly icon: LucideIcon
  /** The letter after `g`. */
  readonly letter: string
  /** It shows something of a case; the others are there without one. */
  readonly ofCase: boolean
  /** A hairline above it: the next part of the work. */
  readonly begins?: boolean
}

/** The rail, in the order of the work. */
export const PLACES: readonly Place[] = [
  { screen: 'cases', name: 'Cases', icon: FolderOpen, letter: 'c', ofCase: false },
  { screen: 'intake', name: 'Intake', icon: Import, letter: 'i', ofCase: true },
  { screen: 'overview', name: 'Overview', icon: ChartColumn, letter: 'o', ofCase: true, begins: true },
  { screen: 'decisions', name: 'Decisions', icon: List, letter: 'd', ofCase: true },
  { screen: 'workflows', name: 'Workflows', icon: Workflow, letter: 'w', ofCase: true },
  { screen: 'policies', name: 'Policies', icon: FileText, letter: 'p', ofCase: true },
  { screen: 'inputs', name: 'Inputs', icon: SlidersHorizontal, letter: 'n', ofCase: true },
  { screen: 'findings', name: 'Findings', icon: Flag, letter: 'f', ofCase: true, begins: true },
  { screen: 'review', name: 'Review', icon: ListChecks, letter: 'r', ofCase: true },
  { screen: 'packets', name: 'Packets', icon: Package, letter: 'k', ofCase: false, begins: true },
  { screen: 'custody', name: 'Custody', icon: Link2, letter: 'u', ofCase: true },
  { screen: 'identities', name: 'Identities', icon: KeyRound, letter: 't', ofCase: false },
]

/** `g` and a letter go to a place. */
export function goKeys(caseName: string | null): KeyMap {
  return Object.fromEntries(
    PLACES.filter(({ ofCase }) => caseName !== null || !ofCase).map(({ screen, name, letter }) => [
      `g ${letter}`,
      { does: `Go to ${name}`, run: () => go({ screen }) },
    ]),
  )
}
