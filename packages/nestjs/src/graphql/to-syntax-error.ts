import { type GraphQLError, parse } from 'graphql';

/** What graphql refuses a document with; undefined where it can be parsed. */
export function toSyntaxError(document: string): GraphQLError | undefined {
  try {
    parse(document);
    return undefined;
  } catch (error) {
    // Nothing else is thrown by it: a text is all that it is given.
    return error as GraphQLError;
  }
}
