import { defineErrors, type PayloadShape, spotV3 } from '@errlex/core';
import { problem as problemShape } from '@errlex/core/shapes';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { ApiOkResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { contract } from '../test-support/contract.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { ApiErrorResponses } from './index.js';

class Common {
  @Get('inherited')
  inherited(): void {}
}

@Controller('orders')
@ApiErrorResponses('INVALID_SYMBOL', 'SYSTEM_ERROR')
class Orders extends Common {
  @Get('both')
  @ApiOkResponse({ description: 'fine' })
  @ApiErrorResponses(['PARAM_EMPTY', { parameter: 'side' }], 'ACCESS_KEY_EMPTY')
  both(): void {}

  @Post('class')
  ofClass(): void {}

  @Get('reason')
  @ApiErrorResponses('PARAM_VALIDATE_ERROR.limit')
  @ApiErrorResponses('PARAM_EMPTY')
  reason(): void {}

  @Get('own')
  @ApiErrorResponses('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', 'PARAM_EMPTY', {
    errors: contract,
    problemUrl: 'https://errors.example/',
    hints: true,
    details: true,
  })
  own(): void {}
}

class OrdersModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [Orders] })(OrdersModule);

interface Media {
  readonly schema: { readonly oneOf: readonly { readonly $ref: string }[] };
  readonly examples?: Readonly<Record<string, { readonly value: object }>>;
}
type Responses = Readonly<Record<string, { description: string; content?: Readonly<Record<string, Media>> }>>;

let server: Server;
let document: ReturnType<typeof SwaggerModule.createDocument>;
beforeAll(async () => {
  server = await startServer(OrdersModule, platforms[0] as Platform);
  const config = new DocumentBuilder().setTitle('Orders').setOpenAPIVersion('3.1.0').build();
  document = SwaggerModule.createDocument(server.app, config);
});
afterAll(() => server.close());

/** Returns the document of an application with some controllers. */
async function createDocument(controllers: (new () => object)[]) {
  class DocumentedModule {}
  Module({ imports: [ErrlexModule.forRoot()], controllers })(DocumentedModule);
  const started = await startServer(DocumentedModule, platforms[0] as Platform);
  const created = SwaggerModule.createDocument(started.app, new DocumentBuilder().build());
  await started.close();
  return created;
}

const responsesOf = (path: string, method: 'get' | 'post' = 'get') =>
  document.paths[`/orders/${path}`]?.[method]?.responses as unknown as Responses;
const mediaOf = (responses: Responses, status: number, type = 'application/json') =>
  responses[status]?.content?.[type] as Media;
const refsOf = ({ schema }: Media) =>
  schema.oneOf.map(({ $ref }) => $ref.replace('#/components/schemas/', ''));
const componentOf = (name: string) => document.components?.schemas?.[name];

/** Creates a controller with one handler. */
function createController(decorate: MethodDecorator, path = '') {
  class Single {
    handle(): void {}
  }
  Get('single')(Single.prototype, 'handle', { value: Single.prototype.handle });
  decorate(Single.prototype, 'handle', { value: Single.prototype.handle });
  Controller(path)(Single);
  return Single;
}

