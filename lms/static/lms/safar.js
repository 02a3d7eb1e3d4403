/* Safar: additions for browsers with a script. Every page works without. All words come from the page. */
(function () {
  "use strict";
  var doc = document, store = null;
  try { store = window.localStorage; } catch (e) { /* storage may be forbidden */ }
  function all(selector, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(selector)); }
  function put(key, value) { try { store && store.setItem("safar:" + key, value); } catch (e) { /* full */ } }
  function get(key) { try { return store && store.getItem("safar:" + key); } catch (e) { return null; } }
  function read(key) { try { return JSON.parse(get(key)) || {}; } catch (e) { return {}; /* not ours, or cut off */ } }
  function keys() { return store ? Object.keys(store).filter(function (k) { return k.indexOf("safar:") === 0; }) : []; }

  all("[data-language]").forEach(function (link) {
    link.addEventListener("click", function () {
      doc.cookie = "lang=" + link.dataset.language + ";path=/;max-age=31536000;samesite=lax";
    });
  });
  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  all("[data-leave]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      /* The link's own rel does not hold for replace(). */
      var policy = doc.createElement("meta");
      policy.name = "referrer"; policy.content = "no-referrer";
      doc.head.appendChild(policy);
      doc.title = "";
      doc.body.textContent = "";
      window.location.replace(link.href);
    });
  });
  all("[data-toggle-secret]").forEach(function (button) {
    var input = doc.getElementById(button.dataset.toggleSecret);
    button.hidden = false;
    button.addEventListener("click", function () {
      var hide = input.type === "text";
      input.type = hide ? "password" : "text";
      button.textContent = hide ? button.dataset.show : button.dataset.hide;
    });
  });

  /* What is typed stays on this device until it is sent; cut-off pages and closed browsers lose nothing. */
  all("form[data-keep]").forEach(function (form) {
    var name = form.dataset.keep, kept = read(name);
    function keeps(field) { return field.name && field.type !== "hidden" && field.type !== "password"; }
    all("input,select,textarea", form).forEach(function (field) {
      if (!keeps(field) || !(field.name in kept)) { return; }
      if (field.type === "checkbox") { field.checked = kept[field.name] === true; }
      else if (field.type === "radio") { if (!form.querySelector('[name="' + field.name + '"]:checked')) { field.checked = field.value === kept[field.name]; } }
      else if (!field.value || field.tagName === "SELECT") { field.value = kept[field.name]; }
    });
    /* Both: "input" keeps a text that is being typed, old browsers tell of a choice only by "change". */
    ["input", "change"].forEach(function (kind) {
      form.addEventListener(kind, function (event) {
        var field = event.target;
        if (!keeps(field)) { return; }
        kept[field.name] = field.type === "checkbox" ? field.checked : field.value;
        put(name, JSON.stringify(kept));
      });
    });
  });
  all("[data-empty]").forEach(function (part) {
    part.hidden = false;
    part.querySelector("button").addEventListener("click", function () {
      store && store.removeItem("safar:" + part.dataset.empty);
      window.location.replace(window.location.pathname);
    });
  });
  all("[data-clear-kept]").forEach(function (element) {
    keys().forEach(function (key) { if (key.indexOf("safar:" + element.dataset.clearKept) === 0) { store.removeItem(key); } });
  });

  /* Notes for her countries stand open. A learner's choice is kept by the server too, see views/countries.py. */
  var countries = read("countries");
  all("form[data-countries]").forEach(function (form) {
    all("input[type=radio]", form).forEach(function (radio) { if (radio.value === countries[radio.name]) { radio.checked = true; } });
    form.addEventListener("submit", function () {
      all("input:checked", form).forEach(function (radio) { countries[radio.name] = radio.value; });
      put("countries", JSON.stringify(countries));
    });
  });
  function fits(note, own) { return !note || note === own; }
  all("details[data-from]").forEach(function (note) {
    if (fits(note.dataset.from, countries.origin) && fits(note.dataset.to, countries.destination)) { note.open = true; note.classList.add("own"); }
  });

  /* The final test, one question at a time. */
  all("form[data-one-by-one]").forEach(function (form) {
    var sets = all("fieldset", form), finish = form.querySelector("button[type=submit],.btn.main"), at = 0;
    if (sets.length < 2) { return; }
    function button(text, kind) {
      var made = doc.createElement("button");
      made.type = "button"; made.className = "btn " + kind; made.textContent = text;
      form.insertBefore(made, finish);
      return made;
    }
    var count = doc.createElement("p"), next = button(form.dataset.labelNext, "main"), back = button(form.dataset.labelBack, "outline");
    count.className = "progress"; count.setAttribute("aria-live", "polite");
    form.insertBefore(count, sets[0]);
    form.insertBefore(finish, back);
    function show(index, focus) {
      at = Math.max(0, Math.min(sets.length - 1, index));
      sets.forEach(function (set, n) { set.hidden = n !== at; });
      back.hidden = at === 0; next.hidden = at === sets.length - 1; finish.hidden = at !== sets.length - 1;
      count.textContent = form.dataset.labelCount.replace("{n}", at + 1).replace("{total}", sets.length);
      if (focus) { var first = sets[at].querySelector("input"); first && first.focus(); window.scrollTo(0, 0); }
    }
    next.addEventListener("click", function () { show(at + 1, true); });
    back.addEventListener("click", function () { show(at - 1, true); });
    all('a[href^="#question-"]').forEach(function (link) {
      link.addEventListener("click", function (event) { event.preventDefault(); show(parseInt(link.hash.slice(10), 10) - 1, true); });
    });
    form.addEventListener("submit", function (event) {
      var empty = sets.findIndex(function (set) { return !set.querySelector("input:checked"); });
      if (empty >= 0 && empty !== at) { event.preventDefault(); show(empty, true); }
    });
    var wrong = sets.findIndex(function (set) { return set.classList.contains("wrong") && !set.querySelector("input:checked"); });
    show(wrong >= 0 ? wrong : 0, false);
  });

  /* A learner who finishes leaves nothing behind on a shared phone. */
  all("form[data-forget]").forEach(function (form) {
    form.addEventListener("submit", function () {
      keys().forEach(function (key) { store.removeItem(key); });
      try { sessionStorage.clear(); } catch (e) { /* forbidden */ }
      if (window.caches) { caches.keys().then(function (names) { names.forEach(function (n) { caches.delete(n); }); }); }
    });
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted && doc.querySelector("[data-personal],[data-forget]")) { window.location.reload(); } });
  var problem = doc.querySelector(".errors");
  problem && problem.focus();
})();
