// Shows which files were chosen, and which are too large, before they are sent.
(function () {
  "use strict";
  var LARGEST = 60 * 1000 * 1000;
  var form = document.getElementById("upload");
  var list = document.getElementById("chosen");
  var input = form && form.querySelector("input[type=file]");
  if (!input || !list) { return; }

  function row(file) {
    var item = document.createElement("li");
    var name = document.createElement("span");
    var size = document.createElement("span");
    name.textContent = file.name;
    size.textContent = file.size < 1e5
      ? Math.ceil(file.size / 1000) + " KB" : (file.size / 1e6).toFixed(1) + " MB";
    if (file.size > LARGEST) {
      size.className = "upload--wrong";
      size.textContent += ", too large";
    }
    item.append(name, size);
    return item;
  }

  input.addEventListener("change", function () {
    list.replaceChildren.apply(list, Array.from(input.files).map(row));
  });
  input.addEventListener("dragover", function () { input.classList.add("upload--over"); });
  ["dragleave", "drop"].forEach(function (kind) {
    input.addEventListener(kind, function () { input.classList.remove("upload--over"); });
  });
})();
