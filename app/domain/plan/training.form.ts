import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { TRAINING_SUBJECTS } from "./training.ts";

const course = {
  title: wordsField("Enter the name of the course", "Name of the course", 200),
  subject: z.enum(TRAINING_SUBJECTS, "Select the subject"),
  heldOn: dayField("Day it was held"),
  provider: optionalWordsField("Who gave it", 150),
};

export const newCourseForm = z.object(course);
export type NewCourse = z.output<typeof newCourseForm>;

export const changeCourseForm = z.object({ version: versionField, ...course });
export type CourseChange = z.output<typeof changeCourseForm>;
