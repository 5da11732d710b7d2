type Own = { isLead: number; isSupervisor: number; isNamed: number; workingGroupName: string | null };

/** Why a case stands among somebody's own. */
export function whyOwn({ isLead, isSupervisor, isNamed, workingGroupName }: Own): string {
  const why = [
    isLead ? "you lead it" : null,
    isSupervisor ? "you supervise it" : null,
    isNamed ? "opened to you by name" : null,
    workingGroupName === null ? null : `in its working group, ${workingGroupName}`,
  ].filter((words) => words !== null);
  const words = why.join("; ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
