import type { EntryDestination, Way } from "./entry.ts";
import type { Gateway } from "./gateway.ts";

type Told = {
  way: Way;
  /** What it was, in words; of what was told by word of mouth, what was told. */
  what?: string | null;
  /** The day on which it happened, where that is not the day on which it is written down. */
  on?: string;
};

/** Within the partnership what it is for is enough; what goes outside is justified whole (DOMAIN 7.4). */
export type DisclosurePart =
  | (Told & {
      destination: Exclude<EntryDestination, "disclosed">;
      recipients?: string | null;
      gateway?: Gateway | null;
      necessity?: string | null;
      proportionality?: string | null;
      approvedBy?: string | null;
    })
  | (Told & {
      destination: "disclosed";
      recipients: string;
      gateway: Gateway;
      necessity: string;
      proportionality: string;
      approvedBy: string;
    });

type Justified =
  | { destination: "own-use"; purpose: string }
  | {
      destination: "disclosed";
      recipients: string;
      gateway: Gateway;
      necessity: string;
      proportionality: string;
      approvedBy: string;
    };

/** As somebody justified it in the form of a download, a print or a paper. */
export function justifiedPart(told: Told, why: Justified): DisclosurePart {
  if (why.destination === "own-use") return { ...told, destination: "own-use", necessity: why.purpose };
  const { recipients, gateway, necessity, proportionality, approvedBy } = why;
  return { ...told, destination: "disclosed", recipients, gateway, necessity, proportionality, approvedBy };
}

type Kept = {
  destination: "own-use" | "disclosed";
  purpose: string | null;
  recipients: string | null;
  gateway: Gateway | null;
  necessity: string | null;
  proportionality: string | null;
  approvedBy: string | null;
};

/** As it was justified when it was made, for each time that the same is handed out. */
export function keptPart(told: Told, kept: Kept): DisclosurePart {
  const { destination, recipients, gateway, necessity, proportionality, approvedBy } = kept;
  if (destination === "own-use" || gateway === null)
    return { ...told, destination: "own-use", necessity: kept.purpose };
  return {
    ...{ ...told, destination, gateway, recipients: recipients ?? "", necessity: necessity ?? "" },
    ...{ proportionality: proportionality ?? "", approvedBy: approvedBy ?? "" },
  };
}
