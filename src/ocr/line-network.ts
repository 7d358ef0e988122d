import { constant, constantOf, integer, integers, node, withNodes } from './onnx-graph.ts';

/** What the network of `toLineNetwork` takes and gives: a grey line as one plane; of each step the best class and its probability. */
export const LINE_NETWORK = { input: 'line', classes: 'best_class', scores: 'best_score' };

/**
 * The recognition network with the ends that reading grey lines needs. Its first convolution takes three planes of colour, which
 * are equal here: their weights are added up. Of the 6,625 probabilities of each step only the highest is looked at.
 */
export function toLineNetwork(model: Uint8Array): Uint8Array {
  return withNodes(model, (nodes, { inputs: [colours], outputs: [probabilities] }) => {
    const first = nodes.find(({ op, inputs }) => op === 'Conv' && inputs[0] === colours);
    const weights = nodes.find(({ outputs }) => outputs[0] === first?.inputs[1]);
    const tensor = weights && constantOf(weights);
    if (!first || !tensor || !probabilities) throw new Error('the network is not the one that was expected');
    const [made, planes, height, width] = tensor.dims as [number, number, number, number];
    const area = height * width;
    const values = Float32Array.from({ length: made * area }, (_, i) => {
      let sum = 0;
      for (let plane = 0; plane < planes; plane++) sum += tensor.values[(Math.floor(i / area) * planes + plane) * area + (i % area)]!;
      return sum;
    });
    const { input, classes, scores } = LINE_NETWORK;
    return {
      nodes: [
        constant('line.w', { dims: [made, 1, height, width], values }),
        ...nodes.filter((n) => n !== weights).map((n) => (n === first ? { ...first, inputs: [input, 'line.w', ...first.inputs.slice(2)] } : n)),
        node('ArgMax', [probabilities], classes, { axis: integer(2), keepdims: integer(0) }),
        node('ReduceMax', [probabilities], scores, { axes: integers([2]), keepdims: integer(0) }),
      ],
      inputs: [{ name: input, type: 'float' }], outputs: [{ name: classes, type: 'int64' }, { name: scores, type: 'float' }],
    };
  });
}
