// On every page, with React or without it, and served as it stands: plain JavaScript without imports, and little of it.
const { documentElement, body } = document;
const hasReact = "__remixContext" in window;

documentElement.dataset.script = "";
startSearchKey();
startPasswordButtons();
startLookingAgain();
if (!hasReact) {
  sayWhatIsWrong();
  sayWhatWasSaved();
}

/** The key / goes to the search box of the header, unless it has been turned off in this browser until one signs out. */
function startSearchKey() {
  const off = "search-key-off";
  const isOff = () => localStorage.getItem(off) !== null;
  addEventListener("keydown", (event) => {
    const box = document.getElementById("header-search");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
    if (isOff() || isTypedInto(event.target)) return;
    event.preventDefault();
    box.focus();
  });
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-search-key]") : null;
    if (!button) return;
    if (isOff()) localStorage.removeItem(off);
    else localStorage.setItem(off, "yes");
    show();
    /** @type {HTMLElement | null} */ (
      document.querySelector(`button[data-search-key="${isOff() ? "off" : "on"}"]`)
    )?.focus();
  });
  const show = () => (documentElement.dataset.searchKey = isOff() ? "off" : "on");
  show();
}

/** @param {EventTarget | null} target */
function isTypedInto(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** A password can be shown, and is hidden before it is sent: as plain text it might be kept among remembered entries. */
function startPasswordButtons() {
  addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement && target.matches(".govuk-password-input__toggle")) {
      showPassword(target, target.textContent === "Show");
    }
  });
  addEventListener("submit", () => {
    for (const button of document.querySelectorAll("button.govuk-password-input__toggle")) {
      showPassword(/** @type {HTMLButtonElement} */ (button), false);
    }
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} isShown
 */
function showPassword(button, isShown) {
  const box = document.getElementById(button.getAttribute("aria-controls") ?? "");
  box?.setAttribute("type", isShown ? "text" : "password");
  button.textContent = isShown ? "Hide" : "Show";
  button.setAttribute("aria-label", isShown ? "Hide password" : "Show password");
}

/** While the server works something out the page says how far it is, and is loaded again once there is nothing to wait for. */
function startLookingAgain() {
  const waiting = "[data-look-again]";
  if (!document.querySelector(waiting)) return;
  setInterval(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(waiting);
    const shown = document.querySelector(waiting);
    if (!now || !shown) location.reload();
    else if (shown.innerHTML !== now.innerHTML) shown.replaceChildren(...now.childNodes);
  }, 2000);
}

/** As React does it: the title says so first, and the focus goes to the first error. */
function sayWhatIsWrong() {
  const summary = document.querySelector(".govuk-error-summary");
  if (!summary) return;
  if (!document.title.startsWith("Error: ")) document.title = `Error: ${document.title}`;
  if (document.activeElement !== body) return;
  summary.scrollIntoView({ block: "start" });
  summary.querySelector("a")?.focus({ preventScroll: true });
}

/** An alert takes the focus once, and what was saved is not said again when the page is loaded again. */
function sayWhatWasSaved() {
  const alert = document.querySelector('.govuk-notification-banner[role="alert"]');
  if (!(alert instanceof HTMLElement)) return;
  alert.tabIndex = -1;
  alert.addEventListener("blur", () => alert.removeAttribute("tabindex"), { once: true });
  alert.focus();
  if (!alert.closest(".app-saved")) return;
  const address = new URL(location.href);
  address.searchParams.delete("saved");
  history.replaceState(history.state, "", address);
}

export {};
