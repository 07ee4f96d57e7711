// Slack's native charts as SVG, with the same numbers as a table for those who do not see them.

import { h, svg } from "./dom.js";
import { t, locale } from "./texts.js";

const WIDTH = 480;
const HEIGHT = 220;
const WRITTEN = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 10 });
const PAD = { left: 40, right: 12, top: 10, bottom: 34 };

/** A `data_visualization` block. */
export function drawChart(block) {
  const chart = block.chart;
  const picture = chart.type === "pie" ? pie(chart.segments) : axes(chart);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", t("Chart: {title}. The numbers follow as a table.", { title: block.title }));
  return h("figure.chart", {}, h("figcaption", {}, block.title), picture, legend(chart), numbers(block.title, chart));
}

function names(chart) {
  return chart.type === "pie" ? chart.segments.map((segment) => segment.label) : chart.series.map((series) => series.name);
}

function legend(chart) {
  const listed = names(chart);
  if (listed.length < 2) return null;
  return h("ul.legend", { "aria-hidden": "true" }, listed.map((name, index) => h(`li.series-${index % 6}`, {}, name)));
}

function numbers(title, chart) {
  const rows = chart.type === "pie"
    ? chart.segments.map((segment) => [segment.label, segment.value])
    : chart.axis_config.categories.map((name, index) => [name, ...chart.series.map((series) => series.data[index].value)]);
  const heads = chart.type === "pie" ? ["", t("Value")] : ["", ...chart.series.map((series) => series.name)];
  return h("details.numbers", {}, h("summary", {}, t("Numbers")), h("table", {}, h("caption.hidden", {}, title),
    h("thead", {}, h("tr", {}, heads.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map(([name, ...values]) => h("tr", {}, h("th", { scope: "row" }, name), values.map((value) => h("td", {}, WRITTEN.format(value))))))));
}

function axes(chart) {
  const categories = chart.axis_config.categories;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const least = Math.min(0, ...values);
  const top = nice(Math.max(...values, least + 1));
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart-picture" });
  const y = (value) => PAD.top + (HEIGHT - PAD.top - PAD.bottom) * (1 - (value - least) / (top - least));
  const step = (WIDTH - PAD.left - PAD.right) / categories.length;
  const x = (index) => PAD.left + step * (index + 0.5);
  for (const mark of [least, (least + top) / 2, top]) picture.append(...line(mark, y(mark)));
  categories.forEach((name, index) => picture.append(label(name, x(index), step)));
  chart.series.forEach((series, place) => picture.append(...DRAWN[chart.type](series.data, { x, y, step, place, of: chart.series.length, floor: y(least) })));
  return picture;
}

function line(mark, at) {
  return [
    svg("line", { x1: PAD.left, x2: WIDTH - PAD.right, y1: at, y2: at, class: "chart-line" }),
    svg("text", { x: PAD.left - 6, y: at + 4, class: "chart-mark", "text-anchor": "end" }, WRITTEN.format(Math.round(mark * 100) / 100)),
  ];
}

function label(name, at, step) {
  const most = Math.max(3, Math.floor(step / 6.2));
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return svg("text", { x: at, y: HEIGHT - 12, class: "chart-mark", "text-anchor": "middle" }, svg("title", {}, name), shown);
}

function bars(points, { x, y, step, place, of, floor }) {
  const width = Math.min(46, (step * 0.72) / of);
  return points.map((point, index) => svg("rect", {
    x: x(index) - (width * of) / 2 + width * place, width: Math.max(1, width - 2), y: Math.min(y(point.value), floor),
    height: Math.abs(floor - y(point.value)), rx: 2, class: `series-${place % 6}`,
  }));
}

function path(points, { x, y, place }) {
  const way = points.map((point, index) => `${index ? "L" : "M"}${x(index)} ${y(point.value)}`).join(" ");
  const dots = points.map((point, index) => svg("circle", { cx: x(index), cy: y(point.value), r: 3.5, class: `series-${place % 6}` }));
  return [svg("path", { d: way, class: `chart-way series-${place % 6}` }), ...dots];
}

function area(points, at) {
  const { x, y, place, floor } = at;
  const way = points.map((point, index) => `${index ? "L" : "M"}${x(index)} ${y(point.value)}`).join(" ");
  const under = `${way} L${x(points.length - 1)} ${floor} L${x(0)} ${floor} Z`;
  return [svg("path", { d: under, class: `chart-area series-${place % 6}` }), ...path(points, at)];
}

const DRAWN = { bar: bars, line: path, area };

function pie(segments) {
  const picture = svg("svg", { viewBox: "0 0 220 220", class: "chart-picture pie" });
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  let from = -Math.PI / 2;
  segments.forEach((segment, index) => {
    const to = from + (2 * Math.PI * segment.value) / total;
    const isWhole = segments.length === 1;
    picture.append(isWhole ? svg("circle", { cx: 110, cy: 110, r: 95, class: "series-0" }) : slice(from, to, index));
    from = to;
  });
  return picture;
}

function slice(from, to, index) {
  const at = (angle) => `${110 + 95 * Math.cos(angle)} ${110 + 95 * Math.sin(angle)}`;
  return svg("path", { d: `M110 110 L${at(from)} A95 95 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)} Z`, class: `series-${index % 6}` });
}

/** The next round number. */
function nice(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((part) => part * size).find((round) => round >= value);
}
