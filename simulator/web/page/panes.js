// On a narrow screen one part is shown at a time; these are the buttons between them.

import { h } from "./dom.js";
import { t } from "./texts.js";

const PANES = [["side", t("People")], ["talk", t("Conversation")], ["happened", t("What happened")]];

/** Show one part. */
export function showPane(name) {
  document.getElementById("app").dataset.pane = name;
  for (const button of document.querySelectorAll("#panes button")) button.setAttribute("aria-pressed", String(button.dataset.pane === name));
}

/** Draw the buttons, with what is unread elsewhere. */
export function drawPanes(app) {
  const panes = document.getElementById("panes");
  if (!panes.firstChild) {
    panes.append(...PANES.map(([name, words]) => h("button", { type: "button", "data-pane": name, click: () => showPane(name) }, words)));
    showPane(document.getElementById("app").dataset.pane);
  }
  const { unread } = app.state.person;
  panes.firstChild.textContent = unread ? t("People ({unread})", { unread }) : t("People");
}
