/**
 * What a developer should know about one reason beyond its message, in English and never part of a payload.
 */
export interface Guide {
  /**
   * One or two sentences on what makes the server answer so, with the traps that the documented message does
   * not tell.
   */
  readonly cause: string;
  /** One or two sentences in the imperative that never contradict the retry advice of the definition. */
  readonly action: string;
}
