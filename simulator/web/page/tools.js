// The small tools of the page itself: light and dark, the phone preview, the tour's switch, the keys, the language.

import { h } from "./dom.js";
import { tell } from "./dialogs.js";
import { t } from "./texts.js";

const THEMES = { auto: t("Theme: auto"), light: t("Theme: light"), dark: t("Theme: dark") };
const KEYS = [["n", t("next event")], ["j / k", t("act as the next or the previous person")], ["h", t("the app’s Home tab")], ["/", t("type a command")], ["?", t("this list")]];

/** Draw the tools. */
export function drawTools(app) {
  const root = document.documentElement;
  const theme = () => root.dataset.theme || "auto";
  const order = Object.keys(THEMES);
  const themes = h("button.tool", { type: "button", click: () => { root.dataset.theme = order[(order.indexOf(theme()) + 1) % order.length]; themes.textContent = THEMES[theme()]; } }, THEMES[theme()]);
  const phone = h("button.tool.phone-tool", { type: "button", "aria-pressed": "false", click: () => {
    const on = document.body.classList.toggle("phone");
    phone.setAttribute("aria-pressed", String(on));
  } }, t("Phone preview"));
  const tour = h("button.tool", { type: "button", id: "tour-toggle", "aria-pressed": "true", click: () => app.parts.tour.toggle() }, t("Tour"));
  const others = app.demo.languages.map((each) => h("button.tool", { type: "button", lang: each.language, title: each.about, click: () => app.clock.again({ language: each.language }) }, each.name));
  document.getElementById("tools").append(tour, themes, phone, h("button.tool", { type: "button", click: help }, t("Keys")), ...others);
}

function help() {
  tell(t("Keys"), h("p", {}, t("Everything works with Tab, Enter, Space, the arrows and Escape. Outside text boxes also:")),
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
