import {
  badGateway,
  createError,
  createSystemError,
  invalidSymbol,
  notConnected,
  other,
  payload,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

function createRevokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Creates a value that throws at every access. */
function createTrap(): object {
  const fail = () => {
    throw new Error('trap');
  };
  return new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
}

function createGetter(name: string): object {
  return Object.defineProperty(new Error('x'), name, {
    get() {
      throw new Error('trap');
    },
  });
}

function createCycle(): Error {
  const error: Error & { cause?: unknown; data?: unknown } = new Error('cycle');
  error.cause = error;
  error.data = { error };
  return error;
}

function createDeep(levels: number): unknown {
  return levels === 0 ? payload : { data: createDeep(levels - 1) };
}

/** An error of `pg` about a duplicate key. */
const pgFields = {
  length: 203,
  severity: 'ERROR',
  code: '23505',
  detail: 'Key (id)=(1) already exists.',
  schema: 'public',
  table: 'orders',
  constraint: 'orders_pkey',
  routine: '_bt_check_unique',
};
const pgMessage = 'duplicate key value violates unique constraint "orders_pkey"';

export const otherCases: readonly ThrownCase[] = [
  { name: 'pg: a duplicate key', create: () => createError('error', pgMessage, pgFields), ...other },
  {
    name: 'pg: a duplicate key as JSON',
    create: () => ({ name: 'error', message: pgMessage, ...pgFields }),
    ...other,
  },
  {
    name: 'pg: a refused connection',
    create: () => createSystemError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', { errno: -111 }),
    ...notConnected,
  },
  {
    name: 'mysql2: a duplicate key',
    create: () =>
      Object.assign(new Error("Duplicate entry '1' for key 'orders.PRIMARY'"), {
        code: 'ER_DUP_ENTRY',
        errno: 1062,
        sqlState: '23000',
        sqlMessage: "Duplicate entry '1' for key 'orders.PRIMARY'",
        sql: "INSERT INTO orders VALUES ('1')",
      }),
    ...other,
  },
  {
    name: 'MongoDB: a duplicate key',
    create: () =>
      createError('MongoServerError', 'E11000 duplicate key error collection: app.orders', {
        code: 11000,
        index: 0,
        keyPattern: { id: 1 },
        keyValue: { id: 1 },
      }),
    ...other,
  },
  {
    name: 'MongoDB: a duplicate key as JSON',
    create: () => ({ code: 11000, message: 'E11000 duplicate key error collection: app.orders', index: 0 }),
    ...other,
  },
  {
    name: 'Redis: a key of another type',
    source: 'redis-errors 1.2 lib/modern.js',
    create: () =>
      createError('ReplyError', 'WRONGTYPE Operation against a key holding the wrong kind of value', {
        command: { name: 'get', args: ['orders'] },
      }),
    ...other,
  },
  {
    name: 'better-sqlite3: a duplicate key',
    create: () =>
      createError('SqliteError', 'UNIQUE constraint failed: orders.id', {
        code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
      }),
    ...other,
  },
  {
    name: 'node:sqlite: a duplicate key',
    create: () =>
      createSystemError('ERR_SQLITE_ERROR', 'UNIQUE constraint failed: orders.id', {
        errcode: 1555,
        errstr: 'constraint failed',
      }),
    ...other,
  },
  {
    name: 'gRPC: a ServiceError',
    create: () =>
      Object.assign(new Error('5 NOT_FOUND: no such order'), {
        code: 5,
        details: 'no such order',
        metadata: {},
      }),
    ...other,
  },
  {
    name: 'a wallet: a request that the user rejected',
    source: 'EIP-1193; MetaMask/metamask-mobile#1314',
    create: () => ({
      code: 4001,
      message: 'MetaMask Tx Signature: User denied transaction signature.',
      stack: 'Error: MetaMask Tx Signature: User denied transaction signature.',
    }),
    ...other,
  },
  {
    name: 'a wallet: a request that the user rejected, as an Error',
    source: 'viem 2.57 errors/rpc.js',
    create: () =>
      createError('UserRejectedRequestError', 'User rejected the request.', {
        code: 4001,
        shortMessage: 'User rejected the request.',
      }),
    ...other,
  },
  {
    name: 'a wallet: an internal error of JSON-RPC as an Error',
    source: 'MetaMask/metamask-extension#19025',
    create: () =>
      createError('InternalRpcError', 'Internal JSON-RPC error.', {
        code: -32603,
        data: { originalError: {} },
      }),
    ...other,
  },
  {
    name: 'a wallet: an internal error of JSON-RPC as JSON',
    create: () => ({ code: -32603, message: 'Internal JSON-RPC error.' }),
    kind: 'api-error',
    code: -32603,
    reason: null,
    msg: 'Internal JSON-RPC error.',
    server: badGateway,
  },
  {
    name: 'a DOMException with a code of its own',
    create: () => new DOMException('The quota has been exceeded.', 'QuotaExceededError'),
    ...other,
  },
  {
    name: 'a fault in the program',
    create: () => new TypeError("Cannot read properties of undefined (reading 'x')"),
    ...other,
  },
  { name: 'a plain Error with the text of a fetch', create: () => new Error('Failed to fetch'), ...other },
  { name: 'a text', create: () => 'oops', ...other, msg: 'oops' },
  { name: 'an empty text', create: () => '', ...other },
  { name: 'a text with braces that is not JSON', create: () => '{oops', ...other },
  { name: 'null', create: () => null, ...other },
  { name: 'undefined', create: () => undefined, ...other },
  { name: 'a number that is a code', create: () => -1121, ...other },
  { name: 'NaN', create: () => Number.NaN, ...other },
  { name: 'a BigInt', create: () => 1n, ...other },
  { name: 'a symbol', create: () => Symbol('oops'), ...other },
  { name: 'true', create: () => true, ...other },
  { name: 'a function', create: () => () => {}, ...other },
  { name: 'a function with a payload', create: () => Object.assign(() => {}, payload), ...other },
  { name: 'an empty frozen object', create: () => Object.freeze({}), ...other },
  { name: 'an object without a prototype', create: () => Object.create(null), ...other },
  { name: 'a list', create: () => [1, 'two', null], ...other },
  { name: 'a revoked proxy', create: createRevokedProxy, ...other },
  { name: 'a proxy that throws at every touch', create: createTrap, ...other },
  ...['name', 'message', 'code', 'cause', 'response', 'stack'].map((name) => ({
    name: `an Error whose ${name} throws`,
    create: () => createGetter(name),
    ...other,
  })),
  { name: 'an Error that is its own cause', create: createCycle, ...other },
  { name: 'a payload four levels deep', create: () => createDeep(4), ...invalidSymbol },
  { name: 'a payload a thousand levels deep', create: () => createDeep(1000), ...other },
];
