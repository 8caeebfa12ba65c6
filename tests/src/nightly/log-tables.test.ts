import { describeLogQueries } from '../log-queries.fixture.js';

describeLogQueries(1_000_000);
