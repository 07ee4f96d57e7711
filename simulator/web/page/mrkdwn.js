// Slack's text markup as people see it: bold, quotes, lists, links, mentions, emoji, and dates in the reader's zone.

import { h } from "./dom.js";
import { slackDate } from "./dates.js";
import { emoji } from "./emoji.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function plain(text) {
  return text.replace(/&(?:lt|gt|amp);/g, (found) => ENTITIES[found]);
}

/** Marked-up text as nodes. `reader` knows names, zone and the time. */
export function mrkdwn(text, reader) {
  return paragraphs(text).map((part) => drawPart(part, reader));
}

/** Plain text with emoji, as nodes. */
export function plainText(text) {
  return [withEmoji(text)];
}

function paragraphs(text) {
  const parts = [];
  const fences = text.split("```");
  fences.forEach((piece, index) => {
    if (index % 2) parts.push({ kind: "pre", text: piece.replace(/^\n|\n$/g, "") });
    else lines(piece, parts);
  });
  return parts;
}

const LINES = [["quote", /^(?:>|&gt;) ?/], ["list", /^\s*[•◦▪-] +/]];

function lines(piece, parts) {
  for (const line of piece.replace(/^\n|\n$/g, "").split("\n")) {
    const [kind, mark] = LINES.find(([, pattern]) => pattern.test(line)) || ["line", /^/];
    const before = parts[parts.length - 1];
    const content = line.replace(mark, "");
    if (before && before.kind === kind) before.lines.push(content);
    else if (content || before) parts.push({ kind, lines: [content] });
  }
}

function drawPart(part, reader) {
  if (part.kind === "pre") return h("pre", { tabindex: "0" }, plain(part.text));
  if (part.kind === "list") return h("ul", {}, part.lines.map((line) => h("li", {}, inline(line, reader))));
  const broken = part.lines.flatMap((line, index) => (index ? [h("br"), ...inline(line, reader)] : inline(line, reader)));
  return h(part.kind === "quote" ? "blockquote" : "p", {}, broken);
}

const TOKENS = new RegExp(
  [
    "<([^<>]+)>",
    "`([^`\\n]+)`",
    "(?<![\\w*])\\*(?=\\S)([^*\\n]*[^*\\s\\n])\\*(?![\\w*])",
    "(?<![\\w_])_(?=\\S)([^_\\n]*[^_\\s\\n])_(?![\\w_])",
    "(?<![\\w~])~(?=\\S)([^~\\n]*[^~\\s\\n])~(?![\\w~])",
  ].join("|"),
  "g",
);

function inline(text, reader) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(TOKENS)) {
    nodes.push(withEmoji(plain(text.slice(from, found.index))));
    nodes.push(token(found, reader));
    from = found.index + found[0].length;
  }
  nodes.push(withEmoji(plain(text.slice(from))));
  return nodes;
}

function token([, link, code, bold, italic, struck], reader) {
  if (link !== undefined) return reference(link, reader);
  if (code !== undefined) return h("code", {}, plain(code));
  if (bold !== undefined) return h("strong", {}, inline(bold, reader));
  if (italic !== undefined) return h("em", {}, inline(italic, reader));
  return h("s", {}, inline(struck, reader));
}

function reference(link, reader) {
  const [target, words] = split(link);
  if (target.startsWith("@")) return mention(`@${reader.nameOf(target.slice(1)) || words || target.slice(1)}`, target.slice(1) === reader.id);
  if (target.startsWith("#")) return mention(`#${reader.channelName(target.slice(1)) || words || target.slice(1)}`);
  if (target.startsWith("!date^")) {
    const [, seconds, pattern] = target.split("^");
    return h("time", {}, slackDate(Number(seconds), pattern, plain(words), reader));
  }
  if (target.startsWith("!")) return mention(`@${target.slice(1).split("^")[0]}`);
  return outward(target, words);
}

function split(link) {
  const bar = link.indexOf("|");
  return bar < 0 ? [link, ""] : [link.slice(0, bar), link.slice(bar + 1)];
}

function mention(text, own = false) {
  return h(own ? "span.mention.own" : "span.mention", {}, text);
}

/** A link out of the simulation opens in a tab of its own, when it is pressed and not before. */
export function outward(target, words) {
  if (!/^(https?|mailto):/.test(target)) return plain(words || target);
  const shown = plain(words) || target.replace(/^mailto:/, "");
  return h("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, shown);
}

function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}
