/** An incident or a problem, as the page of a change of it begins. */
export function incidentRecord({
  id,
  reference,
  version,
  standing,
}: {
  id: string;
  reference: string;
  version: number;
  standing: string;
}) {
  return { href: `/incidents/${id}`, name: `Incident ${reference}`, version, words: standing };
}

export function problemRecord({
  id,
  reference,
  version,
  title,
}: {
  id: string;
  reference: string;
  version: number;
  title: string;
}) {
  return { href: `/incidents/problems/${id}`, name: `Problem ${reference}`, version, words: title };
}
