// The box to write in, with everything that can follow a slash.

import { h, freshId, keepInView } from "./dom.js";
import { t } from "./texts.js";

export class Composer {
  constructor(app) {
    this.app = app;
    this.shown = [];
    this.active = -1;
    this.listId = freshId("commands");
    this.list = h("ul.commands", { id: this.listId, role: "listbox", "aria-label": t("Commands"), hidden: true });
    this.input = h("input.compose-input", {
      type: "text", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": this.listId, "aria-autocomplete": "list", "aria-haspopup": "listbox",
      input: () => this.typed(), keydown: (event) => this.key(event), blur: () => setTimeout(() => this.close(), 150),
    });
    this.send = h("button.button.primary.send", { type: "button", click: () => this.submit() }, t("Send"));
    this.slash = h("button.button.quiet-button", { type: "button", "aria-label": t("Commands"), title: t("Commands"), click: () => this.begin() }, "/");
    this.shortcuts = h("button.button.quiet-button", { type: "button", "aria-label": t("Shortcuts"), title: t("Shortcuts"), click: () => this.toggleShortcuts() }, "⚡");
    this.menu = h("ul.menu.upward", { role: "menu", hidden: true, keydown: (event) => { if (event.key === "Escape") { this.menu.hidden = true; this.shortcuts.focus(); } } });
    this.node = h("div.compose", {}, this.list, this.menu, h("div.compose-box", {}, this.slash, this.shortcuts, this.input, this.send));
  }

  draw() {
    const { app } = this;
    this.node.hidden = app.channel === "home";
    const here = app.state.conversations.find((each) => each.id === app.channel);
    const name = here ? here.name : app.state.bot.name;
    this.input.setAttribute("aria-label", t("Message {name}", { name }));
    this.input.placeholder = t("Message {name}, or / for commands", { name });
    this.shortcuts.hidden = !app.state.shortcuts.length;
  }

  begin() {
    this.input.value = this.input.value.startsWith("/") ? this.input.value : "/";
    this.input.focus();
    this.typed();
  }

  toggleShortcuts() {
    this.menu.hidden = !this.menu.hidden;
    this.menu.replaceChildren(...this.app.state.shortcuts.filter((each) => each.type === "global").map((each) => h("li", { role: "none" },
      h("button", { type: "button", role: "menuitem", click: () => { this.menu.hidden = true; this.app.act("uses_shortcut", { name: each.name }); } }, each.name, h("small", {}, each.description)))));
    if (!this.menu.hidden) this.menu.querySelector("button")?.focus();
  }

  typed() {
    const text = this.input.value;
    const at = text.match(/@([^@\n]{0,30})$/);
    if (text.startsWith("/") && !at) this.offer(this.commands(text));
    else if (at && text.startsWith("/")) this.offer(this.people(at[1]));
    else this.close();
  }

  commands(text) {
    const isOrganiser = this.app.me === this.app.demo.organiser;
    return this.app.demo.commands
      .filter((each) => (isOrganiser || !each.organisers) && each.command.startsWith(text.trimEnd()) && each.command !== text)
      .map((each) => ({ label: each.command, note: each.about.replace(/[`*]/g, ""), text: each.command.replace(/@name$/, "@") }));
  }

  people(typed) {
    const wanted = typed.toLowerCase();
    return this.app.state.people.filter((person) => person.name.toLowerCase().startsWith(wanted) && person.name.toLowerCase() !== wanted)
      .slice(0, 6).map((person) => ({ label: person.name, note: person.title, text: this.input.value.replace(/@[^@]*$/, `@${person.name}`) }));
  }

  offer(entries) {
    this.shown = entries;
    this.active = -1;
    this.list.replaceChildren(...entries.map((each, index) => h("li.command", {
      role: "option", id: `${this.listId}-${index}`, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); this.take(index); },
    }, h("strong", {}, each.label), h("small", {}, each.note))));
    this.list.hidden = !entries.length;
    this.input.setAttribute("aria-expanded", String(entries.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    if (!this.list.hidden) this.offer([]);
  }

  take(index) {
    this.input.value = this.shown[index].text;
    this.close();
    this.input.focus();
  }

  mark(index) {
    this.active = (index + this.shown.length) % this.shown.length;
    this.list.querySelectorAll(".command").forEach((row, place) => row.setAttribute("aria-selected", String(place === this.active)));
    this.input.setAttribute("aria-activedescendant", `${this.listId}-${this.active}`);
    keepInView(this.list, this.list.children[this.active]);
  }

  key(event) {
    const open = !this.list.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.mark(this.active + (event.key === "ArrowDown" ? 1 : this.active < 0 ? 0 : -1));
    else if (open && event.key === "Escape") this.close();
    else if (open && event.key === "Enter" && this.active >= 0) this.take(this.active);
    else if (event.key === "Enter") this.submit();
    else return;
    event.preventDefault();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.typed();
    this.close();
    await this.app.act("types", { text, in: this.app.channel });
    this.app.parts.talk.toNewest();
  }
}
