import type { GrayImage } from './gray-image.ts';

/** What an engine read on a crop of one text line. */
export interface Recognised {
  readonly text: string;
  /** 0 to 1: the least certain character decides, since one wrong digit is a wrong number. */
  readonly confidence: number;
  readonly characters: readonly RecognisedCharacter[];
}

export interface RecognisedCharacter {
  readonly text: string;
  readonly confidence: number;
  /** Middle of the character as a share of the crop's width, 0 to 1. */
  readonly at: number;
}

/** An OCR engine that reads single text lines. Name and version are part of every reading's cache key. */
export interface Recogniser {
  readonly name: 'paddle' | 'tesseract';
  readonly version: string;
  /** `attempt` counts from 0: a later one prepares the same picture otherwise, for an engine that has several ways. */
  read(lines: readonly GrayImage[], attempt?: number): Promise<Recognised[]>;
  /** How many ways there are; 1 if absent. */
  readonly attempts?: number;
  close(): Promise<void>;
}
