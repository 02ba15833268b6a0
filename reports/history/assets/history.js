"use strict";
// The page is complete without this, which adds the filters.
const form = document.getElementById("filters");
const rows = [...document.querySelectorAll(".history > li")];

const filter = () => {
  const chosen = new FormData(form);
  const word = chosen.get("search").toLowerCase().trim();
  for (const row of rows) {
    const slug = row.querySelector("code").textContent.toLowerCase();
    row.hidden = !slug.includes(word) || (chosen.has("changed") && !("changed" in row.dataset));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  document.getElementById("shown").value = `${shown} of ${rows.length} requirements`;
};

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
