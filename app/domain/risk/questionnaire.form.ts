import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";
import type { Answer, Questionnaire } from "./questionnaire.ts";

/** A draft as it stands in the fields of its page: `q0` with `q0a0`, its points `q0a0p`, and so on. */
export type TypedDraft = {
  name: string;
  mediumFrom: string;
  highFrom: string;
  /** One a line. */
  triggers: string;
  questions: { words: string; answers: { words: string; points: string }[] }[];
};

const MOST_QUESTIONS = 30;
const MOST_ANSWERS = 10;
const MOST_POINTS = 50;

export function typedDraft(values: Readonly<Record<string, unknown>>): TypedDraft {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  const places = (most: number, name: (at: number) => string) =>
    Array.from({ length: most }, (_, at) => at).filter((at) => name(at) in values);
  return {
    ...{ name: text("name"), mediumFrom: text("mediumFrom"), highFrom: text("highFrom"), triggers: text("triggers") },
    questions: places(MOST_QUESTIONS, (q) => `q${q}`).map((q) => ({
      words: text(`q${q}`),
      answers: places(MOST_ANSWERS, (a) => `q${q}a${a}`).map((a) => ({
        words: text(`q${q}a${a}`),
        points: text(`q${q}a${a}p`),
      })),
    })),
  };
}

export function draftToType(q: Questionnaire): TypedDraft {
  return {
    ...{
      name: q.name,
      mediumFrom: String(q.mediumFrom),
      highFrom: String(q.highFrom),
      triggers: q.triggers.join("\n"),
    },
    questions: q.questions.map(({ words, answers }) => ({
      words,
      answers: answers.map((a) => ({ words: a.words, points: String(a.points) })),
    })),
  };
}

/** What a button asks that saves nothing: "add-question", or "add-answer", "remove" and "up" with the place of a question. */
export const RESHAPE = /^(?:(add-question)|(add-answer|remove|up)-(\d{1,2}))$/;

export function reshaped(typed: TypedDraft, asked: string): TypedDraft {
  const [, add, what, place] = RESHAPE.exec(asked) ?? [];
  const { questions } = typed;
  const blank = { words: "", points: "" };
  if (add) {
    const full = questions.length >= MOST_QUESTIONS;
    return full ? typed : { ...typed, questions: [...questions, { words: "", answers: [blank, blank] }] };
  }
  const at = Number(place);
  const asks = questions[at];
  if (!asks) return typed;
  if (what === "remove") return { ...typed, questions: questions.filter((_q, other) => other !== at) };
  if (what === "up" && at > 0)
    return { ...typed, questions: questions.with(at - 1, asks).with(at, questions[at - 1] ?? asks) };
  if (what === "add-answer" && asks.answers.length < MOST_ANSWERS)
    return { ...typed, questions: questions.with(at, { ...asks, answers: [...asks.answers, blank] }) };
  return typed;
}

/** Rows left blank are left out. Whether it is whole enough to be used is for refusePublishing to say. */
export const questionnaireForm = z.pipe(
  z.unknown(),
  z.transform((given, context): { version: number; content: Questionnaire } => {
    const values = (given ?? {}) as Record<string, unknown>;
    const typed = typedDraft(values);
    const wrong = (field: string, message: string) =>
      void context.issues.push({ code: "custom", path: [field], message, input: values[field] });
    const version = versionField.safeParse(values.version);
    if (!version.success) wrong("form", "Reload the page");
    const words = (field: string, text: string, missing: string, what: string, most = 200) => {
      if (text.trim() === "") wrong(field, missing);
      else if (text.trim().length > most) wrong(field, `${what} must be ${most} characters or less`);
      return text.trim();
    };
    const points = (field: string, text: string, what: string, most: number) => {
      if (!/^\d{1,4}$/.test(text.trim()) || Number(text) > most)
        wrong(field, `${what} must be a whole number from 0 to ${most}`);
      return Number(text);
    };
    const triggers = typed.triggers.split(/\r?\n/).map((line) => line.trim()).filter(Boolean); // prettier-ignore
    if (triggers.length > 20 || triggers.some((trigger) => trigger.length > 200))
      wrong("triggers", "Enter 20 lines or fewer, each of 200 characters or less");
    const content = {
      name: words("name", typed.name, "Enter what those who assess are told of where it comes from", "The name"),
      mediumFrom: points("mediumFrom", typed.mediumFrom, "Points from which it is Medium", 1500),
      highFrom: points("highFrom", typed.highFrom, "Points from which it is High", 1500),
      questions: typed.questions.flatMap((question, q) => {
        const answers = question.answers.flatMap((answer, a): Answer[] => {
          if (answer.words.trim() === "" && answer.points.trim() === "") return [];
          const what = `Question ${q + 1}, answer ${a + 1}`;
          return [
            {
              words: words(`q${q}a${a}`, answer.words, `${what}: enter the answer`, what),
              points: points(`q${q}a${a}p`, answer.points, `${what}: points`, MOST_POINTS),
            },
          ];
        });
        if (answers.length === 0 && question.words.trim() === "") return [];
        const asked = words(`q${q}`, question.words, `Enter question ${q + 1}`, `Question ${q + 1}`);
        return [{ words: asked, answers }];
      }),
      triggers,
    };
    return { version: version.data ?? 0, content };
  }),
);
export type QuestionnaireDraft = z.output<typeof questionnaireForm>;
