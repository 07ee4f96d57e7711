// A modal of the app: title, blocks, its two buttons, complaints beside their fields, and the stack below it.

import { h } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { lay } from "./dialogs.js";
import { t } from "./texts.js";

export class Modal {
  constructor(app) {
    this.app = app;
    this.take = null;
    this.key = "";
    this.owner = null;
  }

  draw() {
    const view = this.app.state.modal;
    if (!view) { this.close(); return; }
    const key = JSON.stringify([view.id, view.view, view.depth]);
    if (this.take && this.key === key) { this.sync(view); return; }
    this.key = key;
    if (this.take) this.fill(view);
    else this.open(view);
  }

  sync(view) {
    for (const [block, action, node] of this.fields) node.sync(view.state?.[block]?.[action]);
    this.complain(view.errors);
  }

  complain(errors) {
    for (const [block, show] of this.complaints) show(errors[block]);
  }

  open(view) {
    this.node = h("form.modal", { novalidate: true, submit: (event) => { event.preventDefault(); this.submit(); } });
    this.fill(view, false);
    this.take = lay(this.node, { closed: () => this.cancel(), label: view.title });
  }

  fill(view, refocus = true) {
    const { app } = this;
    const typing = document.activeElement;
    const sameView = this.viewId === view.id;
    this.viewId = view.id;
    this.fields = [];
    this.flushes = [];
    this.complaints = new Map();
    const on = {
      reader: app.reader, state: view.state, fields: this.fields, flushes: this.flushes, complaints: this.complaints,
      act: (block_id, action_id, value) => app.act("acts_on", { surface: {}, block_id, action_id, value }),
      redraw: () => { this.key = ""; this.draw(); },
    };
    this.send = view.submit ? h("button.button.primary", { type: "submit" }, view.submit) : null;
    const scrolled = sameView ? this.node.querySelector(".modal-body")?.scrollTop || 0 : 0;
    this.node.replaceChildren(
      h("header.modal-head", {}, h("h2", {}, view.title), view.depth > 1 ? h("span.depth", {}, t("{number} of 3 open", { number: view.depth })) : null,
        h("button.cross", { type: "button", "aria-label": t("Close"), click: () => this.cancel(true) }, "×")),
      h("div.modal-body", { tabindex: "0", role: "region", "aria-label": t("Form") }, drawBlocks(view.view.blocks, on)),
      h("footer.modal-foot", {}, h("button.button", { type: "button", click: () => this.cancel() }, view.close || t("Cancel")), this.send));
    this.node.setAttribute("aria-label", view.title);
    this.node.querySelector(".modal-body").scrollTop = scrolled;
    this.complain(view.errors);
    if (refocus) this.focus(typing, sameView);
    else (this.first() || this.node.querySelector(".modal-body")).setAttribute("data-first", "");
  }

  first() {
    return this.node.querySelector(".modal-body input, .modal-body select, .modal-body textarea");
  }

  /** Where somebody was, they still are, with what they have typed meanwhile. */
  focus(typing, sameView) {
    const action = typing?.dataset?.action;
    const again = sameView && action && this.node.querySelector(`[data-action="${CSS.escape(action)}"]`);
    (again || this.first() || this.node.querySelector(".modal-body")).focus();
    if (again && again.matches(".input") && again.value !== typing.value) {
      again.value = typing.value;
      again.dispatchEvent(new Event("input"));
    }
    if (again && again.matches("textarea, [type=text]") && typing.selectionStart !== null) {
      again.setSelectionRange(typing.selectionStart, typing.selectionEnd);
    }
  }

  async submit() {
    if (!this.send || this.send.disabled) return;
    const send = this.send;
    send.disabled = true;
    send.setAttribute("aria-busy", "true");
    for (const flush of this.flushes) await flush();
    await this.app.act("submits");
    this.node.querySelector(".field.wrong")?.querySelector("input, select, textarea, button")?.focus();
    send.disabled = false;
    send.removeAttribute("aria-busy");
  }

  cancel(everything = false) {
    return this.app.act("cancels", { everything });
  }

  close() {
    if (!this.take) return;
    const take = this.take;
    this.take = null;
    this.key = "";
    take();
  }
}
