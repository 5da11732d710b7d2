/** What somebody means who asks for an action from a text: the words they have selected, else the line they are in. */
export function lineAt(text: string, from: number, until: number): string {
  const selected = text.slice(from, until).trim();
  if (selected !== "") return oneLine(selected);
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", from);
  return oneLine(text.slice(begin, end < 0 ? undefined : end));
}

/** Without what marks a line in a list, or says that it is an action. */
function oneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, "")
    .replace(/^action\s*:\s*/i, "")
    .trim();
}
