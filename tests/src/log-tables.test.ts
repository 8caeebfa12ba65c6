import { describeLogQueries } from './log-queries.fixture.js';

describeLogQueries(2_000);
