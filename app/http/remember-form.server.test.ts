import { expect, it } from "vitest";
import { rememberForm } from "./remember-form.server.ts";

const post = (body: string, type = "application/x-www-form-urlencoded;charset=UTF-8") =>
  new Request("http://localhost/forms/something-else/details?draft=1", {
    method: "POST",
    headers: { "Content-Type": type },
    body,
  });

it("has the fields of a form once more, in their order, after somebody has read it", async () => {
  const request = post("details=%E7%81%AF+%26+lamp&tick=a&tick=b");
  const again = rememberForm(request);
  await request.formData();
  expect(await again?.()).toEqual({
    action: "/forms/something-else/details?draft=1",
    fields: [
      ["details", "灯 & lamp"],
      ["tick", "a"],
      ["tick", "b"],
    ],
  });
});

it("shows no secret again, and nothing but a plain form", async () => {
  expect(await rememberForm(post("email=a%40b.example&password=hunter2hunter2"))?.()).toBeUndefined();
  expect(await rememberForm(post("code=123456"))?.()).toBeUndefined();
  expect(await rememberForm(post(""))?.()).toBeUndefined();
  expect(rememberForm(post("{}", "application/json"))).toBeUndefined();
  expect(rememberForm(post("--x", "multipart/form-data; boundary=x"))).toBeUndefined();
  expect(rememberForm(new Request("http://localhost/forms"))).toBeUndefined();
});
