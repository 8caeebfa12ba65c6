import { FastifyAdapter } from '@nestjs/platform-fastify';
import { frameworkErrors } from '../http/framework-errors.js';
import { type Platform, platforms } from '../test-support/server.fixture.js';

/** The platforms with what only an adapter can be given. */
export const curedPlatforms: readonly Platform[] = platforms.map(({ platform, createAdapter }) => ({
  platform,
  createAdapter: platform === 'Fastify' ? () => new FastifyAdapter({ frameworkErrors }) : createAdapter,
}));
