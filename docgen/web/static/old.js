// For browsers that can't run the pages: they say so instead of "Đang mở…" for ever. Words of ES5.
(function () {
  "use strict";
  var told = false;

  function tell() {
    var main = document.getElementById("main");
    if (told || !main) return;
    told = true;
    var sentence = document.createElement("p");
    sentence.className = "lacking";
    sentence.setAttribute("role", "alert");
    sentence.appendChild(document.createTextNode(
      "Trình duyệt này đã cũ nên không chạy được trang: hãy mở bằng Chrome, Cốc Cốc, Edge hoặc Firefox bản từ năm 2022 trở lên."
    ));
    main.insertBefore(sentence, main.firstChild);
  }

  if (!("noModule" in document.createElement("script"))) document.addEventListener("DOMContentLoaded", tell);
  window.addEventListener("error", function (event) {
    if (/SyntaxError/.test(event.message || "")) tell();
  });
})();
