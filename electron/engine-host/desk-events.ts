import type { NameOf, Payload } from '../../shared/contract/methods.ts'

/** What a desk tells its windows without being asked. */
export type DeskEvent = {
  readonly [Name in NameOf<'event'>]: { readonly name: Name; readonly payload: Payload<Name> }
}[NameOf<'event'>]

export type Tell = <Name extends NameOf<'event'>>(name: Name, payload: Payload<Name>) => void
