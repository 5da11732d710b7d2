import { cspKey, type CspName, cspText, readCspLine } from "./csp-names.ts";

type GroupMember = CspName & { isOwn: boolean };
const MOST_MEMBERS = 60;

/** The members, one a line as "Force – Partnership", and which of them is this partnership (DOMAIN 6.3). */
export function readGroup(
  text: string,
  own: string,
): { members: GroupMember[] } | { field: "members" | "own"; message: string } {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2) return { field: "members", message: "Enter the members, one a line" };
  if (lines.length > MOST_MEMBERS)
    return { field: "members", message: `A group has ${MOST_MEMBERS} members at the most` };
  const members = new Map<string, CspName>();
  for (const line of lines) {
    const member = readCspLine(line);
    if (!member) return { field: "members", message: `"${line}" must be the police force, a dash and the partnership` };
    if (members.has(cspKey(member))) return { field: "members", message: `${cspText(member)} is among them twice` };
    members.set(cspKey(member), member);
  }
  const ownName = readCspLine(own);
  const ownKey = ownName && cspKey(ownName);
  if (ownKey === null || !members.has(ownKey))
    return { field: "own", message: "This partnership must be one of the members, written in the same way" };
  return { members: [...members].map(([key, member]) => ({ ...member, isOwn: key === ownKey })) };
}
