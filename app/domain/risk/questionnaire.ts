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

/** Why the draft cannot be published, and at which field of its page; or null. */
export function refusePublishing(q: Questionnaire): { field: string; message: string } | null {
  if (q.questions.length === 0) return { field: "add-question", message: "Add a question before you publish" };
  const short = q.questions.findIndex(({ answers }) => answers.length < 2);
  if (short !== -1) return { field: `q${short}`, message: `Question ${short + 1} needs two answers or more` };
  if (q.mediumFrom === 0) return { field: "mediumFrom", message: "Medium must begin at 1 point or more" };
  if (q.mediumFrom >= q.highFrom) return { field: "highFrom", message: "High must begin at more points than Medium" };
  if (q.highFrom > mostPoints(q))
    return {
      field: "highFrom",
      message: `High must begin at ${mostPoints(q)} points or fewer, the most that can be reached`,
    };
  return null;
}

/** The content as it is stored: the rule that read it wrote it. */
export function readQuestionnaire(content: string): Questionnaire {
  return JSON.parse(content) as Questionnaire;
}
