// Light or dark, as the reader's system says; colours come from the palette in the data.

const query = () => window.matchMedia("(prefers-color-scheme: dark)");

export function themeOf(data) {
  const dark = query().matches && !window.matchMedia("print").matches;
  const tone = dark ? "dark" : "light";
  return {
    dark,
    base: (name) => data.inks.base[name][tone],
    actor: (name) => data.inks.actor[name][tone],
    paper: dark ? "#20262B" : "#FFFFFF",
  };
}

export function onThemeChange(listener) {
  query().addEventListener("change", listener);
}
