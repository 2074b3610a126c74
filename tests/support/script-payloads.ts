/** What calls out when it runs: pages of these tests count the calls. */
const call = "window.fired('x')";

const handlers = [
  'onerror',
  'onload',
  'onclick',
  'onfocus',
  'ontoggle',
  'onmouseover',
  'onanimationstart',
  'onpointerenter',
];
const elements = [
  '<img src=x',
  '<svg',
  '<svg><g',
  '<video src=x autoplay',
  '<audio src=x',
  '<body',
  '<details open',
  '<input autofocus',
  '<iframe src=x',
  '<object data=x',
  '<marquee',
  '<p style="animation:x 1s" tabindex=0',
  '<table background=x',
  '<math><mtext',
  '<a href=x',
  '<select autofocus',
  '<textarea autofocus',
  '<form><button',
  '<span data-node="record" data-label="x"',
  '<ul data-type="taskList"><li data-checked="true"',
];
const addresses = [
  `javascript:${call}`,
  `JaVaScRiPt:${call}`,
  `java\tscript:${call}`,
  ` javascript:${call}`,
  `javascript&colon;${call}`,
  `&#106;avascript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `vbscript:${call}`,
  `//evil.example/x`,
  `https://ok.example/" onmouseover="${call}`,
];
const carriers = [
  '<a href="X">go</a>',
  '<iframe src="X">',
  '<object data="X">',
  '<form action="X"><button>',
  '<img src="X">',
  '<embed src="X">',
  '<area href="X">',
];
const whole = [
  `<script>${call}</script>`,
  `"><script>${call}</script>`,
  `<svg><script>${call}</script></svg>`,
  `<math><style><img src=x onerror=${call}></style></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<template><script>${call}</script></template>`,
  `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<link rel=stylesheet href="data:text/css,*{}">`,
  `<base href="javascript:${call}//">`,
  `<style>@import 'javascript:${call}';</style>`,
  `<!--[if gte mso 9]><script>${call}</script><![endif]-->`,
  `<!--><img src=x onerror=${call}>-->`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${call}</x:script>`,
  `{{constructor.constructor("${call}")()}}`,
  `\${${call}}`,
  `<b id="docs-internal-guid-1"><img src=x onerror=${call}></b>`,
  `<p style="mso-list:l0 level1 lfo1"><img src=x onerror=${call}>item</p>`,
];

/** Three hundred ways in which text tries to become a program; each calls `window.fired` when it does. */
export const scriptPayloads: readonly string[] = [
  ...elements.flatMap((element) => handlers.map((handler) => `${element} ${handler}="${call}">`)),
  ...elements.map((element) => `${element} onerror=${call} onload=${call}`),
  ...carriers.flatMap((carrier) => addresses.map((address) => carrier.replace('X', address.replaceAll('"', '&quot;')))),
  ...whole,
  ...whole.map((payload) => encodeURIComponent(payload)),
  ...whole.map((payload) => payload.toUpperCase()),
].slice(0, 300);
