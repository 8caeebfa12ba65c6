import { type Catalog, type ErrorDefinition, type ErrorSet, spotV3 } from '@errlex/core';
import { type GuideEntry, spotV3Guide } from '@errlex/core/guide';
import { type Advice, classifyError, type TextRule, textRulesFor } from '@errlex/core/response';
import type { Messages, Translation } from '@errlex/i18n';
import type { Found } from '../catalog/find-definition.js';
import { renderTemplate } from '../catalog/render-template.js';
import { sampleParams } from '../catalog/sample-params.js';

/** What `explain --json` prints. */
export type Explanation = ReturnType<typeof toExplanation>;

/** A text rule, and the advice for an error of the code whose text it matches. */
export interface AdviceByText {
  readonly rule: TextRule;
  readonly advice: Pick<Advice, 'retry' | 'executed' | 'category'>;
}

/** Collects what is known about a definition, or about one of its messages, with its texts in each language. */
export function toExplanation(
  { definition, messageId }: Found,
  errors: ErrorSet<Catalog>,
  languages: readonly Messages[],
) {
  const { messages, retry: _retry, executed: _executed, ...facts } = definition;
  return {
    ...facts,
    advice: adviceFor(definition, errors),
    textRules: textRulesFor(definition, errors).map((rule) => ({
      rule,
      advice: adviceFor(definition, errors, rule),
    })),
    guide: findGuide(definition) ?? null,
    messages: Object.entries(messages)
      .filter(([id]) => messageId === undefined || id === messageId)
      .map(([id, message]) => {
        const [template, ...params] = message;
        return {
          id,
          template,
          params,
          sample: errors.toPayload(errors.createErrorData(id, sampleParams(message))),
          translations: languages.flatMap((language) => toTranslation(id, language)),
        };
      }),
  };
}

/** Classifies an error of the code that has no text, or the text and the status of a rule. */
function adviceFor(
  { code }: ErrorDefinition,
  { reader, textRules }: ErrorSet<Catalog>,
  rule?: TextRule,
): AdviceByText['advice'] {
  const httpStatus = rule?.httpStatus?.[0];
  const responseInfo = httpStatus === undefined ? undefined : { httpStatus, receivedAt: Date.now() };
  const error = reader.describe({ code, msg: rule?.text ?? '' }, { responseInfo });
  const { retry, executed, category } = classifyError(error, { textRules: rule ? textRules : [] });
  return { retry, executed, category };
}

/** Finds the guide of a shipped definition; the same reason may mean something else in another catalog. */
function findGuide({ code, reason }: ErrorDefinition): GuideEntry | undefined {
  const isShipped = (spotV3 as Catalog).some((shipped) => shipped.code === code && shipped.reason === reason);
  const guides: Readonly<Record<string, GuideEntry>> = spotV3Guide;
  return isShipped ? guides[reason] : undefined;
}

function toTranslation(id: string, messages: Messages): Translation[] {
  const text = renderTemplate(id, messages);
  const { locale, dir } = messages;
  return text === undefined ? [] : [{ text, locale, dir }];
}
