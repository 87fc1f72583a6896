import { useKept } from './prefs.ts'

/** A list that was given a name, as its address says it. */
export interface SavedFilter {
  readonly name: string
  readonly list: string
}

const MOST = 12

/** Filters saved for a case at this desk, in the order of saving. */
export function useSavedFilters(caseName: string) {
  const [saved, set] = useKept(`filters ${caseName}`, isSavedFilters, [])
  return [
    saved,
    {
      add: (filter: SavedFilter) =>
        set([...saved.filter(({ name }) => name !== filter.name), filter].slice(-MOST)),
      remove: (name: string) => set(saved.filter((each) => each.name !== name)),
    },
  ] as const
}

function isSavedFilters(value: unknown): value is readonly SavedFilter[] {
  return Array.isArray(value) && value.every(isSavedFilter)
}

function isSavedFilter(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false
  return (
    'name' in value && typeof value.name === 'string' && 'list' in value && typeof value.list === 'string'
  )
}
