import { PLAN_DOMAIN_NAMES, type PlanDomain } from "#app/domain/risk/plan-step.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import { BothVersions } from "../admin/both-versions.tsx";
import { typedDay } from "../admin/term-words.ts";
import type { StepChoices } from "./step-fields.tsx";

type Props = StepChoices & { current: Record<string, string>; values: FormValues };

/** After a lost race: the step as it is recorded beside what was typed. */
export function StepVersions({ current, values, people, agencies, users }: Props) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  const chosen = (name: string, from: readonly { value: string; text: string }[]) =>
    from.find(({ value }) => value === values[name])?.text;
  const owner = users.find(({ id }) => id === values.ownerUserId)?.name ?? "To be named";
  const entered: Record<string, string | null> = {
    "Works on": PLAN_DOMAIN_NAMES[values.domain as PlanDomain] ?? null,
    About: chosen("personId", people) ?? "The case as a whole",
    What: typed("words"),
    Why: typed("why"),
    Owner: `${owner}, ${chosen("ownerAgencyId", agencies) ?? "no agency"}`,
    Days: [typedDay(values, "fromDay"), typedDay(values, "untilDay")].filter(Boolean).join(" to ") || null,
    State: null,
  };
  const names = Object.keys(current).filter((name) => name !== "State");
  return (
    <BothVersions
      rows={names.map((name) => ({
        label: name,
        recorded: current[name] ?? null,
        entered: entered[name] ?? null,
      }))}
    />
  );
}
