/** What programs need to find temporary folders and the system's own files; nothing else is the engine's business. */
const PASSED_ON = ['TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'windir', 'HOME', 'USERPROFILE', 'USER', 'USERNAME']

/** The environment of the engine's process: UTC, so that no answer depends on where it runs. */
export function engineEnvironment(
  own: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = own[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(passed), TZ: 'UTC' }
}
