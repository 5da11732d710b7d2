import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, ticksField, versionField, wordsField } from "../access/form-fields.ts";
import { ITEM_STATE_NAMES, type ItemState, STANDING_SUBJECTS } from "./agenda-item.ts";
import { AGENDA_PARTS } from "./agenda-parts.ts";

const STATES = Object.keys(ITEM_STATE_NAMES) as [ItemState, ...ItemState[]];

/** On the agenda's own page: bring it up to date, send its papers, or move one item up or down in its part. */
export const agendaForm = z.object({
  intent: z.enum(["build", "papers", "up", "down"], "Reload the page"),
  itemId: optionalIdField("Reload the page"),
});
export type AgendaGiven = z.output<typeof agendaForm>;

export const addItemForm = z.object({
  what: z.enum(["matter", "case"], "Select what to add"),
  caseId: optionalIdField("Select a case"),
  title: optionalWordsField("What it is about", 200),
  part: z.enum(AGENDA_PARTS, "Select where it stands"),
  reason: optionalWordsField("Why", 500),
});
export type AddedItem = z.output<typeof addItemForm>;

export const itemStateForm = z.object({
  version: versionField,
  state: z.enum(STATES, "Select what became of it"),
  part: z.enum(AGENDA_PARTS, "Select where it stands"),
  reason: optionalWordsField("Why", 500),
});
export type ItemStateGiven = z.output<typeof itemStateForm>;

/** Blank: the actor's own interest. */
export const itemConflictForm = z.object({
  userId: optionalIdField("Select who does not hear it"),
  intent: z.catch(z.enum(["record", "end"]), "record"),
});
export type ItemConflictGiven = z.output<typeof itemConflictForm>;

/** A number for each part that is heard, as typed; blank for one that is not. */
export const agendaOrderForm = z.object({
  parts: ticksField(AGENDA_PARTS, "Select from the list"),
  ...(Object.fromEntries(
    AGENDA_PARTS.map((part) => [`order-${part}`, z.catch(z.coerce.number().check(z.int(), z.gte(1), z.lte(99)), 99)]),
  ) as unknown as Record<`order-${(typeof AGENDA_PARTS)[number]}`, z.ZodMiniType<number, unknown>>),
});
export type AgendaOrderGiven = z.output<typeof agendaOrderForm>;

export const standingItemForm = z.object({
  title: wordsField("Enter what it is about", "What it is about", 200),
  part: z.enum(AGENDA_PARTS, "Select where it stands"),
  subject: z.catch(z.nullable(z.enum(STANDING_SUBJECTS)), null),
  beatCode: optionalWordsField("Beat", 20),
});
export type StandingItemGiven = z.output<typeof standingItemForm>;

export const retireStandingItemForm = z.object({
  version: versionField,
  intent: z.enum(["retire", "again"], "Reload the page"),
});
