import { constant, constantOf, integersOf, node, withNodes } from './onnx-graph.ts';
import type { OnnxNode, OnnxTensor } from './onnx-graph.ts';

/**
 * The same network with fewer passes over its data. PP-LCNetV3 puts a scale and a shift behind each convolution and behind each
 * hard swish, and its ONNX export spells the hard swish out in four steps: nine steps a layer, each of which also leaves the
 * layout in which onnxruntime convolves fastest. Scales and shifts go into the weights of the convolution before or after them
 * where that is exact, hard swish becomes `x · HardSigmoid(x)`, and a shift before a padded convolution (whose padding stays
 * zero) becomes a BatchNormalization.
 */
export function foldScales(model: Uint8Array): Uint8Array {
  return withNodes(model, (nodes) => {
    const graph = new Graph(nodes);
    for (const conv of nodes.filter(({ op }) => op === 'Conv')) {
      const scaled = graph.affineAfter(conv.outputs[0]!);
      if (scaled && graph.uses(conv.outputs[0]!).length === 1) graph.foldBack(conv, scaled);
    }
    for (const sum of nodes.filter(({ op }) => op === 'Add')) graph.swish(sum);
    for (const product of graph.nodes.filter(({ op }) => op === 'Mul')) {
      const scaled = graph.affineAfter(product.outputs[0]!);
      if (scaled) graph.foldOn(scaled);
    }
    return { nodes: graph.used() };
  });
}

/** `output = input · scale + shift` as two nodes. */
interface Affine {
  readonly input: string;
  readonly output: string;
  readonly scale: number;
  readonly shift: number;
  readonly nodes: readonly OnnxNode[];
}

class Graph {
  nodes: OnnxNode[];
  readonly #constants: Map<string, OnnxTensor>;

