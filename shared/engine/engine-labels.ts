import { EngineName } from '../model/policy.ts'
import { engineNamed, isAvailable } from '../replay/engines.ts'

/** The engines that this Docket has: name -> name and version, as each tells it of itself. */
export function engineLabels(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    EngineName.options.filter(isAvailable).map((name) => [name, engineNamed(name).label]),
  )
}
