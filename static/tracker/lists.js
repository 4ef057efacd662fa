// A filter that is set without leaving the page changes its address; the links to other languages keep up with it.
document.addEventListener("htmx:pushedIntoHistory", () => {
    for (const link of document.querySelectorAll("a[hreflang], link[hreflang]")) {
        const address = new URL(link.href);
        address.search = location.search;
        link.href = address.href;
    }
});

// While the options of a select are exchanged, the old choice and the new one stand side by side for a moment, and the
// wrong one can stay: choose what the answer chose.
document.addEventListener("htmx:afterSwap", () => {
    for (const option of document.querySelectorAll(".finder option")) {
        if (option.defaultSelected !== option.selected) {
            option.selected = option.defaultSelected;
        }
    }
});
