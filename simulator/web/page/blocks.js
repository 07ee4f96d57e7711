// Blocks as people see them. One that cannot be drawn is a red box, so that nobody misses it.

import { h, freshId } from "./dom.js";
import { mrkdwn, plainText, outward } from "./mrkdwn.js";
import { drawElement, canDraw } from "./elements.js";
import { drawChart } from "./chart.js";
import { slackDate } from "./dates.js";
import { emoji } from "./emoji.js";
import { t } from "./texts.js";

/**
 * Draw blocks. `on` is the surface: `reader`, `state` (what is filled in), and `act(block, action, value)`.
 * Returns nodes; fields are brought up to date later through `on.fields`, a list of [block id, action id, node], and
 * complaints are shown through `on.complaints`, a map from block id to a function of the sentence.
 */
export function drawBlocks(blocks, on) {
  return blocks.map((block) => drawBlock(block, on));
}

function drawBlock(block, on) {
  const draw = DRAWN[block.type];
  const node = draw ? draw(block, on) : null;
  return node || unknown(t("This page can’t draw a {type} block.", { type: block.type }), block);
}

function unknown(sentence, thing) {
  return h("div.redbox", { role: "alert", "data-redbox": thing.type }, sentence);
}

function text(object, on) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, on.reader) : plainText(object.text);
}

/** Where an element stands, what it is called, and what is filled in. */
function place(block, element, on, named = {}, label = "") {
  return {
    block, label, named, reader: on.reader, act: on.act, redraw: on.redraw, flushes: on.flushes,
    entry: on.state?.[block.block_id]?.[element.action_id], text: (object) => inlineText(object, on), plain: plainText,
  };
}

function inlineText(object, on) {
  return text(object, on).map((node) => (node.tagName === "P" ? h("span", {}, ...node.childNodes) : node));
}

function control(block, element, on, named, label) {
  if (!canDraw(element)) return unknown(t("This page can’t draw a {type} element.", { type: element.type }), element);
  const node = drawElement(element, place(block, element, on, named, label));
  if (node.sync) on.fields?.push([block.block_id, element.action_id, node]);
  return node;
}

/** Controls outside a form have no label of their own: they are called after what they hold or stand beside. */
function loose(block, element, on) {
  const label = element.placeholder?.text || block.text?.text || t("Choose");
  const named = element.type === "button" || element.type === "overflow" ? {} : { "aria-label": label };
  return control(block, element, on, named, label);
}

function section(block, on) {
  const words = h("div.section-words", {}, text(block.text, on));
  if (block.fields) words.append(h("div.fields", {}, block.fields.map((each) => h("div", {}, text(each, on)))));
  const beside = block.accessory ? accessory(block, on) : null;
  return h("div.section", {}, words, beside);
}

function accessory(block, on) {
  return block.accessory.type === "image" ? picture(block.accessory) : loose(block, block.accessory, on);
}

function context(block, on) {
  return h("div.context", {}, block.elements.map((element) => (element.type === "image" ? picture(element) : h("span", {}, inlineText(element, on)))));
}

function actions(block, on) {
  return h("div.actions", {}, block.elements.map((element) => loose(block, element, on)));
}

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

function input(block, on) {
  const { element } = block;
  const ids = { label: freshId("label"), hint: freshId("hint"), error: freshId("error"), control: freshId("control") };
  const described = [ids.error, block.hint && ids.hint].filter(Boolean).join(" ");
  const isGroup = GROUPS.has(element.type);
  const named = {
    id: isGroup ? null : ids.control, "aria-labelledby": isGroup ? ids.label : null, "aria-describedby": described, "aria-required": block.optional || element.type === "checkboxes" ? null : "true",
  };
  const mark = block.optional ? h("span.optional", {}, t("(optional)")) : h("span.required", { "aria-hidden": "true" }, "*");
  const name = [...plainText(block.label.text), " ", mark];
  const label = isGroup ? h("div.label", { id: ids.label }, name) : h("label.label", { id: ids.label, for: ids.control }, name);
  const error = h("p.error", { id: ids.error });
  const node = h("div.field", { "data-block": block.block_id }, label, control(block, element, on, named, block.label.text), error,
    block.hint ? h("p.hint", { id: ids.hint }, ...plainText(block.hint.text)) : null);
  on.complaints?.set(block.block_id, (sentence) => complain(node, error, sentence));
  return node;
}

