import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { typedDay } from "#app/components/admin/term-words.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { GROUP_KIND_NAMES, type GroupKind } from "#app/domain/groups/group-kinds.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

type Group = {
  name: string;
  kind: GroupKind;
  parentId: string | null;
  cadence: string | null;
  holdsCases: 0 | 1;
  hasMeetings: 0 | 1;
  minAge: number | null;
  maxAge: number | null;
  endedOn: string | null;
};
type Props = {
  current: Group;
  /** From the loader, which has run again after the lost race. */
  recordedBeats: readonly string[];
  values: FormValues;
  parents: readonly { id: string; name: string }[];
  beats: readonly { id: string; code: string }[];
};

export function GroupVersions({ current, recordedBeats, values, parents, beats }: Props) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  const ticked = (name: string) => [values[name] ?? []].flat();
  const parentName = (id: unknown) => parents.find((parent) => parent.id === id)?.name ?? null;
  const beatCodes = (ids: readonly string[]) => beats.filter((beat) => ids.includes(beat.id)).map((beat) => beat.code).join(", ") || null; // prettier-ignore
  const yesNo = (yes: boolean) => (yes ? "Yes" : "No");
  return (
    <BothVersions
      rows={[
        { label: "Name", recorded: current.name, entered: typed("name") },
        {
          label: "Kind",
          recorded: GROUP_KIND_NAMES[current.kind],
          entered: GROUP_KIND_NAMES[values.kind as GroupKind],
        },
        { label: "Reports to", recorded: parentName(current.parentId), entered: parentName(values.parentId) },
        {
          label: "Holds cases",
          recorded: yesNo(current.holdsCases === 1),
          entered: yesNo(ticked("does").includes("holds-cases")),
        },
        {
          label: "Has meetings",
          recorded: yesNo(current.hasMeetings === 1),
          entered: yesNo(ticked("does").includes("has-meetings")),
        },
        {
          label: "Youngest age",
          recorded: current.minAge === null ? null : String(current.minAge),
          entered: typed("minAge"),
        },
        {
          label: "Oldest age",
          recorded: current.maxAge === null ? null : String(current.maxAge),
          entered: typed("maxAge"),
        },
        { label: "How often it meets", recorded: current.cadence, entered: typed("cadence") },
        { label: "Beats", recorded: beatCodes(recordedBeats), entered: beatCodes(ticked("beats")) },
        {
          label: "Last day",
          recorded: current.endedOn && shortDay(current.endedOn),
          entered: typedDay(values, "endedOn"),
        },
      ]}
    />
  );
}
