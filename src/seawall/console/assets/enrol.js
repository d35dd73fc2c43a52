// The enrolment page: shows the link's own secret half, which stands after "#" and was never sent to the server, and
// says whether the extension is here. The extension tells by one attribute on <html>; nothing is asked of it.
(() => {
  "use strict";
  const root = document.documentElement;
  const box = document.getElementById("presence");
  const words = box.querySelector("[data-presence]");

  function present() {
    const version = root.dataset.seawallExtension;
    const here = version !== undefined;
    box.classList.toggle("allow", here);
    words.textContent = here
      ? `The extension is in this browser${/^[0-9.]{1,20}$/.test(version) ? ` (version ${version})` : ""}. What is left is step 2.`
      : "The extension is not in this browser yet. This line changes by itself once it is.";
  }
  new MutationObserver(present).observe(root, { attributes: true, attributeFilter: ["data-seawall-extension"] });
  present();

  const whole = /^#swe_[a-z2-7]{4,40}_[A-Za-z0-9-]{20,80}\.[A-Za-z0-9_-]{43}$/;
  function link() {
    const fits = whole.test(location.hash);
    document.querySelector("[data-link]").hidden = !fits;
    document.querySelector("[data-no-link]").hidden = fits;
    document.getElementById("link").textContent = fits ? location.href : "";
  }
  addEventListener("hashchange", link);
  link();
})();
