import type { ReasonOf } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';

/** Explains one reason to developers, in English; never part of a payload. */
export interface GuideEntry {
  /**
   * Why the server responds with the reason, in one or two sentences, including pitfalls that the message
   * does not name.
   */
  readonly cause: string;
  /** One or two sentences in the imperative that never contradict the retry advice of the definition. */
  readonly fix: string;
  /** Other English words that people search for: names at other exchanges, symptoms, statuses. */
  readonly aliases?: readonly string[] | undefined;
}

/**
 * Cause and fix of the 36 reasons of `spotV3`, in its order. If real responses differ from the reference,
 * the entry describes the difference.
 */
export const spotV3Guide = {
  UNKNOWN_ERROR: {
    cause:
      'The server failed without naming a reason, so a write may have been executed. Some spot lists (order history with a large limit, balances, klines) also answer this for a plain bad parameter.',
    fix: 'Repeat a read at most twice with backoff, then suspect its parameters; look a write up by its client order id before sending it again.',
    aliases: ['unknown error', '500', 'internal error', 'internal server error', 'server error'],
  },
  SYSTEM_ERROR: {
    cause:
      'This HTTP 500 is often a refusal that executed nothing: msg then starts with INVALID_ARGUMENT: (a bad value) or FAILED_PRECONDITION: (balance, position limit or margin mode forbids it). Without such a prefix, treat it as a server fault after which a write may have been executed.',
    fix: 'Fix the request on INVALID_ARGUMENT:, wait for a changed account state on FAILED_PRECONDITION:, and back off only when there is no prefix, reconciling a write by client order id before repeating it.',
    aliases: [
      'insufficient balance',
      'insufficient funds',
      'not enough balance',
      'balance not enough',
      'not enough funds',
      'position limit',
      'margin mode',
      'failed precondition',
      'invalid argument',
      'system busy',
      'try again later',
      'min notional',
      'minimum order value',
    ],
  },
  ACCESS_KEY_EMPTY: {
    cause:
      'The signed request arrived without an ACCESS_KEY header: the signer did not send it or sent it empty.',
    fix: 'Check that the API key is loaded from the configuration and that the signer runs on this call, then send it again with the header set.',
    aliases: ['no api key', 'missing api key', 'api key header', 'unauthorized', 'api key required'],
  },
  ACCESS_SIGN_EMPTY: {
    cause:
      'The request arrived without an ACCESS_SIGN header, so the server had no signature to check. A wrong secret is a different answer, -1047.',
    fix: 'Make the signer set ACCESS_SIGN on every private call, then sign and send the request again.',
    aliases: ['missing signature', 'no signature', 'signature header', 'signature required'],
  },
  ACCESS_TIMESTAMP_EMPTY: {
    cause:
      'The request arrived without an ACCESS_TIMESTAMP header. This is a fault of the signer, not of the clock, so a time resync changes nothing.',
    fix: 'Set ACCESS_TIMESTAMP to the current time in 13-digit milliseconds, then sign and send the request again.',
    aliases: ['missing timestamp', 'no timestamp', 'timestamp header', 'timestamp required'],
  },
  INVALID_ACCESS_TIMESTAMP: {
    cause:
      'ACCESS_TIMESTAMP has the wrong format, for example 10-digit seconds, a fraction or an ISO date. A time that is merely too old is -1046, so a time resync does not help here.',
    fix: 'Send the time as an integer of 13-digit milliseconds and sign again with that same value.',
    aliases: [
      'wrong timestamp',
      'invalid timestamp',
      'timestamp format',
      'bad timestamp',
      'invalid nonce',
      'timestamp in seconds',
    ],
  },
  INVALID_ACCESS_KEY: {
    cause:
      'The server does not know this ACCESS_KEY: it is wrong, or so new that it has not propagated yet, which takes about 15 minutes.',
    fix: 'Stop all signed calls and compare the configured key with the issued one. Resume only with a corrected key, or 15 minutes after a new key was created.',
    aliases: [
      'invalid api key',
      'wrong api key',
      'api key invalid',
      'unknown api key',
      'api key not found',
      'api key does not exist',
      'apikey',
      'new api key',
    ],
  },
  INVALID_CONTENT_TYPE: {
    cause:
      'The Content-Type of the request is not application/json; the HTTP client sent a default of its own or none at all.',
    fix: 'Set Content-Type: application/json in the client, then send the request again.',
    aliases: [
      'content type',
      'mime type',
      'application json',
      '415',
      'unsupported media type',
      'form urlencoded',
    ],
  },
  ACCESS_TIMESTAMP_EXPIRED: {
    cause:
      'ACCESS_TIMESTAMP lies outside the 30 s window: the local clock is off, or the request waited too long after it was signed. It was rejected before execution, so a freshly signed repeat is safe for writes too.',
    fix: 'Read the server time, correct the clock offset, then sign with a fresh timestamp and send once more.',
    aliases: [
      'clock',
      'clock skew',
      'time sync',
      'out of sync',
      'recvWindow',
      'receive window',
      'timestamp expired',
      'timestamp outside window',
      'server time',
      'ntp',
      'timestamp ahead',
      'request expired',
      'check your timestamp',
    ],
  },
  API_AUTH_ERROR: {
    cause:
      'The signature does not verify: the secret is wrong, or the signer built the string to sign differently from the server.',
    fix: 'Stop signed calls, make sure the secret belongs to this ACCESS_KEY, and compare the string that was signed with the request that was sent.',
    aliases: [
      'signature',
      'wrong signature',
      'invalid signature',
      'signature mismatch',
      'signature not valid',
      'sign error',
      'wrong secret',
      'invalid secret',
      'secret key',
      'hmac',
      'string to sign',
      'signature algorithm',
      'authentication failed',
      '401',
    ],
  },
  API_KEY_OR_PASSPHRASE_INCORRECT: {
    cause:
      'The passphrase does not match the API key. An unknown key is normally -1044 and a wrong secret -1047, so suspect the passphrase first.',
    fix: 'Stop signed calls and correct the passphrase that belongs to this key in the configuration.',
    aliases: ['passphrase', 'wrong passphrase', 'invalid passphrase', 'api password'],
  },
  USER_STATUS_FORBIDDEN: {
    cause:
      'The exchange has the account in an abnormal status; neither the request nor the signature is at fault.',
    fix: 'Stop the bot for this account and have its owner contact support; no change to the request helps.',
    aliases: [
      'account frozen',
      'frozen account',
      'account suspended',
      'account disabled',
      'account abnormal',
      'account banned',
    ],
  },
  PERMISSION_DENIED: {
    cause: 'Either this API key may not do what was asked, or risk control has restricted the account.',
    fix: 'Stop these calls and check the permissions of the key. If they are right, have the owner ask support about a risk control restriction.',
    aliases: [
      'forbidden',
      '403',
      'not allowed',
      'access denied',
      'risk control',
      'restricted account',
      'kyc',
    ],
  },
  INSUFFICIENT_PERMISSIONS: {
    cause:
      'The key lacks the permission for this action, or got it less than about 15 minutes ago. The same answer comes for a pair that cannot be traded by API and for an old V1/V2 endpoint.',
    fix: 'Stop the call, check permission, pair and path in that order, and resume no sooner than 15 minutes after a permission was changed.',
    aliases: [
      'key permission',
      'api key permission',
      'api key does not have permission',
      'permissions for action',
      'read only key',
      'trade permission',
      'no trading permission',
      'enable trading',
      'withdraw permission',
    ],
  },
  PERMISSION_VALIDATION_FAILED: {
    cause:
      'The permission check did not pass. The text sounds like a passing server fault, but nothing shows that it is one.',
    fix: 'Do not loop on it: stop the call, check the permissions of the key, and contact support if they are right.',
    aliases: ['permission check failed', 'permission check'],
  },
  USER_AUTH_NOT_SAFE: {
    cause:
      'The account has neither a phone nor a Google authenticator bound, and the exchange demands one before it allows this.',
    fix: 'Stop the bot and have the account owner bind a phone or Google authenticator before it starts again.',
    aliases: [
      '2fa',
      'two factor',
      'mfa',
      'otp',
      'google authenticator',
      'totp',
      'bind phone',
      'phone verification',
    ],
  },
  ILLEGAL_IP: {
    cause:
      'The call came from an address that is not on the whitelist of the key. A known trap is a dual-stack host that leaves by IPv6 while only its IPv4 address is listed.',
    fix: 'Stop, find the address this host really leaves by, then whitelist that address or force the client onto IPv4.',
    aliases: [
      'ip whitelist',
      'ip not whitelisted',
      'ip allowlist',
      'ip restriction',
      'invalid ip',
      'ip address',
      'ipv6',
      'ip not allowed',
      'does not allow access from this ip',
    ],
  },
  USER_LOCKED: {
    cause: 'The exchange has locked the user account, so neither the key nor the request is at fault.',
    fix: 'Stop every bot on this account and have its owner settle the lock with the exchange; no repeat helps.',
    aliases: ['account locked', 'locked account', 'unlock account'],
  },
  NO_PERMISSION_TRADE_PAIR: {
    cause:
      'This one pair is closed to the account or not supported via the API; contract endpoints send a longer text under the same code. Other pairs are not affected.',
    fix: 'Take the symbol out of rotation for hours (one public bot waits 6 h), keep the others running, and check the list of symbols supported by API.',
    aliases: [
      'pair not allowed',
      'pair not supported',
      'unsupported pair',
      'trading pair disabled',
      'symbol not allowed',
      'pair restricted',
      'market closed',
      'symbol not tradable',
      'not supported via api',
    ],
  },
  INVALID_TIME_IN_FORCE: {
    cause: 'The order carries a timeInForce that the server does not accept, so nothing was placed.',
    fix: 'Replace timeInForce by a value the order endpoint documents, in its exact spelling, and check the mapping from the names of your framework.',
    aliases: ['time in force', 'gtc', 'ioc', 'fok', 'post only', 'tif'],
  },
  INVALID_ORDER_TYPE: {
    cause: 'The order type is not one that the endpoint accepts, so nothing was placed.',
    fix: 'Use a type documented for this endpoint, in its exact spelling, and check the mapping if the bot was ported from another exchange.',
    aliases: [
      'order type',
      'limit or market',
      'stop order',
      'stop loss',
      'unsupported order type',
      'trigger order',
    ],
  },
  INVALID_SIDE: {
    cause: 'The side of the order is not a value that the server accepts, so nothing was placed.',
    fix: 'Send side exactly as the endpoint documents it, and check the mapping of the strategy before resending rather than guessing a direction.',
    aliases: ['side', 'buy or sell', 'wrong side', 'order side'],
  },
  INVALID_SYMBOL: {
    cause:
      'The name of the symbol is malformed, for example written as on another exchange. Real servers were only seen to answer -1142 with symbol instead, and -2007 is documented for a symbol that does not exist.',
    fix: 'Copy the symbol literally from exchangeInfo, send again, and let one handler serve -1121, -2007 and -1142 about symbol.',
    aliases: [
      'bad symbol',
      'wrong symbol',
      'malformed symbol',
      'symbol format',
      'symbol name',
      'trading pair name',
      'invalid pair',
      'bad pair',
      'btc-usdt',
    ],
  },
  INVALID_PARAM_COMBINATION: {
    cause:
      'Optional parameters that may each be valid alone were sent together in a combination the endpoint does not allow.',
    fix: 'Compare the optional parameters with the documentation of the endpoint, drop those that exclude each other or add the missing partner, then send again.',
    aliases: ['parameter combination', 'mutually exclusive', 'conflicting parameters', 'too many parameters'],
  },
  INVALID_JSON: {
    cause:
      'The body of the request does not parse as JSON, which points at the serializer and not at the values.',
    fix: 'Log the body exactly as it is sent, with secrets removed, produce it with a JSON library instead of joining strings, then send again.',
    aliases: [
      'bad json',
      'json parse',
      'malformed json',
      'invalid body',
      'request body',
      'malformed body',
      'json syntax',
    ],
  },
  PARAM_VALIDATE_ERROR: {
    cause:
      'A value failed its check; unless msg is only the general text, it names the fault: limit outside its bounds, or startTime or endTime not a millisecond timestamp. An undocumented text of the same code reports that neither orderId nor origClientOrderId was sent.',
    fix: 'Keep limit within the bounds that msg names, send times as 13-digit milliseconds, and give an order query or cancel one of the two ids.',
    aliases: [
      'limit between',
      'limit out of range',
      'invalid limit',
      'bad request',
      '400',
      'validation error',
      'startTime format',
      'endTime format',
      'orderId or origClientOrderId',
    ],
  },
  PARAM_EMPTY: {
    cause: 'A required parameter is missing or empty; msg names it, for example symbol.',
    fix: 'Fill the named parameter and send again; if the code does set it, check whether the client drops it on the way.',
    aliases: [
      'missing parameter',
      'parameter missing',
      'required parameter',
      'mandatory parameter',
      'parameter not sent',
      'empty parameter',
    ],
  },
  PARAM_ERROR: {
    cause:
      'The server refuses the value of the parameter that msg names; an unknown, delisted or foreign symbol (BTC-USDT) also ends here and not at -1121. startTime without endTime is refused so too, at least on the contract income list.',
    fix: 'Take symbol from exchangeInfo, interval and limit from the values the endpoint documents, and send startTime and endTime as a pair.',
    aliases: [
      'invalid parameter',
      'illegal parameter',
      'bad parameter',
      'wrong parameter',
      'invalid interval',
      'kline interval',
      'unknown parameter',
      'illegal characters',
    ],
  },
  REQUEST_METHOD_NOT_SUPPORTED: {
    cause:
      "The path exists but not for this HTTP method. Real texts quote the method (Request method 'POST' not supported) and so differ from the documented one.",
    fix: 'Correct method and path in the client to what the endpoint documents, then send again.',
    aliases: [
      'wrong method',
      'http method',
      'method not allowed',
      '405',
      'get instead of post',
      'invalid method',
    ],
  },
  DECIMAL_PRECISION_ERROR: {
    cause:
      'A number in the order, such as price or quantity, has more decimals than the symbol allows, for example the tail of binary floating point arithmetic.',
    fix: 'Round to the step of the symbol with decimal arithmetic and send the result as a plain decimal. Check the step itself, as it can be coarser than the price precision.',
    aliases: [
      'precision',
      'too many decimals',
      'decimal places',
      'lot size',
      'step size',
      'tick size',
      'precision over maximum',
      'rounding',
      'price precision',
      'quantity precision',
      'filter failure',
      'price filter',
    ],
  },
  QUERY_TIME_OUT_OF_RANGE: {
    cause:
      'startTime lies further back than the endpoint reaches, or the span from startTime to endTime is too long; msg gives the limit in days.',
    fix: 'Move startTime inside the limit, or split the span into windows no longer than it and query them one after the other.',
    aliases: [
      'time range',
      'date range',
      'too far back',
      'history limit',
      'range too long',
      'days limit',
      'more than 7 days',
      'lookback',
    ],
  },
  START_TIME_AFTER_END_TIME: {
    cause:
      'startTime is later than endTime: the two are swapped, or one is in milliseconds and the other in seconds.',
    fix: 'Bring both to 13-digit milliseconds and put the earlier one into startTime.',
    aliases: ['start after end', 'end before start', 'swapped times', 'startTime greater than endTime'],
  },
  CLIENT_OID_LENGTH_ERROR: {
    cause:
      'The client order id is longer than 40 characters or holds special characters. Contract endpoints allow only 36, so an id that passes on spot can fail there.',
    fix: 'Build ids of at most 36 letters and digits; a UUID without its hyphens has 32.',
    aliases: [
      'client order id',
      'clientOrderId',
      'clOrdId',
      'client oid',
      'newClientOrderId',
      'client order id too long',
      'order id length',
      'special characters',
    ],
  },
  FORBIDDEN_ACCESS: {
    cause:
      'The exchange refuses access and refers to support; treat it as a block, not as a fault of the request.',
    fix: 'Stop sending at once and contact support with the time and path of the refused call, never with secret or passphrase.',
    aliases: ['access forbidden', 'contact support', 'blocked', 'blacklisted', 'banned account'],
  },
  SPOT_SYMBOL_NOT_EXIST: {
    cause:
      'The symbol is well formed, but spot has none of that name. For an unknown symbol real servers were seen to answer -1142 instead.',
    fix: 'Reload exchangeInfo, and drop the symbol if it is gone or correct it to the name listed there.',
    aliases: [
      'unknown symbol',
      'symbol not found',
      'symbol does not exist',
      'delisted',
      'no such symbol',
      'bad symbol',
      'market not found',
      'pair not found',
    ],
  },
  SPOT_ORDER_NOT_EXIST: {
    cause:
      'No order has this id; known traps are a 64-bit orderId rounded by JSON.parse (702345678901234568 becomes ...600) and a read right after the write. A contract cancel with a wrong id may answer -1054 instead.',
    fix: 'Take ids from the raw text, look the order up by origClientOrderId before assuming that it was never placed, and repeat only a read right after a write, once, after a short pause.',
    aliases: [
      'order not found',
      'unknown order',
      'no such order',
      'order does not exist',
      'cancel unknown order',
      'order id not found',
      'already filled',
      'already canceled',
      'cancel rejected',
      '404',
    ],
  },
} as const satisfies Readonly<Record<ReasonOf<SpotV3>, GuideEntry>>;
