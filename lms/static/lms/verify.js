/* The verify page: shows the printed name to whoever holds the QR code. The part after # never leaves the phone.
   Its SHA-256 must equal the digest the server gives for this certificate: then it is the text we signed. */
(function () {
  "use strict";
  var box = document.querySelector("[data-digest]"), text = window.location.hash.slice(1);
  if (!box || !text) { return; }
  function show(name) { var part = box.querySelector("[data-" + name + "]"); if (part) { part.hidden = false; } }
  if (!window.crypto || !crypto.subtle) { show("nocheck"); return; }
  function bytes(b64) {
    var raw = atob(b64.replace(/-/g, "+").replace(/_/g, "/")), out = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i += 1) { out[i] = raw.charCodeAt(i); }
    return out;
  }
  /* Layout: certificates/signing.py. */
  function nameOf(body) {
    var nameAt = 11 + body[10], length = body[nameAt];
    return new TextDecoder().decode(body.slice(nameAt + 1, nameAt + 1 + length));
  }
  crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)).then(function (digest) {
    var hex = Array.prototype.map.call(new Uint8Array(digest), function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
    if (hex !== box.dataset.digest) { show("mismatch"); return; }
    box.querySelector("[data-name]").textContent = nameOf(bytes(text));
    show("checked");
  });
})();
