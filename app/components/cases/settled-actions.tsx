import { longDay } from "#app/domain/dates/iso-day.ts";
import { Radios } from "../govuk/radios.tsx";
import type { ManageFields } from "./manage-page.tsx";

export type OpenAction = { id: string; reference: string; words: string; dueOn: string; owner: string };

type Props = Pick<ManageFields, "field" | "errorOf"> & {
  actions: readonly OpenAction[];
  choices: readonly { value: string; text: string }[];
};

/** One question for each open action: nothing is settled for somebody by default. */
export function SettledActions({ actions, choices, field, errorOf }: Props) {
  return actions.map((action) => (
    <Radios
      key={action.id}
      field={field(`action-${action.id}`)}
      legend={`${action.reference}: ${action.words}`}
      legendSize="s"
      hint={`${action.owner}, due ${longDay(action.dueOn)}`}
      inline
      small
      items={choices}
      error={errorOf(`action-${action.id}`)}
    />
  ));
}

/** Fields of their own, so that an error beside one is kept. */
export function beginActions(actions: readonly OpenAction[]) {
  return Object.fromEntries(actions.map(({ id }) => [`action-${id}`, ""]));
}
