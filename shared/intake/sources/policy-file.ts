/** Folders whose files are no policies, whatever they are called. */
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '__MACOSX'])
/** Files that begin with a dot, and count. */
const DOTTED: ReadonlySet<string> = new Set(['.manifest', '.signatures.json'])
const ENDINGS = /\.(?:rego|cedar|cedarschema|dmn|wasm|json|ya?ml)$/i

/** Whether a file may be part of a policy, by its path alone: what is read of a folder or a commit. */
export function isPolicyFile(path: string): boolean {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  if (folders.some((folder) => folder.startsWith('.') || PASSED_OVER.has(folder))) return false
  return DOTTED.has(name) || (!name.startsWith('.') && ENDINGS.test(name))
}

/** Whether a folder of that name is gone into. */
export function isPolicyFolder(name: string): boolean {
  return !name.startsWith('.') && !PASSED_OVER.has(name)
}
