import type { Permission } from "#app/domain/access/permissions.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import type { KindWork } from "./kind-work.ts";
import { agenciesWork } from "./kinds/agencies.ts";
import { boundariesWork } from "./kinds/boundaries.ts";
import { casesWork } from "./kinds/cases.ts";
import { beatTableWork, postcodesWork } from "./kinds/places.ts";
import { incidentsWork } from "./kinds/incidents.ts";
import { premisesWork } from "./kinds/premises.ts";
import { usersWork } from "./kinds/users.ts";

/** Everything that can be loaded from a file, in the order in which a partnership starting out needs it. */
const KINDS: readonly KindWork[] = [
  agenciesWork,
  usersWork,
  ...boundariesWork,
  postcodesWork,
  beatTableWork,
  casesWork,
  incidentsWork,
  premisesWork,
];

export function kindWork(name: string): KindWork {
  const found = KINDS.find((work) => work.kind.name === name);
  if (!found) throw new Error("This kind of import is not known");
  return found;
}

/** What somebody may load: some kinds ask for a permission of their own. A command may load everything. */
export function kindsFor(permissions: ReadonlySet<Permission> | "all"): ImportKind[] {
  const kinds = KINDS.map((work) => work.kind);
  return kinds.filter(({ permission }) => permissions === "all" || !permission || permissions.has(permission));
}
