// What a page does more where scripts run. Without them everything is there, but
// for highlighting on hover and buttons that copy.

import { passkey } from "./passkey.js";
import { reader } from "./reader.js";

for (const el of document.querySelectorAll("[data-copy]")) {
  const b = document.createElement("button");
  const words = document.documentElement.lang === "ar" ? ["انسخ", "نُسخ"] : ["Copy", "Copied"];
  b.type = "button";
  b.className = "copy plain";
  b.textContent = words[0];
  b.addEventListener("click", async () => {
    await navigator.clipboard.writeText(el.textContent.replace(/\s+/g, " ").trim());
    b.textContent = words[1];
  });
  el.after(b);
}

const article = document.querySelector("[data-article]");
if (article) reader(article);

for (const form of document.querySelectorAll("[data-passkey]")) passkey(form);
if (document.querySelector("[data-review]")) import("./review.js");
