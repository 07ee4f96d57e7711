// The tour: one step at a time, walked by hand or shown. Going back only reads again; nothing is undone.

import { h } from "./dom.js";
import { interrupt } from "./api.js";
import { showPane } from "./panes.js";
import { t } from "./texts.js";

export class Tour {
  constructor(app) {
    this.app = app;
    this.at = 0;
    this.open = true;
    this.working = false;
  }

  draw() {
    const place = this.app.parts.talk.tour;
    const steps = this.app.demo.tour;
    const key = JSON.stringify([this.at, this.open, this.working, steps, this.app.me, this.app.channel]);
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    place.replaceChildren(this.open ? this.card(steps) : "");
    document.getElementById("tour-toggle")?.setAttribute("aria-pressed", String(this.open));
    if (focused) (place.querySelector(`[data-name="${focused}"]:not(:disabled)`) || place.querySelector("button"))?.focus();
  }

  card(steps) {
    const step = steps[this.at];
    const last = this.at === steps.length - 1;
    const name = this.app.reader?.nameOf(step.person) || "";
    const elsewhere = this.app.me !== step.person;
    const button = (id, words, click, style = "") => h(`button.button${style}`, { type: "button", "data-name": id, disabled: this.working, click }, words);
    return h("section.tour", { "aria-label": t("Tour") },
      h("div.tour-head", {}, h("p.tour-count", {}, t("Tour {number} of {all}", { number: this.at + 1, all: steps.length })), h("ol.dots", { "aria-hidden": "true" }, steps.map((each, index) => h(index === this.at ? "li.here" : each.passed ? "li.passed" : "li"))),
        h("button.cross", { type: "button", "data-name": "close", "aria-label": t("Hide the tour"), click: () => this.toggle() }, "×")),
      h("h2", {}, step.title), h("p", {}, step.about), h("p.by-hand", {}, h("strong", {}, step.passed ? t("Done.") : t("As {name}:", { name })), " ", step.passed ? "" : step.hand),
      h("div.tour-buttons", {},
        this.at ? button("back", t("Back"), () => this.read(this.at - 1)) : null,
        elsewhere ? button("go", t("Act as {name}", { name: name.split(" ")[0] }), () => this.look()) : null,
        step.passed ? null : button("show", t("Do it for me"), () => this.go(this.at, true)),
        last ? (step.passed ? button("end", t("End the tour"), () => this.toggle(), ".primary") : null) : button("next", t("Next step"), () => this.go(this.at + 1, false), ".primary"),
        this.working ? h("span.working", { role: "status" }, t("Weeks pass …")) : null));
  }

  toggle() {
    this.open = !this.open;
    this.draw();
    if (!this.open) document.getElementById("tour-toggle")?.focus();
  }

  /** From its first step, as after a restart. */
  begin() {
    this.at = 0;
    this.open = true;
    return this.look();
  }

  read(number) {
    this.at = number;
    this.draw();
  }

  look() {
    const step = this.app.demo.tour[this.at];
    showPane("talk");
    return this.app.be(step.person, step.place || null);
  }

  async go(number, show) {
    this.working = true;
    this.draw();
    try {
      const { tour } = await interrupt("tour", { step: number, show });
      this.app.demo.tour = tour;
      this.at = number;
      this.app.clock.goesWell();
    } catch (problem) {
      this.app.clock.say(problem.message, true);
    }
    this.working = false;
    await this.look();
    this.draw();
  }
}
