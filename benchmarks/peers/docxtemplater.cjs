// docxtemplater: node docxtemplater.cjs FOLDER TEMPLATE, lines of JSON in and out.
const fs = require("node:fs");
const path = require("node:path");
const [folder, file] = process.argv.slice(2);
const modules = path.join(path.resolve(folder), "node_modules");
const PizZip = require(path.join(modules, "pizzip"));
const Docxtemplater = require(path.join(modules, "docxtemplater"));
const template = fs.readFileSync(file);

require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const seconds = [];
  let document;
  for (const content of JSON.parse(line)) {
    const start = process.cpuUsage();
    const doc = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    doc.render(content);
    document = doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    const used = process.cpuUsage(start);
    seconds.push((used.user + used.system) / 1e6);
  }
  console.log(JSON.stringify({ seconds, document: document.toString("base64") }));
});
