// On a narrow screen one part is shown at a time; these are the buttons between them.

import { h } from "./dom.js";

const PANES = [["side", "People"], ["talk", "Conversation"], ["happened", "What happened"]];

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
  panes.firstChild.textContent = app.state.person.unread ? `People (${app.state.person.unread})` : "People";
}
