/** The few names of WebAssembly in use; neither Node's types nor a browser's are declared here. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => WasmModule
      readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object }
      readonly Memory: new (limits: { readonly initial: number }) => WasmMemory
      readonly compile: (bytes: Uint8Array) => Promise<WasmModule>
      readonly validate: (bytes: Uint8Array) => boolean
    }
  | undefined

/** A compiled module, opaque. */
export type WasmModule = { readonly [Symbol.toStringTag]?: string }

/** A linear memory: growing it detaches `buffer` and makes another. */
export type WasmMemory = {
  readonly buffer: ArrayBuffer
  readonly grow: (pages: number) => number
}

/** WebAssembly of the place this runs at, or undefined where there is none. */
export const webAssembly: typeof WebAssembly =
  typeof WebAssembly === 'undefined' ? undefined : WebAssembly
