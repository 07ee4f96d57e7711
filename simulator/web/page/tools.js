// The small tools of the page itself: light and dark, the phone preview, the tour's switch, and the keys.

import { h } from "./dom.js";
import { tell } from "./dialogs.js";

const THEMES = ["auto", "light", "dark"];
const KEYS = [["n", "next event"], ["j / k", "act as the next or the previous person"], ["h", "the app’s Home tab"], ["/", "type a command"], ["?", "this list"]];

/** Draw the tools. */
export function drawTools(app) {
  const root = document.documentElement;
  const theme = () => root.dataset.theme || "auto";
  const themes = h("button.tool", { type: "button", click: () => { root.dataset.theme = THEMES[(THEMES.indexOf(theme()) + 1) % 3]; themes.textContent = `Theme: ${theme()}`; } }, `Theme: ${theme()}`);
  const phone = h("button.tool.phone-tool", { type: "button", "aria-pressed": "false", click: () => {
    const on = document.body.classList.toggle("phone");
    phone.setAttribute("aria-pressed", String(on));
  } }, "Phone preview");
  const tour = h("button.tool", { type: "button", id: "tour-toggle", "aria-pressed": "true", click: () => app.parts.tour.toggle() }, "Tour");
  document.getElementById("tools").append(tour, themes, phone, h("button.tool", { type: "button", click: help }, "Keys"));
}

function help() {
  tell("Keys", h("p", {}, "Everything works with Tab, Enter, Space, the arrows and Escape. Outside text boxes also:"),
    h("dl.keys", {}, KEYS.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])));
}

/** Single keys, where nobody types. */
export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [role=menu], [aria-modal]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { n: () => app.clock.jump("next"), j: () => next(app, 1), k: () => next(app, -1), h: () => app.go("home"), "?": help, "/": () => app.parts.talk.composer.begin() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function next(app, by) {
  const { people } = app.state;
  const place = people.findIndex((person) => person.id === app.me);
  app.be(people[(place + by + people.length) % people.length].id);
}
