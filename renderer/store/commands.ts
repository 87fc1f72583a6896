import { create } from 'zustand'
import { useEffect, useRef } from 'react'

/** Something that can be run from the palette: a verb with its object. */
export interface Command {
  readonly name: string
  /** Where it belongs, shown at the right. */
  readonly group: string
  readonly keys?: readonly string[]
  readonly run: () => void
}

interface Commands {
  readonly sets: readonly { readonly id: number; readonly commands: () => readonly Command[] }[]
}

export const useCommandSets = create<Commands>(() => ({ sets: [] }))

let lastId = 0

/** Commands that are there while the component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    lastId += 1
    const id = lastId
    useCommandSets.setState(({ sets }) => ({ sets: [...sets, { id, commands: () => latest.current }] }))
    return () => useCommandSets.setState(({ sets }) => ({ sets: sets.filter((each) => each.id !== id) }))
  }, [])
}
