/** What made a case or a packet. A test holds the version against package.json. */
export const TOOL = { name: 'docket', version: '0.1.0' } as const
