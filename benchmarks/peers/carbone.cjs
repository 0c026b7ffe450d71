// Carbone: node carbone.cjs FOLDER TEMPLATE, lines of JSON in and out.
const path = require("node:path");
const [folder, file] = process.argv.slice(2);
const carbone = require(path.join(path.resolve(folder), "node_modules", "carbone"));

const render = (content) =>
  new Promise((done, failed) =>
    carbone.render(path.resolve(file), content, (error, result) => (error ? failed(error) : done(result))),
  );

async function answer(line) {
  const seconds = [];
  let document;
  for (const content of JSON.parse(line)) {
    const start = process.cpuUsage();
    document = await render(content);
    const used = process.cpuUsage(start);
    seconds.push((used.user + used.system) / 1e6);
  }
  console.log(JSON.stringify({ seconds, document: Buffer.from(document).toString("base64") }));
}

let turn = Promise.resolve();
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  turn = turn.then(() => answer(line));
});
