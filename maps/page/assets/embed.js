// A map within another page, or on a low screen: almost all of it is map, with a stamp under it; the claims open beside it.

const LOW = "screen and (max-height: 480px)";

// `asked` is what the address says, undefined where it says nothing: then the maker's wish counts, or how low the screen is.
export function watchFrame(app, asked) {
  const low = window.matchMedia(LOW);
  const fit = () => {
    const isEmbed = asked ?? (app.data.embed || low.matches);
    if (document.body.classList.contains("embed") === isEmbed) return;
    document.body.classList.toggle("embed", isEmbed);
    app.openSheet(false);
    if (app.hasWords) app.foldKey();
  };
  low.addEventListener("change", fit);
  fit();
}
