import type { Choices } from './choices.ts';
import { bodies, makeText, names } from './texts.ts';

/** Values that JSON cannot express, by name. An input writes `{ '~': 'revoked' }` instead, so that it can be printed. */
const exotics: Readonly<Record<string, () => unknown>> = {
  revoked: () => revoke({}),
  'revoked list': () => revoke([]),
  'throws at every touch': () => new Proxy({}, throwing),
  'a function that throws at every touch': () => new Proxy(() => {}, throwing),
  'getters that throw': () =>
    Object.defineProperties(
      {},
      Object.fromEntries(names.map((name) => [name, { get: fail, enumerable: true }])),
    ),
  'an error whose getters throw': () =>
    Object.defineProperties(new Error('x'), {
      message: { get: fail },
      cause: { get: fail },
      stack: { get: fail },
      name: { get: fail },
      code: { get: fail },
    }),
  circle: () => {
    const circle: Record<string, unknown> = { code: -1121, msg: 'x' };
    return Object.assign(circle, { error: circle, data: [circle], cause: circle, originalError: circle });
  },
  'a circle of causes': () => {
    const error = new Error('round');
    return Object.assign(error, { cause: error, errors: [error, error] });
  },
  deep: () => deep,
  'no prototype': () => Object.assign(Object.create(null), { code: -1121, msg: 'Invalid symbol.' }),
  'a payload as prototype': () => Object.create({ code: -1121, msg: 'Invalid symbol.', $errlex: 1 }),
  'cannot be a string': () => ({ toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail }),
  function: () => Object.assign(() => {}, { code: -1121, msg: 'x' }),
  'a mark without an error': () => ({
    [Symbol.for('@errlex/core/ApiError')]: true,
    [Symbol.for('@errlex/core/ResponseError')]: true,
    code: -1121,
    body: 'x',
  }),
  'a mark on a proxy': () =>
    new Proxy({}, { get: (_, key) => (typeof key === 'symbol' || key === 'code' ? true : fail()) }),
  'never answers': () => Object.fromEntries([['then', () => {}]]),
  date: () => new Date(Number.NaN),
  map: () => new Map([['code', -1121]]),
  bytes: () => new Uint8Array([0x7b, 0x7d, 0xff]),
  'a sparse list': () => Object.assign([], { length: 100 }),
  'boxed text': () => new String('{"code":-1121}'),
};

/** Nesting depth that overflows the stack of a recursive function. */
const deep = Array.from({ length: 20_000 }).reduce<unknown>(
  (inner, _, depth) => (depth % 2 ? [inner] : { data: inner }),
  { code: -1121 },
);

const throwing: ProxyHandler<object> = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail]),
);

class Touched extends RangeError {}

function fail(): never {
  throw new Touched('touched');
}

/** True if the error comes from a getter or proxy of the input itself. */
export function isTouched(thrown: unknown): boolean {
  return thrown instanceof Touched;
}

function revoke(target: object): object {
  const { proxy, revoke: withdraw } = Proxy.revocable(target, {});
  withdraw();
  return proxy;
}

const exoticNames = Object.keys(exotics).filter((name) => name !== 'deep');
const plain = [
  ...[
    -1121,
    '-1121',
    -1140,
    -1054,
    0,
    '00000',
    200,
    429,
    404,
    1,
    -99999,
    '-1',
    'INVALID_SYMBOL',
    'PARAM_EMPTY',
    'symbol',
  ],
  ...['PARAM_VALIDATE_ERROR.limit', '__proto__', null, true, false, undefined],
  ...[Number.NaN, -0, 1.5, 2 ** 53, Number.NEGATIVE_INFINITY, 10n, Symbol('x')],
];
const parsed: readonly unknown[] = bodies.flatMap((body) => (body.startsWith('<') ? [] : [JSON.parse(body)]));

/** Makes the description of any JSON body or thrown value, for {@link toValue}. */
export function makeValue(choices: Choices, depth = 3): unknown {
  const kind = choices.below(depth > 0 ? 16 : 7);
  if (kind < 3) return choices.of(plain);
  if (kind < 6) return makeText(choices);
  if (kind === 6) return { '~': choices.oneIn(100) ? 'deep' : choices.of(exoticNames) };
  if (kind < 8) return choices.some(4, () => makeValue(choices, depth - 1));
  if (kind < 10) return choices.of(parsed);
  return makeObject(choices, depth);
}

/** Makes an object whose fields have meaningful names. */
export function makeObject(choices: Choices, depth = 3): Record<string, unknown> {
  return Object.fromEntries(
    choices.some(6, () => [
      choices.oneIn(12) ? makeText(choices) : choices.of(names),
      makeValue(choices, depth - 1),
    ]),
  );
}

/** Converts a description into the value that it describes. */
export function toValue(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  if (Array.isArray(input)) return input.map(toValue);
  const name = Object.hasOwn(input, '~') ? (input as Record<string, unknown>)['~'] : undefined;
  const make = typeof name === 'string' && Object.hasOwn(exotics, name) ? exotics[name] : undefined;
  if (make) return make();
  return Object.fromEntries(Object.entries(input).map(([key, field]) => [key, toValue(field)]));
}
