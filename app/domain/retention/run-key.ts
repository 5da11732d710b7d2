/** Where a page of the runs ends: the next begins after it. */
type RunKey = { approvedAt: string; id: string };

export function runKeyText({ approvedAt, id }: RunKey) {
  return `${approvedAt}~${id}`;
}

export function parseRunKey(text: string | null): RunKey | null {
  const [, approvedAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return approvedAt && id ? { approvedAt, id } : null;
}
