/** Compiles the AssemblyScript kernels to a WebAssembly module. */
export declare function compileKernels(): Promise<Uint8Array>
