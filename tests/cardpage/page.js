// Draws one card in the page: draw(card, theme) returns what the renderer complained about.

const SCHEMES = {
  light: {
    text: ["#242424", "#616161"], accent: "#5b5fc7", good: "#237b4b", warning: "#835c00", attention: "#c4314b",
    back: { default: "#ffffff", emphasis: "#f5f5f5", accent: "#e8ebfa", good: "#e7f2da", warning: "#fbf6d9", attention: "#fcf4f6" },
    line: "#e0e0e0",
  },
  dark: {
    text: ["#ffffff", "#adadad"], accent: "#9ea2ff", good: "#92c353", warning: "#f8d22a", attention: "#f88490",
    back: { default: "#292929", emphasis: "#333333", accent: "#383966", good: "#0d2e0d", warning: "#463100", attention: "#3e1f25" },
    line: "#3d3d3d",
  },
};

const shades = (colour, subtle = colour) => ({ default: colour, subtle });

function containerStyle(scheme, background) {
  const [text, subtle] = scheme.text;
  return {
    backgroundColor: background,
    foregroundColors: {
      default: shades(text, subtle), dark: shades(text, subtle), light: shades(text, subtle),
      accent: shades(scheme.accent), good: shades(scheme.good),
      warning: shades(scheme.warning), attention: shades(scheme.attention),
    },
  };
}

function hostConfig(theme) {
  const scheme = SCHEMES[theme];
  const styles = Object.entries(scheme.back).map(([name, back]) => [name, containerStyle(scheme, back)]);
  return {
    fontFamily: "'Open Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: scheme.line },
    supportsInteractivity: true,
    containerStyles: Object.fromEntries(styles),
    actions: {
      maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
      allowTitleToWrap: false,
    },
    inputs: {
      label: { inputSpacing: "small", requiredInputs: { suffix: " *", suffixColor: "attention" } },
      errorMessage: { color: "attention", spacing: "small" },
    },
    textBlock: { headingLevel: 2 },
  };
}

const markdown = window.markdownit({ html: false });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

// Teams fetches choices in cards of 1.5 too (its own example says 1.2); the renderer asks for 1.6 and leaves them aside.
// Charts are of Teams alone; the renderer says so and draws the table that stands in for one.
const isChart = (complaint) => complaint.startsWith('Unknown element type "Chart.');
const isFetching = (complaint) => complaint.startsWith('Property "choices.data"');

window.submitted = [];

window.draw = (json, theme) => {
  document.documentElement.dataset.theme = theme;
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme));
  card.parse(json, context);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.SubmitAction) window.submitted.push(action.data);
  };
  const complaints = card.validateProperties().validationEvents.map((event) => event.message);
  for (let at = 0; at < context.eventCount; at += 1) complaints.push(context.getEventAt(at).message);
  document.querySelector("main").replaceChildren(card.render());
  return complaints.filter((complaint) => !isFetching(complaint) && !isChart(complaint));
};

// Returns the texts whose contrast against their background is below 4.5 (WCAG 2 AA).
window.faint = () => {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ground = (element) => {
    const colour = parts(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? ground(element.parentElement) : colour;
  };
  const contrast = (element) => {
    const [one, other] = [parts(getComputedStyle(element).color), ground(element)].map(luminance);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  const texts = [...document.querySelectorAll("main *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return texts.filter((element) => contrast(element) < 4.5).map((element) => element.textContent);
};
