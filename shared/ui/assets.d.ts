/** What the bundlers make of files that are not code (infra/page-assets.ts). */
declare module '*.scss' {
  const css: string;
  export default css;
}

declare module '*.woff2' {
  const bytes: Uint8Array;
  export default bytes;
}

declare module '*.jpg' {
  const bytes: Uint8Array;
  export default bytes;
}
