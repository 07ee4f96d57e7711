// What lies over everything else: a layer that keeps the focus, closes on Escape, and gives the focus back.

import { h, keepFocus, reachable, freshId } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { t } from "./texts.js";

const layers = [];

/** Lay a node over the page. `closed` is called on Escape and on a press beside it. Returns how to take it away. */
export function lay(node, { closed, label, role = "dialog" }) {
  const back = document.activeElement;
  const id = freshId("layer");
  node.id = id;
  node.setAttribute("role", role);
  node.setAttribute("aria-modal", "true");
  if (label) node.setAttribute("aria-label", label);
  node.tabIndex = -1;
  const layer = h("div.layer", {
    mousedown: (event) => { if (event.target === layer) closed(); },
    keydown: (event) => {
      if (event.key === "Escape") { event.stopPropagation(); closed(); } else keepFocus(node, event);
    },
  }, node);
  document.getElementById("over").append(layer);
  layers.push(layer);
  settle();
  (node.querySelector("[data-first]") || reachable(node)[0] || node).focus();
  return () => {
    layer.remove();
    layers.splice(layers.indexOf(layer), 1);
    settle();
    if (back && back.isConnected) back.focus();
    else document.getElementById("talk").focus();
  };
}

/** Only the topmost layer can be reached. */
function settle() {
  document.getElementById("under").inert = layers.length > 0;
  layers.forEach((layer, index) => { layer.inert = index < layers.length - 1; });
}

/** Ask before an action, as Slack does; whether it was confirmed. */
export function confirmFirst(question, reader) {
  return new Promise((resolve) => {
    const answer = (yes) => { take(); resolve(yes); };
    const style = question.style === "danger" ? "danger" : "primary";
    const node = h("div.dialog", {},
      h("h2", {}, question.title.text),
      h("div.dialog-words", {}, question.text.type === "mrkdwn" ? mrkdwn(question.text.text, reader) : h("p", {}, question.text.text)),
      h("div.dialog-buttons", {},
        h("button.button", { type: "button", click: () => answer(false) }, question.deny.text),
        h(`button.button.${style}`, { type: "button", "data-first": true, click: () => answer(true) }, question.confirm.text)));
    const take = lay(node, { closed: () => answer(false), label: question.title.text, role: "alertdialog" });
  });
}

/** Say something that has to be read, with one button. */
export function tell(title, ...words) {
  const close = () => take();
  const node = h("div.dialog", {}, h("h2", {}, title), h("div.dialog-words", {}, words),
    h("div.dialog-buttons", {}, h("button.button.primary", { type: "button", "data-first": true, click: close }, t("Close"))));
  const take = lay(node, { closed: close, label: title });
}
