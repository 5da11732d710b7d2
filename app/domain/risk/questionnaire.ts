import type { VictimBand } from "./victim-band.ts";

export type Answer = { words: string; points: number };
export type Question = { words: string; answers: Answer[] };

/** One version of the victims' questionnaire (DOMAIN 2.3): once published it is never changed, and no assessment recomputed. */
export type Questionnaire = {
  /** What the assessor is told of where it comes from. */
  name: string;
  /** Points from which it is Medium, and from which High; below, Standard. */
  mediumFrom: number;
  highFrom: number;
  questions: Question[];
  /** Each makes it High whatever the points. */
  triggers: string[];
};

export type Score = { points: number; band: VictimBand };

/** By the places of the answers chosen, one a question, and of the triggers that apply. */
export function scoreOf(q: Questionnaire, answers: readonly number[], triggers: readonly number[]): Score {
  const points = q.questions.reduce((sum, { answers: all }, at) => sum + (all[answers[at] ?? 0]?.points ?? 0), 0);
  if (triggers.length > 0) return { points, band: "high" };
  return { points, band: points >= q.highFrom ? "high" : points >= q.mediumFrom ? "medium" : "standard" };
}

export function mostPoints(q: Questionnaire): number {
  return q.questions.reduce((sum, { answers }) => sum + Math.max(0, ...answers.map((a) => a.points)), 0);
}

/** The question that is not answered, or is answered by what it does not offer, by its place; null when all are. */
export function unanswered(q: Questionnaire, answers: readonly (number | null)[]): number | null {
  const at = q.questions.findIndex(({ answers: all }, place) => {
    const chosen = answers[place];
    return chosen === null || chosen === undefined || !all[chosen];
  });
  return at === -1 ? null : at;
}

/** Why the draft cannot be published, or null. */
export function refusePublishing(q: Questionnaire): string | null {
  if (q.questions.length === 0) return "Add a question before you publish";
  if (q.questions.some(({ answers }) => answers.length < 2)) return "Each question needs two answers or more";
  if (q.mediumFrom >= q.highFrom) return "Medium must begin at fewer points than High";
  if (q.highFrom > mostPoints(q))
    return `High must begin at ${mostPoints(q)} points or fewer, the most that can be reached`;
  return null;
}

/** Answers as an administrator types them, one a line with the points after the last colon: "Weekly: 3". Null: a line is not so. */
export function readAnswers(text: string): Answer[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const answers = lines.map((line) => {
    const [, words = "", points = ""] = /^(.*\S)\s*:\s*(\d{1,2})$/.exec(line) ?? [];
    return words && points ? { words, points: Number(points) } : null;
  });
  return answers.some((a) => a === null) ? null : (answers as Answer[]);
}

export function answersInLines(answers: readonly Answer[]): string {
  return answers.map(({ words, points }) => `${words}: ${points}`).join("\n");
}

/** The content as it is stored: the rule that read it wrote it. */
export function readQuestionnaire(content: string): Questionnaire {
  return JSON.parse(content) as Questionnaire;
}
