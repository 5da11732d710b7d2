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
