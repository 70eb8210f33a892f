// Themes by visits: the arrow keys walk the marks, a look at a mark shows its decisive sentences,
// and on a narrow screen the table becomes a list by theme. Without this file it is a table of
// links that scrolls within its frame.
(function () {
  "use strict";

  var WAIT = 350;
  var narrow = window.matchMedia("(max-width: 44rem)");
  var preview = null;
  var timer = 0;
  var shown = null;
  var told = {};
  var pointer = "";

  function cells(row) {
    return Array.prototype.slice.call(row.cells);
  }

  function stop(cell) {
    return cell.querySelector("a") || cell;
  }

  function rowsOf(table) {
    return Array.prototype.filter.call(table.rows, function (row) {
      return !row.classList.contains("matrix__group");
    });
  }

  // A grid has one stop for the Tab key, which the arrow keys move.
  function setUpGrid(table) {
    if (narrow.matches) {
      table.removeAttribute("role");
    } else {
      table.setAttribute("role", "grid");
    }
    rowsOf(table).forEach(function (row, place) {
      cells(row).forEach(function (cell, column) {
        if (narrow.matches) {
          stop(cell).removeAttribute("tabindex");
        } else {
          stop(cell).tabIndex = place === 1 && column === 1 ? 0 : -1;
        }
      });
    });
  }

  function moveTo(table, cell) {
    var current = table.querySelector('[tabindex="0"]');
    if (current) {
      current.tabIndex = -1;
    }
    stop(cell).tabIndex = 0;
    stop(cell).focus();
    stop(cell).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function target(event, rows, row, column) {
    var last = rows[row].cells.length - 1;
    switch (event.key) {
      case "ArrowRight": return [row, Math.min(column + 1, last)];
      case "ArrowLeft": return [row, Math.max(column - 1, 0)];
      case "ArrowDown": return [Math.min(row + 1, rows.length - 1), column];
      case "ArrowUp": return [Math.max(row - 1, 0), column];
      case "PageDown": return [Math.min(row + 10, rows.length - 1), column];
      case "PageUp": return [Math.max(row - 10, 0), column];
      case "Home": return event.ctrlKey ? [0, 0] : [row, 0];
      case "End": return event.ctrlKey ? [rows.length - 1, last] : [row, last];
      default: return null;
    }
  }

  function walk(event) {
    var table = event.currentTarget;
    var cell = event.target.closest("th, td");
    if (!cell || narrow.matches || event.altKey || event.metaKey) {
      return;
    }
    var rows = rowsOf(table);
    var to = target(event, rows, rows.indexOf(cell.parentNode), cell.cellIndex);
    if (to) {
      event.preventDefault();
      moveTo(table, rows[to[0]].cells[to[1]]);
    }
  }

  // On a narrow screen each mark says its visit, since it stands under no head.
  function setUpList(table) {
    var heads = cells(table.tHead.rows[0]).map(function (head) {
      return head.textContent.trim();
    });
    table.classList.toggle("matrix--list", narrow.matches);
    rowsOf(table).forEach(function (row) {
      cells(row).forEach(function (cell, column) {
        if (narrow.matches && cell.tagName === "TD") {
          cell.dataset.label = heads[column];
        }
      });
    });
  }

  function address(frame, link) {
    var query = new URL(link.href).searchParams;
    return frame.dataset.previews + query.get("theme") + "/" + query.get("visit") + "/";
  }

  function hide() {
    window.clearTimeout(timer);
    if (preview) {
      preview.hidden = true;
    }
    shown = null;
  }

  function place(link) {
    var box = link.getBoundingClientRect();
    var size = preview.getBoundingClientRect();
    var room = document.documentElement.clientWidth - size.width - 8;
    var below = box.bottom + size.height + 8 < window.innerHeight || box.top < size.height + 8;
    preview.style.left = Math.max(8, Math.min(box.left, room)) + "px";
    preview.style.top = (below ? box.bottom + 7 : box.top - size.height - 7) + "px";
  }

  function show(link, words) {
    if (shown !== link) {
      return;
    }
    preview.innerHTML = words;
    preview.hidden = false;
    place(link);
  }

  function look(frame, link) {
    var from = address(frame, link);
    shown = link;
    if (told[from]) {
      show(link, told[from]);
      return;
    }
    fetch(from, { credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject(answer.status);
    }).then(function (words) {
      told[from] = words;
      show(link, words);
    }).catch(hide);
  }

  // Scrolling moves marks under a pointer that lies still: that is no look at them.
  function liesStill(event) {
    var at = event.type === "mouseover" ? event.screenX + " " + event.screenY : null;
    var still = at !== null && at === pointer;
    pointer = at || pointer;
    return still;
  }

  function lookSoon(event) {
    var frame = event.currentTarget;
    if (liesStill(event)) {
      return;
    }
    var link = event.target.closest("td[class^='is-'] a");
    if (event.target.closest(".preview")) {
      window.clearTimeout(timer);
      return;
    }
    if (!link || narrow.matches) {
      hideSoon();
      return;
    }
    if (link === shown) {
      window.clearTimeout(timer);
      return;
    }
    hide();
    timer = window.setTimeout(function () { look(frame, link); }, WAIT);
  }

  // Leaves time to move the pointer onto the words themselves.
  function hideSoon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, WAIT);
  }

  // Words go along with the mark that has the focus; a mark scrolled from under the pointer is left.
  function follow() {
    if (!preview || preview.hidden) {
      return;
    }
    if (shown === document.activeElement) {
      place(shown);
    } else {
      hide();
    }
  }

  function setUpPreview(frame) {
    preview = document.createElement("div");
    preview.className = "preview";
    preview.setAttribute("role", "status");
    preview.hidden = true;
    frame.appendChild(preview);
    frame.addEventListener("mouseover", lookSoon);
    frame.addEventListener("mouseleave", hideSoon);
    frame.addEventListener("focusin", lookSoon);
    frame.addEventListener("focusout", hideSoon);
    frame.addEventListener("scroll", follow, { passive: true });
  }

  function setUp() {
    var frame = document.querySelector(".matrix-frame");
    if (!frame || frame.dataset.ready) {
      return;
    }
    var table = frame.querySelector(".matrix");
    frame.dataset.ready = "true";
    table.addEventListener("keydown", walk);
    setUpPreview(frame);
    arrange();
    frame.scrollLeft = frame.scrollWidth;
  }

  function arrange() {
    document.querySelectorAll(".matrix").forEach(function (table) {
      hide();
      setUpList(table);
      setUpGrid(table);
    });
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      hide();
    }
  });
  window.addEventListener("scroll", follow, { passive: true });
  narrow.addEventListener("change", arrange);
  document.addEventListener("htmx:afterSettle", setUp);
  setUp();
})();
