// A button that copies a part of the page with its form: links, headings and tables. Without script the text is selected by hand.
"use strict";
{
    const copy = async (part) => {
        const html = new Blob([part.innerHTML], { type: "text/html" });
        const text = new Blob([part.innerText], { type: "text/plain" });
        await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": text })]);
    };

    document.querySelectorAll("[data-copy]").forEach((button) => {
        if (!navigator.clipboard || !window.ClipboardItem) {
            return;
        }
        const status = button.parentElement.querySelector("[role=status]");
        button.hidden = false;
        button.addEventListener("click", async () => {
            try {
                await copy(document.getElementById(button.dataset.copy));
                status.textContent = button.dataset.said;
            } catch {
                status.textContent = button.dataset.failed;
            }
        });
    });
}
