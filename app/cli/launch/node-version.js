/** The oldest Node that the app runs on, as package.json's engines say. */
const OLDEST = { major: 20, minor: 19 };

/** Leaves with one clear line on a Node that is too old; called before anything newer is loaded. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  console.error(`Joint Action needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is Node ${version}.`);
  process.exit(1);
}
