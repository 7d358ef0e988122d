/** A picture in grey, one byte a pixel, 0 black to 255 white, rows from the top. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A page as a picture, upright as the file says it is displayed. */
export interface ScannedPage {
  /** 1-based. */
  readonly number: number;
  readonly image: GrayImage;
  /** Page size in points as displayed. */
  readonly width: number;
  readonly height: number;
}
