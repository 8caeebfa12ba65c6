import { describe, expect, it } from 'vitest';
import {
  english,
  glossary,
  hintFiles,
  ids,
  listFiles,
  messageFiles,
  schema,
  toId,
} from './locale-files.fixture.js';
import {
  duplicateProblems,
  glossaryProblems,
  quotationProblems,
  shapeProblems,
  textProblems,
} from './locale-problems.fixture.js';

describe.each([...messageFiles, ...hintFiles])('$name', (file) => {
  it('has the keys of its language, with the placeholders of the English', () => {
    expect(shapeProblems(file)).toEqual([]);
  });

  it('is clean text that ends as its script ends a sentence, API words untouched', () => {
    expect(textProblems(file)).toEqual([]);
  });

  it('quotes as its language does', () => {
    expect(quotationProblems(file)).toEqual([]);
  });

  it('keeps to the glossary', () => {
    expect(glossaryProblems(file)).toEqual([]);
  });
});

it.each(messageFiles)('$name says no two messages alike', (file) => {
  expect(duplicateProblems(file)).toEqual([]);
});

describe('the directory', () => {
  const tags = messageFiles.map(({ tag }) => tag);

  it('holds the locales, their hints and words, a schema, and nothing else', () => {
    const toFiles = (names: readonly string[]) => new Set(names.map((name) => `${name}.json`));
    expect(new Set(listFiles())).toEqual(toFiles([...tags, 'glossary', 'schema']));
    expect(new Set(listFiles('hints'))).toEqual(toFiles(tags));
    expect(new Set(Object.keys(glossary))).toEqual(new Set(tags));
  });

  it('has a schema for editors that has every id, with its English, and takes every text', () => {
    const { properties, patternProperties, required } = schema;
    const plurals = Object.entries(patternProperties);
    const toRule = (key: string) =>
      properties[key] ?? plurals.find(([pattern]) => new RegExp(pattern).test(key))?.[1];
    expect(Object.keys(properties).length + plurals.length).toBe(ids.length);
    const source = Object.entries(english).filter(([key]) => !key.endsWith('_one'));
    expect(source.map(([key]) => [key, toRule(key)?.description])).toEqual(source);
    expect(required).toEqual(source.map(([key]) => key));
    const refused = messageFiles.flatMap(({ name, texts }) =>
      Object.entries(texts)
        .filter(([key, text]) => !new RegExp(toRule(key)?.pattern ?? '$^').test(text))
        .map(([key]) => `${name} ${key}`),
    );
    expect(refused).toEqual([]);
  });

  it('has messages whose plural keys are those of their ids', () => {
    expect(new Set(Object.keys(english).map(toId))).toEqual(new Set(ids));
  });
});
