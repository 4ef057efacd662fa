// Fields that suggest while one types are drawn by select2, which leaves them without a name: give them their label's.
"use strict";
{
    const nameOf = (select) => {
        const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
        return (label ? label.textContent : select.name).trim().replace(/:$/, "");
    };

    const setName = (element, name) => {
        element.removeAttribute("aria-labelledby");
        element.setAttribute("aria-label", name);
    };

    const nameBox = (select) => {
        const box = select.nextElementSibling && select.nextElementSibling.querySelector(".select2-selection");
        if (!box) {
            return;
        }
        const name = nameOf(select);
        const shown = box.querySelector(".select2-selection__rendered");
        setName(box, shown.title ? `${name}: ${shown.title}` : name);
        if (select.multiple) {
            // The list holds a button beside its items, which a list may not.
            shown.setAttribute("role", "group");
            shown.querySelectorAll("li").forEach((item) => item.setAttribute("role", "presentation"));
        }
        setName(shown, name);
        box.querySelectorAll(".select2-search__field").forEach((input) => setName(input, name));
    };

    const nameAll = () => document.querySelectorAll("select.select2-hidden-accessible").forEach(nameBox);

    // select2 draws when jQuery finds the page ready, and announces itself through jQuery only.
    window.addEventListener("load", () => {
        const $ = window.django && window.django.jQuery;
        if (!$) {
            return;
        }
        nameAll();
        $(document).on("change", ".admin-autocomplete", () => setTimeout(nameAll));
        $(document).on("select2:open", (event) => {
            document.querySelectorAll(".select2-selection[aria-owns]").forEach((box) => {
                box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
            });
            const inputs = document.querySelectorAll(".select2-dropdown .select2-search__field");
            inputs.forEach((input) => setName(input, nameOf(event.target)));
        });
        document.addEventListener("formset:added", () => setTimeout(nameAll));
    });
}
