/** Tags of a TIFF directory (TIFF 6.0, section 8). */
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;

/**
 * Height of a page's pixels as a multiple of their width: faxes of standard resolution (204 × 98 dpi) print each line twice as
 * high. 1 where the file does not say, or is no TIFF of the usual kind.
 */
export function pixelHeight(bytes: Uint8Array, page: number): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view[0] === 0x49;
  try {
    const short = (at: number): number => (little ? view.readUInt16LE(at) : view.readUInt16BE(at));
    const long = (at: number): number => (little ? view.readUInt32LE(at) : view.readUInt32BE(at));
    if (short(0) !== (little ? 0x4949 : 0x4d4d) || short(2) !== 42) return 1;
    let directory = long(4);
    for (let i = 1; i < page; i++) directory = long(directory + 2 + short(directory) * 12);
    const resolution = (tag: number): number => {
      for (let i = 0; i < short(directory); i++) {
        const entry = directory + 2 + i * 12;
        if (short(entry) === tag) return long(long(entry + 8)) / long(long(entry + 8) + 4);
      }
      return NaN;
    };
    const height = resolution(X_RESOLUTION) / resolution(Y_RESOLUTION);
    return height > 0.2 && height < 5 ? height : 1;
  } catch {
    return 1; // the directory lies beyond the end of the file: whoever decodes it says so
  }
}
