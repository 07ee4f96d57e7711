// The emoji that people in this workspace use, by their Slack names.

const NAMES = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", wave: "👋", clap: "👏", tada: "🎉", heart: "❤️", smile: "😄", smiley: "😃",
  grinning: "😀", slightly_smiling_face: "🙂", blush: "😊", joy: "😂", thinking_face: "🤔", raised_hands: "🙌",
  pray: "🙏", handshake: "🤝", muscle: "💪", eyes: "👀", point_right: "👉", point_left: "👈", ok_hand: "👌",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️", question: "❓",
  exclamation: "❗", bulb: "💡", speech_balloon: "💬", calendar: "📅", spiral_calendar_pad: "🗓️", date: "📅",
  alarm_clock: "⏰", hourglass: "⌛", bell: "🔔", no_bell: "🔕", zzz: "💤", pencil: "✏️", memo: "📝", seedling: "🌱",
  herb: "🌿", sunflower: "🌻", star: "⭐", sparkles: "✨", rocket: "🚀", chart_with_upwards_trend: "📈", bar_chart: "📊",
  books: "📚", mortar_board: "🎓", lock: "🔒", unlock: "🔓", key: "🔑", link: "🔗", paperclip: "📎", mag: "🔍",
  arrow_right: "➡️", arrow_left: "⬅️", arrows_counterclockwise: "🔄", repeat: "🔁", coffee: "☕", tea: "🍵",
  busts_in_silhouette: "👥", bust_in_silhouette: "👤", ear: "👂", compass: "🧭", dart: "🎯", gift: "🎁", wastebasket: "🗑️",
  information_source: "ℹ️", large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴", cry: "😢", sob: "😭",
};

/** An emoji by its name, or the name as it was typed. */
export function emoji(name) {
  return NAMES[name] || `:${name}:`;
}
