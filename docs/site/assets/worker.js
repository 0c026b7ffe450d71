/* Opened from a folder, a browser starts no worker: there the search runs in a hidden frame.
   The theme's search looks for the name IFrameWorker to find its own scripts. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function load(page, url) {
    return new Promise(function (done, failed) {
      const script = page.createElement("script");
      script.src = url;
      script.onload = done;
      script.onerror = failed;
      page.head.append(script);
    });
  }

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const page = this.frame.contentDocument;
      page.open();
      page.write("<!DOCTYPE html><title>search</title>");
      page.close();
      this.inner = this.frame.contentWindow;
      this.inner.postMessage = (data) => setTimeout(() => this.tell(data));
      this.inner.importScripts = (...urls) =>
        urls.reduce((before, one) => before.then(() => load(page, one)), Promise.resolve());
      this.ready = load(page, new URL(url, location.href).href);
    }

    tell(data) {
      this.dispatchEvent(new MessageEvent("message", { data: data }));
    }

    postMessage(data) {
      this.ready.then(() =>
        this.inner.dispatchEvent(new this.inner.MessageEvent("message", { data: data })),
      );
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = window.Worker = IFrameWorker;
})();
