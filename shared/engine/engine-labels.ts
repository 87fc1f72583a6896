import { EngineName } from '../model/policy.ts'
import { engineNamed } from '../replay/engines.ts'

/** The engines that this Docket has: name -> name and version, as each tells it of itself. */
export function engineLabels(): Readonly<Record<string, string>> {
  const labels = EngineName.options.flatMap((name) => {
    const engine = engineNamed(name)
    return engine === undefined ? [] : [[name, engine.label] as const]
  })
  return Object.fromEntries(labels)
}