  constructor(nodes: readonly OnnxNode[]) {
    this.nodes = [...nodes];
    this.#constants = new Map(nodes.flatMap((n) => {
      const tensor = constantOf(n);
      return tensor ? [[n.outputs[0]!, tensor] as const] : [];
    }));
  }

  /** The nodes without constants that nothing asks for any more. */
  used(): OnnxNode[] {
    const asked = new Set(this.nodes.flatMap(({ inputs }) => inputs));
    return this.nodes.filter(({ op, outputs }) => op !== 'Constant' || asked.has(outputs[0]!));
  }

  uses(name: string): OnnxNode[] {
    return this.nodes.filter(({ inputs }) => inputs.includes(name));
  }

  /** The scale and shift by single numbers that `name` goes through, where nothing else uses it. */
  affineAfter(name: string): Affine | null {
    const [mul, ...others] = this.uses(name);
    if (!mul || others.length > 0 || mul.op !== 'Mul') return null;
    const [add, ...more] = this.uses(mul.outputs[0]!);
    const scale = this.#numberIn(mul);
    const shift = add?.op === 'Add' && more.length === 0 ? this.#numberIn(add) : null;
    return add === undefined || scale === null || shift === null ? null : { input: name, output: add.outputs[0]!, scale, shift, nodes: [mul, add] };
  }

  /** Puts a scale and shift into the weights of the convolution before them. */
  foldBack(conv: OnnxNode, { output, scale, shift, nodes }: Affine): void {
    const [input, weights, bias] = conv.inputs;
    const [w, b] = [this.#constants.get(weights!), this.#constants.get(bias ?? '')];
    if (!w || !b) return;
    this.#replace([conv, ...nodes], [
      ...this.#named(`${output}.w`, { dims: w.dims, values: w.values.map((v) => v * scale) }), ...this.#named(`${output}.b`, { dims: b.dims, values: b.values.map((v) => v * scale + shift) }),
      { ...conv, inputs: [input!, `${output}.w`, `${output}.b`], outputs: [output] },
    ]);
  }

  /** `x · clip(x + 3, 0, 6) / 6`, beginning at the sum. */
  swish(sum: OnnxNode): void {
    const clip = this.#only(sum, 'Clip');
    const product = clip && this.#only(clip, 'Mul');
    const quotient = product && this.#only(product, 'Div');
    if (sum.op !== 'Add' || this.#numberIn(sum) !== 3 || !quotient || this.#numberIn(quotient) !== 6) return;
    const x = sum.inputs.find((name) => !this.#constants.has(name))!;
    const output = quotient.outputs[0]!;
    if (!product.inputs.includes(x)) return;
    this.#replace([sum, clip, product, quotient], [node('HardSigmoid', [x], `${output}.gate`, { alpha: 1 / 6, beta: 0.5 }), node('Mul', [x, `${output}.gate`], output)]);
  }

  /** Puts a scale and shift into the convolution after them, or makes them a normalisation. */
  foldOn({ input, output, scale, shift, nodes }: Affine): void {
    const [conv, ...others] = this.uses(output);
    const [, weights, bias] = conv?.inputs ?? [];
    const [w, b] = [this.#constants.get(weights ?? ''), this.#constants.get(bias ?? '')];
    if (conv?.op === 'Conv' && others.length === 0 && w && b && integersOf(conv, 'pads').every((pad) => pad === 0)) {
      const taps = w.values.length / b.values.length;
      const sums = b.values.map((_, i) => w.values.subarray(i * taps, (i + 1) * taps).reduce((sum, v) => sum + v, 0));
      this.#replace([...nodes, conv], [
        ...this.#named(`${output}.w`, { dims: w.dims, values: w.values.map((v) => v * scale) }), ...this.#named(`${output}.b`, { dims: b.dims, values: b.values.map((v, i) => v + shift * sums[i]!) }),
        { ...conv, inputs: [input, `${output}.w`, `${output}.b`] },
      ]);
      return;
    }
    const channels = this.#channels(input);
    if (channels === null) return;
    const all = (value: number): OnnxTensor => ({ dims: [channels], values: new Float32Array(channels).fill(value) });
    this.#replace(nodes, [
      ...this.#named(`${output}.scale`, all(scale)), ...this.#named(`${output}.shift`, all(shift)), ...this.#named(`${output}.zero`, all(0)), ...this.#named(`${output}.one`, all(1)),
      node('BatchNormalization', [input, `${output}.scale`, `${output}.shift`, `${output}.zero`, `${output}.one`], output, { epsilon: 0 }),
    ]);
  }

  /** How many channels a value has: as many as the convolution gives from which it comes, step by step. */
  #channels(name: string): number | null {
    const maker = this.nodes.find(({ outputs }) => outputs.includes(name));
    if (!maker) return null;
    return maker.op === 'Conv' ? this.#constants.get(maker.inputs[1]!)?.dims[0] ?? null : this.#channels(maker.inputs[0]!);
  }

  #only({ outputs }: OnnxNode, op: string): OnnxNode | null {
    const [next, ...others] = this.uses(outputs[0]!);
    return next?.op === op && others.length === 0 ? next : null;
  }

  /** The only number of a constant among a node's inputs. */
  #numberIn({ inputs }: OnnxNode): number | null {
    const found = inputs.map((name) => this.#constants.get(name)).find((tensor) => tensor !== undefined);
    return found?.values.length === 1 ? found.values[0]! : null;
  }

  #named(name: string, tensor: OnnxTensor): OnnxNode[] {
    this.#constants.set(name, tensor);
    return [constant(name, tensor)];
  }

  /** New nodes stand where the last of the old ones stood: all that they need is made before. */
  #replace(old: readonly OnnxNode[], made: readonly OnnxNode[]): void {
    const at = Math.max(...old.map((n) => this.nodes.indexOf(n)));
    this.nodes = [...this.nodes.slice(0, at).filter((n) => !old.includes(n)), ...made, ...this.nodes.slice(at + 1)];
  }
}
