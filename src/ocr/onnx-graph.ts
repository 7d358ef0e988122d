import { readFields, writeFields } from './protobuf.ts';
import type { ProtoField } from './protobuf.ts';

/** A node of an ONNX graph. Attributes stay encoded (`AttributeProto`), by name. */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, readonly ProtoField[]>;
}

/** Numbers that belong to the model. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

// Field numbers of onnx.proto3.
const MODEL_GRAPH = 7;
const [GRAPH_NODE, GRAPH_INPUT, GRAPH_OUTPUT] = [1, 11, 12];
const [VALUE_NAME, VALUE_TYPE, TYPE_OF_TENSOR, ELEMENT_TYPE] = [1, 2, 1, 1];
const [NODE_INPUT, NODE_OUTPUT, NODE_OP, NODE_ATTRIBUTE] = [1, 2, 4, 5];
const [ATTRIBUTE_NAME, ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_TENSOR, ATTRIBUTE_INTS, ATTRIBUTE_TYPE] = [1, 2, 3, 5, 8, 20];
const [TENSOR_DIMS, TENSOR_TYPE, TENSOR_RAW] = [1, 2, 9];
/** Of an attribute; of an element a float is 1 as well. */
const [TYPE_FLOAT, TYPE_INT, TYPE_TENSOR, TYPE_INTS] = [1n, 2n, 4n, 7n];
const ELEMENT_TYPES = { float: TYPE_FLOAT, int64: 7n };

