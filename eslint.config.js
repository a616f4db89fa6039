import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "build/",
      "build.*/",
      "node_modules/",
      ".data/",
      ".cache/",
      "public/",
      "test-results/",
      "playwright-report/",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["app/**/*.tsx"],
    ...jsxA11y.flatConfigs.recommended,
    plugins: { ...jsxA11y.flatConfigs.recommended.plugins, "react-hooks": reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      ...reactHooks.configs.recommended.rules,
      // A strict Content-Security-Policy forbids style attributes: use classes.
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='style']", message: "The CSP forbids style attributes: use a class." },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Only components/ui/stored-html.tsx shows stored, sanitised HTML.",
        },
      ],
    },
  },
  { files: ["app/components/ui/stored-html.tsx"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        ["process", "console", "URL", "setTimeout", "fetch", "AbortSignal", "Buffer"].map((name) => [name, "readonly"]),
      ),
    },
  },
);