describe('@ApiErrorResponses', () => {
  it('makes a document that is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const plain = JSON.parse(JSON.stringify(document));
    expect(await validator.validate(plain)).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(JSON.stringify(plain)).toContain('INVALID_SYMBOL');
    delete plain.paths['/orders/both'].get.responses[400].description;
    expect(await new Validator().validate(plain)).toMatchObject({ valid: false });
  });

  it('documents one response for each status, those of the class beside those of the handler', () => {
    const responses = responsesOf('both');
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '500']);
    expect(responses[400]?.description).toBe('PARAM_EMPTY (-1141)\n\nINVALID_SYMBOL (-1121)');
    const media = mediaOf(responses, 400);
    expect(refsOf(media)).toEqual(['spotV3.PARAM_EMPTY', 'spotV3.INVALID_SYMBOL']);
    const msg = "Parameter 'side' cannot be empty.";
    expect(media.examples).toEqual({ PARAM_EMPTY: { summary: msg, value: { code: -1141, msg } } });
    expect(refsOf(mediaOf(responses, 401))).toEqual(['spotV3.ACCESS_KEY_EMPTY']);
    expect(refsOf(mediaOf(responses, 500))).toEqual(['spotV3.SYSTEM_ERROR']);
  });

  it('describes each code in one component, with an example', () => {
    expect(componentOf('spotV3.PARAM_EMPTY')).toEqual({
      title: 'PARAM_EMPTY',
      type: 'object',
      required: ['code', 'msg'],
      properties: { code: { type: 'integer', enum: [-1141] }, msg: { type: 'string' } },
      example: { code: -1141, msg: "Parameter 'parameter' cannot be empty." },
    });
  });

  it.each([
    ['class', 'post', '201'],
    ['inherited', 'get', '200'],
  ] as const)('documents those of the class alone: %s', (path, method, success) => {
    const responses = responsesOf(path, method);
    expect(Object.keys(responses)).toEqual([success, '400', '500']);
    expect(refsOf(mediaOf(responses, 400))).toEqual(['spotV3.INVALID_SYMBOL']);
  });

  it('documents a reason by its component alone, messages by examples, and stacks on a handler', () => {
    const media = mediaOf(responsesOf('reason'), 400);
    expect(refsOf(media)).toEqual([
      'spotV3.PARAM_EMPTY',
      'spotV3.PARAM_VALIDATE_ERROR',
      'spotV3.INVALID_SYMBOL',
    ]);
    expect(Object.keys(media.examples ?? {})).toEqual(['PARAM_VALIDATE_ERROR.limit']);
    const value = { code: -1140, msg: 'limit must be between 1 and 100.' };
    expect(media.examples?.['PARAM_VALIDATE_ERROR.limit']?.value).toEqual(value);
  });

  it('documents a catalog of the application, problem details, hints and details', () => {
    const media = mediaOf(responsesOf('own'), 400, 'application/problem+json');
    const names = ['errors.CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT.problem', 'errors.PARAM_EMPTY.problem'];
    expect(refsOf(media)).toEqual(names);
    const text = { type: 'string' };
    const description = 'All invalid parameters.';
    const items = {
      type: 'object',
      required: ['code', 'msg', 'path'],
      properties: { code: { type: 'integer' }, msg: text, path: text },
    };
    expect(componentOf('errors.PARAM_EMPTY.problem')).toEqual({
      title: 'PARAM_EMPTY',
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'code', 'reason', 'params'],
      properties: {
        hint: { ...text, description: 'What the user can do.' },
        details: { type: 'array', description, items },
        type: { ...text, format: 'uri' },
        title: text,
        status: { type: 'integer', enum: [400] },
        detail: text,
        code: { type: 'integer', enum: [-1141] },
        reason: { ...text, enum: ['PARAM_EMPTY'] },
        messageId: text,
        params: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
      },
      example: {
        type: 'https://errors.example/#-1141',
        title: 'A required parameter is empty.',
        status: 400,
        detail: "Parameter 'parameter' cannot be empty.",
        code: -1141,
        reason: 'PARAM_EMPTY',
        messageId: 'PARAM_EMPTY',
        params: { parameter: 'parameter' },
      },
    });
    expect(componentOf('errors.PARAM_EMPTY')).toMatchObject({
      properties: { hint: {}, details: { items }, code: {}, msg: {} },
    });
  });

  it.each<[what: string, payload: PayloadShape, names: string[], schema: object]>([
    [
      'nested fields and fixed ones',
      { code: 'error.code', msg: ['error.message', 'm'], fixed: { id: null, error: { tags: ['a'] } } },
      ['acme.BUSY'],
      {
        required: ['id', 'error'],
        properties: {
          id: { enum: [null] },
          error: {
            type: 'object',
            required: ['tags', 'code', 'message'],
            properties: {
              tags: { enum: [['a']] },
              code: { type: 'integer', enum: [7] },
              message: { type: 'string' },
            },
          },
        },
        example: { id: null, error: { tags: ['a'], code: 7, message: 'Busy.' } },
      },
    ],
    [
      'problem details alone',
      { ...problemShape, code: 'errorCode' },
      ['acme.BUSY.problem'],
      {
        properties: {
          status: { enum: [500] },
          errorCode: { enum: [7] },
          domain: { type: 'string', enum: ['acme'] },
        },
        example: { type: 'about:blank', errorCode: 7, detail: 'Busy.' },
      },
    ],
  ])('documents the payloads of a contract: %s', async (_, payload, names, schema) => {
    const catalog = [{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }] as const;
    const errors = defineErrors(catalog, { domain: 'acme', payload });
    const { components } = await createDocument([createController(ApiErrorResponses('BUSY', { errors }))]);
    expect(Object.keys(components?.schemas ?? {})).toEqual(names);
    expect(Object.values(components?.schemas ?? {})).toMatchObject([schema]);
  });

  it('refers to components: 100 handlers with 8 errors each take less than half of inline schemas', async () => {
    const decorate = ApiErrorResponses(...spotV3.slice(0, 8).map(({ reason }) => reason));
    const handlers = Array.from({ length: 100 }, (_, index) => createController(decorate, `c${index}`));
    const text = JSON.stringify(await createDocument(handlers));
    const { schemas } = JSON.parse(text).components;
    const inline = text.replace(/\{"\$ref":"#\/components\/schemas\/([^"]+)"\}/g, (_, name) =>
      JSON.stringify(schemas[name]),
    );
    expect([inline, text].map(({ length }) => Math.round(length / 1000))).toEqual([232, 104]);
  });

  it('takes its options after any number of errors', () => {
    const handler = () => undefined;
    const decorate = ApiErrorResponses('ROUTE_NOT_FOUND', 'BODY_TOO_LARGE', 'PARAM_EMPTY', {
      errors: contract,
    });
    decorate({}, 'handler', { value: handler });
    expect(Object.keys(Reflect.getMetadata('swagger/apiResponse', handler))).toEqual(['400', '404', '413']);
  });

  it('adds to what a handler documents, and repeats nothing', () => {
    const handler = () => undefined;
    for (const decorate of [
      ApiErrorResponses('INVALID_SYMBOL', 'ACCESS_KEY_EMPTY'),
      ApiErrorResponses('INVALID_SYMBOL', ['PARAM_EMPTY', { parameter: 'side' }]),
    ]) {
      decorate({}, 'handler', { value: handler });
    }
    const responses = Reflect.getMetadata('swagger/apiResponse', handler) as Responses;
    expect(Object.keys(responses)).toEqual(['400', '401']);
    expect(responses[400]?.description).toBe('INVALID_SYMBOL (-1121)\n\nPARAM_EMPTY (-1141)');
    const { examples } = mediaOf(responses, 400);
    expect(Object.keys(examples ?? {})).toEqual(['PARAM_EMPTY']);
    expect(examples?.PARAM_EMPTY?.value).toEqual({ code: -1141, msg: "Parameter 'side' cannot be empty." });
    expect(refsOf(mediaOf(responses, 401))).toEqual(['spotV3.ACCESS_KEY_EMPTY']);
  });

  it('takes no error that the catalog does not hold', () => {
    // @ts-expect-error there is no such error
    expect(() => ApiErrorResponses('NO_SUCH_ERROR')).toThrow('Unknown reason or message id "NO_SUCH_ERROR".');
    // @ts-expect-error it is one of another catalog
    expect(() => ApiErrorResponses('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT')).toThrow(TypeError);
    // @ts-expect-error the param is called "parameter"
    expect(() => ApiErrorResponses(['PARAM_EMPTY', { name: 'side' }])).toThrow('missing param "parameter"');
  });
});
