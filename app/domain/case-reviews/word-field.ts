/** Of Word's fields only these say nothing from elsewhere: others fetch a picture, read a file or start a program. */
const HARMLESS = /^\s*(PAGE|NUMPAGES|DATE)(\s+\\([*@#]\s*("[^"]*"|[\w.]+)|[hlsu]))*\s*$/i;
const LONGEST = 200;

/** Why a field of Word's, by its whole instruction, may not be in a letter's template, naming its kind; or null. */
export function refuseWordField(instruction: string): string | null {
  if (instruction.length <= LONGEST && HARMLESS.test(instruction)) return null;
  const kind = /^\s*([a-z]{1,30})\b/i.exec(instruction.slice(0, LONGEST))?.[1]?.toUpperCase();
  return `The file has a field in it that a letter may not have${kind ? `: ${kind}` : ""}. Only PAGE, NUMPAGES and DATE may stay, as they are inserted. Replace the others with plain words`;
}
