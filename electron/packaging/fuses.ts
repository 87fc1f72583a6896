import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * What is switched off or on in the Electron binary itself, where no page and no environment reaches it.
 * `strictlyRequireAllFuses` refuses an Electron that has a fuse of which nothing is said here.
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The program is never a plain Node: a signed binary that runs anybody's script is a gift.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Together: code runs only from app.asar, and only if its header has the digest kept with the program.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no second snapshot in the package: with this on, main would not start.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from `app:`; nothing is ever shown from `file:`.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Cedar is WebAssembly: without the handlers every access to its memory would be checked in code.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig
