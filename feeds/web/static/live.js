// New items appear by themselves: the page is asked for again (a 304 as long as nothing is new), and
// what it brings is set in. Without this script the page refreshes itself once a minute.
"use strict";
(() => {
  const main = document.querySelector("[data-live]");
  if (!main) return;

  const part = (page, name) => page.querySelector(`[data-part="${name}"]`);

  const setIn = (fresh) => {
    const here = part(document, "stories");
    const there = part(fresh, "stories");
    const known = new Set(Array.from(here.children, (story) => story.id));
    const wanted = new Set(Array.from(there.children, (story) => story.id));
    let below = null; // from the last to the first, so that each finds the one it stands above
    for (const story of Array.from(there.children).reverse()) {
      const old = document.getElementById(story.id);
      if (!old) {
        if (story.id) story.classList.add("new");
        here.insertBefore(story, below);
        below = story;
      } else {
        below = old;
        if (old.dataset.revised !== story.dataset.revised && !old.querySelector("details[open]")) {
          old.replaceWith(story);
          below = story;
        }
      }
    }
    for (const story of Array.from(here.children)) {
      if (!wanted.has(story.id) && known.has(story.id) && !story.querySelector("details[open]")) story.remove();
    }
    for (const name of ["count", "sources"]) part(document, name).replaceWith(part(fresh, name));
  };

  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (answer.ok) setIn(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The server is away for a moment; the next look comes soon.
    }
  };

  setInterval(look, Number(main.dataset.live) * 1000);
})();
