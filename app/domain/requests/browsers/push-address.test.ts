import { expect, test } from "vitest";
import { isPushAddress } from "./push-address.ts";

const trusted = ["push.internal:8443", "10.0.0.7:443"];

test.each([
  ["no address", "not an address"],
  ["nothing", ""],
  ["without encryption", "http://fcm.googleapis.com/fcm/send/abc"],
  ["a private address", "https://192.168.1.1/send"],
  ["this computer", "https://127.0.0.1/send"],
  ["a service of a cloud", "https://169.254.169.254/latest"],
  ["any other host", "https://push.example/send"],
  ["a name that only ends alike", "https://evilfcm.googleapis.com/fcm/send/abc"],
  ["a name that only begins alike", "https://fcm.googleapis.com.example/fcm/send/abc"],
  ["a name without its dot", "https://xpush.apple.com/abc"],
  ["another port", "https://fcm.googleapis.com:8443/fcm/send/abc"],
  ["a name and password", "https://a:b@fcm.googleapis.com/fcm/send/abc"],
  ["a fragment", "https://fcm.googleapis.com/fcm/send/abc#x"],
  ["a thousand letters", `https://fcm.googleapis.com/fcm/send/${"a".repeat(1_000)}`],
  ["another port of a trusted host", "https://push.internal/send"],
  ["a trusted host without encryption", "http://push.internal:8443/send"],
])("%s is no push service", (_name, endpoint) => expect(isPushAddress(endpoint, trusted)).toBe(false));

test.each([
  "https://fcm.googleapis.com/fcm/send/abc",
  "https://updates.push.services.mozilla.com/wpush/v2/abc",
  "https://web.push.apple.com/abc",
  "https://db5p.notify.windows.com/w/?token=abc",
  "https://push.internal:8443/send",
  "https://10.0.0.7/send",
])("%s is one", (endpoint) => expect(isPushAddress(endpoint, trusted)).toBe(true));