/** Show a complaint beside its field, or take it away. */
function complain(node, error, sentence) {
  error.textContent = sentence || "";
  node.classList.toggle("wrong", Boolean(sentence));
  for (const each of node.querySelectorAll("input, select, textarea, [role=radiogroup], [role=group]")) {
    if (sentence) each.setAttribute("aria-invalid", "true");
    else each.removeAttribute("aria-invalid");
  }
}

/** Pictures come from elsewhere, and nothing is loaded from elsewhere: their words stand for them. */
function picture(image) {
  return h("span.picture", { role: "img", "aria-label": image.alt_text }, "▣ ", image.alt_text);
}

function image(block) {
  return h("figure.image", {}, block.title ? h("figcaption", {}, block.title.text) : null, picture(block));
}

function table(block, on) {
  const [head, ...rows] = block.rows;
  const cell = (tag, given) => (each) => h(tag, given, each.type === "rich_text" ? rich(each, on) : String(each.text ?? each.value ?? ""));
  return h("div.table", { tabindex: "0", role: "region", "aria-label": t("Table") }, h("table", {},
    h("thead", {}, h("tr", {}, head.map(cell("th", { scope: "col" })))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell("td", {})))))));
}

function card(block, on) {
  return h("div.card", {},
    block.title ? h("strong", {}, inlineText(block.title, on)) : null,
    block.subtitle ? h("div.card-subtitle", {}, inlineText(block.subtitle, on)) : null,
    block.body ? h("div", {}, text(block.body, on)) : null,
    block.actions ? h("div.actions", {}, block.actions.map((element) => loose(block, element, on))) : null);
}

function rich(block, on) {
  return h("div.rich", {}, block.elements.map((element) => richPart(element, on)));
}

function richPart(element, on) {
  if (element.type === "rich_text_list") {
    return h(element.style === "ordered" ? "ol" : "ul", {}, element.elements.map((item) => h("li", {}, richPart(item, on))));
  }
  const tags = { rich_text_quote: "blockquote", rich_text_preformatted: "pre", rich_text_section: "p" };
  if (element.elements) return h(tags[element.type] || "p", {}, element.elements.map((part) => richPart(part, on)));
  return styled(richWord(element, on), element.style);
}

function richWord(element, on) {
  switch (element.type) {
    case "user": return h("span.mention", {}, `@${on.reader.nameOf(element.user_id) || element.user_id}`);
    case "channel": return h("span.mention", {}, `#${on.reader.channelName(element.channel_id) || element.channel_id}`);
    case "link": return outward(element.url, element.text || "");
    case "emoji": return emoji(element.name);
    case "date": return slackDate(element.timestamp, element.format, element.fallback || "", on.reader);
    default: return element.text || "";
  }
}

function styled(node, style = {}) {
  return Object.entries({ bold: "strong", italic: "em", strike: "s", code: "code" }).reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);
}

const DRAWN = {
  divider: () => h("hr"),
  header: (block) => h("h3.header", {}, ...plainText(block.text.text)),
  section,
  context,
  actions,
  input,
  image,
  table,
  card,
  rich_text: rich,
  markdown: (block, on) => h("div.section", {}, h("div.section-words", {}, mrkdwn(block.text.replace(/\*\*/g, "*"), on.reader))),
  alert: (block, on) => h(`div.alert.${block.level || "default"}`, { role: "note" }, text(block.text, on)),
  data_visualization: drawChart,
  file: (block) => h("p.file", {}, `▤ ${block.external_id}`),
};
