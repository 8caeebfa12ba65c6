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
  @ApiErrorResponses('PARAM_VALIDATE_ERROR')
  @ApiErrorResponses('PARAM_EMPTY')
  reason(): void {}

  @Get('own')
  @ApiErrorResponses('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', 'PARAM_EMPTY', {
    errors: contract,
    problemUrl: 'https://errors.example/',
  })
  own(): void {}
}

class OrdersModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [Orders] })(OrdersModule);

interface Media {
  readonly schema: { readonly oneOf: readonly { readonly title: string }[] };
  readonly examples: Readonly<Record<string, { readonly value: object }>>;
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

const responsesOf = (path: string, method: 'get' | 'post' = 'get') =>
  document.paths[`/orders/${path}`]?.[method]?.responses as unknown as Responses;
const mediaOf = (responses: Responses, status: number, type = 'application/json') =>
  responses[status]?.content?.[type] as Media;
const titlesOf = ({ schema }: Media) => schema.oneOf.map(({ title }) => title);

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
    expect(media.schema.oneOf[0]).toEqual({
      title: 'PARAM_EMPTY',
      type: 'object',
      required: ['code', 'msg'],
      properties: { code: { type: 'integer', enum: [-1141] }, msg: { type: 'string' } },
    });
    expect(titlesOf(media)).toEqual(['PARAM_EMPTY', 'INVALID_SYMBOL']);
    expect(media.examples).toMatchObject({
      PARAM_EMPTY: { value: { code: -1141, msg: "Parameter 'side' cannot be empty." } },
      INVALID_SYMBOL: { summary: 'Invalid symbol.', value: { code: -1121, msg: 'Invalid symbol.' } },
    });
    expect(titlesOf(mediaOf(responses, 401))).toEqual(['ACCESS_KEY_EMPTY']);
    expect(titlesOf(mediaOf(responses, 500))).toEqual(['SYSTEM_ERROR']);
  });

  it.each([
    ['class', 'post', '201'],
    ['inherited', 'get', '200'],
  ] as const)('documents those of the class alone: %s', (path, method, success) => {
    const responses = responsesOf(path, method);
    expect(Object.keys(responses)).toEqual([success, '400', '500']);
    expect(titlesOf(mediaOf(responses, 400))).toEqual(['INVALID_SYMBOL']);
  });

  it('documents all messages of a reason under one schema, and stacks on a handler', () => {
    const media = mediaOf(responsesOf('reason'), 400);
    expect(titlesOf(media)).toEqual(['PARAM_EMPTY', 'PARAM_VALIDATE_ERROR', 'INVALID_SYMBOL']);
    expect(Object.keys(media.examples)).toEqual([
      'PARAM_EMPTY',
      'PARAM_VALIDATE_ERROR',
      'PARAM_VALIDATE_ERROR.limit',
      'PARAM_VALIDATE_ERROR.startTime',
      'PARAM_VALIDATE_ERROR.endTime',
      'INVALID_SYMBOL',
    ]);
    expect(media.examples['PARAM_VALIDATE_ERROR.limit']?.value).toEqual({
      code: -1140,
      msg: 'limit must be between 1 and 100.',
    });
  });

  it('documents a catalog of the application, and problem details', () => {
    const media = mediaOf(responsesOf('own'), 400, 'application/problem+json');
    expect(titlesOf(media)).toEqual(['CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', 'PARAM_EMPTY']);
    expect(media.examples.PARAM_EMPTY?.value).toEqual({
      type: 'https://errors.example/#-1141',
      title: 'A required parameter is empty.',
      status: 400,
      detail: "Parameter 'parameter' cannot be empty.",
      code: -1141,
      reason: 'PARAM_EMPTY',
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'parameter' },
    });
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
    expect(Object.keys(examples)).toEqual(['INVALID_SYMBOL', 'PARAM_EMPTY']);
    expect(examples.PARAM_EMPTY?.value).toEqual({ code: -1141, msg: "Parameter 'side' cannot be empty." });
    expect(titlesOf(mediaOf(responses, 401))).toEqual(['ACCESS_KEY_EMPTY']);
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
