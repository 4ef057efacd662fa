// A filter that is set without leaving the page changes its address; the links to other languages keep up with it.
document.addEventListener("htmx:pushedIntoHistory", () => {
    for (const link of document.querySelectorAll("a[hreflang], link[hreflang]")) {
        const address = new URL(link.href);
        address.search = location.search;
        link.href = address.href;
    }
});
