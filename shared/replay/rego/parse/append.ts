/** Puts items at the end of a list. A spread would lay them all on the stack, and a text may hold any number. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}