/** The names of what goes into a graph and comes out of it. */
export interface OnnxEnds {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A value that goes into a graph or comes out of it, of any shape. */
export interface OnnxEnd {
  readonly name: string;
  readonly type: 'float' | 'int64';
}

export interface OnnxChange {
  readonly nodes: readonly OnnxNode[];
  /** In place of the graph's own; its own if absent. */
  readonly inputs?: readonly OnnxEnd[];
  readonly outputs?: readonly OnnxEnd[];
}

/** The model with the nodes of its graph as `change` gives them back; all else in it stays as it is. */
export function withNodes(model: Uint8Array, change: (nodes: OnnxNode[], ends: OnnxEnds) => OnnxChange): Uint8Array {
  return writeFields(readFields(model).map((field) => {
    if (field.number !== MODEL_GRAPH) return field;
    const graph = readFields(bytesOf(field));
    const all = (wanted: number): ProtoField[] => graph.filter(({ number }) => number === wanted);
    const names = (wanted: number): string[] => all(wanted).map((end) => textOf(readFields(bytesOf(end)).find(({ number }) => number === VALUE_NAME)!));
    const made = change(all(GRAPH_NODE).map((n) => readNode(bytesOf(n))), { inputs: names(GRAPH_INPUT), outputs: names(GRAPH_OUTPUT) });
    return {
      ...field,
      value: writeFields([
        ...made.nodes.map((n) => message(GRAPH_NODE, writeNode(n))), ...graph.filter(({ number }) => number !== GRAPH_NODE && number !== GRAPH_INPUT && number !== GRAPH_OUTPUT),
        ...(made.inputs?.map((end) => message(GRAPH_INPUT, writeEnd(end))) ?? all(GRAPH_INPUT)), ...(made.outputs?.map((end) => message(GRAPH_OUTPUT, writeEnd(end))) ?? all(GRAPH_OUTPUT)),
      ]),
    };
  }));
}

/** The tensor of a `Constant` node of 32 bit floats; null for any other node. */
export function constantOf({ op, attributes }: OnnxNode): OnnxTensor | null {
  const value = op === 'Constant' ? attributes.get('value')?.find(({ number }) => number === ATTRIBUTE_TENSOR) : undefined;
  if (!value) return null;
  const tensor = readFields(bytesOf(value));
  const raw = tensor.find(({ number }) => number === TENSOR_RAW);
  if (!raw || tensor.find(({ number }) => number === TENSOR_TYPE)?.value !== TYPE_FLOAT) return null;
  return { dims: tensor.filter(({ number }) => number === TENSOR_DIMS).map(({ value: size }) => Number(size)), values: new Float32Array(Uint8Array.from(bytesOf(raw)).buffer) };
}

/** A node that gives a tensor under a name. */
export function constant(name: string, { dims, values }: OnnxTensor): OnnxNode {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const tensor = writeFields([...dims.map((size) => varint(TENSOR_DIMS, BigInt(size))), varint(TENSOR_TYPE, TYPE_FLOAT), message(TENSOR_RAW, raw)]);
  return node('Constant', [], name, { value: [message(ATTRIBUTE_TENSOR, tensor), varint(ATTRIBUTE_TYPE, TYPE_TENSOR)] });
}

/** Attributes that are integers, for `node`. */
export const integer = (value: number): ProtoField[] => [varint(ATTRIBUTE_INT, BigInt(value)), varint(ATTRIBUTE_TYPE, TYPE_INT)];
export const integers = (values: readonly number[]): ProtoField[] => [...values.map((value) => varint(ATTRIBUTE_INTS, BigInt(value))), varint(ATTRIBUTE_TYPE, TYPE_INTS)];

/** A node of one output whose attributes are floats, or encoded. */
export function node(op: string, inputs: readonly string[], output: string, attributes: Readonly<Record<string, number | readonly ProtoField[]>> = {}): OnnxNode {
  return {
    op, inputs, outputs: [output],
    attributes: new Map(Object.entries(attributes).map(([name, value]) => [name, typeof value === 'number' ? [float(value), varint(ATTRIBUTE_TYPE, TYPE_FLOAT)] : value])),
  };
}

/** An attribute's integers, such as `pads` of a `Conv`; none if it is absent. */
export function integersOf({ attributes }: OnnxNode, name: string): number[] {
  return (attributes.get(name) ?? []).filter(({ number }) => number === ATTRIBUTE_INTS).map(({ value }) => Number(value));
}

function readNode(bytes: Uint8Array): OnnxNode {
  const fields = readFields(bytes);
  const texts = (wanted: number): string[] => fields.filter(({ number }) => number === wanted).map((field) => textOf(field));
  const attributes = fields.filter(({ number }) => number === NODE_ATTRIBUTE).map((field) => readFields(bytesOf(field)));
  return {
    op: texts(NODE_OP)[0] ?? '', inputs: texts(NODE_INPUT), outputs: texts(NODE_OUTPUT),
    attributes: new Map(attributes.map((attribute) => [textOf(attribute.find(({ number }) => number === ATTRIBUTE_NAME)!), attribute.filter(({ number }) => number !== ATTRIBUTE_NAME)])),
  };
}

function writeEnd({ name, type }: OnnxEnd): Uint8Array {
  return writeFields([text(VALUE_NAME, name), message(VALUE_TYPE, writeFields([message(TYPE_OF_TENSOR, writeFields([varint(ELEMENT_TYPE, ELEMENT_TYPES[type])]))]))]);
}

function writeNode({ op, inputs, outputs, attributes }: OnnxNode): Uint8Array {
  return writeFields([
    ...inputs.map((name) => text(NODE_INPUT, name)), ...outputs.map((name) => text(NODE_OUTPUT, name)), text(NODE_OP, op),
    ...[...attributes].map(([name, fields]) => message(NODE_ATTRIBUTE, writeFields([text(ATTRIBUTE_NAME, name), ...fields]))),
  ]);
}

const bytesOf = ({ value }: ProtoField): Uint8Array => value as Uint8Array;
const textOf = (field: ProtoField): string => Buffer.from(bytesOf(field)).toString('utf8');
const message = (number: number, value: Uint8Array): ProtoField => ({ number, wire: 2, value });
const text = (number: number, value: string): ProtoField => message(number, Buffer.from(value, 'utf8'));
const varint = (number: number, value: bigint): ProtoField => ({ number, wire: 0, value });
const float = (value: number): ProtoField => ({ number: ATTRIBUTE_FLOAT, wire: 5, value: new Uint8Array(Float32Array.of(value).buffer) });
