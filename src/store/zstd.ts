/** Loads zstd when it is first used: opening a database needs none of it, and Node takes as long for its streams as for a small query. */
const zlib = (): typeof import('node:zlib') => process.getBuiltinModule('node:zlib');

export const packText = (text: string): Uint8Array => zlib().zstdCompressSync(text);

export const unpackText = (packed: Uint8Array): string => zlib().zstdDecompressSync(packed).toString('utf8');
