// On a narrow screen the filters start folded away, so that the findings come first.
(function () {
  "use strict";
  var panel = document.getElementById("filters");
  if (panel && window.matchMedia("(max-width: 60rem)").matches && !panel.querySelector(".field--wrong")) {
    panel.open = false;
  }
})();
