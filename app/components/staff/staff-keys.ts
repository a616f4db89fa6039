/** Every key of the staff area and where it works; with `Alt` the steps work without scripts, too. */
export const STAFF_KEYS = [
  { key: "?", does: "help", where: "everywhere" },
  { key: "/", does: "search", where: "queue" },
  { key: "j", does: "next", where: "queue" },
  { key: "k", does: "previous", where: "queue" },
  { key: "o", does: "open", where: "queue" },
  { key: "t", does: "take", where: "request" },
  { key: "n", does: "note", where: "request" },
  { key: "s", does: "start", where: "request" },
  { key: "m", does: "ask", where: "request" },
  { key: "a", does: "answer", where: "request" },
  { key: "i", does: "insert", where: "request" },
  { key: "x", does: "refuse", where: "request" },
  { key: "d", does: "send_on", where: "request" },
  { key: "r", does: "return", where: "request" },
  { key: "u", does: "duplicate", where: "request" },
] as const;
