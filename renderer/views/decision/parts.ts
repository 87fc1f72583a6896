import type { DecisionView, RecordMark } from '../../../shared/contract/decision.ts'
import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import type { ShownRecord } from './shown-record.ts'

/** What each part of the screen is given. */
export interface Parts {
  readonly opened: OpenCase
  readonly route: Route
  readonly view: DecisionView
  /** The record that the raw section shows. */
  readonly shown: ShownRecord | undefined
  readonly onRecord: (place: string, mark?: RecordMark) => void
  /** `panes`: sections share the height and scroll by themselves; `flow`: columns scroll, and nothing in them. */
  readonly fit: 'panes' | 'flow'
  /** A line of the rule is wanted in sight. */
  readonly onLine: (line: number) => void
}

/** Sections by the key that goes to them. */
export const SECTIONS = [
  { key: '1', id: 'happened', name: 'What happened' },
  { key: '2', id: 'on-what', name: 'On what' },
  { key: '3', id: 'rule', name: 'Under which rule' },
  { key: '4', id: 'heard', name: 'Heard again' },
  { key: '5', id: 'what-if', name: 'What if' },
  { key: '6', id: 'raw', name: 'Raw' },
] as const
export type SectionId = (typeof SECTIONS)[number]['id'] | 'findings'
