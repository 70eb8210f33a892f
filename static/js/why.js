// Why a sentence counts as it does: the words that decided its labels, on hover and on focus.
// Tab reaches each finding's sentences, the arrow keys go from one to the next, Escape closes.
// The answer is the finding's own page, asked for once; without this file that page is linked.
(function () {
  "use strict";

  var WAIT = 300;
  var answers = {};
  var box = null;
  var shown = null;
  var timer = 0;

  function sentenceAt(target) {
    return target.closest ? target.closest(".finding__text [id^='sentence-']") : null;
  }

  function readPage(address) {
    if (!answers[address]) {
      answers[address] = fetch(address, { credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          return answer.text();
        })
        .then(function (text) {
          return new DOMParser().parseFromString(text, "text/html");
        })
        .catch(function () {
          delete answers[address];
          return null;
        });
    }
    return answers[address];
  }

  function rowOf(sentence) {
    var id = sentence.id.replace("sentence-", "why-");
    var here = document.getElementById(id);
    if (here) {
      return Promise.resolve(here);
    }
    var link = sentence.closest(".finding").querySelector("a[data-why]");
    if (!link) {
      return Promise.resolve(null);
    }
    return readPage(link.href).then(function (page) {
      return page && page.getElementById(id);
    });
  }

  function close() {
    window.clearTimeout(timer);
    if (shown) {
      shown.removeAttribute("aria-describedby");
    }
    shown = null;
    if (box) {
      box.hidden = true;
    }
  }

  function place(sentence) {
    var line = sentence.getClientRects()[0];
    var last = sentence.getClientRects()[sentence.getClientRects().length - 1];
    var width = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(line.left, width - box.offsetWidth - 8));
    box.style.left = left + window.scrollX + "px";
    box.style.top = last.bottom + window.scrollY + "px";
  }

  function fill(row) {
    box.replaceChildren();
    Array.prototype.slice.call(row.cells, 1).forEach(function (cell) {
      var part = document.createElement("div");
      part.className = "why__part";
      var head = document.createElement("p");
      head.className = "why__head";
      head.textContent = cell.dataset.label;
      part.append(head);
      Array.prototype.forEach.call(cell.childNodes, function (node) {
        part.append(document.importNode(node, true));
      });
      box.append(part);
    });
  }

  function show(sentence) {
    if (shown === sentence) {
      return;
    }
    close();
    shown = sentence;
    rowOf(sentence).then(function (row) {
      if (!row || shown !== sentence) {
        return;
      }
      fill(row);
      box.hidden = false;
      place(sentence);
      sentence.setAttribute("aria-describedby", box.id);
    });
  }

  function later(action) {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, WAIT);
  }

  function setUpBox() {
    box = document.createElement("div");
    box.className = "why";
    box.id = "why";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.querySelector("main").append(box);
    box.addEventListener("mouseenter", function () {
      window.clearTimeout(timer);
    });
    box.addEventListener("mouseleave", function () {
      later(close);
    });
  }

  function sentencesOf(text) {
    return Array.prototype.slice.call(text.querySelectorAll("[id^='sentence-']"));
  }

  function setUpText(text) {
    sentencesOf(text).forEach(function (sentence, place) {
      sentence.tabIndex = place ? -1 : 0;
    });
  }

  function move(sentence, step) {
    var all = sentencesOf(sentence.closest(".finding__text"));
    var next = all[all.indexOf(sentence) + step];
    if (next) {
      sentence.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  }

  function onKey(event) {
    var sentence = sentenceAt(event.target);
    if (event.key === "Escape" && shown) {
      close();
    } else if (sentence && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      move(sentence, event.key === "ArrowRight" ? 1 : -1);
    }
  }

  function setUp() {
    setUpBox();
    document.querySelectorAll(".finding__text").forEach(setUpText);
    document.addEventListener("mouseover", function (event) {
      var sentence = sentenceAt(event.target);
      if (sentence) {
        later(show.bind(null, sentence));
      } else if (shown && !box.contains(event.target) && document.activeElement !== shown) {
        later(close);
      }
    });
    document.addEventListener("focusin", function (event) {
      var sentence = sentenceAt(event.target);
      if (sentence) {
        show(sentence);
      } else if (shown && !box.contains(event.target)) {
        close();
      }
    });
    document.addEventListener("keydown", onKey);
    document.addEventListener("htmx:afterSwap", function () {
      close();
      document.querySelectorAll(".finding__text").forEach(setUpText);
    });
  }

  setUp();
})();
