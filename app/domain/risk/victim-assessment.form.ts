import { z } from "zod/mini";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { boxes, optionalWords, orNothing, orNothingId } from "./assess-risk.form.ts";
import { OCCASIONS } from "./occasions.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { VICTIM_BANDS } from "./victim-band.ts";

const placeIn = (length: number, message: string) =>
  z.pipe(
    z.string(message).check(z.refine((value) => /^\d{1,3}$/.test(value) && Number(value) < length, message)),
    z.transform(Number),
  );

/** The form of one version of the questionnaire: an answer to each question, by its place. */
export function victimAssessmentForm(q: Questionnaire) {
  const answers = q.questions.map(
    ({ words, answers: all }, at) => [`answer-${at}`, placeIn(all.length, `Select an answer: ${words}`)] as const,
  );
  return z.object({
    ...Object.fromEntries(answers),
    questionnaireId: z.uuidv7("Open the form again"),
    seen: orNothingId("Open the form again"),
    correctsId: orNothingId("Open the form again"),
    correctionReason: optionalWords("The reason"),
    triggers: boxes().check(
      z.refine(
        (ticked) => ticked.every((at) => /^\d{1,3}$/.test(at) && Number(at) < q.triggers.length),
        "Select from the list",
      ),
    ),
    chosen: orNothing(VICTIM_BANDS, "Select the band"),
    levelReason: optionalWords("The reason"),
    notes: optionalWords("Notes"),
    occasion: z.prefault(z.enum(OCCASIONS, "Select the occasion"), "review"),
    assessedOn: dayField("Day of the assessment"),
    nextReviewOn: z.prefault(optionalDayField("Day of the next review"), ""),
  });
}

/** What the schema above makes: the answers stand beside the rest by the names of their fields. */
export type VictimAnswers = {
  questionnaireId: string;
  seen: string | null;
  correctsId: string | null;
  correctionReason: string | null;
  triggers: string[];
  chosen: (typeof VICTIM_BANDS)[number] | null;
  levelReason: string | null;
  notes: string | null;
  occasion: (typeof OCCASIONS)[number];
  assessedOn: string;
  nextReviewOn: string | null;
} & Record<`answer-${number}`, number>;
